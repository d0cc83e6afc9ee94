"""Zips from elsewhere: opened with a clear error, a part read no further than it can honestly be long."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO

from qualcode.errors import ReadingError

LARGEST_PART = 256 << 20
LARGEST_RATIO = 200
SLACK = 8 << 20


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
    ReadingError : it unpacks to far more than its size (``bomb``), or is damaged (``damaged``).
    """
    limit = min(LARGEST_PART, SLACK + LARGEST_RATIO * max(1, entry.compress_size))
    try:
        with package.open(entry) as stream:
            data = stream.read(limit + 1)
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
    if len(data) > limit:
        raise ReadingError(f"{errors}.bomb", file=name)
    return data
