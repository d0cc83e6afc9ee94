"""Pages with names in a narrow column beside the words, as a table of a transcript has them.

A name may take several lines of its cell, and no more than a space may part it from the words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median
from types import MappingProxyType

from qualcode.reading.page.letters import Letters, Piece
from qualcode.reading.words import HEADS_SPEAKERS, HEADS_WORDS, labels
from qualcode.reading.words.labels import LabelKind

_FEWEST, _NEAR, _SLACK = 4, 3.0, 1.5
"""A letter such as J may stand out to the left by `_SLACK` points."""
_WHAT = "wat"
"""What may stand above the words where names take turns beside them; elsewhere it heads what people have to do."""
_WIDEST = 0.6
"""The share of a page that the column of names takes at most: half of it, where nobody set how wide it is."""


@dataclass(frozen=True, slots=True)
class Cells:
    """The stretches of a page from `first` up to `last` that are `names` and words in turn, as the file has them."""

    first: int
    last: int
    runs: list[tuple[bool, list[Piece]]]
    names: frozenset[str]


def cells_of(letters: Letters, pieces: Sequence[Piece], known: Collection[str] = ()) -> Cells | None:
    """The cells of a page on which names take turns beside words, or that has the names `known` from other pages."""
    words_from = _left_of_words(pieces)
    if words_from is None:
        return None
    sides = [_side(piece, words_from) for piece in pieces]
    names_from = median([p.left for p, side in zip(pieces, sides, strict=True) if side < 0] or [0.0])
    sides = [
        0 if side < 0 and abs(piece.left - names_from) > _NEAR else side
        for piece, side in zip(pieces, sides, strict=True)
    ]
    if _go_on_below(letters, pieces, sides, names_from):
        return None
    first = next((at for at, side in enumerate(sides) if side < 0), len(sides))
    last = next((at for at in range(first, len(sides)) if not sides[at]), len(sides))
    runs = [
        (side < 0, [pieces[at] for at in run])
        for side, run in groupby(range(first, last), lambda at: sides[at])
    ]
    if len(runs) > 2 and _are_heads(letters, runs[0], runs[1]):
        first += len(runs[0][1]) + len(runs[1][1])
        runs = runs[2:]
    if len(runs) < (2 if known else 2 * _FEWEST):
        return None
    if runs[-1][0]:
        last -= len(runs.pop()[1])
    names = [_words(letters, run) for named, run in runs if named]
    opening = runs[0][1]
    while len(opening) > 1 and names[0] not in names[1:] and names[0] not in known:
        opening.pop(0)
        first += 1
        names[0] = _words(letters, opening)
    taking_turns = len(names) >= 2 * len(set(names)) and _are_people(set(names))
    if not taking_turns and not (known and set(names) <= set(known)):
        return None
    return Cells(first, last, runs, frozenset(names))


def _go_on_below(letters: Letters, pieces: Sequence[Piece], sides: Sequence[int], names_from: float) -> bool:
    """Whether words go on below the names, with the same names below them: a tab parts the two, which are no columns."""
    named = [at for at, side in enumerate(sides) if side < 0]
    crossing = [at for at in range(named[0], named[-1]) if not sides[at]] if named else []
    if not crossing or any(abs(pieces[at].left - names_from) > _NEAR for at in crossing):
        return False
    names = {at: letters.within(pieces[at]) for at in named}
    above = {name for at, name in names.items() if at < crossing[0]}
    return above.issuperset(name for at, name in names.items() if at > crossing[0])


def _are_heads(letters: Letters, one: tuple[bool, list[Piece]], other: tuple[bool, list[Piece]]) -> bool:
    """Whether the first name and words are the heads of their columns: ``Wie`` and ``Wat wordt gezegd``."""
    who, what = (" ".join(_words(letters, run).split()).casefold() for _, run in (one, other))
    return (
        one[0]
        and HEADS_SPEAKERS.fullmatch(who) is not None
        and (what == _WHAT or HEADS_WORDS.fullmatch(what) is not None)
    )


def _are_people(names: Collection[str]) -> bool:
    """Whether each could be a speaker, and one of them hardly anything else; with a colon they are known as they stand."""
    kinds = [label.kind if (label := labels.parse(name)) else LabelKind.NEVER for name in names]
    if len(kinds) < 2 or any(name.endswith(":") for name in names):
        return False
    return min(kinds) >= LabelKind.NAME or (min(kinds) > LabelKind.NEVER and max(kinds) >= LabelKind.CODE)


def text_of(
    letters: Letters, pieces: Sequence[Piece], cells: Cells, times: Mapping[Piece, str] = MappingProxyType({})
) -> str:
    """The text of a page with each name on a line of its own, above its words, and behind it the time left of it.

    A blank line parts the table from what stands below it, as the number of the page.
    """
    lines = _rows(letters, pieces[: cells.first])
    for named, run in cells.runs:
        at = times.get(run[0], "") if named else ""
        lines += [f"{_words(letters, run)} {at}".rstrip()] if named else _rows(letters, run)
    above, below = ("\r\n".join(filter(None, rows)) for rows in (lines, _rows(letters, pieces[cells.last :])))
    return f"{above}\r\n\r\n{below}" if below else above


def _left_of_words(pieces: Sequence[Piece]) -> float | None:
    """Where the lines of words begin, if names can stand before them."""
    if len(pieces) < 2 * _FEWEST:
        return None
    lefts = sorted(piece.left for piece in pieces)
    common = (left for at, left in enumerate(lefts) if bisect_right(lefts, left + _SLACK) - at >= _FEWEST)
    names_from = next(common, lefts[0])
    found = _words_beside(pieces, lefts[0])
    return _words_beside(pieces, names_from) if found is None and names_from > lefts[0] else found


def _words_beside(pieces: Sequence[Piece], start: float) -> float | None:
    """Where the lines of words begin beside a column of names that begins at `start`, below a title that may stand out to its left."""
    end = max(piece.right for piece in pieces)
    lefts = sorted(
        piece.left for piece in pieces if start + _NEAR < piece.left < start + _WIDEST * (end - start)
    )
    rights = sorted(piece.right for piece in pieces)
    good = [
        (times, -left)
        for at, left in enumerate(lefts)
        if (times := bisect_right(lefts, left + _SLACK) - at) >= _FEWEST
        and bisect_right(rights, left) >= _FEWEST
    ]
    return -max(good)[1] if good else None


def _side(piece: Piece, words_from: float) -> int:
    return -1 if piece.right <= words_from else 1 if piece.left >= words_from - _SLACK else 0


def _rows(letters: Letters, pieces: Sequence[Piece]) -> list[str]:
    """A line for all that stands beside each other, read at once: pieces of a line may overlap."""
    rows: list[Piece] = []
    for piece in pieces:
        last = rows[-1] if rows else None
        if (
            last
            and piece.left >= last.left
            and abs(piece.top + piece.bottom - last.top - last.bottom) < 2 * _NEAR
        ):
            rows[-1] = Piece(
                last.left,
                min(last.bottom, piece.bottom),
                max(last.right, piece.right),
                max(last.top, piece.top),
            )
        else:
            rows.append(piece)
    return list(map(letters.within, rows))


def _words(letters: Letters, pieces: Sequence[Piece]) -> str:
    return " ".join(_rows(letters, pieces))
