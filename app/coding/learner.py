"""The suggester of a project in a process of its own: ``python -m app.coding.learner PROJECT.db CODER``.

A thread would not do: building it is much work in Python on a large project, and a thread that asks the
database for rows gives Python away at every row, so that a deed of a coder would wait a hundred times for its
turn. It reads questions and writes answers, a line of JSON each. It writes nothing to the project but vectors
that are not there yet. When the server is gone, however that came, it ends at once, whatever it is doing.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from qualcode.errors import QualcodeError
from qualcode.model import Event, SegmentKind
from qualcode.project import Project

if TYPE_CHECKING:
    from qualcode.project.proposed.suggesting import LiveSuggester

QUEUED = 60
POLITE = 5
MATERIAL = {"codebook", "code", "document", "segments"}
Say = Callable[[dict[str, Any]], None]


class Learner:
    """Builds the suggester, teaches it what was decided, and asks it.

    Parameters
    ----------
    project : its own connection to the project.
    say : takes an answer: ``{"version": …, "event": …, "queued": […], "decisions": …, "calibrated": …,
        "shown": {…}}`` when it has learnt, ``{"ask": …, "version": …, "found": […]}`` to a question,
        ``{"ping": …}`` to a ping.
    """

    def __init__(self, project: Project, say: Say) -> None:
        self._project, self._say = project, say
        self._version = 0
        self._build()

    def hear(self, question: Mapping[str, Any]) -> None:
        """Do what one line asks."""
        if "notice" in question:
            self._notice()
        elif "ask" in question:
            self._suggest(question)
        elif "ping" in question:
            self._say({"ping": question["ping"]})

    def _build(self) -> None:
        self._event = self._project.last_event()
        self._made_of = self._material()
        if hasattr(self, "_live"):
            del self._live  # so that memory never holds two
        self._live: LiveSuggester = self._project.suggester(keep=False)
        self._learnt()

    def _notice(self) -> None:
        """Learn, all at once, what was decided since; begin anew when codes or fragments are others."""
        events = self._project.events(after=self._event)
        if events:
            self._event = events[-1].id
        if {_noun(event) for event in events} & MATERIAL and self._material() != self._made_of:
            self._build()
            return
        segments = [segment for segment in _decided(events) if self._live.holds(segment)]
        if segments:
            self._live.refresh(*segments)
        self._learnt()

    def _learnt(self) -> None:
        self._version += 1
        queued = [(one.segment, one.reason) for one in self._live.queue(QUEUED)]
        self._say(
            {
                "version": self._version,
                "event": self._event,
                "queued": queued,
                "decisions": self._live.decisions,
                "calibrated": self._live.calibrated,
                "shown": self._live.shown_above,
            }
        )

    def _suggest(self, question: Mapping[str, Any]) -> None:
        found = [
            [asdict(one) for one in self._live.suggest(segment, without=frozenset(without))]
            if self._live.holds(segment)
            else []
            for segment, without in question["of"]
        ]
        self._say({"ask": question["ask"], "version": self._version, "found": found})

    def _material(self) -> object:
        """What it is made of: while this stays the same it can go on learning."""
        kinds = [(document.id, document.kind) for document in self._project.documents()]
        segments = [segment.id for segment in self._project.segments(kind=SegmentKind.CONTENT)]
        return self._project.codebook(), kinds, segments


def _noun(event: Event) -> str:
    return event.target.partition(":")[0]


def _decided(events: list[Event]) -> list[str]:
    """Ids of the segments that decisions were about; a coding on a part of one is about none."""
    found: dict[str, None] = {}
    for event in events:
        noun = _noun(event)
        for state in (event.before, event.after):
            if isinstance(state, dict) and noun == "coding":
                found[f"{state['document']}:{state['start']}-{state['end']}"] = None
            elif isinstance(state, dict) and noun in ("rejection", "review"):
                found[str(state["segment"])] = None
    return list(found)


def _read(questions: SimpleQueue[str]) -> None:
    """Pass on what is asked; end the process when nobody can ask any more."""
    # A reader of its own: Python cannot end while a thread waits at `sys.stdin`.
    with open(sys.stdin.fileno(), encoding="ascii", closefd=False) as lines:
        for line in lines:
            questions.put(line)
    os._exit(0)


def main(path: str, who: str) -> None:
    """Answer until the other end is closed. Trouble ends it quietly: the stored proposals do without it."""
    answers, sys.stdout = sys.stdout, sys.stderr
    questions: SimpleQueue[str] = SimpleQueue()
    threading.Thread(target=_read, args=(questions,), daemon=True).start()

    def say(answer: dict[str, Any]) -> None:
        print(json.dumps(answer), file=answers, flush=True)

    if hasattr(os, "nice"):
        os.nice(POLITE)
    try:
        with Project.open(Path(path), who=who) as project:
            learner = Learner(project, say)
            while True:
                learner.hear(json.loads(questions.get()))
    except (QualcodeError, ImportError, OSError):
        sys.exit(1)


if __name__ == "__main__":
    main(*sys.argv[1:3])
