"""Pages in two columns whose lines stand in the file from left to right: read column by column instead."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from statistics import median

from qualcode.reading.page.letters import Letters, Piece

_FEWEST = 8
_WIDE = 0.3
_CROSSING = 0.2
_MIDDLE = (0.35, 0.65)
_STEPS = 13


def gutter(pieces: Sequence[Piece]) -> float | None:
    """Where the white between two columns lies, if the lines of the two take turns; None where they do not.

    Both columns must be wide: names beside words, as in the table of a transcript, stay as they are.
    """
    if len(pieces) < 2 * _FEWEST:
        return None
    lefts, rights = sorted(piece.left for piece in pieces), sorted(piece.right for piece in pieces)
    first, last = lefts[0], rights[-1]
    width = last - first
    if width <= 0:
        return None
    for step in range(_STEPS):
        share = _MIDDLE[0] + (_MIDDLE[1] - _MIDDLE[0]) * ((step + _STEPS // 2) % _STEPS) / (_STEPS - 1)
        at = first + share * width
        beside = bisect_right(rights, at), len(lefts) - bisect_left(lefts, at)
        crossing = len(pieces) - sum(beside)
        if min(beside) >= _FEWEST and crossing <= _CROSSING * len(pieces) and _takes_turns(pieces, at, width):
            return at
    return None


def _takes_turns(pieces: Sequence[Piece], at: float, width: float) -> bool:
    sides = [-1 if piece.right <= at else 1 if piece.left >= at else 0 for piece in pieces]
    left = [piece for piece, side in zip(pieces, sides, strict=True) if side < 0]
    right = [piece for piece, side in zip(pieces, sides, strict=True) if side > 0]
    fewest, most = sorted((len(left), len(right)))
    if fewest < _FEWEST or most > 2 * fewest or sides.count(0) > _CROSSING * len(pieces):
        return False
    if min(median(p.right - p.left for p in column) for column in (left, right)) < _WIDE * width:
        return False
    beside = [side for side in sides if side]
    turns = sum(1 for one, other in itertools.pairwise(beside) if one < other)
    return turns >= 0.6 * fewest


def in_reading_order(pieces: Sequence[Piece], at: float) -> list[Piece]:
    """The pieces column by column; what runs across both columns parts what is above it from what is below."""
    ordered: list[Piece] = []
    left: list[Piece] = []
    right: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: -(piece.top + piece.bottom)):
        if piece.right <= at:
            left.append(piece)
        elif piece.left >= at:
            right.append(piece)
        else:
            ordered += [*left, *right, piece]
            left, right = [], []
    return [*ordered, *left, *right]


def text_of(letters: Letters, pieces: Sequence[Piece], at: float) -> str:
    """The text of a page, column by column, a line for each piece."""
    return "\r\n".join(filter(None, map(letters.within, in_reading_order(pieces, at))))
