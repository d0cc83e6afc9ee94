"""Files that are there whole or not at all, and never in the place of a project."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qualcode.errors import ProjectError
from qualcode.project_mark import is_marked


@contextmanager
def replacing(path: Path, *, folders: bool = True, private: bool = False) -> Iterator[Path]:
    """A file to write to, which takes the place of `path` once the block has ended well.

    When the block fails, `path` stays as it was.

    Parameters
    ----------
    folders : whether to make folders that are not there.
    private : whether nobody but its owner may read the file.

    Raises
    ------
    ProjectError : a project lies at `path`, and what people decided would be gone with it.
    """
    if is_marked(path):
        raise ProjectError("project.error.over_a_project", file=path.name)
    if folders:
        path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.partial")
    try:
        if private:
            partial.unlink(missing_ok=True)
            partial.touch(mode=0o600)
        yield partial
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
