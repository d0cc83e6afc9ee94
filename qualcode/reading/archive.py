"""Zip files with sources in them, opened one by one and never unpacked to disk."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from qualcode.errors import ReadingError
from qualcode.reading import unreadable
from qualcode.reading.readers.packages import unpack
from qualcode.reading.zipnames import name_of
from qualcode.unzipping import honest, opened

_MOST = 5_000
_LARGEST, _RATIO = 1 << 30, 50
"""Of all that comes out of a zip: bytes, and how many times its size; words of people become a tenth, tables a thirtieth."""
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Member:
    """A source within a file: a member of a zip, or the file itself.

    Attributes
    ----------
    name : file name, without folders.
    folders : those it lies in, below the ones that all members share; none that leads outside.
    data : its bytes; None where it cannot be read, and `problem` says why.
    path : its place in the zip, with all folders; empty for a file itself.
    """

    name: str
    data: bytes | None
    folders: tuple[str, ...] = ()
    problem: ReadingError | None = None
    path: PurePosixPath = field(default_factory=PurePosixPath)

    @property
    def group(self) -> str:
        """The first of its folders, the natural name of its case; empty where there is none."""
        return self.folders[0] if self.folders else ""


def members(data: bytes, name: str, first: Callable[[PurePosixPath], bool] | None = None) -> Iterator[Member]:
    """The sources in a zip, one at a time; one that is damaged or locked says so and stops only itself.

    Folders, links, hidden files and other archives are passed over; a path that leads outside loses its
    folders like any other. Those whose place in the zip is true to `first` come before the others.

    Raises
    ------
    ReadingError : the zip is damaged, wholly behind a password, holds too many files, or is a zip bomb.
    """
    from qualcode.reading.registry import formats

    with opened(data, name, "reading.error") as package:
        entries = [entry for entry in package.infolist() if _is_source(entry, formats())]
        if first is not None:
            entries.sort(key=lambda entry: not first(_path(entry)))
        if len(entries) > _MOST:
            raise ReadingError("reading.error.bomb", file=name)
        if entries and all(map(_is_locked, entries)):
            raise ReadingError("reading.error.locked_zip", file=name)
        paths = [_path(entry) for entry in entries]
        shared = _shared_folders(paths)
        total = 0
        for entry, path in zip(entries, paths, strict=True):
            plain = _short(path.name)
            below = tuple(part for part in path.parts[shared:-1] if part not in ("..", ".", "/"))
            try:
                if _is_locked(entry):
                    raise ReadingError("reading.error.locked_in_zip", file=plain)
                content = unpack(package, entry, plain)
            except ReadingError as problem:
                yield Member(plain, None, below, problem, path)
                continue
            total += len(content)
            if total > min(_LARGEST, honest(len(data), _RATIO)):
                raise ReadingError("reading.error.bomb", file=name)
            yield Member(plain, content, below, path=path)


def passed_over(data: bytes, name: str) -> list[tuple[str, str]]:
    """Files in a zip that are of no kind that can be read, with their folders, and why; hidden ones are not told of."""
    from qualcode.reading.registry import formats

    with opened(data, name, "reading.error") as package:
        return [
            (_shown(_path(entry)), _why_not(entry))
            for entry in package.infolist()[: 2 * _MOST]
            if not (entry.is_dir() or _is_hidden(_path(entry)) or _is_source(entry, formats()))
        ]


def _path(entry: zipfile.ZipInfo) -> PurePosixPath:
    return PurePosixPath(name_of(entry).replace("\\", "/"))


def _short(name: str) -> str:
    """`name`, no longer than a file system takes, with its suffix kept."""
    if len(name) <= _LONGEST_NAME:
        return name
    suffix = PurePosixPath(name).suffix[:12]
    return name[: _LONGEST_NAME - len(suffix)] + suffix


def _why_not(entry: zipfile.ZipInfo) -> str:
    if _is_link(entry):
        return "project.passed_over.link"
    return f"reading.error.{unreadable.kind_of(_path(entry).name)}"


def _shown(path: PurePosixPath) -> str:
    return "/".join((*path.parts[:-1], _short(path.name)))


def _shared_folders(paths: list[PurePosixPath]) -> int:
    """How many folders at the beginning all paths share."""
    folders = [path.parts[:-1] for path in paths]
    count = 0
    while folders and all(len(parts) > count for parts in folders):
        if len({parts[count] for parts in folders}) > 1:
            break
        count += 1
    return count


def _is_hidden(path: PurePosixPath) -> bool:
    return path.name.startswith((".", "~$")) or "__MACOSX" in path.parts


def _is_locked(entry: zipfile.ZipInfo) -> bool:
    return bool(entry.flag_bits & 1)


def _is_link(entry: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(entry.external_attr >> 16)


def _is_source(entry: zipfile.ZipInfo, suffixes: tuple[str, ...]) -> bool:
    path = _path(entry)
    suffix = path.suffix.casefold()
    return (
        not (entry.is_dir() or _is_link(entry) or _is_hidden(path))
        and suffix in suffixes
        and suffix != ".zip"
    )
