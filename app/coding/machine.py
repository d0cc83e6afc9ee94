"""The suggester of a project at work: built, taught and asked on a thread of its own, one for all coders.

Until it is there, and where it cannot be, the proposals that are stored do.
"""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qualcode.errors import QualcodeError
from qualcode.model import Event, Suggestion
from qualcode.project import Project

if TYPE_CHECKING:
    from qualcode.project.suggesting import LiveSuggester

QUEUED = 60
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
        self._asking = threading.Lock()
        self._kept: dict[tuple[str, frozenset[str]], tuple[int, list[Suggestion]]] = {}
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="qualcode-suggester")
        self._waiting = False
        self._submit(self._build)

    @property
    def ready(self) -> bool:
        """Whether it can be asked."""
        return self._live is not None

    def proposals(self, segment: str, without: frozenset[str] = frozenset()) -> list[Suggestion]:
        """The likeliest codes for a segment but those, as of what was learnt so far."""
        held = self._kept.get((segment, without))
        if held is not None and held[0] == self.version:
            return held[1]
        live = self._live
        if live is None or not self._asking.acquire(blocking=False):  # it is learning: the next answer has it
            return held[1] if held else []
        try:
            found = live.suggest(segment, without=without)
        except KeyError:  # a segment that came in later
            found = []
        finally:
            self._asking.release()
        self._kept[segment, without] = (self.version, found)
        return found

    def notice(self) -> None:
        """Learn, in the background, from what was decided since."""
        if self._live is not None and not self._waiting:
            self._waiting = True
            self._submit(self._learn)

    def wait(self) -> None:
        """Wait until what was asked of it is done."""
        self._worker.submit(lambda: None).result()

    def _submit(self, task: Any) -> None:
        self._worker.submit(_quietly, task)

    def _build(self) -> None:
        self._project = Project.open(self._path, who=self._who)
        self._event = self._project.last_event()
        live = self._project.suggester()
        self.queued = [(one.segment, one.reason) for one in live.queue(QUEUED)]
        self._live = live
        self.version += 1

    def _learn(self) -> None:
        self._waiting = False
        if self._project is None or self._live is None:
            return
        events = self._project.events(after=self._event)
        if any(event.target.partition(":")[0] in ("codebook", "document") for event in events):
            self._live = None
            self._build()
            return
        segments = dict.fromkeys(name for event in events for name in _segments(event))
        if events:
            self._event = events[-1].id
        with self._asking:
            for segment in segments:
                self._live.refresh(segment)
        if segments:
            self.version += 1
            self.queued = [(one.segment, one.reason) for one in self._live.queue(QUEUED)]


def machine_of(project: Project) -> Machine | None:
    """The machine of this project, begun if nobody did; None where there is nothing to begin with.

    It begins only after proposals were asked for with the model in use, for else all fragments would have to
    be embedded first, unasked.
    """
    with _lock:
        path = project.path.resolve()
        if path not in _machines and _worth_beginning(project):
            _machines[path] = Machine(path, project.who)
        return _machines.get(path)


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


def _quietly(task: Any) -> None:
    """Do a task; without it the stored proposals do, so what goes wrong is no trouble of the coder's."""
    try:
        task()
    except (QualcodeError, ImportError, OSError, KeyError):
        return
