"""What describing threads anew takes is read beside the page, while the researcher still reads or types."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock

from qualcode.errors import QualcodeError
from qualcode.project import Project

_lock = Lock()
_asked: dict[Path, tuple[object, ...]] = {}
_worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="qualcode-threads")


def begin(project: Project, names: Sequence[str] = ()) -> None:
    """Begin reading for these threads, by default for any; returns at once. The same is not begun twice."""
    path = project.path.resolve()
    wanted = (project.last_event(), *names)
    with _lock:
        if _asked.get(path) == wanted:
            return
        _asked[path] = wanted
        _worker.submit(_read, path, tuple(names))


def _read(path: Path, names: Sequence[str]) -> None:
    try:
        with Project.open(path, who="") as project:
            project.prepare_threads(names)
    except (QualcodeError, OSError):
        pass  # who wants it reads it then, and is told what is wrong
