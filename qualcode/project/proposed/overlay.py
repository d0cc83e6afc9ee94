"""What researchers decided, laid over what a run found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from qualcode.model import KeptThread, Thread, Threads, ThreadStatus
from qualcode.store.cards import from_card

HELD = 0.5


def apply(found: Threads, kept: Sequence[KeptThread]) -> Threads:
    """The threads of a run as they stand now.

    A thread that somebody decided about carries that decision. Kept threads that stand but are not in
    the run (made by merging or splitting, or in another run) are put first, and candidates of which they
    hold half give way. A candidate that is recognised as a rejected thread is rejected too. Those that no
    longer stand come last.
    """
    by_id = {thread.id: thread for thread in kept}
    by_origin = {thread.key: thread for thread in kept if thread.run == found.run.id and thread.key}
    decided = {t.key: own for t in found.threads if (own := by_id.get(t.kept) or by_origin.get(t.key))}
    placed = {own.id for own in decided.values()}
    added = [thread for thread in kept if thread.live and thread.id not in placed]
    held = {key for thread in added for key in thread.segments}
    shown: list[Thread] = []
    for thread in found.threads:
        if thread.key in decided:
            shown.append(_decided(thread, decided[thread.key]))
        elif len(held.intersection(thread.segments)) < HELD * thread.size:
            shown.append(_recognised(thread, kept))
    standing = [*map(_of_no_run, added), *(thread for thread in shown if not thread.status.done)]
    done = [thread for thread in shown if thread.status.done]
    return replace(found, threads=(*standing, *done))


def apart(found: Threads, kept: Sequence[KeptThread]) -> list[KeptThread]:
    """Kept threads that the run does not hold as they are: they are shown by their own card."""
    held: dict[str, Thread] = {(thread.kept or thread.key): thread for thread in found.threads}
    return [own for own in kept if not _as_found(own, _of_run(own, found, held))]


def _of_run(own: KeptThread, found: Threads, held: Mapping[str, Thread]) -> Thread | None:
    return held.get(own.id) or (held.get(own.key) if own.run == found.run.id else None)


def _as_found(own: KeptThread, thread: Thread | None) -> bool:
    return thread is not None and {*own.segments, *thread.assigned} == set(thread.segments)


def dropped(found: Threads, kept: Sequence[KeptThread]) -> list[Thread]:
    """Kept threads that no longer stand and that `found` (of `apply`) does not show.

    They were made by merging or splitting, or in another run, and merged, split or rejected since. A rejected
    one that was found again is shown as such.
    """
    shown = {one for thread in found.threads for one in (thread.kept, thread.again)}
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


def _recognised(thread: Thread, kept: Sequence[KeptThread]) -> Thread:
    """A candidate, rejected where it is one that researchers rejected before."""
    if all(former.status is not ThreadStatus.REJECTED for former in kept):
        return thread
    from qualcode.threads.keeping import turned_down

    former = turned_down(thread.segments, kept)
    return thread if former is None else replace(thread, status=ThreadStatus.REJECTED, again=former.id)
