"""Fragments of whole sentences; sentences too long to be coded as one are cut where a clause may end."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator, Sequence

from qualcode.model import Segment
from qualcode.segmenting.balance import balanced_parts

Span = tuple[int, int]

_CLAUSE_END = re.compile(r"[,;:–—…](?=\s)|\s-(?=\s)")
_WORD = re.compile(r"\S+")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\Z")
_TAIL = 12


def parts(
    text: str, units: Sequence[Span], breaks: Collection[int], *, low: int, high: int
) -> list[list[Span]]:
    """`units`, sentences or items, as rows of `low` to `high` words together.

    No unit is cut but those of more than twice `high` words, as in speech without full stops or a file on one
    line. These are cut where a clause may end, at a comma or the like, and between words where none is near.

    Parameters
    ----------
    units : spans in `text`, in order, without white space at their ends.
    breaks : indices of units that begin a paragraph.
    """
    lengths = [len(text[start:end].split()) for start, end in units]
    found: list[list[Span]] = []
    for first, end in balanced_parts(lengths, low=low, high=high, breaks=frozenset(breaks)):
        row = list(units[first:end])
        if max(lengths[first:end]) > 2 * high:
            found.extend(_cut(text, row, low, high))
        else:
            found.append(row)
    return found


def cut_within(text: str, segments: Sequence[Segment]) -> int:
    """How many of `segments` of `text`, in order, end where no sentence ends, since that was too long."""
    return sum(
        one.turn == other.turn
        and _SENTENCE_END.search(one.text, max(0, len(one.text) - _TAIL)) is None
        and "\n" not in text[one.end : other.start]
        for one, other in itertools.pairwise(segments)
    )


def _cut(text: str, row: Sequence[Span], low: int, high: int) -> Iterator[list[Span]]:
    pieces: list[Span] = []
    begins: set[int] = set()
    for start, end in row:
        begins.add(len(pieces))
        pieces.extend((start + one, start + other) for one, other in _clauses(text[start:end], low // 4 or 1))
    lengths = [len(text[start:end].split()) for start, end in pieces]
    for first, end in balanced_parts(lengths, low=low, high=high, breaks=frozenset(begins)):
        yield pieces[first:end]


def _clauses(words: str, least: int) -> Iterator[Span]:
    """Runs of `least` words, and up to twice as many where a clause ends soon."""
    ends = {found.end() for found in _CLAUSE_END.finditer(words)}
    run: list[Span] = []
    for found in _WORD.finditer(words):
        run.append(found.span())
        if len(run) >= least and (found.end() in ends or len(run) == 2 * least):
            yield run[0][0], run[-1][1]
            run = []
    if run:
        yield run[0][0], run[-1][1]
