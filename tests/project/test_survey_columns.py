"""What columns of a survey hold is told by people, kept with the source, and holds for its next version."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from qualcode.errors import ProjectError
from qualcode.model import Code, Codebook, Coding, ColumnUse
from qualcode.project import Outcome, Project
from qualcode.project.incoming.looking import Novelty
from qualcode.reading import survey_columns

ROWS = [
    "nr;afdeling;woord van de dag;mail",
    "1;noord;gezellig en nog wel wat lang;a@b.nl",
    "2;zuid;druk;c@d.nl",
    "3;noord;te laat;e@f.nl",
    "4;zuid;fijn;g@h.nl",
]
OPEN = (("woord van de dag", ColumnUse.OPEN),)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "enquete.csv"
    path.parent.mkdir()
    path.write_text("\n".join(ROWS), "utf-8")
    path.with_name("gesprek.txt").write_text("Interviewer: En nu?\n\nFenna: Nu gaat het beter.\n", "utf-8")
    return path


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project.create(tmp_path / "p.db", who="joke")


def outcomes(project: Project, *paths: Path, columns: str = "") -> list[Outcome]:
    return [line.outcome for line in project.add(list(paths), columns=columns)]


def test_it_goes_in_only_when_somebody_says_which_column_is_open(project: Project, file: Path) -> None:
    assert outcomes(project, file) == [Outcome.FAILED]
    assert outcomes(project, file, columns="open: 3; weg: 2") == [Outcome.ADDED]
    (document,) = project.documents()
    assert document.source.columns == (("afdeling", ColumnUse.LEFT_OUT), *OPEN)
    assert document.speakers[0].attributes == {}
    assert "gezellig" in project.text(document.id)


def test_other_files_of_the_folder_are_left_alone(project: Project, file: Path) -> None:
    assert outcomes(project, file.parent, columns="open: 3") == [Outcome.ADDED, Outcome.ADDED]
    found = {line.file: line for line in project.add([file.parent], columns="open: 3")}
    assert {line.outcome for line in found.values()} == {Outcome.DUPLICATE}
    assert "niet opnieuw toegevoegd" in found["gesprek.txt"].warnings[0]


def test_chosen_otherwise_it_is_a_new_version_with_its_codings(project: Project, file: Path) -> None:
    project.add([file], columns="open: 3")
    project.load_codebook(Codebook("boek", "Boek", (Code("sfeer", "Sfeer"),)))
    (document,) = project.documents()
    start = project.text(document.id).index("gezellig")
    project.code([Coding("", "boek/sfeer", document.id, start, start + 8, "joke")])
    assert outcomes(project, file, columns="open: 3; weg: afdeling") == [Outcome.REPLACED]
    (now,) = project.documents()
    assert [speaker.attributes for speaker in now.speakers] == [{}] * 4
    (coding,) = project.codings()
    assert coding.document == now.id
    assert outcomes(project, file) == [Outcome.DUPLICATE]
    assert project.documents() == [now]


def test_the_next_version_of_the_file_is_read_the_same_way(project: Project, file: Path) -> None:
    project.add([file], columns="open: 3; weg: 2")
    (before,) = project.documents()
    file.write_text("\n".join([*ROWS, "5;noord;rustig;h@i.nl"]), "utf-8")
    (seen,) = project.look([file])
    assert seen.novelty is Novelty.REPLACES
    assert outcomes(project, file) == [Outcome.REPLACED]
    (now,) = project.documents()
    assert now.source.columns == before.source.columns
    assert [speaker.label for speaker in now.speakers][-1] == "Respondent 5"
    assert "rustig" in project.text(now.id)


def test_a_manifest_tells_of_columns_too(project: Project, file: Path) -> None:
    manifest = file.with_name("manifest.csv")
    manifest.write_text('bestand;casus;kolommen\nenquete.csv;Huis A;"open: 3"\n', "utf-8")
    project.add([file.parent])
    assert {d.source.name: d.source.columns for d in project.documents()} == {
        "enquete.csv": OPEN,
        "gesprek.txt": (),
    }
    manifest.write_text("bestand;kolommen\nenquete.csv;drie is open\n", "utf-8")
    with pytest.raises(ProjectError, match=r"manifest\.csv, rij 2: ‘drie is open’"):
        project.add([file.parent])


def test_looked_at_chosen_and_stored(project: Project, file: Path) -> None:
    (seen,) = project.look([file])
    assert seen.novelty is Novelty.FAILED
    assert [column.title for column in seen.columns] == ["nr", "afdeling", "woord van de dag", "mail"]
    told = replace(seen.entry, file=file.name, columns=survey_columns(OPEN))
    (seen,) = project.look([file], manifest=[told])
    assert seen.storable
    assert [column.use for column in seen.columns][2] is ColumnUse.OPEN
    entry = seen.corrected(title="Dagwoord", case="Huis A", kind=seen.entry.kind, date="", phase="")
    list(project.adding([file], [replace(entry, file=file.name)]))
    (document,) = project.documents()
    assert (document.title, document.source.columns) == ("Dagwoord", OPEN)


def test_a_project_made_before_has_no_columns_chosen(project: Project, file: Path) -> None:
    project.add([file.with_name("gesprek.txt")])
    with Project.open(project.path) as again:
        assert again.documents()[0].source.columns == ()
