"""What is put into files of every format: words that are each given out once, so that each can be looked for in what is read.

What a document holds is drawn as `Block`s, or as `Cue`s where the format holds talk on a time line. Words are Dutch ones from wordfreq's list, in no order that means anything.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from hypothesis import strategies as st
from wordfreq import top_n_list

NAMES = (
    "Interviewer",
    "Karin",
    "R2",
    "Ömer Yıldız-de Groot",
    "Mw. Van 't Hoff",
    "D’Arcy",
    "Respondent 12",
    "Zoë",
    "M",
)
PLAIN = ("paragraph", "heading", "item", "table", "nested", "note", "box", "inserted", "empty")
ASIDE = ("comment", "deleted", "hidden", "margin")
"""Kinds of block that are left out by design, of which the reading has to tell."""
SIZES = (1, 3, 3, 8, 8, 20, 150)


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a document: its kind, its words, and for a table the cells, row by row."""

    kind: str
    words: str = ""
    cells: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """What somebody says, and when, in seconds."""

    speaker: str
    begins: float
    ends: float
    words: str


@dataclass(slots=True)
class Deal:
    """Words, each given out once."""

    seed: int
    given: list[str] = field(default_factory=list)
    _left: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._left = random.Random(self.seed).sample(_words(), 4000)

    def words(self, count: int) -> str:
        """So many words in a row."""
        taken = [self._left.pop() for _ in range(count)]
        self.given += taken
        return " ".join(taken)


@cache
def _words() -> list[str]:
    return [
        word
        for word in top_n_list("nl", 20_000)
        if word.isalpha() and word.isascii() and 5 <= len(word) <= 14
    ]


@st.composite
def papers(
    draw: st.DrawFn, *, aside: bool = False, kinds: tuple[str, ...] = PLAIN
) -> tuple[list[Block], list[str]]:
    """Blocks and the words in them; of the kinds that are left out by design only, and at least one, where `aside` says so."""
    deal = Deal(draw(st.integers(0, 2**16)))
    found = []
    for kind in draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=9)):
        size = draw(st.sampled_from(SIZES))
        if kind == "empty":
            found.append(Block("paragraph"))
        elif kind in ("table", "nested"):
            wide, high = draw(st.integers(1, 4)), draw(st.integers(1, 4))
            cells = tuple(
                tuple(deal.words(draw(st.sampled_from((0, 1, 4)))) for _ in range(wide)) for _ in range(high)
            )
            found.append(Block(kind, deal.words(2) if kind == "nested" else "", cells))
        else:
            found.append(Block(kind, deal.words(size)))
    inside = list(deal.given)
    told = draw(st.booleans())
    if told:
        for block in list(found):
            if block.kind == "paragraph" and block.words:
                found[found.index(block)] = Block(
                    "paragraph", f"{draw(st.sampled_from(NAMES))}: {block.words}"
                )
    if aside:
        found.insert(draw(st.integers(0, len(found))), Block(draw(st.sampled_from(ASIDE)), deal.words(4)))
        found.append(Block("paragraph", deal.words(3)))
        inside += deal.given[-3:]
    elif not inside:
        found.append(Block("paragraph", deal.words(3)))
        inside = list(deal.given)
    return found, inside


@st.composite
def talks(draw: st.DrawFn) -> tuple[list[Cue], list[str]]:
    """What several people say after each other, and the words in it."""
    deal, at, cues = Deal(draw(st.integers(0, 2**16))), 0.0, []
    voices = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True))
    for _ in range(draw(st.integers(1, 12))):
        begins = at + draw(st.sampled_from((0.0, 0.5, 3.25)))
        at = begins + draw(st.sampled_from((0.25, 2.0, 61.0)))
        cues.append(Cue(draw(st.sampled_from(voices)), begins, at, deal.words(draw(st.sampled_from(SIZES)))))
    return cues, deal.given


def looked_through(words: list[str], said: str) -> list[str]:
    """Those of `words` that do not stand in `said` as words of their own."""
    there = set(_letters(said))
    return [word for word in words if word not in there]


def _letters(said: str) -> Iterator[str]:
    return iter("".join(sign if sign.isalpha() else " " for sign in said.casefold()).split())
