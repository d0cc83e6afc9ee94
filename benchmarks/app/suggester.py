"""The same deeds with a live suggester beside them: while it is built, while it learns, and what it takes."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, sleep
from typing import Any

from app.coding.desk import Desk
from app.coding.machine import Machine
from benchmarks.app.material import MODEL
from benchmarks.app.server import Journey, rounds_of
from qualcode.project import Project

PAUSE = 0.1
DEEDS = ("code a fragment", "reject a proposal", "mark as done", "undo", "next in the queue")


def measure(path: Path) -> dict[str, dict[str, float]]:
    """Milliseconds of deeds beside the suggester, and of its own work on its own thread."""
    os.environ["QUALCODE_MODEL"] = MODEL
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
        actions["code a fragment"]()
        machine.wait()
        found["a decision learnt, in the background"] = _once(began)
        actions["new code in vivo"]()
        sleep(PAUSE)
        found["code a fragment, while it is made anew"] = _while_busy(machine, actions["code a fragment"])
        print(f"{path.name}: the suggester held {_most_memory(machine):.0f} MB at most", flush=True)
        machine.close()
    return found


def _while_busy(machine: Machine, action: Callable[[], Any]) -> dict[str, float]:
    times: list[float] = []
    while not _at_rest(machine) or len(times) < 2:
        began = perf_counter()
        action()
        times.append((perf_counter() - began) * 1000)
        sleep(PAUSE)
    return {"ms": median(times), "p95": quantiles(times, n=20, method="inclusive")[-1]}


def _at_rest(machine: Machine) -> bool:
    return machine.ready and not machine._learning


def _most_memory(machine: Machine) -> float:
    """Megabytes; 0 where the system does not tell (it does on Linux)."""
    told = Path(f"/proc/{machine._process.pid}/status")
    lines = told.read_text("ascii").splitlines() if told.is_file() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


def _once(began: float) -> dict[str, float]:
    took = (perf_counter() - began) * 1000
    return {"ms": took, "p95": took}
