"""Files that are there whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replacing(path: Path, *, folders: bool = True) -> Iterator[Path]:
    """A file to write to, which takes the place of `path` once the block has ended well.

    When the block fails, `path` stays as it was. `folders`: whether to make folders that are not there.
    """
    if folders:
        path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.partial")
    try:
        yield partial
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
