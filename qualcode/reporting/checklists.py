"""COREQ and SRQR: what the program can fill in of them, and what only the researchers can.

Sources: Tong, Sainsbury & Craig (2007), COREQ, 32 items; O'Brien et al. (2014), SRQR, 21 items. The
subjects are in our own words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from qualcode.i18n import t
from qualcode.reporting.chapters import Book
from qualcode.reporting.facts import FACTS, undescribed


class State(StrEnum):
    """How far an item is filled in."""

    FILLED = "filled"
    PARTLY = "partly"
    TEAM = "team"


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a checklist: what the program knows of it, and what it asks of the researchers."""

    number: int
    topic: str
    state: State
    known: str
    ask: str


@dataclass(frozen=True, slots=True)
class Checklist:
    """A checklist, filled in as far as can be."""

    key: str
    name: str
    source: str
    items: tuple[Item, ...]

    @property
    def known(self) -> tuple[Item, ...]:
        """The items of which something is known."""
        return tuple(item for item in self.items if item.state is not State.TEAM)

    @property
    def todo(self) -> tuple[Item, ...]:
        """The items that wait for the researchers, in whole or in part."""
        return tuple(item for item in self.items if item.state is not State.FILLED)

    def count(self, state: State) -> int:
        """How many items are in that state."""
        return sum(item.state is state for item in self.items)


FULL, PART = State.FILLED, State.PARTLY
COREQ: Mapping[int, tuple[State, tuple[str, ...]]] = {
    1: (PART, ("interviewers",)),
    10: (PART, ("sectors",)),
    12: (FULL, ("sample",)),
    14: (PART, ("sectors",)),
    16: (PART, ("attributes", "period")),
    18: (PART, ("repeated", "phases")),
    19: (PART, ("timed",)),
    21: (PART, ("lasting", "words_each")),
    22: (PART, ("saturation",)),
    24: (FULL, ("coder_count",)),
    25: (FULL, ("tree",)),
    26: (FULL, ("derived",)),
    27: (FULL, ("software",)),
    29: (FULL, ("quotes",)),
    30: (PART, ("consistent",)),
    31: (FULL, ("major",)),
    32: (FULL, ("minor",)),
}
SRQR: Mapping[int, tuple[State, tuple[str, ...]]] = {
    7: (PART, ("sectors",)),
    8: (PART, ("saturation",)),
    9: (PART, ("anonymous",)),
    10: (PART, ("period", "timed")),
    12: (FULL, ("sample", "attributes")),
    13: (PART, ("processing", "anonymous")),
    14: (PART, ("derived", "coder_count", "software")),
    15: (PART, ("agreement", "trust")),
    16: (PART, ("major",)),
    17: (FULL, ("quotes",)),
    19: (PART, ("limits",)),
}
SIZES = {"coreq": 32, "srqr": 21}


def checklists(book: Book, found: Mapping[str, str] | None = None) -> tuple[Checklist, ...]:
    """Both checklists; `found` holds sentences by key that are worked out elsewhere, as on agreement."""
    told = {key: fact(book) for key, fact in FACTS.items()} | dict(found or {})
    return tuple(
        Checklist(
            key,
            t(f"report.method.{key}"),
            t(f"report.{key}.source"),
            tuple(_item(key, place, fill.get(place), told, book) for place in range(1, SIZES[key] + 1)),
        )
        for key, fill in (("coreq", COREQ), ("srqr", SRQR))
    )


def _item(
    key: str, place: int, fill: tuple[State, tuple[str, ...]] | None, told: Mapping[str, str], book: Book
) -> Item:
    state, keys = fill or (State.TEAM, ())
    known = " ".join(told[fact] for fact in keys if told.get(fact))
    if not known:
        state = State.TEAM
    elif "major" in keys and (not book.accepted or undescribed(book)):
        state = State.PARTLY
    return Item(place, t(f"report.{key}.{place}.topic"), state, known, t(f"report.{key}.{place}.ask"))
