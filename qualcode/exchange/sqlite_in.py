"""Other tools' SQLite files, read without trust and without a trace."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from qualcode.errors import ReadingError

_LONGEST = 256 << 20


class Tables:
    """Reads tables of which some columns may be absent, as they differ between versions of a tool."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        found = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        self.names = {str(name).casefold(): str(name) for (name,) in found}

    def rows(self, table: str, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """Rows of a table in the order in which they were written; an absent column or table gives None."""
        name = self.names.get(table.casefold())
        if name is None:
            return
        told = self._connection.execute("SELECT name FROM pragma_table_info(?)", [name]).fetchall()
        present = {str(column).casefold() for (column,) in told}
        chosen = ", ".join(f'"{column}"' if column.casefold() in present else "NULL" for column in columns)
        quoted = name.replace('"', '""')
        yield from self._connection.execute(f'SELECT {chosen} FROM "{quoted}"')  # noqa: S608 (our own columns)


@contextmanager
def tables_of(path: Path) -> Iterator[Tables]:
    """The tables of the SQLite file at `path`, opened read-only.

    Raises
    ------
    ReadingError : it is no SQLite file, or damaged.
    """
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    except sqlite3.Error as problem:
        raise ReadingError("exchange.error.damaged", file=path.name) from problem
    try:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
        connection.text_factory = lambda data: data.decode("utf-8", "replace")
        for pragma in ("trusted_schema = OFF", "query_only = ON", "cell_size_check = ON", "mmap_size = 0"):
            connection.execute(f"PRAGMA {pragma}")
        yield Tables(connection)
    except (sqlite3.Error, UnicodeDecodeError) as problem:  # its own messages may hold broken names
        raise ReadingError("exchange.error.damaged", file=path.name) from problem
    finally:
        connection.close()


def text(value: object) -> str:
    """A cell as text; empty for NULL."""
    if value is None:
        return ""
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def number(value: object) -> int | None:
    """A cell as a whole number; None where it is none."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        return int(value)
    except (ValueError, OverflowError):
        return None
