"""By what a project file is known: a mark in its first bytes, where SQLite lets a program put one."""

from __future__ import annotations

from pathlib import Path

APPLICATION_ID = 0x71436F64  # "qCod": tells our files from other SQLite files
_PLACE = slice(68, 72)
"""Where SQLite writes whose file it is (https://www.sqlite.org/fileformat.html, section 1.3)."""


def is_marked(file: Path) -> bool:
    """Whether the file is a project of ours, as its first bytes tell; not where it cannot be read."""
    try:
        with file.open("rb") as opened:
            return int.from_bytes(opened.read(_PLACE.stop)[_PLACE], "big") == APPLICATION_ID
    except OSError:
        return False
