"""Rows with more or fewer cells than the table has columns: no cell is lost, and what was made of them is told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import accumulate

from qualcode.reading import places
from qualcode.reading.raw import Raw
from qualcode.reading.readers.separated import Rows
from qualcode.reading.readers.surveyhead import Grid

_TOP = 6
_FEW = 0.3
"""From this share of rows on, being wide or short is how the file is made and no mistake."""
_FEWEST = 3
_CLOSED = 0.5
_WORDS = 3
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?%?")
Fits = Callable[[str], bool]


def even(rows: Rows, raw: Raw) -> Grid:
    """The rows of a table, all as wide as its head.

    What a separator within an answer cut in two is put together again, in the column where the other cells then
    fit best, and a line that goes on from the row above it is added to that. `raw` warns of both, of rows that
    are short, and of quotes that are not closed.
    """
    _warn(raw, "rows_quotes", rows.unclosed)
    cells = rows.cells
    usual = _usual_width(cells)
    if usual < 2:
        return cells
    head = next((at for at, row in enumerate(cells[:_TOP]) if len(row) >= usual), 0)
    width = max(usual, len(cells[head]))
    body = list(zip(rows.numbers, cells, strict=True))[head + 1 :]
    wide = [number for number, row in body if any(row[width:])]
    if len(wide) > _FEW * len(body):
        return _padded(cells, max(map(len, cells)))
    fits = _columns([row for _, row in body if len(row) == width], width)
    made: Grid = []
    numbers: list[int] = []
    joined: list[int] = []
    for number, row in body:
        one = _narrowed(row, width, fits, rows.separator)
        if made and _goes_on(made[-1], one, width, fits):
            made[-1] = [*made[-1][:-1], f"{made[-1][-1]}\n{one[0]}", *one[1:]]
            joined.append(number)
        else:
            made.append(one)
            numbers.append(number)
    short = [number for number, row in zip(numbers, made, strict=True) if len(row) < width]
    _warn(raw, "rows_wide", wide, separator={"\t": "tab"}.get(rows.separator, rows.separator))
    _warn(raw, "rows_joined", joined)
    if len(short) <= _FEW * len(made):
        _warn(raw, "rows_short", short)
    return _padded([*cells[: head + 1], *made], width)


def _warn(raw: Raw, key: str, numbers: Sequence[int], **params: str) -> None:
    if numbers:
        raw.warn(key, count=len(numbers), rows=places.told(numbers), **params)


def _usual_width(cells: Grid) -> int:
    """The number of cells that most rows have; the larger of two that are as frequent."""
    widths = Counter(map(len, cells))
    return max(widths, key=lambda width: (widths[width], width), default=0)


def _padded(cells: Grid, width: int) -> Grid:
    return [[*row, *[""] * (width - len(row))] for row in cells]


def _columns(sound: Sequence[Sequence[str]], width: int) -> list[Fits | None]:
    """For each column what its values have in common; None where they have nothing, as open answers."""
    if len(sound) < _FEWEST:
        return [None] * width
    return [_common([row[at] for row in sound if row[at]]) for at in range(width)]


def _common(values: Sequence[str]) -> Fits | None:
    if len(values) < _FEWEST:
        return None
    if all(_NUMBER.fullmatch(value) for value in values):
        return lambda cell: _NUMBER.fullmatch(cell) is not None
    shapes = {_shape(value) for value in values}
    if len(shapes) == 1 and any(map(str.isdigit, values[0])):
        return lambda cell: _shape(cell) in shapes
    known = set(values)
    if len(known) <= _CLOSED * len(values):
        return lambda cell: cell in known
    return None


def _shape(value: str) -> str:
    """A value with its figures and letters alike, as codes and dates have it: ``R1`` and ``R12`` become ``a9``."""
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "9", value))


def _narrowed(row: list[str], width: int, fits: Sequence[Fits | None], separator: str) -> list[str]:
    """A row without cells beyond `width`: as many as are needed put together where all others fit best."""
    extra = len(row) - width
    if extra <= 0:
        return row
    if not any(row[width:]):
        return row[:width]
    glue = separator if separator in "\t|" else f"{separator} "

    before = [0, *accumulate(map(_fitting, fits, row))]
    after = [0, *accumulate(map(_fitting, reversed(fits), reversed(row)))]

    def together(at: int) -> str:
        return glue.join(row[at : at + extra + 1])

    def worth(at: int) -> tuple[int, bool, int]:
        cell = together(at)
        fitting = before[at] + _fitting(fits[at], cell) + after[width - at - 1]
        return fitting, fits[at] is None, len(cell)

    best = max(range(width), key=worth)
    return [*row[:best], together(best), *row[best + extra + 1 :]]


def _fitting(fit: Fits | None, cell: str) -> int:
    """What a cell says for its column: 1 where it fits, -1 where it does not, 0 where that cannot be known."""
    if fit is None or not cell:
        return 0
    return 1 if fit(cell) else -1


def _goes_on(before: Sequence[str], row: Sequence[str], width: int, fits: Sequence[Fits | None]) -> bool:
    """Whether a short row is the rest of the row before it, broken off within an answer."""
    if len(row) >= width or len(before) + len(row) - 1 > width:
        return False
    if fits[0] is not None:
        return not fits[0](row[0])
    return len(row) == 1 and len(row[0].split()) >= _WORDS
