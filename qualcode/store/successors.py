"""Fragments of versions that gave way, and those of the version in use that have their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlite_utils import Database

from qualcode.store.alignment import Span
from qualcode.store.carrying import alignment
from qualcode.store.documents import Documents
from qualcode.store.fragments import fragments, span_of

ENOUGH = 0.5
"""Share of a fragment's words that must stand in one fragment, where the text is now cut otherwise."""


def successors(db: Database, keys: Iterable[str]) -> dict[str, str]:
    """By id the fragments that stand in the place of those that do not count any more.

    That is the one with the same words, else the one with most of them. None stands in the place of two. One
    whose words are gone, and one of a source that was taken out, has none.
    """
    gave_way = {row[0] for row in db.execute("SELECT id FROM documents WHERE replaced_by IS NOT NULL")}
    gone: dict[str, dict[str, None]] = {}
    for key in keys if gave_way else ():
        document = key.rpartition(":")[0]
        if document in gave_way:
            gone.setdefault(document, {})[key] = None
    found: dict[str, str] = {}
    for document, own in gone.items():
        now = Documents(db, "").version_in_use(document)
        if now != document:
            places = _places(db, document, now, [span_of(key) for key in own])
            found |= {f"{document}:{a}-{b}": f"{now}:{c}-{d}" for (a, b), (c, d) in places}
    return found


def place_of(at: Span | None, here: Sequence[Span]) -> Span | None:
    """The fragment that words stand in, or most of them; None where that is none."""
    if at is None or not here:
        return None
    best = max(here, key=lambda place: _overlap(place, at))
    return best if _overlap(best, at) >= ENOUGH * (at[1] - at[0]) else None


def _places(db: Database, former: str, now: str, spans: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Spans of fragments in a former version with those of their successors; whole ones choose first."""
    here, find = fragments(db, now), alignment(db, former, now).same
    whole, taken = set(here), set[Span]()
    there = [(span, at) for span in spans if (at := find(*span)) is not None]
    for span, at in sorted(there, key=lambda one: one[1] not in whole):
        place = place_of(at, here)
        if place is not None and place not in taken:
            taken.add(place)
            yield span, place


def _overlap(place: Span, other: Span) -> int:
    return min(place[1], other[1]) - max(place[0], other[0])
