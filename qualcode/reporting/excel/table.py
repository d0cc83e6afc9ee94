"""One table on a sheet: head, rows that show all their text, filter, and totals that follow it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_range

from qualcode.i18n import t
from qualcode.reporting.content import distinct
from qualcode.reporting.excel.book import ACCENT, CENTRED, FRACTIONS, LEFT, WHOLE, WRAPPED, Book
from qualcode.reporting.excel.cells import Value, cell_text
from qualcode.reporting.excel.paper import lay, pixels
from qualcode.reporting.excel.stream import Remembered, StreamSheet
from qualcode.reporting.measure import lines
from qualcode.reporting.words import one_line

if TYPE_CHECKING:
    import pandas as pd

TOP = 3
LINE_HEIGHT, PADDING, HIGHEST = 12.75, 3.0, 409.0
TYPE, BOLD = 12.9, 14.0
"""Pixels of our ten-point type on a screen; bold type is wider."""
WIDEST = 1.04
"""Ems of the widest letter, with a little to spare: a text of few letters fits on a line for sure."""
MARGIN, BUTTON = 18, 34
"""Pixels of a cell that go to indent and padding, and of a head to the filter's button as well."""
ESCAPE = re.compile("_x(?=[0-9A-Fa-f]{4}_)")
"""Excel reads ``_x0041_`` in the name of a table's column as A, and then finds that head and name differ."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, width in characters, one of `book.KINDS`, and whether its total is a sum.

    `of` is the column of a figure's DataFrame that fills it; see `figured`.
    """

    title: str
    width: float
    kind: str = "wrap"
    summed: bool = False
    of: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a table's rows came to stand, zero-based and inclusive, for charts and colours."""

    sheet: str
    first_row: int
    last_row: int
    heads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rows:
    """Many rows, made as they are needed: how many there are, and the sums of columns with a total."""

    each: Iterable[Sequence[Value]]
    count: int
    sums: Mapping[int, int | float] = field(default_factory=dict)


def figured(frame: pd.DataFrame, columns: Sequence[Column]) -> list[tuple[Value, ...]]:
    """The rows of a figure: each column holds what it is `of`, as a number or text of its kind."""
    filled = [[_of_kind(value, column.kind) for value in frame[column.of]] for column in columns]
    return list(zip(*filled, strict=True))


def _of_kind(value: Any, kind: str) -> Value:
    if value is None or value != value:  # nothing, or not a number
        return None
    if kind in WHOLE:
        return int(value)
    return float(value) if kind in FRACTIONS else value


def main_table(
    book: Book,
    sheet: Any,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Value]] | Rows,
    *,
    frozen: int = 1,
    printed: int | None = None,
    filtered: bool = True,
) -> Placed | None:
    """The table a sheet is made for: its head stays in view and comes back on every page.

    Parameters
    ----------
    frozen : how many columns stay in view as well.
    printed : how many columns go on paper; None: all.
    filtered : whether its heads have filter buttons.
    """
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
    book.spread_intro(sheet, [column.width for column in columns[:printed]])
    placed = table(book, sheet, columns, rows, filtered=filtered)
    if placed:
        sheet.freeze_panes(TOP + 1, frozen)
        sheet.repeat_rows(TOP)
        lay(sheet, [column.width for column in columns[:printed]])
        if printed:
            sheet.print_area(0, 0, placed.last_row, printed - 1)
    return placed


def table(
    book: Book,
    sheet: Any,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Value]] | Rows,
    *,
    top: int = TOP,
    filtered: bool = True,
) -> Placed | None:
    """Write a table with its head in row `top` and its totals above that; None when there are no rows.

    Where several tables share a sheet, widths are those the sheet already has.
    """
    held = rows if isinstance(rows, Rows) else _counted(columns, list(rows))
    if not held.count:
        return None
    first, last = top + 1, top + held.count
    _totals(book, sheet, columns, held, top)
    _heads(book, sheet, columns, top)
    measured = Measured(columns)
    if isinstance(sheet, StreamSheet):
        styles = [book.style(column.kind) for column in columns]
        written = sheet.put_rows(first, styles, ((values, measured.height(values)) for values in held.each))
        last = top + written
    else:
        for row, values in enumerate(held.each, first):
            sheet.set_row(row, measured.height(values))
            for place, (column, value) in enumerate(zip(columns, values, strict=True)):
                book.put(sheet, row, place, value, column.kind)
    _frame(book, sheet, columns, top, last, filtered=filtered)
    return Placed(sheet.get_name(), first, last, tuple(heads(columns)))


