"""Zip files with sources in them, opened one by one and never unpacked to disk."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from qualcode.errors import ReadingError
from qualcode.reading.packages import open_package, unpack

_MOST = 5_000
_LARGEST = 1 << 30


def members(data: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    """File names, without folders, and bytes of the readable files in a zip.

    Folders, links, hidden files and other archives are passed over; a path that leads outside loses its
    folders like any other.

    Raises
    ------
    ReadingError : damaged, encrypted, too many files, or a zip bomb.
    """
    from qualcode.reading.registry import formats

    with open_package(data, name) as package:
        entries = [entry for entry in package.infolist() if _is_source(entry, formats())]
        if len(entries) > _MOST:
            raise ReadingError("reading.error.bomb", file=name)
        total = 0
        for entry in entries:
            content = unpack(package, entry, name)
            total += len(content)
            if total > _LARGEST:
                raise ReadingError("reading.error.bomb", file=name)
            yield PurePosixPath(entry.filename.replace("\\", "/")).name, content


def _is_source(entry: zipfile.ZipInfo, suffixes: tuple[str, ...]) -> bool:
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    linked = stat.S_ISLNK(entry.external_attr >> 16)
    hidden = path.name.startswith((".", "~$")) or "__MACOSX" in path.parts
    return (
        not (entry.is_dir() or linked or hidden)
        and path.suffix.casefold() in suffixes
        and path.suffix.casefold() != ".zip"
    )
