"""Rode draden at size: looking for threads, coarser, and the page with all of them; no browser."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from streamlit.testing.v1 import AppTest

from app import recents, session
from benchmarks.app.material import CODERS, MODEL
from qualcode.project import Project

ABOUT, ROUNDS = 60, 15


def measure(path: Path) -> dict[str, dict[str, float]]:
    """Milliseconds (median, 95th percentile) of each run of the page's script, and of the work behind it."""
    os.environ["QUALCODE_MODEL"] = MODEL
    found = {}
    with Project.open(path, who=CODERS[0]) as project:
        found["threads looked for, in the background"] = _once(lambda: project.threads(about=ABOUT))
        found["coarser, in the background"] = _once(lambda: project.threads(about=round(ABOUT * 0.7)))
        keys = [thread.key for thread in project.current_threads().threads]
    with TemporaryDirectory() as folder:
        os.environ["QUALCODE_CONFIG"] = folder
        page = _page(path)
        page.run()  # imports
        found["page, a new visitor"] = _once(_page(path).run)
        found["page again"] = _rounds(page.run)
        found["map, a new visitor"] = _once(_page(path, view="map").run)
        plane = _page(path, view="map").run()
        found["map again"] = _rounds(plane.run)
        waiting = iter(keys)
        found["confirm a thread"] = _rounds(lambda: _confirm(page, path, next(waiting)))
    return found


def _page(path: Path, **place: str) -> AppTest:
    page = AppTest.from_function(_draw, default_timeout=120)
    page.session_state[session._CODER] = CODERS[0]
    page.query_params["p"] = recents.remember(path, path.stem)
    for name, value in place.items():
        page.query_params[name] = value
    return page


def _draw() -> None:
    from app import frame

    frame.run(only="threads")


def _confirm(page: AppTest, path: Path, key: str) -> None:
    """Somebody confirms a thread, and the page shows it."""
    with Project.open(path, who=CODERS[1]) as project:
        project.accept_thread(key)
    page.run()
    assert not page.exception


def _once(action: Callable[[], object]) -> dict[str, float]:
    began = perf_counter()
    action()
    spent = (perf_counter() - began) * 1000
    return {"ms": spent, "p95": spent}


def _rounds(action: Callable[[], object]) -> dict[str, float]:
    times = [_once(action)["ms"] for _ in range(ROUNDS)]
    return {"ms": median(times), "p95": quantiles(times, n=20)[-1]}
