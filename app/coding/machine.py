"""The suggester of a project at work: built, taught and asked on a thread of its own, one for all coders.

Until it is there, and where it cannot be, the proposals that are stored do. It writes nothing but vectors
that are not there yet, so that no coder waits for it.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.errors import Cancelled, QualcodeError
from qualcode.model import Event, SegmentKind, Suggestion
from qualcode.project import Project

if TYPE_CHECKING:
    from qualcode.project.suggesting import LiveSuggester

# Seconds after which Python lets another thread go on: at its usual 5 ms a deed, which asks the database
# dozens of things and lets go at each, would wait dozens of times for a suggester that is being built.
SWITCH = 0.0005
QUEUED = 60
MOST_KEPT = 400
MOST_MACHINES = 2
MATERIAL = {"codebook", "code", "document", "segments"}
_Asked = tuple[str, frozenset[str]]
_lock = threading.Lock()
_machines: dict[Path, Machine] = {}


class Machine:
    """Holds the live suggester of one project file.

    Attributes
    ----------
    version : rises each time it learnt something.
    queued : what to review next, ``(segment, reason)``; empty until it is ready.
    """

    def __init__(self, path: Path, who: str) -> None:
        self.version = 0
        self.queued: list[tuple[str, str]] = []
        self._path, self._who = path, who
        self._live: LiveSuggester | None = None
        self._project: Project | None = None
        self._event = 0
        self._made_of: object = None
        self._learning = threading.Lock()
        self._kept: OrderedDict[_Asked, tuple[int, list[Suggestion]]] = OrderedDict()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="qualcode-suggester")
        self._waiting = self._closed = False
        self._submit(self._build)

    @property
    def ready(self) -> bool:
        """Whether it can be asked."""
        return self._live is not None

    def proposals(self, segment: str, without: frozenset[str] = frozenset()) -> list[Suggestion]:
        """The likeliest codes for a segment but those, as of what was learnt so far.

        Never waits: while it is learning, what it said before.
        """
        asked = (segment, without)
        held = self._kept.get(asked)
        if held is not None and held[0] == self.version:
            return held[1]
        live, version = self._live, self.version
        if live is None or not self._learning.acquire(blocking=False):
            return held[1] if held else []
        try:
            found = live.suggest(segment, without=without) if live.holds(segment) else []
        finally:
            self._learning.release()
        self._keep(asked, version, found)
        return found

    def notice(self) -> None:
        """Learn, in the background, from what was decided since; what comes meanwhile is learnt with it."""
        if self._live is not None and not self._waiting and not self._closed:
            self._waiting = True
            self._submit(self._learn)

    def wait(self) -> None:
        """Wait until what was asked of it is done."""
        self._worker.submit(lambda: None).result()

    def close(self) -> None:
        """Give up what it is doing and let go of what it holds."""
        if self._closed:
            return
        self._closed = True
        self._live, self.queued = None, []
        self._kept.clear()
        self._worker.submit(self._let_go)
        self._worker.shutdown(wait=False)

    # --- on its own thread

    def _submit(self, task: Callable[[], None]) -> None:
        with suppress(RuntimeError):  # closed in the meantime
            self._worker.submit(_quietly, task)

    def _build(self) -> None:
        """Make the suggester, or make it anew: until then what it said before does, and it is held once."""
        if self._project is None:
            self._project = Project.open(self._path, who=self._who)
        self._event, self._live = self._project.last_event(), None
        self._made_of = self._material(self._project)
        self._serve(self._project.suggester(keep=False, progress=self._progress))

    def _learn(self) -> None:
        self._waiting = False
        if self._closed or self._project is None or self._live is None:
            return
        events = self._project.events(after=self._event)
        if not events:
            return
        self._event = events[-1].id
        touched = {event.target.partition(":")[0] for event in events}
        if touched & MATERIAL and self._material(self._project) != self._made_of:
            self._build()
            return
        live = self._live
        segments = [one for one in dict.fromkeys(s for e in events for s in _segments(e)) if live.holds(one)]
        if segments:
            with self._learning:
                live.refresh(*segments)
            self._serve(live)

    def _serve(self, live: LiveSuggester) -> None:
        queued = [(one.segment, one.reason) for one in live.queue(QUEUED)]
        if not self._closed:
            self._live, self.queued = live, queued
            self.version += 1

    @staticmethod
    def _material(project: Project) -> object:
        """What it is made of: while this stays the same it can go on learning."""
        kinds = [(document.id, document.kind) for document in project.documents()]
        segments = [segment.id for segment in project.segments(kind=SegmentKind.CONTENT)]
        return project.codebook(), kinds, hash(tuple(segments))

    def _progress(self, done: int, total: int) -> None:
        if self._closed:
            raise Cancelled

    def _let_go(self) -> None:
        if self._project is not None:
            self._project.close()

    def _keep(self, asked: _Asked, version: int, found: list[Suggestion]) -> None:
        self._kept[asked] = (version, found)
        while len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)


def machine_of(project: Project) -> Machine | None:
    """The machine of this project, begun if nobody did; None where there is nothing to begin with.

    It begins only after proposals were asked for with the model in use, for else all fragments would have to
    be embedded first, unasked. At most two projects have one: the one longest not asked for is closed.
    """
    path = project.path.resolve()
    with _lock:
        held = _machines.pop(path, None)
        if held is None and _worth_beginning(project):
            held = Machine(path, project.who)
        if held is not None:
            _machines[path] = held
            while len(_machines) > MOST_MACHINES:
                _machines.pop(next(iter(_machines))).close()
        return held


def _worth_beginning(project: Project) -> bool:
    from qualcode.embedding import choose

    made = [run for run in project.runs() if run.kind == "suggestions"]
    if not made or project.codebook() is None:
        return False
    try:
        return made[-1].models.get("embeddings") == choose(None).id
    except (QualcodeError, ImportError, OSError):
        return False


def _segments(event: Event) -> list[str]:
    """Ids of the segments that a decision was about; a coding on a part of one is about none."""
    noun = event.target.partition(":")[0]
    if noun not in ("coding", "rejection", "review"):
        return []
    found = []
    for state in (event.before, event.after):
        if isinstance(state, dict) and noun == "coding":
            found.append(f"{state['document']}:{state['start']}-{state['end']}")
        elif isinstance(state, dict):
            found.append(str(state["segment"]))
    return found


def _quietly(task: Callable[[], None]) -> None:
    """Do a task; without it the stored proposals do, so what goes wrong is no trouble of the coder's."""
    try:
        task()
    except (QualcodeError, ImportError, OSError):
        return
