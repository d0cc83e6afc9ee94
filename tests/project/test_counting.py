"""Whose codings count: chosen once, and the same in figures, reports, workbooks and exports."""

from __future__ import annotations

import csv
import json
import sqlite3
from pathlib import Path

import pytest

from qualcode.analysis import frequencies
from qualcode.errors import ProjectError
from qualcode.model import Code, Codebook, Coding, SegmentKind
from qualcode.project import Project
from qualcode.project.counting import APART, AUTOMATIC, ONCE

TALK = """Interviewer: Hoe gaat het met het rooster?

Wil: Dat rooster {n} hangt op vrijdag en dan is ruilen al te laat, zo gaat dat hier nu eenmaal al jaren.

Interviewer: En wat zegt de planner?

Wil: De planner zegt dat wij het zelf maar moeten oplossen met elkaar, en dat doen wij dan ook maar weer.
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    files = [tmp_path / f"gesprek{n}.txt" for n in (1, 2)]
    for n, file in enumerate(files, 1):
        file.write_text(TALK.format(n=n), encoding="utf-8")
    made = Project.create(tmp_path / "studie.db", who="Anna")
    made.add(files, case="De Wilg")
    made.load_codebook(Codebook("b", "Boek", (Code("r", "Rooster"), Code("p", "Planner"))))
    fragments = made.segments(kind=SegmentKind.CONTENT)
    on = [
        Coding("", "b/r", one.document, one.start, one.end, who)
        for one in fragments
        for who in ("Anna", "Bas")
    ]
    made.code(on)
    return made


def total(project: Project) -> int:
    return int(project.analysis().table.totals["codings"])


def decide(project: Project, name: str, code: str) -> None:
    """Decide on the first fragment of the first source, as the page Overeenstemming does."""
    first = project.segments(kind=SegmentKind.CONTENT)[0]
    project.code([Coding("", code, first.document, first.start, first.end, name)])
    project.review([first.id], coder=name)


def test_what_two_coders_gave_alike_counts_once(project: Project) -> None:
    assert total(project) == 4
    project.count_codings_of(APART)
    assert total(project) == 8
    project.count_codings_of("Bas")
    assert total(project) == 4
    assert project.analysis().table.told == "Geteld zijn alleen de codes van Bas."
    with pytest.raises(ProjectError, match="Cor"):
        project.count_codings_of("Cor")
    assert project.counting == "Bas"
    assert len(project.events(what="setting.change")) == 2


def test_what_was_decided_counts_where_it_was_decided(project: Project) -> None:
    decide(project, "Besluit", "b/p")
    assert project.decider == "Besluit"
    assert list(frequencies(project.analysis().table)["codings"]) == [3, 1]
    project.count_codings_of(ONCE)
    assert total(project) == 5
    project.count_codings_of(AUTOMATIC)
    assert total(project) == 4


def test_a_decider_of_any_name_is_remembered(project: Project) -> None:
    decide(project, "Wij samen", "b/p")
    assert project.decider == ""
    assert total(project) == 5
    project.decider = "Wij samen"
    assert total(project) == 4
    with Project.open(project.path) as again:
        assert again.decider == "Wij samen"


@pytest.mark.parametrize("name", ["gold", "Goud", "consensus", "decision", "besluit"])
def test_no_name_of_a_coder_means_that_it_was_decided(project: Project, name: str) -> None:
    """Only the name that was chosen decides, or the one that the program itself decides under."""
    decide(project, name, "b/p")
    assert (project.decider, project.deciding) == ("", "Besluit")
    assert "samen is besloten" not in project.analysis().table.told


def test_what_was_decided_in_one_language_is_known_in_the_other(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(project, "Besluit", "b/p")
    monkeypatch.setattr("qualcode.i18n._language", "en")
    assert project.decider == "Besluit"


def test_everything_that_goes_out_counts_alike(project: Project, tmp_path: Path) -> None:
    pytest.importorskip("openpyxl")
    from openpyxl import load_workbook

    decide(project, "Besluit", "b/p")
    told = project.analysis().table.told
    assert "Besluit" in told
    report = project.report(tmp_path / "uit")
    page, data = report[0].read_text(encoding="utf-8"), json.loads(report[1].read_text(encoding="utf-8"))
    assert told in page
    assert (data["counts"]["codings"], data["counting"]) == (4, {"how": "decided", "coder": "Besluit"})
    book = load_workbook(project.export_excel(tmp_path / "uit.xlsx"))
    assert told in str(book["Overzicht"]["A2"].value)
    assert any(told in str(row[2].value) for row in book["Verantwoording"].iter_rows())
    project.export_sqlite(tmp_path / "uit.sqlite")
    with sqlite3.connect(tmp_path / "uit.sqlite") as db:
        counts = dict(db.execute("SELECT code, codings FROM code_frequencies").fetchall())
        kept = db.execute("SELECT count(*), sum(counts) FROM codings").fetchone()
        assert told == db.execute("SELECT about FROM about WHERE \"column\" = 'counting'").fetchone()[0]
    assert counts == {"Rooster": 3, "Planner": 1}
    assert kept == (9, 7)
    project.export_csv(tmp_path / "csv", for_excel=False)
    with (tmp_path / "csv" / "codings.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert sum(row["counts"] == "1" for row in rows) == 7
    assert len({row["same_as"] for row in rows if row["counts"] == "1"}) == 4


def test_codes_are_counted_as_the_project_has_it(project: Project) -> None:
    assert project.counted_codes().counts == {"b/r": 4}
    assert "Anna, Bas" in project.counted_codes().told
    project.count_codings_of(APART)
    assert project.counted_codes().counts == {"b/r": 8}
    project.count_codings_of("Bas")
    assert project.counted_codes().counts == {"b/r": 4}
    assert "Bas" in project.counted_codes().told
    project.count_codings_of(AUTOMATIC)
    decide(project, "Besluit", "b/p")
    assert project.counted_codes().counts == {"b/r": 3, "b/p": 1}
