"""What changed from one run of threads to the next."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum

from qualcode.model import Thread, Threads

SAME = 0.95
RELATED = 0.3


class Fate(StrEnum):
    """What became of a thread."""

    SAME = "gelijk"
    CHANGED = "veranderd"
    NEW = "nieuw"
    GONE = "verdwenen"


@dataclass(frozen=True, slots=True)
class ThreadChange:
    """One thread before and after: keys in the two runs, and the segments that came and went.

    `before` is empty for a new thread, `after` for one that is gone.
    """

    fate: Fate
    label: str
    before: str
    after: str
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


def compare(before: Threads, after: Threads) -> list[ThreadChange]:
    """Match the threads of two runs, in the order of the later one, then those that are gone.

    A kept thread is matched with itself; others by Jaccard overlap of their segments, the closest pairs
    first, each thread once; under 0.3 they are different threads.
    """
    pairs = _matched(before, after)
    changes = []
    for thread in after.threads:
        former = pairs.get(thread.key)
        if former is None:
            changes.append(ThreadChange(Fate.NEW, thread.label, "", thread.key, gained=thread.segments))
            continue
        had, has = set(former.segments), set(thread.segments)
        fate = Fate.SAME if _overlap(had, has) >= SAME else Fate.CHANGED
        gained = tuple(key for key in thread.segments if key not in had)
        lost = tuple(key for key in former.segments if key not in has)
        changes.append(ThreadChange(fate, thread.label, former.key, thread.key, gained, lost))
    found = {former.key for former in pairs.values()}
    changes += [
        ThreadChange(Fate.GONE, thread.label, thread.key, "", lost=thread.segments)
        for thread in before.threads
        if thread.key not in found
    ]
    return changes


def _matched(before: Threads, after: Threads) -> dict[str, Thread]:
    kept = {thread.kept: thread for thread in before.threads if thread.kept}
    pairs = {thread.key: kept[thread.kept] for thread in after.threads if thread.kept in kept}
    taken = {former.key for former in pairs.values()}
    rest = [(former, set(former.segments)) for former in before.threads if former.key not in taken]
    overlaps = [
        (-_overlap(had, has), thread.key, former.key, former)
        for thread in after.threads
        if thread.key not in pairs
        for has in [set(thread.segments)]
        for former, had in rest
    ]
    for negative, key, former_key, former in sorted(overlaps, key=lambda one: one[:3]):
        if -negative >= RELATED and key not in pairs and former_key not in taken:
            pairs[key] = former
            taken.add(former_key)
    return pairs


def _overlap(one: Set[str], other: Set[str]) -> float:
    """Jaccard."""
    shared = len(one & other)
    return shared / max(1, len(one) + len(other) - shared)
