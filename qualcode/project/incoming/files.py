"""Which files are meant by the paths a user gives."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TypeVar

from qualcode.errors import ReadingError

IGNORED_FOLDERS = {"__MACOSX"}
MANIFEST_NAMES = ("manifest.csv", "manifest.xlsx")
PROJECT_SUFFIXES = {".db", ".db-wal", ".db-shm"}
SPEAKER_SHEET = "sprekers.csv"
P = TypeVar("P", bound=PurePath)


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read.

    Attributes
    ----------
    group : the folder below the given one, the natural name of its case.
    shown : its name with the folders below the given one, as people know it.
    """

    path: Path
    group: str = ""
    shown: str = ""

    @property
    def place(self) -> str:
        """How the file is called in a report."""
        return self.shown or self.path.name


@dataclass(frozen=True, slots=True)
class Collected:
    """What a list of paths amounts to: files to read, files passed over and why, and manifests."""

    files: tuple[Found, ...]
    passed_over: tuple[tuple[Found, str], ...] = ()
    manifests: tuple[Path, ...] = ()


def collect(paths: Sequence[Path], suffixes: Collection[str], project: Path | None = None) -> Collected:
    """Files named or lying below the folders named, each once, in a fixed order.

    In folders, hidden and temporary files, links that lead outside, and files of no known kind are passed
    over; a file named itself is always read, so that its error shows. A manifest and the sheet of speakers
    beside it are no sources. The project file is none, nor is what was written into its folder when that
    lies below the folder given.
    """
    found: dict[Path, Found] = {}
    passed_over: dict[Path, tuple[Found, str]] = {}
    tables: dict[Path, Found] = {}
    for path in paths:
        if not _holds(path.is_dir):
            named = tables if is_table(path) and _holds(path.is_file) else found
            named.setdefault(path.absolute(), Found(path))
            continue
        closed: set[Path] = set()
        for below in _everything_in(path, closed):
            relative = below.relative_to(path)
            if _hidden(relative) or _own(below, path, project):
                continue
            place = below.absolute()
            if place in found or place in passed_over or place in tables:
                continue
            group = relative.parts[0] if len(relative.parts) > 1 else ""
            one = Found(below, group, relative.as_posix() if below != path else "")
            if below in closed:
                found[place] = one
            elif reason := _reason(below, path, suffixes):
                passed_over[place] = (one, reason)
            elif is_table(below):
                tables[place] = one
            elif not _holds(below.is_dir):
                found[place] = one
    manifests, unused = in_use(tables)
    for place, reason in unused.items():
        passed_over[place] = (tables[place], reason)
    return Collected(tuple(found.values()), tuple(passed_over.values()), tuple(manifests))


def manifests_below(folder: Path) -> list[Path]:
    """The manifests that count in a folder and those below it."""
    return in_use([place for place in sorted(folder.rglob("*")) if place.is_file() and is_table(place)])[0]


def _everything_in(folder: Path, closed: set[Path]) -> list[Path]:
    """All that lies in a folder and below it, in order; folders that may not be read go into `closed` too."""

    def may_not(error: OSError) -> None:
        closed.add(Path(error.filename))

    found: list[Path] = []
    for place, folders, files in os.walk(folder, onerror=may_not):
        found += (Path(place, name) for name in (*folders, *files))
    return sorted({*found, *closed})


def _holds(test: Callable[[], bool]) -> bool:
    """Whether a path is what `test` asks; where that may not be known, reading it tells why."""
    try:
        return test()
    except OSError:
        return False


def is_table(place: PurePath) -> bool:
    """Whether a file tells of others and is no source itself: a manifest or its sheet of speakers."""
    return place.name.lower() in (*MANIFEST_NAMES, SPEAKER_SHEET)


def why_passed_over(reason: str, name: str) -> str:
    """Why a file was passed over, in words, and what to do; `reason` is the catalogue's key."""
    why = ReadingError(reason, file=name, suffix=PurePath(name).suffix)
    return f"{why.message} {why.cure}".strip()


def in_use(tables: Collection[P]) -> tuple[list[P], dict[P, str]]:
    """The manifests that count, one a folder; and the other tables, with why they do not."""
    manifests: dict[PurePath, P] = {}
    unused: dict[P, str] = {}
    for place in tables:
        if place.name.lower() in MANIFEST_NAMES and manifests.setdefault(place.parent, place) != place:
            unused[place] = "project.passed_over.second_manifest"
    for place in tables:
        if place.name.lower() == SPEAKER_SHEET and place.parent not in manifests:
            unused[place] = "project.passed_over.no_manifest"
    return list(manifests.values()), unused


def _reason(below: Path, folder: Path, suffixes: Collection[str]) -> str:
    """The catalogue's key for why something in a folder is passed over; empty where it is not."""
    from qualcode.reading import why_unread

    try:
        if not below.is_file():
            special = below.is_symlink() or not below.is_dir()
            return f"project.passed_over.{_what(below, folder)}" if special else ""
    except OSError:  # in a folder that may be listed and not entered: reading it tells
        return ""
    if not below.resolve().is_relative_to(folder.resolve()):
        return "project.passed_over.outside"
    return "" if below.suffix.lower() in suffixes else why_unread(below.name)


def _what(below: Path, folder: Path) -> str:
    """What something is that is no file: a link that leads nowhere or to a folder, or a pipe and the like."""
    if not below.exists():
        return "lost_link"
    if below.is_symlink():
        return "folder_link" if below.resolve().is_relative_to(folder.resolve()) else "outside"
    return "no_file"


def _own(file: Path, folder: Path, project: Path | None) -> bool:
    if file.suffix.lower() in PROJECT_SUFFIXES:
        return True
    if project is None:
        return False
    home = project.resolve().parent
    within = home != folder.resolve() and home.is_relative_to(folder.resolve())
    return within and file.resolve().is_relative_to(home)


def _hidden(relative: Path) -> bool:
    return any(part.startswith((".", "~$")) or part in IGNORED_FOLDERS for part in relative.parts)
