"""Which files are meant by the paths a user gives."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

IGNORED_FOLDERS = {"__MACOSX"}
MANIFEST_NAMES = ("manifest.csv", "manifest.xlsx")
PROJECT_SUFFIXES = {".db", ".db-wal", ".db-shm"}
SPEAKER_SHEET = "sprekers.csv"


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read. `group` is the folder below the given one, the natural name of its case."""

    path: Path
    group: str = ""
    asked_for: bool = True


@dataclass(frozen=True, slots=True)
class Collected:
    """What a list of paths amounts to: files to read, files passed over and why, and a manifest."""

    files: tuple[Found, ...]
    passed_over: tuple[tuple[Path, str], ...] = ()
    manifest: Path | None = None


def collect(paths: Sequence[Path], suffixes: Collection[str], project: Path | None = None) -> Collected:
    """Files named or lying below the folders named, each once, in a fixed order.

    In folders, hidden and temporary files, links that lead outside, and files of no known kind are passed
    over; a file named itself is always read, so that its error shows. The project file is no source, nor
    is what was written into its folder when that lies below the folder given.
    """
    found: dict[Path, Found] = {}
    passed_over: dict[Path, tuple[Path, str]] = {}
    manifest: Path | None = None
    for path in paths:
        if not path.is_dir():
            found.setdefault(path.absolute(), Found(path))
            continue
        for below in sorted(path.rglob("*")):
            if _hidden(below.relative_to(path)) or _own(below, path, project):
                continue
            if not below.is_file():
                if below.is_symlink() or not below.is_dir():
                    passed_over[below.absolute()] = (below, f"project.passed_over.{_what(below, path)}")
                continue
            if below.parent == path and below.name.lower() in MANIFEST_NAMES:
                manifest = manifest or below
            elif below.name.lower() == SPEAKER_SHEET:
                continue
            elif not below.resolve().is_relative_to(path.resolve()):
                passed_over[below.absolute()] = (below, "project.passed_over.outside")
            elif below.suffix.lower() not in suffixes:
                passed_over[below.absolute()] = (below, "project.passed_over.unknown")
            else:
                parts = below.relative_to(path).parts
                group = parts[0] if len(parts) > 1 else ""
                found.setdefault(below.absolute(), Found(below, group, asked_for=False))
    return Collected(tuple(found.values()), tuple(passed_over.values()), manifest)


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
