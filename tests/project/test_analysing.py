"""The figures of a project: kept while nothing changes, anew when something does."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from qualcode.analysis import View, frequencies
from qualcode.errors import AnalysisError
from qualcode.model import Code, Codebook, Coding
from qualcode.project import Project

TALK = """INT: Hoe gaat het met het rooster op jullie afdeling, kun je daar iets over vertellen?

R1: Het rooster hangt er pas een week van tevoren, en dan moet ik thuis alles omgooien voor de kinderen.

INT: En wat doet dat met je, als je dat zo terugkijkt over het afgelopen jaar?

R1: Ik ben er vaak moe van en ik denk weleens dat ik beter zelf mijn dagen kan kiezen bij een bureau.
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    file = tmp_path / "gesprek.txt"
    file.write_text(TALK, encoding="utf-8")
    made = Project.create(tmp_path / "p.db", who="Anna")
    made.add([file], case="Noord")
    made.load_codebook(Codebook("b", "Boek", (Code("rooster", "Rooster", "Wanneer iemand werkt."),)))
    return made


def code_first(project: Project) -> None:
    segment = next(one for one in project.segments() if one.speaker == "R1")
    project.code([Coding("", "b/rooster", segment.document, segment.start, segment.end, "Anna")])


def test_the_table_is_kept_until_something_changes(project: Project) -> None:
    first = project.analysis().table
    assert project.analysis().table is first
    code_first(project)
    second = project.analysis().table
    assert second is not first
    assert second.material is first.material
    assert frequencies(second)["codings"].tolist() == [1]


def test_a_changed_speaker_changes_the_material(project: Project) -> None:
    before = project.analysis().table
    project.set_speaker(project.documents()[0].id, "R1", attributes={"contractvorm": "vast"})
    after = project.analysis().table
    assert after.material is not before.material
    assert after.axis("contractvorm").values[0].label == "vast"


def test_another_connection_sees_the_change(project: Project) -> None:
    project.analysis()
    with Project.open(project.path, who="Bas") as other:
        code_first(other)
    assert project.analysis().table.totals["codings"] == 1


def test_views_are_saved_made_and_found_again(project: Project) -> None:
    code_first(project)
    analysis = project.analysis()
    analysis.save(View("Mijn tabel", rows="code", columns="case", cell="summary"))
    made = project.analysis().make("mijn tabel")
    assert made.matrix is not None
    project.put_summary(made.matrix.cells[0][0].key, "Te laat bekend.")
    again = project.analysis().make("Mijn tabel")
    assert again.frame.iloc[0, 0] == "Te laat bekend.\n(interview 1)"
    with pytest.raises(AnalysisError):
        project.analysis().view("bestaat niet")
    with pytest.raises(AnalysisError):
        analysis.save(View("Kapot", rows="kleur"))
    assert [view.name for view in project.analysis().views()] == ["Mijn tabel"]


def test_codes_stand_below_their_own_in_figures_however_the_codebook_lists_them(project: Project) -> None:
    codes = (
        Code("werk", "Werk", "Wat iemand doet."),
        Code("thuis", "Thuis", "Wat daarnaast is."),
        Code("druk", "Druk", "Te veel tegelijk.", parent="werk"),
        Code("zorg", "Zorg voor kinderen", "Wie er oppast.", parent="thuis"),
    )
    project.load_codebook(Codebook("c", "Boek van elders", codes))
    assert frequencies(project.analysis().table)["label"].tolist()[:4] == [
        "Werk",
        "Druk",
        "Thuis",
        "Zorg voor kinderen",
    ]


def test_what_goes_out_calls_codes_of_a_former_codebook_as_the_page_does(
    project: Project, tmp_path: Path
) -> None:
    work = Code("werk", "Werk", "Wat iemand doet.")
    project.load_codebook(
        Codebook("b", "Boek", (work, Code("rooster", "Rooster", "Wanneer.", parent="werk")))
    )
    code_first(project)
    project.load_codebook(
        Codebook("c", "Ander boek", (Code("zorg", "Zorg voor kinderen", "Wie er oppast."),))
    )
    page, study = project.analysis().table, project.study()
    for dimension in ("code", "code.1"):
        shown = [value.label for value in page.axis(dimension).values]
        assert [value.label for value in study.table.axis(dimension).values] == shown
    book = load_workbook(project.export_excel(tmp_path / "uit.xlsx"), read_only=True)
    cells = [str(cell) for sheet in book for row in sheet.values for cell in row]
    assert cells.count("Werk") > 1
    assert "b/rooster" not in cells
