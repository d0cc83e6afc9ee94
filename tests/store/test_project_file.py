"""The project file itself: whose it is, its log, and writes that wait for each other or fail whole."""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from qualcode.errors import ProjectError
from qualcode.model import Coding, DateFrom
from qualcode.project import Project
from qualcode.project_mark import is_marked
from qualcode.store import Store


@pytest.fixture
def store(project: Project) -> Store:
    return project._store


def test_the_log_cannot_be_changed(store: Store) -> None:
    raw = sqlite3.connect(store.path)
    for statement in ("DELETE FROM events", "UPDATE events SET who = 'ik'"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            raw.execute(statement)


def test_files_that_are_not_ours(tmp_path: Path, store: Store) -> None:
    with pytest.raises(ProjectError, match="bestaat niet"):
        Store(tmp_path / "weg.db", who="x")
    with pytest.raises(ProjectError, match="al een bestand"):
        Store(store.path, who="x", create=True)
    text = tmp_path / "tekst.db"
    text.write_text("geen database, " * 100)
    with pytest.raises(ProjectError, match="geen projectbestand"):
        Store(text, who="x")
    other = tmp_path / "ander.db"
    with sqlite3.connect(other) as db:
        db.execute("CREATE TABLE t (a)")
    with pytest.raises(ProjectError, match="geen projectbestand"):
        Store(other, who="x")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_a_project_is_its_owners_alone_to_read(tmp_path: Path) -> None:
    former = os.umask(0o022)
    try:
        with Project.create(tmp_path / "nieuw.db") as project:
            project.title = "Wat gezegd is"
            modes = {file.name: file.stat().st_mode & 0o777 for file in tmp_path.iterdir()}
            assert project.export_pseudonyms(tmp_path / "namen.csv") == 0
    finally:
        os.umask(former)
    assert set(modes) >= {"nieuw.db", "nieuw.db-wal"}
    assert set(modes.values()) == {0o600}
    assert (tmp_path / "namen.csv").stat().st_mode & 0o777 == 0o600


def test_a_project_just_made_is_known_as_one(tmp_path: Path) -> None:
    with Project.create(tmp_path / "nieuw.db") as project:
        assert is_marked(project.path)


def test_a_newer_file_is_left_alone(store: Store) -> None:
    with sqlite3.connect(store.path) as db:
        db.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('qualcode', 'm999', '2099')"
        )
    with pytest.raises(ProjectError, match="nieuwere versie"):
        Store(store.path, who="x")


def test_one_of_before_dates_told_where_they_were_found_is_brought_up_to_date(store: Store) -> None:
    path, before = store.path, store.documents.all()
    store.close()
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("ALTER TABLE documents DROP COLUMN dated")
        db.execute("DELETE FROM _sqlite_migrations WHERE name = 'm012_dates_found'")
    now = Store(path, who="Joke")
    assert now.documents.all() == [replace(one, dated=DateFrom.NOWHERE) for one in before]
    assert not any(one.date_guessed for one in now.documents.all())
    now.close()


def test_two_writers_queue_up(store: Store) -> None:
    from concurrent.futures import ThreadPoolExecutor

    (document,) = store.documents.all()

    def write(coder: str) -> int:
        own = Store(store.path, who=coder)
        codings = [Coding("", "boek/druk", document.id, s, s + 1, coder) for s in range(21, 41)]
        return sum(own.codings.put([coding]) for coding in codings)

    with ThreadPoolExecutor(4) as pool:
        added = list(pool.map(write, ["a", "b", "c", "d"]))
    assert added == [20, 20, 20, 20]
    assert len(store.codings.all()) == 80


def test_a_write_that_cannot_be_kept_leaves_no_write_open(store: Store) -> None:
    def write() -> None:
        with store.writing():
            store._db.execute("PRAGMA defer_foreign_keys = ON")
            store._db.execute("INSERT INTO codes VALUES ('x', 'nergens', 'x', '', 0, 'X', '', '{}')")

    with pytest.raises(sqlite3.IntegrityError):
        write()
    assert not store._db.conn.in_transaction
    store.set("sleutel", "waarde")
    with closing(Store(store.path, who="an")) as other:
        assert other.setting("sleutel") == "waarde"


def test_a_file_that_is_refused_is_not_held_open(tmp_path: Path) -> None:
    path = tmp_path / "ander.db"
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE t (a)")
    with pytest.raises(ProjectError) as refused:
        Store(path, who="joke")
    assert refused.value.key == "store.error.foreign"
    assert path not in [place.resolve() for place in Path("/proc/self/fd").glob("*")]
