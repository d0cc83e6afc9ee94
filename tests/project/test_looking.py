"""Files are looked at, corrected and only then stored; a zip is unpacked for it."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from qualcode.errors import ReadingError
from qualcode.model import DocumentKind, Role
from qualcode.project import Project
from qualcode.project.incoming.looking import Novelty
from qualcode.project.incoming.unpacking import unpack

TALK = "Interviewer: Hoe was het?\n\nBo: Druk, en toch gezellig.\n\nInterviewer: En nu?\n\nBo: Rustiger."


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "aangeleverd"
    (folder / "Huis West").mkdir(parents=True)
    (folder / "Huis West" / "leerteam 3 mei 2025.txt").write_text(TALK, "utf-8")
    (folder / "kapot.docx").write_bytes(b"PK\x03\x04")
    return folder


def test_looking_stores_nothing_and_guesses(files: Path, tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.db") as project:
        looked = {one.path.name: one for one in project.look([files])}
        assert project.documents() == []
    talk = looked["leerteam 3 mei 2025.txt"]
    assert (talk.entry.case, talk.entry.kind, talk.entry.date) == (
        "Huis West",
        DocumentKind.LEARNING_TEAM,
        "2025-05-03",
    )
    assert {s.label: s.role for s in talk.speakers} == {
        "Interviewer": Role.INTERVIEWER,
        "Bo": Role.PARTICIPANT,
    }
    assert talk.turns == {"Interviewer": 2, "Bo": 2}
    assert looked["kapot.docx"].novelty is Novelty.FAILED
    assert looked["kapot.docx"].note


def test_what_was_corrected_is_stored_and_known_the_next_time(files: Path, tmp_path: Path) -> None:
    with Project.create(tmp_path / "p.db") as project:
        talk = next(one for one in project.look([files]) if one.storable)
        speakers = [replace(s, role=Role.PARTICIPANT) for s in talk.speakers]
        entry = talk.corrected(
            title="Zomer",
            case="Huis Oost",
            kind=DocumentKind.INTERVIEW,
            date="",
            phase="1",
            speakers=speakers,
        )
        project.add([talk.path], manifest=[entry])
        (stored,) = project.documents()
        assert (stored.title, stored.kind, stored.phase) == ("Zomer", DocumentKind.INTERVIEW, "1")
        assert [case.name for case in project.cases()] == ["Huis Oost"]
        assert {s.role for s in stored.speakers} == {Role.PARTICIPANT}
        again = next(one for one in project.look([talk.path]))
        assert again.novelty is Novelty.DUPLICATE
        assert "Zomer" in again.note


def test_a_zip_lands_inside_its_folder_each_file_in_that_of_its_case(tmp_path: Path) -> None:
    archive, folder = tmp_path / "g.zip", tmp_path / "uit"
    folder.mkdir()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("map/Noord/a.txt", TALK)
        packed.writestr("map/Zuid/a.txt", TALK + " ")
        packed.writestr("map/../../../weg.txt", "Bo: Weg?")
        packed.writestr("map/foto.raw", b"\x00")
        packed.writestr("__MACOSX/map/._a.txt", b"\x00")
    left_out = unpack(archive, folder)
    assert [name for name, _ in left_out] == ["map/foto.raw"]
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert {"Noord/a.txt", "Zuid/a.txt"} <= {f.removeprefix("map/") for f in found}
    assert not list(tmp_path.parent.glob("weg.txt"))
    assert not (tmp_path / "weg.txt").exists()


def test_a_broken_zip_says_so(tmp_path: Path) -> None:
    archive = tmp_path / "g.zip"
    archive.write_bytes(b"PK\x03\x04 half")
    with pytest.raises(ReadingError):
        unpack(archive, tmp_path)
