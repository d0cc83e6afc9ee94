"""Fragments of kept threads when their source comes in anew: they go along where their words stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from sqlite_utils import Database

from qualcode.model import KeptThread
from qualcode.store.alignment import Span
from qualcode.store.cards import renamed, renamed_card
from qualcode.store.curated import Curated
from qualcode.store.fragments import fragments, span_of
from qualcode.store.successors import place_of

Find = Callable[[int, int], Span | None]


@dataclass(frozen=True, slots=True)
class LostMember:
    """A fragment of a thread that stands whose words the new version does not hold."""

    thread: str
    segment: str
    words: str


def take_along(
    db: Database, who: str, *, former: str, document: str, old_text: str, find: Find
) -> tuple[int, tuple[LostMember, ...]]:
    """Let kept threads hold the fragments of `document` in place of those of `former`; call it in a write.

    A fragment goes to the one that holds its words, or most of them where the text is now cut otherwise. What
    does not fit stays named, so that it is back when the former version is.

    Parameters
    ----------
    find : where the words of a span of the former text stand in the new one; None where they do not.

    Returns
    -------
    How many fragments of threads that stand went along, and those that did not.
    """
    here = fragments(db, document)
    places = {key: place_of(find(*span_of(key)), here) for key in _fragment_ids(db, former)}
    moved = {key: f"{document}:{at[0]}-{at[1]}" for key, at in places.items() if at is not None}
    curated = Curated(db, who)
    count, lost = 0, []
    for thread in curated.all():
        own = [key for key in thread.segments if key in places]
        if thread.live:
            count += sum(key in moved for key in own)
            lost += [_lost(thread, key, old_text) for key in own if key not in moved]
        curated.put(_with(thread, moved), what="thread.move")
    return count, tuple(lost)


def _with(thread: KeptThread, moved: Mapping[str, str]) -> KeptThread:
    return replace(
        thread,
        segments=renamed(thread.segments, moved),
        excluded=renamed(thread.excluded, moved),
        card=renamed_card(thread.card, moved),
    )


def _lost(thread: KeptThread, key: str, text: str) -> LostMember:
    start, end = span_of(key)
    return LostMember(thread.label, key, text[start:end])


def _fragment_ids(db: Database, document: str) -> list[str]:
    """Ids of the fragments of a document that any kept thread names."""
    rows = db.execute(
        "SELECT id FROM segments WHERE document_id = ? AND id IN (SELECT value FROM kept_threads k,"
        " json_each(k.segments) UNION SELECT value FROM kept_threads k, json_each(k.excluded))",
        [document],
    )
    return [str(row[0]) for row in rows.fetchall()]
