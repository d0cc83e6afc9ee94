"""Files that are there whole or not at all: on a full disk, two at once, and after a kill."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qualcode.errors import CodebookError
from qualcode.exchange import sqlite_out
from qualcode.exchange.bundle import Bundle
from qualcode.exchange.table_files import write_csv, write_jsonl
from qualcode.replacing import replacing, replacing_all
from qualcode.reporting.excel.book import Book


def full(*_: object, **__: object) -> int:
    raise OSError(errno.ENOSPC, "No space left on device")


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_a_full_disk_is_told_of_the_file_that_was_meant_and_leaves_the_former_one(tmp_path: Path) -> None:
    path = tmp_path / "uit.csv"
    path.write_text("goed")
    with pytest.raises(OSError, match="space") as raised, replacing(path) as partial:
        full(partial.write_text("half"))
    assert raised.value.filename == str(path)
    assert (path.read_text(), names(tmp_path)) == ("goed", ["uit.csv"])


def test_two_that_write_one_file_at_once_do_not_meet(tmp_path: Path) -> None:
    path = tmp_path / "uit.csv"
    with replacing(path) as one:
        one.write_text("de ene, heel")
        with replacing(path) as other:
            other.write_text("de andere, heel")
        assert path.read_text() == "de andere, heel"
    assert (path.read_text(), names(tmp_path)) == ("de ene, heel", ["uit.csv"])


@pytest.mark.skipif(sys.platform == "win32", reason="there a file that is open cannot be removed")
def test_what_a_killed_process_left_goes_and_what_is_being_written_stays(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    (tmp_path / f".{gone.pid}-0a1b2c3d.partial").write_text("half")
    busy = tmp_path / f".{os.getppid()}-0a1b2c3d.partial"
    busy.write_text("wordt nog geschreven")
    own = tmp_path / ".mijn.partial"
    own.write_text("niet van ons")
    with replacing(tmp_path / "uit.csv") as partial:
        partial.write_text("heel")
    assert names(tmp_path) == sorted([busy.name, own.name, "uit.csv"])


def test_of_files_that_belong_together_none_is_new_where_one_fails(tmp_path: Path) -> None:
    paths = [tmp_path / "een.txt", tmp_path / "twee.txt"]
    for path in paths:
        path.write_text("oud")
    with pytest.raises(OSError, match="space"), replacing_all(paths) as partials:
        full(partials[0].write_text("nieuw"))
    assert [path.read_text() for path in paths] == ["oud", "oud"]
    assert names(tmp_path) == ["een.txt", "twee.txt"]


@pytest.mark.parametrize("write", [write_csv, write_jsonl])
def test_tables_are_all_new_or_all_as_they_were(
    write: Callable[[Bundle, Path], list[Path]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(Bundle("eerst"), tmp_path)
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    monkeypatch.setattr(Path, "write_text", full)  # the schema, the last of them
    with pytest.raises(OSError, match="space"):
        write(Bundle("later"), tmp_path)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_an_sqlite_file_that_does_not_fit_is_told_as_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect = sqlite3.connect

    def small(*arguments: Any, **named: Any) -> sqlite3.Connection:
        connection = connect(*arguments, **named)
        connection.execute("PRAGMA max_page_count = 8")
        return connection

    monkeypatch.setattr(sqlite_out.sqlite3, "connect", small)
    path = tmp_path / "uit.db"
    with pytest.raises(OSError, match="full") as raised, replacing(path) as partial:
        sqlite_out.write_sqlite(Bundle("proef"), partial)
    assert (raised.value.errno, raised.value.filename) == (errno.ENOSPC, str(path))
    assert names(tmp_path) == []


def test_a_workbook_that_cannot_be_written_leaves_nothing_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aside = tmp_path / "tijdelijk"
    aside.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(aside))
    monkeypatch.setattr(Path, "write_bytes", full)
    path = tmp_path / "uit.xlsx"

    def write() -> None:
        with replacing(path) as partial, Book(partial, title="proef") as book:
            book.file.add_worksheet("Blad")

    with pytest.raises(OSError, match="space") as raised:
        write()
    assert raised.value.filename == str(path)
    assert (names(aside), names(tmp_path)) == ([], ["tijdelijk"])


def test_a_codebook_says_that_the_disk_is_full(tmp_path: Path) -> None:
    from qualcode.codebook.writing import replacing_codebook

    with pytest.raises(CodebookError, match="schijf is vol"), replacing_codebook(tmp_path / "boek.yaml"):
        full()
