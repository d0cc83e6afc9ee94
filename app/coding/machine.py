"""The suggester of a project at work, one for all coders: a process of its own, and what it said so far.

Until it is there, and where it cannot be, the proposals that are stored do.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections import OrderedDict
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import IO, Any, cast

from qualcode.errors import QualcodeError
from qualcode.model import Evidence, Suggestion
from qualcode.project import Project
from qualcode.project.proposed.likely import Bounds

# Seconds to wait for proposals; the next answer has what comes later.
PATIENCE = 0.06
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
MOST_KEPT = 400
SHORTEST_WAIT, LONGEST_WAIT = 5.0, 300.0
"""Seconds before a suggester that ended is begun anew."""
MOST_MACHINES = 2
_ROOT = Path(__file__).resolve().parents[2]
_Asked = tuple[str, frozenset[str]]
_lock = threading.Lock()
_machines: dict[Path, Machine] = {}


class Machine:
    """Asks and tells the suggester of one project file; nothing here waits for it to learn.

    Attributes
    ----------
    version : rises each time it has learnt something; 0 until it is there.
    queued : what to review next, ``(segment, reason)``; empty until it is there.
    learnt : how many decisions it has learnt from; 0 until it is there.
    bounds : from which probability on a code is likely.
    """

    def __init__(self, path: Path, who: str) -> None:
        self.queued: list[tuple[str, str]] = []
        self.learnt, self.bounds = 0, Bounds()
        self._path, self._who = path, who
        self._number = 0
        self._wait, self._again = SHORTEST_WAIT, 0.0
        self._asked: dict[int, list[_Asked]] = {}
        self._kept: OrderedDict[_Asked, tuple[int, list[Suggestion]]] = OrderedDict()
        self._heard, self._telling = threading.Condition(), threading.Lock()
        self._begin()

    def _begin(self) -> None:
        self.version, self._event, self._learning = 0, 0, True
        self._process = process = _started(self._path, self._who)
        self._questions, self._answers = cast("IO[str]", process.stdin), cast("IO[str]", process.stdout)
        self._listener = threading.Thread(
            target=self._listen, args=(process,), name="qualcode-suggester", daemon=True
        )
        self._listener.start()

    @property
    def alive(self) -> bool:
        """Whether there is a process that learns or answers."""
        return self._process.poll() is None and self._listener.is_alive()

    @property
    def ready(self) -> bool:
        """Whether it can be asked."""
        return self.version > 0 and self._process.poll() is None

    def revive(self) -> None:
        """Begin anew where the process has ended: was killed, or made room for another project.

        One that keeps ending before it has learnt anything is begun at ever longer intervals.
        """
        if self.alive or monotonic() < self._again:
            return
        self._wait = SHORTEST_WAIT if self.version else min(LONGEST_WAIT, 2 * self._wait)
        self._again = monotonic() + self._wait
        self._stop()
        self._begin()

    def proposals(self, of: Mapping[str, frozenset[str]]) -> list[Suggestion]:
        """The likeliest codes for segments but those named with each, as of what was learnt so far.

        While it is learning, what it said before; hardly ever waits, see `PATIENCE`.
        """
        asked = list(of.items())
        missing = [one for one in asked if self._kept.get(one, (-1,))[0] != self.version]
        if missing and self.ready and not self._learning:
            self._ask("ask", missing, PATIENCE)
        return [found for one in asked if one in self._kept for found in self._kept[one][1]]

    def notice(self, event: int) -> None:
        """Learn what was decided up to this event; what comes while it learns is learnt with the next."""
        if self.ready and not self._learning and event > self._event:
            self._event, self._learning = event, True
            self._tell({"notice": event})

    def wait(self, seconds: float = 120) -> None:
        """Wait until it has done what it was asked."""
        self._ask("ping", [], seconds)

    def close(self) -> None:
        """End it, whatever it is doing; what it said stays known, in case it is begun anew."""
        self._stop()
        self._wait, self._again = SHORTEST_WAIT, 0.0

    def _stop(self) -> None:
        self._process.kill()
        self._process.wait()
        self._listener.join()
        with suppress(OSError):
            self._questions.close()
        self._answers.close()
        self.version = 0
        for asked, (_, found) in self._kept.items():
            self._kept[asked] = (-1, found)

    def _ask(self, what: str, of: list[_Asked], seconds: float) -> None:
        """Ask, and wait for the answer, that long at most and not when there is nobody to give it."""
        with self._heard:
            self._number += 1
            number, self._asked[self._number] = self._number, of
        self._tell({what: number, "of": [[segment, sorted(but)] for segment, but in of]})
        with self._heard:
            self._heard.wait_for(lambda: number not in self._asked or not self._listener.is_alive(), seconds)

    def _tell(self, question: dict[str, Any]) -> None:
        with suppress(OSError, ValueError), self._telling:  # it has ended
            print(json.dumps(question), file=self._questions, flush=True)

    # --- on the thread that listens

    def _listen(self, process: subprocess.Popen[str]) -> None:
        with suppress(ValueError):  # half a line, of one that was killed
            for line in cast("IO[str]", process.stdout):
                with self._heard:
                    self._hear(json.loads(line))
                    self._heard.notify_all()
        process.kill()  # nobody hears it any more, so that nobody must ask it
        with self._heard:
            self._asked.clear()
            self._heard.notify_all()

    def _hear(self, answer: Mapping[str, Any]) -> None:
        if "queued" in answer:
            self.queued = [(segment, reason) for segment, reason in answer["queued"]]
            self.learnt = answer.get("decisions", 0)
            self.bounds = Bounds(answer.get("shown", {}), bool(answer.get("calibrated")))
            self.version, self._learning = answer["version"], False
            self._event = max(self._event, answer["event"])
        elif "ask" in answer:
            asked = self._asked.pop(answer["ask"], [])
            for one, found in zip(asked, answer["found"], strict=False):
                self._kept.pop(one, None)
                self._kept[one] = (answer["version"], [_suggestion(row) for row in found])
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        elif "ping" in answer:
            self._asked.pop(answer["ping"], None)


def machine_of(project: Project) -> Machine | None:
    """The machine of this project, begun if nobody did; None where there is nothing to begin with.

    It begins only after proposals were asked for with the model in use, for else all fragments would have to
    be embedded first, unasked. At most two projects have one at work: the one longest not asked for is
    closed, and begun anew when it is asked for again, as is one that was killed.
    """
    path = project.path.resolve()
    with _lock:
        held = _machines.pop(path, None)
        if held is None and _worth_beginning(project):
            with suppress(OSError):  # without a process of its own the stored proposals do
                held = Machine(path, project.who)
        if held is not None:
            _machines[path] = held
            others = [one for one in _machines.values() if one.alive and one is not held]
            for one in others[: max(0, len(others) - MOST_MACHINES + 1)]:
                one.close()
            held.revive()
        return held


def _worth_beginning(project: Project) -> bool:
    from qualcode.embedding import choose

    made = project.suggestion_run()
    try:
        if made is None or made.models.get("embeddings") != choose(None).id:
            return False
    except (QualcodeError, ImportError, OSError):
        return False
    codebook = project.codebook()
    return codebook is not None and bool(codebook.codes)


def _started(path: Path, who: str) -> subprocess.Popen[str]:
    """The process, which ends by itself when this one does; what goes wrong in it is not shown."""
    spare = max(1, (os.cpu_count() or 2) - 1)
    paths = os.pathsep.join([str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    return subprocess.Popen(  # noqa: S603 (our own module)
        [sys.executable, "-m", "app.coding.learner", str(path), who],
        env={**dict.fromkeys(THREADS, str(spare)), **os.environ, "PYTHONPATH": paths},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="ascii",
    )


def _suggestion(row: Mapping[str, Any]) -> Suggestion:
    return Suggestion(**{**row, "why": tuple(Evidence(**one) for one in row["why"])})
