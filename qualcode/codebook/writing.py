"""Files that are there whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qualcode.errors import CodebookError


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A file to write to, which takes the place of `path` once the block has ended well.

    Raises
    ------
    CodebookError : when the folder or the file cannot be written, for instance because a spreadsheet
        program has it open.
    """
    partial = path.with_name(f".{path.name}.partial")
    try:
        yield partial
        partial.replace(path)
    except OSError as error:
        raise CodebookError(
            "codebook.error.unwritable", file=path.name, reason=error.strerror or ""
        ) from error
    finally:
        partial.unlink(missing_ok=True)
