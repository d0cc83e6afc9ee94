"""What researchers decided, laid over what a run found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qualcode.model import KeptThread, Thread, Threads, ThreadStatus
from qualcode.store.cards import from_card

REJECTED_AGAIN = 0.5
_DONE = (ThreadStatus.MERGED, ThreadStatus.SPLIT, ThreadStatus.REJECTED)


def apply(found: Threads, kept: Sequence[KeptThread]) -> Threads:
    """The threads of a run as they stand now.

    A thread that somebody decided about carries that decision. Kept threads that stand but are not in
    the run (made by merging or splitting, or in another run) are put first. A candidate of which
    half lay in a rejected thread is rejected too. Those that no longer stand come last.
    """
    by_id = {thread.id: thread for thread in kept}
    by_origin = {thread.key: thread for thread in kept if thread.run == found.run.id and thread.key}
    shown: list[Thread] = []
    placed: set[str] = set()
    for thread in found.threads:
        own = by_id.get(thread.kept) or by_origin.get(thread.key)
        if own is not None:
            placed.add(own.id)
            shown.append(_decided(thread, own))
        elif (former := _rejected_before(thread, kept)) is not None:
            shown.append(replace(thread, status=ThreadStatus.REJECTED, kept=former.id))
        else:
            shown.append(thread)
    added = [_of_no_run(thread) for thread in kept if thread.live and thread.id not in placed]
    standing = [*added, *(thread for thread in shown if thread.status not in _DONE)]
    done = [thread for thread in shown if thread.status in _DONE]
    return replace(found, threads=(*standing, *done))


def dropped(found: Threads, kept: Sequence[KeptThread]) -> list[Thread]:
    """Kept threads that no longer stand and that `found` (of `apply`) does not show.

    They were made by merging or splitting, or in another run, and merged, split or rejected since.
    """
    shown = {thread.kept for thread in found.threads}
    return [_of_no_run(thread) for thread in kept if not thread.live and thread.id not in shown]


def _decided(thread: Thread, own: KeptThread) -> Thread:
    """A thread of the run with what its researchers made of it; what they took out or put in since counts."""
    out = set(own.excluded)
    assigned = tuple(key for key in thread.assigned if key not in out and key not in own.segments)
    segments = (*own.segments, *assigned)
    changed = set(segments) != set(thread.segments)
    known = from_card(own.card) if changed and own.card else {}
    return replace(
        thread,
        **{**known, "kept": own.id, "assigned": assigned},
        segments=segments,
        label=own.label,
        status=own.status,
        aliases=own.aliases,
        in_vivo=own.in_vivo,
        description=own.description,
        code=own.code,
    )


def _of_no_run(own: KeptThread) -> Thread:
    fields = {**from_card(own.card), "kept": own.id, "assigned": ()}
    return Thread(
        key=own.id,
        label=own.label,
        segments=own.segments,
        status=own.status,
        aliases=own.aliases,
        in_vivo=own.in_vivo,
        description=own.description,
        code=own.code,
        **fields,
    )


def _rejected_before(thread: Thread, kept: Sequence[KeptThread]) -> KeptThread | None:
    if thread.kept:
        return None
    own = set(thread.segments)
    for former in kept:
        if former.status is ThreadStatus.REJECTED:
            before = set(former.segments)
            if len(own & before) >= REJECTED_AGAIN * len(own):
                return former
    return None
