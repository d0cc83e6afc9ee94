"""The desk of a browser on its way: the first answer early, and the rest of it for the session that comes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from app.coding import ahead
from qualcode.codebook import rename
from qualcode.errors import QualcodeError
from qualcode.project import Project


@pytest.fixture(autouse=True)
def nothing_waits() -> Iterator[None]:
    yield
    ahead._waiting.clear()
    ahead._begun.clear()


def test_the_first_answer_is_that_of_the_page(file: Path) -> None:
    early = ahead.greet(file, "Noor", {"whose": "*"})
    project = ahead.taken(file, "Noor")
    assert early is not None
    assert project is not None
    late = ahead.first_answer(ahead.made(project), {"whose": "*"}.get)
    assert early == late | {key: early[key] for key in ("project", "making")}


def test_a_session_takes_it_over_once_and_is_told_only_what_is_left(file: Path) -> None:
    early = ahead.greet(file, "Noor", {})
    assert early is not None
    project = ahead.taken(file, "Noor")
    assert project is not None
    assert ahead.taken(file, "Noor") is None
    desk = ahead.desk_of(project)
    assert desk.project is project
    left = ahead.rest(desk)
    assert left is not None
    assert not left["docs"]
    assert "book" not in left
    assert left["event"] == early["event"]
    assert ahead.rest(desk) is None


def test_codes_that_were_changed_in_between_are_told(file: Path) -> None:
    ahead.greet(file, "Noor", {})
    with Project.open(file, who="Bram") as other:
        other.edit_codebook(partial(rename, key="rechten", label="Rechten en plichten"))
    project = ahead.taken(file, "Noor")
    assert project is not None
    left = ahead.rest(ahead.desk_of(project))
    assert left is not None
    assert "Rechten en plichten" in [code["label"] for code in left["book"]["codes"]]


def test_nobody_takes_what_was_made_for_another(file: Path, tmp_path: Path) -> None:
    ahead.greet(file, "Noor", {})
    assert ahead.taken(file, "Bram") is None
    other = tmp_path / "anders.db"
    other.write_bytes(file.read_bytes())
    assert ahead.taken(other, "Noor") is None
    assert ahead.taken(file, "Noor") is not None


def test_what_nobody_comes_for_is_forgotten(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(ahead.MOST + 3):
        ahead.greet(file, f"Coder {number}", {})
    assert len(ahead._waiting) == ahead.MOST
    left = [ready.project for ready in ahead._waiting.values()]
    monkeypatch.setattr(ahead, "SECONDS", -1.0)
    assert ahead.taken(file, f"Coder {ahead.MOST + 2}") is None
    for project in left:
        with pytest.raises(sqlite3.ProgrammingError):
            project.documents()


def test_without_codes_the_page_begins_with_something_else(tmp_path: Path) -> None:
    path = tmp_path / "leeg.db"
    Project.create(path).close()
    assert ahead.greet(path, "Noor", {}) is None
    with pytest.raises(QualcodeError):
        ahead.greet(tmp_path / "geen.db", "Noor", {})
