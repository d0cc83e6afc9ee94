"""Zips from elsewhere: opened with a clear error, a part read no further than it can honestly be long."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import IO

from qualcode.errors import ReadingError

LARGEST_PART = 256 << 20
LARGEST_RATIO = 200
SLACK = 8 << 20
_PIECE = 4096
_BOUNDED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Ways of packing of which Python unpacks no more at once than was asked for."""


def honest(packed: int, ratio: int = LARGEST_RATIO) -> int:
    """How many bytes may come out of so many that are packed: some slack, and `ratio` times as many."""
    return SLACK + ratio * max(1, packed)


def opened(data: bytes, name: str, errors: str) -> zipfile.ZipFile:
    """The zip in `data`, with its list of parts read.

    Parameters
    ----------
    name : of the file, for errors.
    errors : where the catalogue has the texts, such as ``reading.error``.

    Raises
    ------
    ReadingError : it is no zip, or a damaged one (``damaged``).
    """
    try:
        return zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RecursionError) as problem:
        raise ReadingError(f"{errors}.damaged", file=name) from problem


def unzipped(package: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, errors: str) -> bytes:
    """The bytes of `entry`, in memory.

    Parameters
    ----------
    name, errors : as for `opened`.

    Raises
    ------
    ReadingError : it says to unpack to far more than its size (``bomb``), or is damaged (``damaged``):
        also where more comes out than it says.
    """
    packed = min(entry.compress_size, package.start_dir)
    if entry.file_size > min(LARGEST_PART, honest(packed)):
        raise ReadingError(f"{errors}.bomb", file=name)
    try:
        with package.open(entry) as stream:
            if entry.compress_type in _BOUNDED:
                return stream.read(entry.file_size + 1)
            return _by_pieces(stream)
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ) as problem:
        raise ReadingError(f"{errors}.damaged", file=name) from problem


def _by_pieces(stream: IO[bytes]) -> bytes:
    """All of a part that is unpacked whole from whatever bytes are taken: few are taken at a time."""
    return b"".join(iter(lambda: stream.read(_PIECE), b""))
