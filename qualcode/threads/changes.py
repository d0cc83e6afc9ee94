"""What changed from one run of threads to the next, with what researchers decided in between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from qualcode.model import KeptThread, Thread, Threads, ThreadStatus
from qualcode.threads.keeping import turned_down

SAME = 0.95
RELATED = 0.3
MOST = 0.5


class Fate(StrEnum):
    """What became of a thread."""

    SAME = "gelijk"
    CHANGED = "veranderd"
    NEW = "nieuw"
    MERGED = "samengevoegd"
    SPLIT = "gesplitst"
    PART = "afgesplitst"
    REJECTED = "afgewezen"
    AGAIN = "opnieuw gevonden"
    GONE = "verdwenen"


@dataclass(frozen=True, slots=True)
class ThreadChange:
    """One thread before and after.

    Attributes
    ----------
    before, after : its keys in the two runs; empty where it was not there yet, or is gone.
    gained, lost : the segments that came and went.
    former : what it was called before, if otherwise; of one found again, what the rejected one was called.
    sources : what the threads are called that it was made of, or that hold most of it in the earlier run.
    into : what the threads are called that it was split in, that hold most of it now, or as which a rejected
        one was found again.
    confirmed, renamed : whether researchers did so since.
    code, former_code : id of the code it was linked to since, and of the one it was linked to before, if
        otherwise.
    reason : why it was rejected.
    """

    fate: Fate
    label: str
    before: str
    after: str
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    former: str = ""
    sources: tuple[str, ...] = ()
    into: tuple[str, ...] = ()
    confirmed: bool = False
    renamed: bool = False
    code: str = ""
    former_code: str = ""
    reason: str = ""

    @property
    def of_people(self) -> bool:
        """Whether it tells of something that researchers did, beside what the machine found."""
        done = self.fate in (Fate.MERGED, Fate.SPLIT, Fate.PART, Fate.REJECTED)
        return done or self.confirmed or self.renamed or bool(self.code or self.former_code)

    @property
    def tells(self) -> bool:
        """Whether there is anything to tell."""
        return (
            self.fate is not Fate.SAME or self.confirmed or bool(self.former or self.code or self.former_code)
        )


def compare(
    before: Threads,
    after: Threads,
    kept: Sequence[KeptThread] = (),
    codes: Mapping[str, str] | None = None,
) -> list[ThreadChange]:
    """What became of the threads of one run: every thread then and now stands in one line.

    A thread that researchers decided about is followed by what they did: kept, renamed, merged, split or
    rejected. The others are matched by Jaccard overlap of their segments, the closest pairs first, each
    thread once; under 0.3 they are different threads.

    Parameters
    ----------
    before : a run as it was found.
    after : a later one as it stands now, with what researchers decided laid over it.
    kept : all that researchers decided about threads.
    codes : the code that each kept thread was linked to at the time of the earlier run, by the thread's id.
    """
    return list(_Account(before, after, kept, codes or {}).lines())


class _Account:
    """The two runs and how the decisions tie them together; `then` maps kept threads to those before."""

    def __init__(
        self, before: Threads, after: Threads, kept: Sequence[KeptThread], codes: Mapping[str, str]
    ) -> None:
        self.before, self.after, self.codes = before, after, codes
        self.kept = {thread.id: thread for thread in kept}
        origin = {(thread.run, thread.key): thread.id for thread in kept if thread.key}
        own = {
            t.key: t.kept if t.kept in self.kept else origin.get((before.run.id, t.key), "")
            for t in before.threads
        }
        self.then = {own[thread.key]: thread for thread in before.threads if own[thread.key]}
        self.undecided = [thread for thread in before.threads if not own[thread.key]]
        self.origin = {one for (run, _), one in origin.items() if run == after.run.id}
        self.now = [thread for thread in after.threads if not thread.status.gone_up]
        self.made_of: dict[str, list[KeptThread]] = {}
        for thread in kept:
            for successor in thread.successors:
                self.made_of.setdefault(successor, []).append(thread)
        self.pairs = self._matched()

    def lines(self) -> Iterator[ThreadChange]:
        """Those that are there now, in order; then those that were split, rejected, and gone."""
        told = set()
        for thread in self.now:
            change = self._now(thread)
            told.add(thread.kept)
            if change is not None:
                yield change
        for own in self.kept.values():
            if own.status is ThreadStatus.SPLIT and self._is_of_these(own):
                names = [self.kept[one].label for one in own.successors if one in self.kept]
                yield ThreadChange(
                    Fate.SPLIT,
                    self._called(own),
                    self._key(own),
                    "",
                    sources=self._sources(own),
                    into=tuple(names),
                )
            elif own.status is ThreadStatus.REJECTED and own.id not in told and self._is_of_these(own):
                yield self._rejected(own, "")
        found = {former.key for former in self.pairs.values()}
        for former in self.undecided:
            if former.key not in found and self._turned_down_before(former) is None:
                into = _holding_most(former.segments, self.now)
                yield ThreadChange(Fate.GONE, former.label, former.key, "", lost=former.segments, into=into)

    def _now(self, thread: Thread) -> ThreadChange | None:
        own = self.kept.get(thread.kept)
        if thread.again in self.kept:
            return self._found_again(thread, self.kept[thread.again])
        if own is not None and own.status is ThreadStatus.REJECTED:
            return self._rejected(own, thread.key) if self._is_of_these(own) else None
        former = self.then.get(thread.kept) or self.pairs.get(thread.key)
        if former is not None:
            return self._matching(thread, former, own)
        if own is not None and own.id not in self.origin and own.id in self.made_of:
            return self._made(thread, own)
        sources = _holding_most(thread.segments, self.before.threads)
        return ThreadChange(
            Fate.NEW,
            thread.label,
            "",
            thread.key,
            gained=thread.segments,
            sources=sources,
            confirmed=own is not None and own.status is ThreadStatus.CONFIRMED,
            code=own.code if own else "",
        )

    def _matching(self, thread: Thread, former: Thread, own: KeptThread | None) -> ThreadChange:
        had, has = set(former.segments), set(thread.segments)
        was_confirmed = former.status is ThreadStatus.CONFIRMED
        linked, was_linked = (own.code, self.codes.get(own.id, "")) if own else ("", "")
        return ThreadChange(
            Fate.SAME if _overlap(had, has) >= SAME else Fate.CHANGED,
            thread.label,
            former.key,
            thread.key,
            tuple(key for key in thread.segments if key not in had),
            tuple(key for key in former.segments if key not in has),
            former=former.label if former.label != thread.label else "",
            confirmed=thread.status is ThreadStatus.CONFIRMED and not was_confirmed,
            renamed=own is not None and former.label != thread.label,
            code=linked if linked != was_linked else "",
            former_code=was_linked if linked != was_linked else "",
        )

    def _made(self, thread: Thread, own: KeptThread) -> ThreadChange:
        """A thread that researchers made of others."""
        parts = self.made_of[own.id]
        merged = parts[0].status is ThreadStatus.MERGED
        had = {key for part in parts for key in part.segments}
        has = set(thread.segments)
        lost = tuple(key for part in parts for key in part.segments if key not in has) if merged else ()
        return ThreadChange(
            Fate.MERGED if merged else Fate.PART,
            thread.label,
            "",
            thread.key,
            tuple(key for key in thread.segments if key not in had),
            tuple(dict.fromkeys(lost)),
            sources=self._sources(own) if merged else tuple(self._called(part) for part in parts),
            confirmed=own.status is ThreadStatus.CONFIRMED,
            code=own.code,
        )

    def _rejected(self, own: KeptThread, key: str) -> ThreadChange:
        again = tuple(one.label for one in self.now if one.again == own.id)
        sources = self._sources(own)
        return ThreadChange(
            Fate.REJECTED, own.label, self._key(own), key, sources=sources, into=again, reason=own.reason
        )

    def _found_again(self, thread: Thread, own: KeptThread) -> ThreadChange | None:
        """One that was rejected; nothing where that is told, or where it lay rejected in the earlier run."""
        if self._is_of_these(own) or any(self._turned_down_before(one) == own.id for one in self.undecided):
            return None
        return ThreadChange(
            Fate.AGAIN,
            thread.label,
            "",
            thread.key,
            former=own.label,
            reason=own.reason,
            gained=thread.segments,
        )

    def _turned_down_before(self, former: Thread) -> str | None:
        """The thread, rejected before the earlier run, that one of that run was recognised as."""
        found = turned_down(former.segments, self.kept.values())
        return found.id if found is not None and not self._is_of_these(found) else None

    def _is_of_these(self, own: KeptThread) -> bool:
        """Whether a kept thread, or one that it was made of, was in one of these runs."""
        if own.id in self.then or own.id in self.origin:
            return True
        return any(self._is_of_these(part) for part in self.made_of.get(own.id, ()))

    def _sources(self, own: KeptThread) -> tuple[str, ...]:
        """What the threads are called that one was merged of, as far back as the earlier run."""
        names: list[str] = []
        for part in self.made_of.get(own.id, ()):
            if part.status is ThreadStatus.MERGED:
                further = () if part.id in self.then else self._sources(part)
                names += further or (self._called(part),)
        return tuple(dict.fromkeys(names))

    def _called(self, own: KeptThread) -> str:
        return self.then[own.id].label if own.id in self.then else own.label

    def _key(self, own: KeptThread) -> str:
        return self.then[own.id].key if own.id in self.then else ""

    def _matched(self) -> dict[str, Thread]:
        """By key the former of each thread that nobody decided about in the earlier run."""
        now = [
            t
            for t in self.after.threads
            if not t.again and self.origin.issuperset(self.kept.keys() & {t.kept})
        ]
        rest = [(former, set(former.segments)) for former in self.undecided]
        overlaps = [
            (-_overlap(had, has), thread.key, former.key, former)
            for thread in now
            for has in [set(thread.segments)]
            for former, had in rest
        ]
        pairs: dict[str, Thread] = {}
        taken: set[str] = set()
        for negative, key, former_key, former in sorted(overlaps, key=lambda one: one[:3]):
            if -negative >= RELATED and key not in pairs and former_key not in taken:
                pairs[key] = former
                taken.add(former_key)
        return pairs


def _holding_most(segments: Sequence[str], threads: Sequence[Thread]) -> tuple[str, ...]:
    """What the thread is called that holds over half of these segments; empty where none does."""
    own = set(segments)
    return tuple(one.label for one in threads if len(own.intersection(one.segments)) > MOST * len(own))


def _overlap(one: AbstractSet[str], other: AbstractSet[str]) -> float:
    """Jaccard."""
    shared = len(one & other)
    return shared / max(1, len(one) + len(other) - shared)
