"""Codebook files that are there whole or not at all."""

from __future__ import annotations

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
    CodebookError : when the folder or the file cannot be written, for instance because a spreadsheet
        program has it open.
    """
    try:
        with replacing.replacing(path, folders=False) as partial:
            yield partial
    except OSError as error:
        raise CodebookError(
            "codebook.error.unwritable", file=path.name, reason=error.strerror or ""
        ) from error
