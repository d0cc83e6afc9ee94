"""Zip files with sources in them, opened one by one and never unpacked to disk."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import NamedTuple

from qualcode.errors import ReadingError
from qualcode.reading import unreadable
from qualcode.reading.readers.packages import unpack
from qualcode.reading.zipnames import name_of
from qualcode.unzipping import LARGEST_PART, honest, opened

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

    A zip within it is a folder of its name; one within that is passed over, as are links, hidden files and other archives.
    A path that leads outside loses its folders like any other. Those whose place in the zip is true to `first` come before the others.

    Raises
    ------
    ReadingError : the zip is damaged, wholly behind a password, holds too many files, or is a zip bomb.
    """
    with opened(data, name, "reading.error") as package:
        found, damaged = _parts(package, name, len(data))
        parts = [part for part in found if part.is_source]
        if first is not None:
            parts.sort(key=lambda part: not first(part.path))
        if len(parts) > _MOST:
            raise ReadingError("reading.error.bomb", file=name)
        if parts and not damaged and all(_is_locked(part.entry) for part in parts):
            raise ReadingError("reading.error.locked_zip", file=name)
        shared = _shared_folders([*(part.path for part in parts), *(one.path for one in damaged)])
        total = 0
        for part in parts:
            plain = _short(part.path.name)
            below = _below(part.path, shared)
            try:
                if _is_locked(part.entry):
                    raise ReadingError("reading.error.locked_in_zip", file=plain)
                content = unpack(part.package, part.entry, plain)
            except ReadingError as problem:
                yield Member(plain, None, below, problem, part.path)
                continue
            total += len(content)
            if total > min(_LARGEST, honest(len(data), _RATIO)):
                raise ReadingError("reading.error.bomb", file=name)
            yield Member(plain, content, below, path=part.path)
        yield from (replace(one, folders=_below(one.path, shared)) for one in damaged)


def passed_over(data: bytes, name: str) -> list[tuple[str, str]]:
    """Files in a zip that are of no kind that can be read, with their folders, and why; hidden ones are not told of."""
    with opened(data, name, "reading.error") as package:
        return [
            (_shown(part.path), _why_not(part.entry))
            for part in _parts(package, name, len(data))[0][: 2 * _MOST]
            if not (part.entry.is_dir() or _is_hidden(part.path) or part.is_source)
        ]


class _Part(NamedTuple):
    """A part of a zip, or of a zip within it; `path` is its place in the outer one."""

    package: zipfile.ZipFile
    entry: zipfile.ZipInfo
    path: PurePosixPath
    is_source: bool


def _parts(package: zipfile.ZipFile, name: str, size: int) -> tuple[list[_Part], list[Member]]:
    """The parts of a zip of `size` bytes, those of the zips within it in their place; and the zips within it that cannot be opened.

    Raises
    ------
    ReadingError : the zips within it hold more than a zip may.
    """
    from qualcode.reading.registry import formats

    suffixes, parts, damaged, total = formats(), list[_Part](), list[Member](), 0
    for entry in package.infolist():
        path = _path(entry)
        if not _is_zip(entry) or _is_locked(entry):
            parts.append(_Part(package, entry, path, _is_source(entry, suffixes)))
            continue
        try:
            content = unpack(package, entry, path.name)
            inner = opened(content, path.name, "reading.error")
        except ReadingError as problem:
            damaged.append(Member(_short(path.name), None, (), problem, path))
            continue
        total += len(content)
        if total > min(LARGEST_PART, honest(size, _RATIO)) or len(parts) > 2 * _MOST:
            raise ReadingError("reading.error.bomb", file=name)
        within = path.with_suffix("")
        if not inner.infolist():
            parts.append(_Part(package, entry, path, False))
        parts += [
            _Part(inner, one, within / _path(one), _is_source(one, suffixes)) for one in inner.infolist()
        ]
    return parts, damaged


def _below(path: PurePosixPath, shared: int) -> tuple[str, ...]:
    """The folders of a part below those that all share, none of which leads outside."""
    return tuple(part for part in path.parts[shared:-1] if part not in ("..", ".", "/"))


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


def _is_zip(entry: zipfile.ZipInfo) -> bool:
    path = _path(entry)
    plain = not (entry.is_dir() or _is_link(entry) or _is_hidden(path))
    return plain and path.suffix.casefold() == ".zip"


def _is_source(entry: zipfile.ZipInfo, suffixes: tuple[str, ...]) -> bool:
    path = _path(entry)
    suffix = path.suffix.casefold()
    return (
        not (entry.is_dir() or _is_link(entry) or _is_hidden(path))
        and suffix in suffixes
        and suffix != ".zip"
    )
