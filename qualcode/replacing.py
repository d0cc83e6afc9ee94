"""Files that are there whole or not at all, and never in the place of a project."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from qualcode.errors import ProjectError
from qualcode.project_mark import is_marked

_PARTIAL = re.compile(r"\.(\d+)-[0-9a-f]{8}\.partial")


@contextmanager
def replacing(path: Path, *, folders: bool = True, private: bool = False) -> Iterator[Path]:
    """A file to write to, which takes the place of `path` once the block has ended well.

    When the block fails, `path` stays as it was. Each has a name of its own, so that two that write the same
    file at once do not meet: the one that ends last is kept. What a process that was killed left in the
    folder goes.

    Parameters
    ----------
    folders : whether to make folders that are not there.
    private : whether nobody but its owner may read the file.

    Raises
    ------
    ProjectError : a project lies at `path`, and what people decided would be gone with it.
    OSError : names `path`, also where the system names no file, as on a full disk.
    """
    if is_marked(path):
        raise ProjectError("project.error.over_a_project", file=path.name)
    if folders:
        path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{os.getpid()}-{token_hex(4)}.partial")
    _clear(path.parent)
    try:
        if private:
            partial.touch(mode=0o600)
        yield partial
        partial.replace(path)
    except BaseException as error:
        _name(error, partial, path)
        raise
    finally:
        with suppress(OSError):  # its folder is gone, or may no longer be written
            partial.unlink(missing_ok=True)


@contextmanager
def replacing_all(paths: Iterable[Path]) -> Iterator[list[Path]]:
    """The same for files that belong together: none takes its place before all are written."""
    with ExitStack() as whole:
        yield [whole.enter_context(replacing(path)) for path in paths]


def os_error(error: BaseException) -> OSError | None:
    """The system's error in `error`: itself, or what a library wrapped it in."""
    if isinstance(error, OSError):
        return error
    return next((one for one in (*error.args, error.__cause__) if isinstance(one, OSError)), None)


def _name(error: BaseException, partial: Path, path: Path) -> None:
    """Let an error of the system be about the file that was meant."""
    cause = os_error(error)
    if cause is not None and cause.errno and cause.filename in (None, str(partial)):
        cause.filename, cause.filename2 = str(path), None


def _clear(folder: Path) -> None:
    """Remove what processes left there that were killed while they wrote."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            found = _PARTIAL.fullmatch(entry.name)
            if found and not _runs(int(found[1])):
                with suppress(OSError):  # another's, or gone meanwhile
                    Path(entry.path).unlink()


def _runs(process: int) -> bool:
    """Whether there is a process of that number; on Windows a file that is written to cannot be removed."""
    if process == os.getpid():
        return True
    if sys.platform == "win32":
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # another user's
        return True
    return True
