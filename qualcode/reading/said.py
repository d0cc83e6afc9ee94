"""What is said in a file, by whom, before it gets its place in the canonical text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress, count
from operator import eq
from typing import Any, NamedTuple, overload

from qualcode.model import TurnKind
from qualcode.reading import turnkinds
from qualcode.reading.raw import Paragraph

INTERVIEWER, OTHER_VOICE, ONE_VOICE = "Interviewer", "Geïnterviewde", "Spreker 1"


class Said(NamedTuple):
    """One turn, or one block that nobody says, before it gets its place in the canonical text."""

    text: str
    speaker: str = ""
    kind: TurnKind = turnkinds.SPEECH
    begins: float | None = None
    ends: float | None = None
    level: int = 0


class Turns(Sequence[Said]):
    """Turns in order, a list for each thing that is known of them: thousands of turns are made and asked all at once."""

    __slots__ = ("begins", "ends", "kinds", "levels", "speakers", "texts")

    def __init__(self, turns: Iterable[Said] = ()) -> None:
        rows = list(turns)
        self.texts = [turn.text for turn in rows]
        self.speakers = [turn.speaker for turn in rows]
        self.kinds = [turn.kind for turn in rows]
        self.begins = [turn.begins for turn in rows]
        self.ends = [turn.ends for turn in rows]
        self.levels = [turn.level for turn in rows]

    @classmethod
    def spoken(
        cls,
        texts: list[str],
        speakers: list[str],
        begins: list[float | None],
        ends: list[float | None],
    ) -> Turns:
        """Turns of which all is speech."""
        turns = cls()
        turns.texts, turns.speakers, turns.begins, turns.ends = texts, speakers, begins, ends
        turns.kinds, turns.levels = [turnkinds.SPEECH] * len(texts), [0] * len(texts)
        return turns

    @property
    def columns(self) -> tuple[list[Any], ...]:
        """All that is known, in the order of the fields of `Said`."""
        return self.texts, self.speakers, self.kinds, self.begins, self.ends, self.levels

    def __len__(self) -> int:
        return len(self.texts)

    def __iter__(self) -> Iterator[Said]:
        return map(Said, *self.columns)

    @overload
    def __getitem__(self, at: int) -> Said: ...
    @overload
    def __getitem__(self, at: slice) -> Turns: ...
    def __getitem__(self, at: int | slice) -> Said | Turns:
        if isinstance(at, int):
            return Said(*(column[at] for column in self.columns))
        return self._of(column[at] for column in self.columns)

    def kept(self, keep: Sequence[object]) -> Turns:
        """Those of these turns for which `keep` holds something true."""
        return self._of(list(compress(column, keep)) for column in self.columns)

    def append(self, turn: Said) -> None:
        """Add a turn behind the others."""
        for column, value in zip(self.columns, turn, strict=True):
            column.append(value)

    def extend(self, turns: Iterable[Said]) -> None:
        """Add turns behind the others."""
        more = turns if isinstance(turns, Turns) else Turns(turns)
        for column, values in zip(self.columns, more.columns, strict=True):
            column += values

    def _of(self, columns: Iterable[list[Any]]) -> Turns:
        turns = Turns()
        turns.texts, turns.speakers, turns.kinds, turns.begins, turns.ends, turns.levels = columns
        return turns


@dataclass(slots=True)
class Conversation:
    """The turns of a file in order, and what was learnt about its speakers.

    `asides` maps a label to the words in brackets that stood with it, `misspelt` one that slipped to that of the same speaker, and `guests`
    one with how somebody joined behind it to the same without.
    """

    turns: Turns = field(default_factory=Turns)
    asides: dict[str, str] = field(default_factory=dict)
    misspelt: dict[str, str] = field(default_factory=dict)
    guests: dict[str, str] = field(default_factory=dict)
    style: str = ""


@dataclass(slots=True)
class Sheet:
    """Lines of a file; `notes` holds the paragraph that begins at a line, where the format says more of it.

    `set_apart` holds those lines of a paged file that are set in bold, those in italics, and those underlined.
    `as_spelled` is where names that look like slips stay apart; `title` is what the file calls itself at its top.
    """

    lines: list[str]
    notes: dict[int, Paragraph] = field(default_factory=dict)
    paged: bool = False
    set_apart: tuple[set[str], ...] = ()
    as_spelled: bool = False
    title: str = ""


def joined(pieces: Iterable[Said], between: str = "\n") -> Turns:
    """`pieces` in order, what one person says in a row made one turn; its parts are joined by `between`."""
    turns = pieces if isinstance(pieces, Turns) else Turns(pieces)
    speakers, kinds = turns.speakers, turns.kinds
    again = [
        place
        for place in compress(count(1), map(eq, speakers, speakers[1:]))
        if kinds[place] is kinds[place - 1] is turnkinds.SPEECH
    ]
    if not again:
        return turns
    for first, beyond in _runs(again):
        _make_one(turns, first, beyond, between)
    keep = [True] * len(turns)
    for place in again:
        keep[place] = False
    return turns.kept(keep)


def _runs(again: Iterable[int]) -> Iterator[tuple[int, int]]:
    """First place and the place beyond of each run, where `again` holds the places that go on with the one before."""
    first = beyond = -1
    for place in again:
        if place != beyond:
            if beyond > 0:
                yield first, beyond
            first = place - 1
        beyond = place + 1
    yield first, beyond


def _make_one(turns: Turns, first: int, beyond: int, between: str) -> None:
    """Give the first of some turns in a row the words of all, from the first time that is known to the last."""
    begins, ends = turns.begins[first:beyond], turns.ends[first:beyond]
    timed = [pair for pair in zip(begins, ends, strict=True) if pair != (None, None)]
    turns.texts[first] = between.join(filter(None, turns.texts[first:beyond]))
    turns.begins[first] = next((begin for begin in begins if begin is not None), None)
    turns.ends[first] = timed[-1][1] if timed else None
