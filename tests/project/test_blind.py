"""Coding blind: kept per coder, no table of the analysis, and what such a coder sees of the others' work."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from qualcode.analysis import frequencies
from qualcode.model import Code, Codebook, Coding, SegmentKind
from qualcode.project import Project
from qualcode.store.schema.blind import m009_blind_is_no_view

TALK = """Interviewer: Wie maakt bij jullie de lijst met diensten?

Wil: Dat doet {who}, op donderdag, en dan hangt hij meteen in de gang en valt er niets meer aan te ruilen.

Interviewer: En als je dan niet kunt?

Wil: Dan bel je zelf rond tot je iemand hebt, want {who} is er op vrijdag nooit en neemt ook niet op.
"""


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    for who in ("Ria", "Kees"):
        (tmp_path / f"{who}.txt").write_text(TALK.format(who=who), "utf-8")
    with Project.create(tmp_path / "studie.db", who="Carla") as made:
        made.add([tmp_path / "Ria.txt", tmp_path / "Kees.txt"], case="Huis")
        made.load_codebook(Codebook("boek", "Boek", (Code("lijst", "De lijst"), Code("ruilen", "Ruilen"))))
        for document in made.documents():
            spans = made.segments(document=document.id, kind=SegmentKind.CONTENT)
            made.code([Coding("", "boek/lijst", document.id, s.start, s.end, "Anna") for s in spans])
        yield made


def document(project: Project, title: str) -> str:
    return next(one.id for one in project.documents() if one.title == title)


def test_it_is_each_coders_own_and_can_be_lifted(project: Project) -> None:
    ria, kees = document(project, "Ria"), document(project, "Kees")
    project.set_blind([ria])
    project.set_blind([kees, ria], coder="Daan")
    assert (project.blind(), project.blind("Daan"), project.blind("Anna")) == ({ria}, {ria, kees}, set())
    project.set_blind(project.blind() - {ria})
    assert project.blind() == frozenset()


def test_it_is_no_table_of_the_analysis_and_of_no_report(project: Project, tmp_path: Path) -> None:
    project.set_blind([document(project, "Ria")])
    assert project.analysis().views() == []
    assert project.export_excel(tmp_path / "uit.xlsx").is_file()


def test_what_others_coded_there_is_not_counted_for_who_codes_it_blind(project: Project) -> None:
    ria = document(project, "Ria")
    everything = project.counted_codes().counts["boek/lijst"]
    assert project.seen_codes().counts == {"boek/lijst": everything}
    project.set_blind([ria])
    here = project.segments(document=ria, kind=SegmentKind.CONTENT)
    seen = everything - len(here)
    assert project.seen_codes().counts == {"boek/lijst": seen}
    assert "blind" in project.seen_codes().told
    project.code([Coding("", "boek/ruilen", ria, here[0].start, here[0].end, "Carla")])
    for table in (project.seen_analysis().table, project.seen_analysis().everyone):
        shown = frequencies(table)
        assert dict(zip(shown["key"], shown["codings"], strict=True)) == {
            "boek/lijst": seen,
            "boek/ruilen": 1,
        }
    assert project.counted_codes().counts["boek/lijst"] == everything


def test_a_new_version_of_the_source_stays_blind(project: Project, tmp_path: Path) -> None:
    project.set_blind([document(project, "Ria")])
    (tmp_path / "Ria.txt").write_text(TALK.format(who="Ria") + "\nInterviewer: Dank je wel.\n", "utf-8")
    project.add([tmp_path / "Ria.txt"], case="Huis")
    newer = document(project, "Ria")
    assert project.blind() == {newer}
    project.set_blind(project.blind() - {newer})
    assert project.blind() == frozenset()


def test_a_file_in_which_it_stood_among_the_views_keeps_it(project: Project) -> None:
    ria = document(project, "Ria")
    project.save_view("blind:Daan", {"documents": [ria]})
    project.save_view("Codes", {"kind": "frequencies"})
    m009_blind_is_no_view(project._store._db)
    assert project.blind("Daan") == {ria}
    assert list(project.views()) == ["Codes"]
    assert json.loads(project._store.setting("blind.Daan")) == [ria]
