"""A table as WordprocessingML: how wide its columns are, what stays on one page, what is behind a figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qualcode.reporting.measure import width
from qualcode.reporting.word.styles import TABLE
from qualcode.reporting.word.xml import indent, keep_with_next, node, paragraph, text_run
from qualcode.reporting.words import clean

SHORT = 14
"""A table of no more rows than these stays on one page."""
LONG = 400
"""A row with a cell of more characters may go on on the next page."""
SAMPLE = 200
"""Rows that are looked at to find out how wide columns should be."""
APART = 80
"""Twips between what stands apart in one cell."""
STEP = 160
"""Twips that a row below another stands in."""
CELL_TYPE, BOLD, CELL_MARGIN = 8.5, 1.1, 60
"""Table type in points, how much wider bold is, and the room beside it in twips."""
MOST_LENGTH, MOST_WORD = 190.0, 24
"""Beyond so many points a column wraps; beyond so many characters a word does."""
NARROW, TURNED = 9, 9.0
"""Characters of a figure at most whose head may be turned, and the weight of a column below such a head."""
HIGHEST = 105.0
"""Points of a turned head; what is longer wraps."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Heads and rows of words.

    Attributes
    ----------
    right : places of columns of numbers, set to the right.
    weights : widths of the columns in proportion to each other; empty: by what stands in them.
    shades : the colour behind a cell, by row and column.
    depths : how many steps the first cell of each row stands in; empty: none does.
    """

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    right: frozenset[int]
    weights: Sequence[float]
    shades: Mapping[tuple[int, int], str]
    depths: Sequence[int] = ()

    def element(self, caption: str, looks: tuple[str, str], room: int) -> Any:
        """The ``w:tbl``, `room` twips wide; `looks` are the paragraph styles of head and cells."""
        turned = self.turned(room)
        widths = self.widths(room, turned)
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
        whole = len(self.rows) <= SHORT and not any(map(_is_long, self.rows))
        head = self._row(self.heads, widths, looks[0], self.right - turned, kept=whole)
        head.trPr.append(node("w:tblHeader"))
        self._turn(head, turned)
        table.append(head)
        for place, cells in enumerate(self.rows):
            row = self._row(cells, widths, looks[1], self.right, kept=whole and place + 1 < len(self.rows))
            self._shade(row, place)
            if self.depths:
                indent(row.find(f".//{node('w:p').tag}"), STEP * self.depths[place])
            table.append(row)
        return table

    def _row(
        self, cells: Sequence[str], widths: Sequence[int], style: str, right: frozenset[int], *, kept: bool
    ) -> Any:
        row = node("w:tr", node("w:trPr", *([] if _is_long(cells) else [node("w:cantSplit")])))
        for place, (cell, wide) in enumerate(zip(cells, widths, strict=True)):
            own = node("w:tc", node("w:tcPr", node("w:tcW", w=wide, type="dxa")))
            parts = cell.split("\n\n")
            for number, part in enumerate(parts, 1):
                align = "right" if place in right else ""
                words = paragraph(style, [text_run(part)], align=align, after=APART * (number < len(parts)))
                if kept:
                    keep_with_next(words)
                own.append(words)
            row.append(own)
        return row

    def _turn(self, head: Any, turned: frozenset[int]) -> None:
        """Write these heads from bottom to top, with room for the longest."""
        if not turned:
            return
        cells = head.findall(node("w:tc").tag)
        for place in turned:
            cells[place].tcPr.append(node("w:textDirection", val="btLr"))
        longest = max(_length(self.heads[place]) * BOLD for place in turned)
        height = int(20 * min(longest + 8, HIGHEST))
        head.trPr.append(node("w:trHeight", val=height, hRule="exact"))

    def _shade(self, row: Any, place: int) -> None:
        cells = row.findall(node("w:tc").tag)
        for at, cell in enumerate(cells):
            colour = self.shades.get((place, at))
            if colour:
                cell.tcPr.append(node("w:shd", val="clear", color="auto", fill=colour))

    def widths(self, room: int, turned: frozenset[int] = frozenset()) -> list[int]:
        """How wide each column is, in twips, where there is `room` for all and some heads are turned."""
        columns = [
            [*([] if at in turned else [head]), *(row[at] for row in self.rows[:SAMPLE])]
            for at, head in enumerate(self.heads)
        ]
        wanted = list(self.weights) or [min(max(map(_length, column)), MOST_LENGTH) for column in columns]
        for at in turned:
            wanted[at] = min(wanted[at], TURNED)
        return _shared(room, self._least(columns), wanted)

    def turned(self, room: int) -> frozenset[int]:
        """The heads to turn: those above figures and marks, where heads find no room side by side."""
        columns = [[head, *(row[at] for row in self.rows[:SAMPLE])] for at, head in enumerate(self.heads)]
        if sum(self._least(columns)) < room:
            return frozenset()
        figures = [at for at, cells in enumerate(columns) if at and all(map(_is_figure, cells[1:]))]
        return frozenset(figures if 2 * len(figures) > len(columns) else ())

    def _least(self, columns: Sequence[Sequence[str]]) -> list[float]:
        """What each column needs, in twips: its longest word, or a figure with its interval whole."""
        return [
            max(
                (
                    _whole(cell) if at in self.right and _is_told(cell) else _longest_word(cell)
                    for cell in column
                ),
                default=0.0,
            )
            + 2 * CELL_MARGIN
            for at, column in enumerate(columns)
        ]


def _is_figure(cell: str) -> bool:
    """Whether a cell holds a figure or a mark, and no words."""
    return len(cell) <= NARROW and not any(sign.isalpha() for sign in cell)


def _is_told(cell: str) -> bool:
    """Whether a cell holds figures alone, such as one with the interval it lies in."""
    return len(cell) <= MOST_WORD and not any(sign.isalpha() for sign in cell)


def _is_long(cells: Sequence[str]) -> bool:
    return max(map(len, cells), default=0) > LONG


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


def _whole(text: str) -> float:
    """Width in twips of a cell of figures, which is not bold."""
    return _length(text) * 20


def _length(text: str) -> float:
    return width(clean(text), CELL_TYPE)
