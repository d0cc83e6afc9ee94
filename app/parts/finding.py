"""Projects on this computer, for whoever knows no paths: no Streamlit in here.

A file is known as a project by its first bytes; what it is called is read in it, and nothing is written.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from platformdirs import user_desktop_path, user_documents_path, user_downloads_path

from app import recents
from qualcode.project_mark import is_marked
from qualcode.store.connection import title_of

HOME = "qualcode"
"""The folder within the user's documents where projects are kept unless one says otherwise."""
MOST_ENTRIES = 2000
"""Of a larger folder the rest is left: nobody looks for a project among so many files."""


@dataclass(frozen=True, slots=True)
class Found:
    """A project file: where it lies, what it is called, and when it was last written to (ISO 8601, UTC)."""

    path: Path
    title: str
    changed: str


@dataclass(frozen=True, slots=True)
class Inside:
    """What one sees in a folder: the folders in it by name, and its projects, the last changed first."""

    folders: list[Path]
    projects: list[Found]


def home() -> Path:
    """Where projects are kept unless one says otherwise."""
    return _named(user_documents_path(), "Documenten") / HOME


def _named(told: Path, dutch: str) -> Path:
    """A folder as the system tells it; the one beside it of that Dutch name where only that is there."""
    beside = told.with_name(dutch)
    return beside if beside.is_dir() and not told.is_dir() else told


def usual() -> list[Path]:
    """The folders where projects may lie: the usual ones, and those where one was opened before."""
    desktop = _named(user_desktop_path(), "Bureaublad")
    folders = [home(), home().parent, desktop, user_downloads_path()]
    folders += [Path(row.path).parent for row in recents.all_recent()]
    return [folder for folder in dict.fromkeys(folders) if folder.is_dir()]


def places() -> list[Path]:
    """Where a new project may be kept: the folder for it, the usual ones, and those of former projects."""
    return list(dict.fromkeys([home(), *usual()]))


def projects(folders: Iterable[Path]) -> list[Found]:
    """The projects in these folders, the last changed first."""
    titles = {row.path: row.title for row in recents.all_recent()}
    files = [
        file
        for folder in dict.fromkeys(one.resolve() for one in folders)
        for file in _entries(folder)
        if str(file) in titles or is_project(file)
    ]
    found = [
        Found(file, titles.get(str(file)) or title_of(file) or file.stem, changed)
        for file in files
        if (changed := _changed(file))
    ]
    return sorted(found, key=lambda one: (one.changed, one.title), reverse=True)


def inside(folder: Path) -> Inside:
    """What is in a folder; hidden folders are left out, and one that may not be read is empty."""
    folders = [entry for entry in _entries(folder) if not entry.name.startswith(".") and _is_folder(entry)]
    return Inside(sorted(folders, key=lambda one: one.name.casefold()), projects([folder]))


def is_project(file: Path) -> bool:
    """Whether it is called as projects are, and is one of ours as its first bytes tell."""
    return file.suffix.lower() == ".db" and is_marked(file)


def _entries(folder: Path) -> Iterator[Path]:
    with suppress(OSError), os.scandir(folder) as entries:
        for _, entry in zip(range(MOST_ENTRIES), entries, strict=False):
            yield Path(entry.path)


def _is_folder(entry: Path) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _changed(file: Path) -> str:
    """The last write to the file or to the log that SQLite keeps beside it; empty where it is gone."""
    moments = []
    for one in (file, file.with_name(f"{file.name}-wal")):
        with suppress(OSError):
            moments.append(one.stat().st_mtime)
    return datetime.fromtimestamp(max(moments), UTC).isoformat(timespec="seconds") if moments else ""
