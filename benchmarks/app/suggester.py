"""The same deeds with a live suggester beside them: while it is built, while it learns, and what it takes."""

from __future__ import annotations

import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, sleep
from typing import Any

from app.coding.desk import Desk
from app.coding.machine import SWITCH, Machine
from benchmarks.app.material import MODEL
from benchmarks.app.server import Journey, rounds_of
from qualcode.project import Project

PAUSE = 0.1
DEEDS = ("code a fragment", "reject a proposal", "mark as done", "undo", "next in the queue")


def measure(path: Path) -> dict[str, dict[str, float]]:
    """Milliseconds of deeds beside the suggester, and of its own work on its own thread."""
    os.environ["QUALCODE_MODEL"] = MODEL
    sys.setswitchinterval(SWITCH)
    with Project.open(path, who="Saskia") as project:
        began = perf_counter()
        machine = Machine(path, "Saskia")
        desk = Desk(project, machine=machine)
        journey = Journey(desk, desk.hello())
        actions = journey.actions()
        found = {"code a fragment, while it is built": _while_busy(machine, actions["code a fragment"])}
        found["built, in the background"] = _once(began)
        for name in DEEDS:
            found[f"{name}, while it learns"] = rounds_of(actions[name], pause=PAUSE)
        machine.wait()
        began = perf_counter()
        actions["mark as done"]()
        machine.notice()
        machine.wait()
        found["a decision learnt, in the background"] = _once(began)
        actions["new code in vivo"]()
        machine.notice()
        sleep(PAUSE)
        found["code a fragment, while it is made anew"] = _while_busy(machine, actions["code a fragment"])
        machine.close()
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{path.name}: {used:.0f} MB at most, this program and all it has done so far", flush=True)
    return found


def _while_busy(machine: Machine, action: Callable[[], Any]) -> dict[str, float]:
    times: list[float] = []
    while not machine.ready or len(times) < 2:
        began = perf_counter()
        action()
        times.append((perf_counter() - began) * 1000)
        sleep(PAUSE)
    return {"ms": median(times), "p95": quantiles(times, n=20, method="inclusive")[-1]}


def _once(began: float) -> dict[str, float]:
    took = (perf_counter() - began) * 1000
    return {"ms": took, "p95": took}
