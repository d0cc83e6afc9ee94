"""What SQLite cannot do with a project file is told in words, and by its kind."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from app.guard import describe
from qualcode.errors import ProjectError
from qualcode.store.connection import connect
from qualcode.store.trouble import trouble


def busy(path: Path) -> None:
    holder, other = sqlite3.connect(path, isolation_level=None), sqlite3.connect(path, timeout=0)
    holder.execute("BEGIN EXCLUSIVE")
    other.execute("INSERT INTO t VALUES (1)")


def readonly(path: Path) -> None:
    sqlite3.connect(f"file:{path}?mode=ro", uri=True).execute("INSERT INTO t VALUES (1)")


def full(path: Path) -> None:
    small = sqlite3.connect(path)
    small.execute("PRAGMA max_page_count = 3")
    small.executemany("INSERT INTO t VALUES (?)", [(b"x" * 4000,)] * 9)


def foreign(path: Path) -> None:
    path.write_bytes(b"geen database " * 200)
    sqlite3.connect(path).execute("SELECT * FROM t")


@pytest.mark.parametrize("what", [busy, readonly, full, foreign])
def test_each_kind_has_words_of_its_own(tmp_path: Path, what: Callable[[Path], None]) -> None:
    path = tmp_path / "studie.db"
    with sqlite3.connect(path) as made:
        made.execute("CREATE TABLE t (a)")
    with pytest.raises(sqlite3.DatabaseError) as raised:
        what(path)
    assert trouble(raised.value).key == f"store.error.{what.__name__}"
    told, cure = describe(raised.value)
    assert told[0].isupper()
    assert cure
    assert str(raised.value) not in told


def test_what_is_none_of_these_keeps_its_reason() -> None:
    with pytest.raises(sqlite3.OperationalError) as raised:
        sqlite3.connect(":memory:").execute("SELECT niets FROM nergens")
    assert trouble(raised.value).key == "store.error.unusable"
    assert "foutnummer" in describe(raised.value)[1]


def test_the_screen_speaks_of_no_commands(tmp_path: Path) -> None:
    with pytest.raises(ProjectError) as raised:
        connect(tmp_path / "weg.db")
    assert "qualcode init" in raised.value.cure
    assert "qualcode init" not in describe(raised.value)[1]
