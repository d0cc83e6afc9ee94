"""The desk of a browser that is still on its way, with the first answer that its pane will want.

The first page names project, source and fragment, and the browser tells who codes: the doorway gives the
first answer along with that page (`app/early.py`), and the session that Streamlit begins for the same coder
soon after finds the project opened and read.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any
from weakref import WeakKeyDictionary

from app import guard, recents
from app.coding import making
from app.coding.desk import Desk
from app.coding.machine import machine_of
from app.coding.meaning import similar
from app.shared import SharedProject

MOST, SECONDS = 4, 30.0
"""So many are kept for so long for a session that does not come."""
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class _Ready:
    project: SharedProject
    desk: Desk
    since: float


Mark = tuple[str, str, int]
_waiting: OrderedDict[Mark, _Ready] = OrderedDict()
_begun: OrderedDict[int, _Ready] = OrderedDict()
_told: WeakKeyDictionary[Desk, int] = WeakKeyDictionary()
"""The version of the codes that a pane was told along with the page, for a desk that has told no more."""


def mark(path: Path, who: str) -> Mark:
    """What one opened project is known by: its path, the coder, and which file lies there."""
    try:
        return str(path), who, path.stat().st_ino
    except OSError:
        return str(path), who, 0


def made(project: SharedProject) -> Desk:
    """A desk as the page Coderen has it."""
    return Desk(project, describe=guard.describe, similar=similar, machine=machine_of(project))


def first_answer(desk: Desk, at: Callable[[str], str | None]) -> dict[str, Any]:
    """What a pane needs for its first picture at a place; `at` gives what the address says of it."""
    mode = "queue" if at("mode") == "queue" else "read"
    answer = desk.hello(at("source") or "", at("fragment") or "", whose=at("whose") or "*", mode=mode)
    answer["at"] |= {"find": at("find") or "", "how": at("how") or "words", "only": at("only") or ""}
    return answer


def rest(desk: Desk) -> dict[str, Any] | None:
    """What is left to tell a pane that has its first answer, once; None where it was told nothing yet.

    A pane that did not get that answer after all asks for it (``hello``).
    """
    with _lock:
        book = _told.pop(desk, None)
    return None if book is None else desk.answer({"book": book}) | {"heard": desk.heartbeat()["heard"]}


def greet(path: Path, who: str, place: Mapping[str, str]) -> dict[str, Any] | None:
    """The first answer for a coder at a place; None where the page begins with something else than the pane.

    Raises what `SharedProject.open` and `Desk.hello` raise.
    """
    with ExitStack() as opened:
        project = opened.enter_context(SharedProject.open(path, who=who))
        desk = made(project)
        answer = first_answer(desk, place.get)
        if not desk.documents or not answer["book"]["current"]:
            return None
        opened.pop_all()
    with _lock:
        _told[desk] = answer["book"]["v"]
    _keep(mark(path, who), _Ready(project, desk, monotonic()))
    return answer | {"project": recents.key_of(path), "making": making.standing(project)}


def taken(path: Path, who: str) -> SharedProject | None:
    """The project that was opened for this coder, for one session only; None where there is none."""
    with _lock:
        _close(_forget_old(_waiting))
        ready = _waiting.pop(mark(path, who), None)
        if ready is not None:
            _begun[id(ready.project)] = ready
        return None if ready is None else ready.project


def desk_of(project: SharedProject) -> Desk:
    """The desk that was made with a project that was `taken`, else a new one."""
    with _lock:
        ready = _begun.pop(id(project), None)
        _forget_old(_begun)
    return made(project) if ready is None else ready.desk


def _keep(known_by: Mark, ready: _Ready) -> None:
    with _lock:
        former = _waiting.pop(known_by, None)
        _waiting[known_by] = ready
        gone = [*_forget_old(_waiting), *([former] if former else [])]
        while len(_waiting) > MOST:
            gone.append(_waiting.popitem(last=False)[1])
        _close(gone)


def _forget_old(held: OrderedDict[Any, _Ready]) -> list[_Ready]:
    """Let go of those that nobody came for; these."""
    latest = monotonic() - SECONDS
    return [held.pop(key) for key, ready in [*held.items()] if ready.since < latest]


def _close(nobodys: Iterable[_Ready]) -> None:
    """Close projects that no session has: on Windows a file that is open cannot be moved."""
    for ready in nobodys:
        ready.project.close()
