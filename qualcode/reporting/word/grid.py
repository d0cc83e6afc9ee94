"""A table as WordprocessingML: how wide its columns are, what stays on one page, what is behind a figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qualcode.reporting.measure import width
from qualcode.reporting.word.styles import TABLE
from qualcode.reporting.word.xml import keep_with_next, node, paragraph, text_run
from qualcode.reporting.words import clean

SHORT = 14
"""A table of no more rows than these stays on one page."""
LONG = 400
"""A row with a cell of more characters may go on on the next page."""
SAMPLE = 200
"""Rows that are looked at to find out how wide columns should be."""
CELL_TYPE, BOLD, CELL_MARGIN = 8.5, 1.1, 60
"""Table type in points, how much wider bold is, and the room beside it in twips."""
MOST_LENGTH, MOST_WORD = 190.0, 24
"""Beyond so many points a column wraps; beyond so many characters a word does."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Heads and rows of words.

    Attributes
    ----------
    right : places of columns of numbers, set to the right.
    weights : widths of the columns in proportion to each other; empty: by what stands in them.
    shades : the colour behind a cell, by row and column.
    """

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    right: frozenset[int]
    weights: Sequence[float]
    shades: Mapping[tuple[int, int], str]

    def element(self, caption: str, looks: tuple[str, str], room: int) -> Any:
        """The ``w:tbl``, `room` twips wide; `looks` are the paragraph styles of head and cells."""
        widths = self.widths(room)
        properties = node(
            "w:tblPr",
            node("w:tblStyle", val=TABLE),
            node("w:tblW", w=sum(widths), type="dxa"),
            node("w:tblLayout", type="fixed"),
            node(
                "w:tblLook",
                val="0620",
                firstRow=1,
                lastRow=0,
                firstColumn=0,
                lastColumn=0,
                noHBand=1,
                noVBand=1,
            ),
            node("w:tblCaption", val=caption),
        )
        table = node("w:tbl", properties, node("w:tblGrid", *[node("w:gridCol", w=wide) for wide in widths]))
        whole = len(self.rows) <= SHORT
        head = self._row(self.heads, widths, looks[0], kept=whole)
        head.trPr.append(node("w:tblHeader"))
        table.append(head)
        for place, cells in enumerate(self.rows):
            row = self._row(cells, widths, looks[1], kept=whole and place + 1 < len(self.rows))
            self._shade(row, place)
            table.append(row)
        return table

    def _row(self, cells: Sequence[str], widths: Sequence[int], style: str, *, kept: bool) -> Any:
        long = max(map(len, cells), default=0) > LONG
        row = node("w:tr", node("w:trPr", *([] if long else [node("w:cantSplit")])))
        for place, (cell, wide) in enumerate(zip(cells, widths, strict=True)):
            words = paragraph(style, [text_run(cell)], align="right" if place in self.right else "")
            if kept:
                keep_with_next(words)
            row.append(node("w:tc", node("w:tcPr", node("w:tcW", w=wide, type="dxa")), words))
        return row

    def _shade(self, row: Any, place: int) -> None:
        cells = row.findall(node("w:tc").tag)
        for at, cell in enumerate(cells):
            colour = self.shades.get((place, at))
            if colour:
                cell.tcPr.append(node("w:shd", val="clear", color="auto", fill=colour))

    def widths(self, room: int) -> list[int]:
        """How wide each column is, in twips, where there is `room` for all."""
        columns = [[head, *(row[at] for row in self.rows[:SAMPLE])] for at, head in enumerate(self.heads)]
        least = [max(map(_longest_word, column)) + 2 * CELL_MARGIN for column in columns]
        wanted = list(self.weights) or [min(max(map(_length, column)), MOST_LENGTH) for column in columns]
        return _shared(room, least, wanted)


def _shared(room: int, least: Sequence[float], wanted: Sequence[float]) -> list[int]:
    """`room` over columns: each gets what it needs at least, the rest goes by what is wanted.

    Where there is too little, the widest give way to each other, so that only their longest words break.
    """
    if sum(least) >= room:
        most = _evened(room, sorted(least))
        return [int(min(part, most)) for part in least]
    widths = [room * part / sum(wanted) for part in wanted]
    short = [max(need - width, 0.0) for need, width in zip(least, widths, strict=True)]
    spare = [max(width - need, 0.0) for need, width in zip(least, widths, strict=True)]
    taken = sum(short) / sum(spare) if sum(spare) else 0.0
    return [
        int(width + lacking - left * taken) for width, lacking, left in zip(widths, short, spare, strict=True)
    ]


def _evened(room: float, least: Sequence[float]) -> float:
    """The width that no column may pass, so that all of them fill `room`; `least` from narrow to wide."""
    for place, part in enumerate(least):
        each = room / (len(least) - place)
        if part > each:
            return each
        room -= part
    return max(least, default=0.0)


def _longest_word(text: str) -> float:
    """Width in twips of the longest word, in bold table type."""
    longest = max(text.split(), key=len, default="")
    return width(longest[:MOST_WORD], CELL_TYPE) * BOLD * 20


def _length(text: str) -> float:
    return width(clean(text), CELL_TYPE)
