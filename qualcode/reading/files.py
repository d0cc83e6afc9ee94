"""Files come in as bytes, no larger than a source of such a study can be."""

from __future__ import annotations

import errno
import gc
import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path, PurePath

from qualcode.errors import ReadingError
from qualcode.model import SourceFile, content_hash
from qualcode.reading import archive, limits
from qualcode.reading.raw import Raw

_NOT_ALLOWED = (errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY)


def load(path: Path) -> bytes:
    """The bytes of a file.

    Raises
    ------
    ReadingError : it is absent, no file, empty, too large, may not be read, or reading it breaks off.
    """
    name = path.name
    try:
        if path.is_dir():
            closed = not os.access(path, os.R_OK | os.X_OK)
            raise ReadingError(f"reading.error.{'closed_folder' if closed else 'folder'}", file=name)
        size = path.stat().st_size
        if not path.is_file():
            raise ReadingError("reading.error.no_file", file=name)
        with path.open("rb") as stream:
            limits.check_size(size, stream.read(limits.HEAD), name)
        data = path.read_bytes()
    except FileNotFoundError as problem:
        raise ReadingError("reading.error.absent", file=name) from problem
    except OSError as problem:
        if problem.errno in _NOT_ALLOWED:
            raise ReadingError("reading.error.no_access", file=name) from problem
        reason = problem.strerror or type(problem).__name__
        raise ReadingError("reading.error.unreachable", file=name, reason=reason) from problem
    if not data:
        raise ReadingError("reading.error.zero", file=name)
    if not data.strip():
        raise ReadingError("reading.error.empty", file=name)
    return data


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the cycle collector: a long transcript makes many small objects, none of them in cycles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def source_of(data: bytes, name: str, form: str, raw: Raw, without: Collection[str]) -> SourceFile:
    """What is kept of the file itself."""
    return SourceFile(
        PurePath(name).name,
        content_hash(data),
        len(data),
        form,
        raw.encoding,
        without=tuple(sorted(set(without))),
        columns=raw.chosen,
    )


def only_member(data: bytes, name: str) -> tuple[str, bytes]:
    """Name and bytes of the one source in a zip.

    Raises
    ------
    ReadingError : there is none, or more than one.
    """
    found = list(islice(archive.members(data, name), 2))
    if not found:
        raise ReadingError("reading.error.zip_empty", file=name)
    if len(found) > 1:
        raise ReadingError("reading.error.zip_many", file=name)
    (only,) = found
    if only.data is None:
        raise ReadingError(only.problem.key if only.problem else "reading.error.damaged", file=name)
    return only.name, only.data
