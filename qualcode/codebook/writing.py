"""Codebook files that are there whole or not at all."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qualcode import replacing
from qualcode.errors import CodebookError


@contextmanager
def replacing_codebook(path: Path) -> Iterator[Path]:
    """A file to write a codebook to; see `qualcode.replacing`.

    Raises
    ------
    CodebookError : when the folder or the file cannot be written, for instance because the disk is full or
        a spreadsheet program has it open.
    """
    try:
        with replacing.replacing(path, folders=False) as partial:
            yield partial
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        key = "codebook.error.full" if full else "codebook.error.unwritable"
        raise CodebookError(key, file=path.name, reason=error.strerror or "") from error
