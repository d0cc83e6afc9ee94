"""What is told of a batch and is not so is said: misspelt names, files that are not there, odd dates."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.errors import ProjectError
from qualcode.project import Outcome, Project

GESPREK = "I: Hoe gaat het met het rooster?\n\nR: {} Dat zeg ik al jaren, en er verandert niets aan.\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project.create(tmp_path / "p.db", who="joke")


def with_manifest(folder: Path, rows: str, *names: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_text(GESPREK.format(name))
    (folder / "manifest.csv").write_text(rows)
    return folder


def test_a_misspelt_case_is_told_with_the_name_that_may_be_meant(project: Project, tmp_path: Path) -> None:
    told = {"a": "Zorggroep West", "b": "Zorgroep West", "c": "Zorggroep West", "d": "Zorggroep Oost"}
    rows = "\n".join(["bestand;casus", *(f"{name}.txt;{case}" for name, case in told.items())])
    folder = with_manifest(tmp_path / "in", rows, "a.txt", "b.txt", "c.txt", "d.txt")
    found = {line.file: line.warnings for line in project.add([folder])}
    assert [name for name, warnings in found.items() if warnings] == ["b.txt"]
    assert "‘Zorgroep West’" in found["b.txt"][0]
    assert "‘Zorggroep West’" in found["b.txt"][0]
    (tmp_path / "e.txt").write_text(GESPREK.format("e"))
    (line,) = project.add([tmp_path / "e.txt"], case="Zorggreop West")
    assert "‘Zorggroep West’" in line.warnings[0]


def test_looking_tells_of_a_misspelt_case_too(project: Project, tmp_path: Path) -> None:
    rows = "bestand;casus\na.txt;Zorggroep West\nb.txt;Zorgroep West\nc.txt;Zorggroep West\n"
    found = project.look([with_manifest(tmp_path / "in", rows, "a.txt", "b.txt", "c.txt")])
    assert [len(looked.warnings) for looked in found] == [0, 1, 0]


def test_of_two_copies_the_one_in_the_manifest_is_stored(project: Project, tmp_path: Path) -> None:
    folder = with_manifest(tmp_path / "in", "bestand;casus\nz.txt;Huis Z\n", "a.txt", "z.txt")
    (folder / "a.txt").write_bytes((folder / "z.txt").read_bytes())
    found = {line.file: line.outcome for line in project.add([folder])}
    assert found == {"z.txt": Outcome.ADDED, "a.txt": Outcome.DUPLICATE}
    assert [case.name for case in project.cases()] == ["Huis Z"]


def test_a_row_that_says_otherwise_of_a_file_that_is_in_is_told(project: Project, tmp_path: Path) -> None:
    folder = with_manifest(tmp_path / "in", "bestand;casus;datum\na.txt;Huis A;1-3-2025\n", "a.txt")
    project.add([folder])
    (line,) = project.add([folder])
    assert len(line.warnings) == 1
    (folder / "manifest.csv").write_text("bestand;casus;datum\na.txt;Huis B;1-3-2025\n")
    (line,) = project.add([folder])
    assert "rij 2" in line.warnings[1]
    assert "casus: Huis B" in line.warnings[1]
    assert "datum" not in line.warnings[1]


def test_a_row_of_a_misspelt_file_offers_the_file_that_may_be_meant(project: Project, tmp_path: Path) -> None:
    rows = "bestand;casus\ngesprek3.txt;Huis A\ngesprek 4.txt;Huis B\n"
    folder = with_manifest(tmp_path / "in", rows, "gesprek 3.txt", "gesprek 5.txt")
    failed = {line.file: line.error for line in project.add([folder]) if line.outcome is Outcome.FAILED}
    assert "Bedoelt u ‘gesprek 3.txt’?" in failed["gesprek3.txt"]
    assert "Bedoelt" not in failed["gesprek 4.txt"]


def test_a_date_that_cannot_be_is_told_and_not_stored(project: Project, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Datum: 31-02-2025\nLocatie: Zwolle\n\n" + GESPREK.format("a"))
    (line,) = project.add([tmp_path / "a.txt"])
    assert "‘31-02-2025’" in line.warnings[0]
    (document,) = project.documents()
    assert document.date == ""
    with pytest.raises(ProjectError, match="30-02-2025"):
        project.set_document(document.id, date="30-02-2025")
    with pytest.raises(ProjectError, match="bestaat niet"):
        project.add([tmp_path / "a.txt"], date="2025-13-01")
    assert project.set_document(document.id, date="28 februari 2025").date == "2025-02-28"


def test_what_is_told_of_a_speaker_who_is_not_there_is_not_lost_in_silence(
    project: Project, tmp_path: Path
) -> None:
    folder = with_manifest(tmp_path / "in", "bestand;casus\na.txt;Huis A\n", "a.txt")
    (folder / "sprekers.csv").write_text("bestand;label;functie\na.txt;R;planner\na.txt;R2;hoofd\n")
    (line,) = project.add([folder])
    (warning,) = line.warnings
    assert "‘R2’" in warning
    assert "I, R" in warning
