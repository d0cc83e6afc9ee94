"""Coding blind: kept per coder, no table of the analysis, and what such a coder sees of the others' work."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from qualcode.analysis import frequencies
from qualcode.errors import ProjectError
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


def test_what_goes_out_holds_nothing_of_others_there_unless_asked(project: Project, tmp_path: Path) -> None:
    ria, kees = document(project, "Ria"), document(project, "Kees")
    here = project.segments(document=ria, kind=SegmentKind.CONTENT)
    project.code([Coding("", "boek/lijst", ria, here[0].start, here[0].end, "Carla")])
    project.write_memo(f"document:{ria}", "Mij valt de donderdag op.")
    with Project.open(project.path, who="Anna") as other:
        other.write_memo(f"span:{ria}:{here[0].start}-{here[0].end}", "Anna over de gang.")
    project.set_blind([ria])
    bundle = project.bundle()
    assert {one.coder for one in bundle.codings if one.document == ria} == {"Carla"}
    assert {one.coder for one in bundle.codings if one.document == kees} == {"Anna"}
    assert [one.text for one in bundle.memos] == ["Mij valt de donderdag op."]
    kept = {one.id for one in bundle.codings}
    assert bundle.counted is not None
    assert set(bundle.counted) | set(bundle.counted.values()) == kept
    told = json.dumps([[one.before, one.after] for one in bundle.events])
    assert kept <= set(told.split('"'))
    assert "Anna over de gang." not in told
    hidden = {one.id for one in project.codings(document=ria) if one.coder == "Anna"}
    assert hidden
    assert not hidden & set(told.split('"'))
    study = project.study()
    assert {one.id for one in study.codings} == set(study.texts) == kept
    assert study.counts["codings"] == len(kept)
    written = project.export_jsonl(tmp_path / "uit")
    assert not [one for one in hidden if any(one in file.read_text("utf-8") for file in written)]
    assert hidden <= {one.id for one in project.bundle(others=True).codings}


def test_figures_that_go_out_are_those_on_the_page_also_where_was_decided(project: Project) -> None:
    """What was decided together in a source coded blind is left out, and does not make own codings count."""
    ria = document(project, "Ria")
    here = project.segments(document=ria, kind=SegmentKind.CONTENT)[0]
    project.code([Coding("", "boek/ruilen", ria, here.start, here.end, name) for name in ("Carla", "samen")])
    project.decider = "samen"
    project.set_blind([ria])
    page, file = project.seen_analysis().table, project.study().table
    columns = ["key", "codings", "documents"]
    assert frequencies(file)[columns].equals(frequencies(page)[columns])


def test_counts_and_summaries_of_others_there_do_not_go_out(project: Project) -> None:
    """Neither how much they turned down and did, nor what they noted of a coding or summed up in a cell."""
    ria, kees = document(project, "Ria"), document(project, "Kees")
    place = {one: project.segments(document=one, kind=SegmentKind.CONTENT)[0] for one in (ria, kees)}
    with Project.open(project.path, who="Anna") as anna:
        for one in (ria, kees):
            anna.reject(place[one].id, "boek/ruilen")
            anna.review([place[one].id])
            coding = anna.codings(document=one)[0]
            anna.write_memo(f"coding:{coding.id}", f"Over {coding.document}.")
            anna.put_summary(f"code=boek/lijst|document={one}", f"Samengevat: {one}.")
        anna.put_summary("case=huis|code=boek/lijst", "Donderdag geldt voor allebei.")
    project.put_summary("case=huis|code=boek/ruilen", "Zelf rondbellen.")
    project.reject(place[ria].id, "boek/lijst")
    whole = project.study()
    project.set_blind([ria])
    study, bundle = project.study(), project.bundle()
    assert (whole.rejections, study.rejections) == (3, 2)
    assert [one.text for one in study.memos] == [one.text for one in bundle.memos] == [f"Over {kees}."]
    assert [one.segment for one in bundle.reviews] == [place[kees].id]
    assert {one.text for one in bundle.summaries} == {one.text for one in study.summaries.values()}
    assert set(study.spots) == {one.id for one in study.memos}
    assert {one.text for one in study.summaries.values()} == {f"Samengevat: {kees}.", "Zelf rondbellen."}
    hers = {
        "rejection.add": 1,
        "memo.add": 1,
        "summary.add": 2,
        "coding.add": len(project.codings(document=ria)),
    }
    assert {what: whole.events[what] - study.events[what] for what in hers} == hers
    assert study.events == Counter(one.what for one in bundle.events)
    told = json.dumps([[one.before, one.after] for one in bundle.events])
    assert f"Over {ria}." not in told
    assert "Donderdag geldt" not in told
    assert f"Samengevat: {kees}." in told


def test_what_was_done_in_a_former_version_does_not_go_out_either(project: Project, tmp_path: Path) -> None:
    ria = document(project, "Ria")
    place = project.segments(document=ria, kind=SegmentKind.CONTENT)[0]
    with Project.open(project.path, who="Anna") as anna:
        anna.write_memo(f"span:{ria}:{place.start}-{place.start + 9}", "Dat staat er dan niet meer.")
    project.set_blind([ria])
    (tmp_path / "Ria.txt").write_text(
        "Interviewer: Wie maakt de lijst?\n\nWil: De planner, denk ik.\n", "utf-8"
    )
    project.add([tmp_path / "Ria.txt"], case="Huis")
    assert "Dat staat er dan niet meer." in {one.text for one in project.study(others=True).memos}
    study, bundle = project.study(), project.bundle()
    assert not study.memos
    assert not bundle.memos
    assert "Dat staat er dan niet meer." not in json.dumps([[one.before, one.after] for one in bundle.events])


def test_a_summary_of_others_there_is_not_read_on_the_page_nor_written_over(project: Project) -> None:
    ria, kees = document(project, "Ria"), document(project, "Kees")
    with Project.open(project.path, who="Anna") as anna:
        for one in (ria, kees):
            anna.put_summary(f"code=boek/lijst|document={one}", "Donderdag.")
    project.set_blind([ria])
    assert set(project.seen_analysis().summaries()) == {f"code=boek/lijst|document={kees}"}
    with pytest.raises(ProjectError, match="blind"):
        project.put_summary(f"code=boek/lijst|document={ria}", "Vrijdag.")
    project.put_summary(f"code=boek/lijst|document={kees}", "Vrijdag.")
    project.set_blind([])
    assert {one.text for one in project.seen_analysis().summaries().values()} == {"Donderdag.", "Vrijdag."}
