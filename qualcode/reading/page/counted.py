"""A column of times, or of the numbers of rows, left of the names in the table of a transcript."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qualcode.reading.page.letters import Letters, Piece

_FEWEST, _NEAR, _WIDEST = 4, 3.0, 70.0
"""Rows, and points by which the left sides of cells may differ and that a cell takes."""
_NUMBER = re.compile(r"\d{1,4}\.?")
_TIME = re.compile(r"\[?(?:\d{1,2}:)?\d{1,3}:\d{2}\]?")
_HEAD = re.compile(r"(?:nr|nummer|no|#|tijd|tijdcode|time|regel|beurt)\W*", re.IGNORECASE)


def without_counts(
    letters: Letters, pieces: Sequence[Piece], *, going_on: bool = False
) -> tuple[list[Piece], dict[Piece, str]]:
    """The pieces of a page without such a column and its head, and the time that stands left of some of them.

    The number of the page may stand below it, where it counts on nothing.
    `going_on` says that a page before it has the table too, so that one row is enough.
    """
    narrow = [at for at, piece in enumerate(pieces) if piece.right - piece.left <= _WIDEST]
    told = {at: text for at in narrow if _counts(text := letters.within(pieces[at]))}
    if not told:
        return list(pieces), {}
    first, left = min(told), min(pieces[at].left for at in told)
    column = {at: text for at, text in told.items() if pieces[at].left - left <= _NEAR}
    if max(column) == len(pieces) - 1 and not _is_one_kind(list(column.values())):
        del column[max(column)]
    below = range(first, max(column, default=first) + 1)
    edge = max((pieces[at].right for at in column), default=0.0)
    beside = all(at in column or pieces[at].left > edge for at in below)
    if len(column) < (1 if going_on else _FEWEST) or not beside or not _is_one_kind(list(column.values())):
        return list(pieces), {}
    head = _head(letters, pieces, first)
    kept = [piece for at, piece in enumerate(pieces) if at not in column and at not in head]
    times = {
        pieces[at + 1]: text.strip("[]")
        for at, text in column.items()
        if ":" in text and at + 1 < len(pieces)
    }
    return kept, times


def _counts(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text) or _TIME.fullmatch(text))


def _is_one_kind(texts: Sequence[str]) -> bool:
    """Whether all are times, or numbers that rise."""
    if all(":" in text for text in texts):
        return True
    numbers = [int(text.rstrip(".")) for text in texts if ":" not in text]
    return len(numbers) == len(texts) and numbers == sorted(set(numbers))


def _head(letters: Letters, pieces: Sequence[Piece], first: int) -> range:
    """The pieces of the row above the `first` count, where that begins with what the column is called."""
    for at in range(first - 1, max(-1, first - 6), -1):
        if abs(pieces[at].left - pieces[first].left) <= _NEAR:
            return range(at, first) if _HEAD.fullmatch(letters.within(pieces[at])) else range(0)
    return range(0)
