"""Files that may not be read, break off or vanish: each is told of by itself, and the others go in."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from qualcode.errors import ProjectError
from qualcode.project import Outcome, Project
from qualcode.project.incoming.looking import Novelty

TALK = "Interviewer: Hoe gaat het met deel {n}?\n\nFenna: Met deel {n} gaat het de laatste tijd best goed.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    (made / "kamer").mkdir(parents=True)
    for n, name in enumerate(("a.txt", "b.txt", "kamer/c.txt", "kamer/d.txt"), 1):
        (made / name).write_text(TALK.format(n=n), "utf-8")
    return made


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project.create(tmp_path / "p.db")


def failing(number: int, *names: str) -> Callable[[Path], bytes]:
    """A `Path.read_bytes` that fails for files of these names."""
    real = Path.read_bytes

    def read(path: Path) -> bytes:
        if path.name in names:
            raise OSError(number, os.strerror(number), str(path))
        return real(path)

    return read


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.EACCES, "mag niet gelezen worden of is in gebruik"),
        (errno.EBUSY, "mag niet gelezen worden of is in gebruik"),
        (errno.EIO, "Het lezen van dit bestand is afgebroken (Input/output error)"),
        (errno.ETIMEDOUT, "netwerkschijf"),
        (errno.ENOENT, "bestaat niet"),
    ],
)
def test_a_file_that_cannot_be_read_stops_only_itself(
    project: Project, folder: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    monkeypatch.setattr(Path, "read_bytes", failing(number, "b.txt", "d.txt"))
    looked = {one.path.name: one.novelty for one in project.look([folder])}
    assert looked == {"a.txt": "new", "b.txt": "failed", "c.txt": "new", "d.txt": "failed"}
    report = {line.file: line for line in project.add([folder])}
    assert [line.outcome for line in report.values()].count(Outcome.ADDED) == 2
    assert {name for name, line in report.items() if line.outcome is Outcome.FAILED} == {
        "b.txt",
        "kamer/d.txt",
    }
    assert said in report["kamer/d.txt"].error


def test_a_file_that_vanishes_while_others_are_read(project: Project, folder: Path) -> None:
    def progress(done: int, _: int) -> None:
        if done == 1:
            (folder / "kamer" / "d.txt").unlink()

    report = {line.file: line for line in project.add([folder], progress=progress)}
    assert "bestaat niet" in report["kamer/d.txt"].error
    assert len(project.documents()) == 3


def test_a_folder_that_may_not_be_read_is_told_of(
    project: Project, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, closed = os.scandir, str(folder / "kamer")

    def scandir(path: str) -> object:
        if str(path) == closed:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), closed)
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    monkeypatch.setattr(os, "access", lambda path, _: str(path) != closed)
    report = {line.file: line for line in project.add([folder])}
    assert report["kamer"].outcome is Outcome.FAILED
    assert "Deze map mag niet gelezen worden" in report["kamer"].error
    assert len(project.documents()) == 2
    (looked,) = [one for one in project.look([folder]) if one.path.name == "kamer"]
    assert looked.novelty is Novelty.FAILED


def test_names_in_a_folder_that_may_be_listed_and_not_entered(
    project: Project, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.is_file

    def is_file(path: Path) -> bool:
        if path.parent.name == "kamer":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return real(path)

    monkeypatch.setattr(Path, "is_file", is_file)
    report = {line.file: line for line in project.add([folder])}
    assert [report[f"kamer/{name}.txt"].outcome for name in "cd"] == [Outcome.FAILED, Outcome.FAILED]
    assert len(project.documents()) == 2


def test_a_manifest_that_is_open_elsewhere_stops_it_before_anything_is_in(
    project: Project, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "manifest.csv").write_text("bestand;casus\na.txt;Huis\n", "utf-8")
    monkeypatch.setattr(Path, "read_bytes", failing(errno.EACCES, "manifest.csv"))
    with pytest.raises(ProjectError, match=r"manifest\.csv: het manifest mag niet gelezen worden"):
        project.add([folder])
    assert not project.documents()


def test_a_placeholder_of_the_cloud_says_how_to_fetch_it(project: Project, folder: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_bytes(b"")
    report = {line.file: line for line in project.add([folder])}
    assert "0 bytes" in report["a.txt"].error
    assert "OneDrive" in report["a.txt"].error
    assert "OneDrive" in report["b.txt"].error


def test_what_the_project_file_cannot_do_is_told_in_words(
    project: Project, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(type(project._store.documents), "put", full)
    lines = project.add([folder])
    assert {line.outcome for line in lines} == {Outcome.FAILED}
    assert not any("OperationalError" in line.error for line in lines)
    assert project.cases() == []  # nor is the case left that no source tells of