def _counted(columns: Sequence[Column], rows: Sequence[Sequence[Value]]) -> Rows:
    sums = {
        place: sum(row[place] for row in rows if isinstance(row[place], int | float))  # type: ignore[misc]
        for place, column in enumerate(columns)
        if column.summed
    }
    return Rows(rows, len(rows), sums)


def heads(columns: Sequence[Column]) -> list[str]:
    """The heads as they are written: one line, never empty, at most 255 characters, each different."""
    taken: set[str] = set()
    names = (ESCAPE.sub("_ x", one_line(column.title)[:240]) for column in columns)
    return [distinct(cell_text(name) or t("reporting.unnamed"), taken) for name in names]


def _totals(book: Book, sheet: Any, columns: Sequence[Column], rows: Rows, top: int) -> None:
    """Sums above the head, where they stay in view, over the rows that the filter leaves."""
    summed = [place for place, column in enumerate(columns) if column.summed]
    if not summed:
        return
    look: dict[str, Any] = {"bold": True, "num_format": "#,##0"}
    label = next((place for place, column in enumerate(columns) if column.kind in LEFT), 0)
    sheet.write_string(
        top - 1,
        label,
        t("reporting.column.total"),
        book.format("total label", bold=True, align="left", indent=1),
    )
    for place in summed:
        if columns[place].kind in CENTRED:
            format_ = book.format("total centred", **look, align="center")
        else:
            format_ = book.format("total", **look, align="right", indent=2)
        cells = xl_range(top + 1, place, top + rows.count, place)
        sheet.write_formula(top - 1, place, f"=SUBTOTAL(109,{cells})", format_, rows.sums.get(place, 0))


def _heads(book: Book, sheet: Any, columns: Sequence[Column], top: int) -> None:
    names = heads(columns)
    most = max(
        lines(name, pixels([column.width]) - BUTTON, BOLD)
        for name, column in zip(names, columns, strict=True)
    )
    sheet.set_row(top, LINE_HEIGHT * most + 2 * PADDING)
    for place, (name, column) in enumerate(zip(names, columns, strict=True)):
        sheet.write_string(top, place, name, _head_format(book, column))


def _head_format(book: Book, column: Column) -> Any:
    look = {"bold": True, "font_color": "#FFFFFF", "bg_color": ACCENT, "text_wrap": True}
    if column.kind in LEFT:
        return book.format("head left", **look, align="left", indent=1)
    if column.kind in CENTRED:
        return book.format("head centred", **look, align="center")
    return book.format("head right", **look, align="right", indent=2)


class Measured:
    """How high a row must be to show its wrapped texts in full, as far as Excel allows."""

    def __init__(self, columns: Sequence[Column]) -> None:
        wrapped = [
            (place, pixels([column.width]) - MARGIN, BOLD if column.kind == "strong" else TYPE)
            for place, column in enumerate(columns)
            if column.kind in WRAPPED
        ]
        self._wrapped = [
            (place, room, size, room / (size * WIDEST), Remembered[int]()) for place, room, size in wrapped
        ]

    def height(self, values: Sequence[Value]) -> float:
        """Points."""
        most = 1
        for place, room, size, sure, known in self._wrapped:
            value = values[place]
            if isinstance(value, str) and (len(value) > sure or "\n" in value):
                found = known.get(value)
                if found is None:
                    found = known.keep(value, lines(value, room, size))
                most = max(most, found)
        return min(HIGHEST, LINE_HEIGHT * most + PADDING)


def _frame(book: Book, sheet: Any, columns: Sequence[Column], top: int, last: int, *, filtered: bool) -> None:
    book.tables += 1
    described = [
        {"header": name, "header_format": _head_format(book, column)}
        for name, column in zip(heads(columns), columns, strict=True)
    ]
    options: dict[str, Any] = {
        "name": f"Tabel_{book.tables}",
        "columns": described,
        "style": None,
        "banded_rows": False,
    }
    options["autofilter"] = filtered
    sheet.add_table(top, 0, last, len(columns) - 1, options)
