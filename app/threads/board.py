"""What the page of rode draden shows, read from a project: no Streamlit in here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from qualcode.errors import ProjectError
from qualcode.model import Codebook, Document, KeptThread, Segment, Thread, Threads, ThreadStatus
from qualcode.project import Project


class Shelf(StrEnum):
    """Which threads one looks at."""

    WAITING = "waiting"
    CONFIRMED = "confirmed"
    DONE = "done"
    ALL = "all"

    def holds(self, thread: Thread) -> bool:
        """Whether a thread stands on this shelf."""
        if self is Shelf.WAITING:
            return thread.status.waits
        if self is Shelf.CONFIRMED:
            return thread.status is ThreadStatus.CONFIRMED
        return self is Shelf.ALL or thread.status.done


class Order(StrEnum):
    """What comes first."""

    PROMISE = "promise"
    BREADTH = "breadth"
    SIZE = "size"
    STABILITY = "stability"
    NEW = "new"


@dataclass(frozen=True)
class Board:
    """The threads of a project as they stood after `event`, and what it takes to show them."""

    threads: Threads
    codebook: Codebook | None
    case_names: Mapping[str, str]
    documents: Mapping[str, Document]
    fragments: int
    dropped: tuple[Thread, ...] = ()
    kept: Mapping[str, KeptThread] = field(default_factory=dict)
    event: int = 0

    @classmethod
    def of(cls, project: Project) -> Board:
        """Read it; ProjectError when no threads were looked for yet."""
        event = project.last_event()
        threads, kept = project.current_threads(), project.kept_threads()
        return cls(
            threads,
            project.codebook(),
            {case.id: case.name for case in project.counted_cases()},
            {document.id: document for document in project.documents()},
            project.counts()["segments_content"],
            tuple(project.dropped_threads()),
            {thread.id: thread for thread in kept},
            event,
        )

    @property
    def min_cases(self) -> int:
        """In how many cases a thread must occur to be called broad, as set for the run."""
        least = self.threads.run.settings.get("min_cases")
        return least if isinstance(least, int) else 2

    @property
    def led(self) -> bool:
        """Whether the codebook helped to find these threads."""
        return bool(self.threads.run.settings.get("led"))

    @property
    def asked_in_vain(self) -> int:
        """How many threads were asked for, where the material holds a good deal fewer; else 0."""
        asked = self.threads.run.settings.get("about")
        found = self.threads.run.counts.get("threads", 0)
        return asked if isinstance(asked, int) and found < 0.8 * asked else 0

    @cached_property
    def by_key(self) -> dict[str, Thread]:
        """Threads by key, and kept ones by their id too."""
        found = {thread.key: thread for thread in self.threads.threads}
        return {**{t.kept: t for t in self.threads.threads if t.kept and not t.status.done}, **found}

    def shelf(self, shelf: Shelf, order: Order, words: str = "") -> list[Thread]:
        """Threads on a shelf, in order; `words` asks for those whose label or terms hold all of them.

        Those that nothing can be decided of any more stand last.
        """
        wanted = words.casefold().split()
        found = [
            thread
            for thread in self._every()
            if shelf.holds(thread) and all(word in self._searched(thread) for word in wanted)
        ]
        return sorted(found, key=lambda thread: (thread.status.done, *_placed(thread, order)))

    @property
    def standing(self) -> int:
        """How many threads were found and did not go out again."""
        return sum(not thread.status.done for thread in self._every())

    def count(self, shelf: Shelf) -> int:
        """Number of threads on a shelf."""
        return sum(shelf.holds(thread) for thread in self._every())

    def outcome(self, thread: Thread) -> tuple[str, tuple[str, ...]]:
        """Why a thread was rejected, and what the threads are called in which it went up."""
        kept = self.kept.get(thread.again or thread.kept)
        if kept is None:
            return "", ()
        return kept.reason, tuple(self.kept[key].label for key in kept.successors if key in self.kept)

    def _every(self) -> tuple[Thread, ...]:
        return (*self.threads.threads, *self.dropped)

    def code_label(self, code: str) -> str:
        """What a code is called, by its id ``<codebook>/<code>`` or its key; empty when it is not there."""
        key = code.rpartition("/")[2]
        if self.codebook is None or all(known.key != key for known in self.codebook.codes):
            return ""
        return " › ".join(step.label for step in self.codebook.path(key))

    @cached_property
    def code_names(self) -> dict[str, str]:
        """What each code is called, by its id."""
        return self.codebook.labels() if self.codebook else {}

    def source_of(self, segment: Segment) -> str:
        """Where a fragment stands: speaker, source and case, where that is not called as the source is."""
        document = self.documents[segment.document]
        speaker = document.speaker(segment.speaker)
        case = self.case_names.get(document.case_of(segment.speaker), "")
        parts = dict.fromkeys((speaker.shown if speaker else "", document.title, case))
        return " · ".join(part for part in parts if part)

    def unchanged(self, project: Project, *names: str) -> None:
        """See to it that nobody else decided about these threads since; ProjectError where somebody did."""
        for name in names:
            for event in project.thread_history(name):
                if event.id > self.event and event.who != project.who:
                    shown = self.by_key[name].label if name in self.by_key else name
                    raise ProjectError("app_threads.error.meanwhile", who=event.who, label=shown)

    def unplaced(self) -> int:
        """Content fragments in no thread that stands."""
        held = {key for t in self.threads.threads if not t.status.done for key in t.segments}
        return max(0, self.fragments - len(held))

    def is_stale(self) -> bool:
        """Whether fragments came in since these threads were looked for."""
        return self.threads.run.counts.get("segments", 0) != self.fragments

    @staticmethod
    def _searched(thread: Thread) -> str:
        return " ".join([thread.label, thread.in_vivo, *thread.aliases, *thread.terms]).casefold()


def _placed(thread: Thread, order: Order) -> tuple[float, ...]:
    """What a thread is sorted by, lowest first; the usual order is the one in which they were found."""
    match order:
        case Order.BREADTH:
            return -thread.breadth.cases, -thread.breadth.evenness
        case Order.SIZE:
            return (-thread.size,)
        case Order.STABILITY:
            return (-(thread.stability or 0),)
        case Order.NEW:
            return (thread.nearest is not None or bool(thread.code),)
        case Order.PROMISE:
            return ()
