"""What looking for threads and proposing codes takes on a project of any size: CPU seconds, peak memory."""

from __future__ import annotations

import resource
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from qualcode.project import Project


def measure(path: Path | None, fragments: int, model: str | None) -> None:
    """Print a line per verb, on a copy of the project `path`, or on a made study of that many fragments.

    Other work on the machine tells little in CPU seconds, which are those of all threads together.
    """
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name, "p.db")
        _make(copy, fragments) if path is None else shutil.copy(path, copy)
        with Project.open(copy) as project:
            project.segments()
            embedding = _told("embedding alone", lambda: project.embed(model=model))
            rest = _told("threads, embedded", lambda: project.threads(model=model))
            _told("suggestions, embedded", lambda: project.suggest(model=model))
    print(f"looking for threads / embedding alone: {(embedding + rest) / embedding:.2f}")


def _make(path: Path, fragments: int) -> None:
    from benchmarks.app.material import Size, make

    make(path, Size(fragments // 100, fragments, 200, fragments * 3 // 4))


def _told(what: str, work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    spent = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{what:22} {spent:8.1f} CPU s, peak so far {peak:6.0f} MB", flush=True)
    return spent
