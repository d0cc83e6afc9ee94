"""Files are looked at, corrected and only then stored; a zip is unpacked for it."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from qualcode.errors import Cancelled, ReadingError
from qualcode.model import DocumentKind, Role
from qualcode.project import Project
from qualcode.project.incoming.adding import Added
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


def test_of_files_that_are_the_same_one_takes_part(files: Path, tmp_path: Path) -> None:
    (files / "gesprek Bo (kopie).txt").write_text(TALK.replace("Druk", "Rustig"), "utf-8")
    (files / "gesprek Bo.txt").write_text(TALK.replace("Druk", "Rustig"), "utf-8")
    with Project.create(tmp_path / "p.db") as project:
        looked = {one.path.name: one for one in project.look([files])}
        assert looked["gesprek Bo.txt"].storable
        copy = looked["gesprek Bo (kopie).txt"]
        assert copy.novelty is Novelty.PASSED_OVER
        assert "gesprek Bo.txt" in copy.note
        (files / "manifest.csv").write_text("bestand;casus\ngesprek Bo (kopie).txt;Huis West\n", "utf-8")
        looked = {one.path.name: one for one in project.look([files])}
        assert looked["gesprek Bo (kopie).txt"].storable  # the one that the manifest tells of
        assert looked["gesprek Bo.txt"].novelty is Novelty.PASSED_OVER


CUT = TALK.replace("Druk, en toch gezellig.", "Druk, en toch reÃ«el voor wie het doet.")


def test_a_repair_is_left_out_of_the_files_that_it_touches(tmp_path: Path) -> None:
    for name, words in (("a.txt", TALK), ("b.txt", CUT)):
        (tmp_path / name).write_text(words, "utf-8")
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    with Project.create(tmp_path / "p.db") as project:
        plain, touched = project.look(paths)
        assert [repair.step for repair in touched.repairs] == ["debris"]
        (kept,) = project.look([touched.path], manifest=[replace(touched.entry, without=("debris",))])
        assert kept.repairs == ()
        added = list(project.adding(paths, [plain.entry, kept.entry]))
        files = [one.document.source for one in added if one.document]
        assert [file.sha256 for file in files] == [plain.sha256, kept.sha256]
        assert [file.without for file in files] == [(), ("debris",)]
        assert "reÃ«el" in "".join(project.text(one.id) for one in project.documents())
        (odd,) = project.look([touched.path], manifest=[replace(touched.entry, without=("toverij",))])
        assert odd.novelty is Novelty.FAILED
        assert "toverij" in odd.note


def test_what_was_stored_before_one_stopped_is_told_and_stays(tmp_path: Path) -> None:
    paths = [tmp_path / f"gesprek {number}.txt" for number in range(3)]
    for number, path in enumerate(paths):
        path.write_text(TALK.replace("Druk", f"Druk in week {number}"), "utf-8")

    def stop(done: int, _: int) -> None:
        if done == 2:
            raise Cancelled

    stored: list[Added] = []

    def go(project: Project) -> None:
        stored.extend(project.adding(paths, [one.entry for one in project.look(paths)], progress=stop))

    with Project.create(tmp_path / "p.db") as project:
        with pytest.raises(Cancelled):
            go(project)
        assert [line.file for line in stored] == ["gesprek 0.txt", "gesprek 1.txt"]
        assert len(project.documents()) == 2
