"""A worksheet for very many rows: they go to disk as they come, and still stand in a real table.

XlsxWriter's own constant memory is slow per cell and refuses tables, since it keeps an entry for every cell
of one. `StreamSheet` writes whole rows of XML where XlsxWriter would put its own, and lays the table over
them afterwards. It leans on names of XlsxWriter that begin with an underscore; tests/reporting checks that
the workbook is the same as one written the usual way.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from xlsxwriter.utility import xl_col_to_name, xl_range
from xlsxwriter.worksheet import Worksheet

from qualcode.reporting.excel.cells import Link, Value, cell_text, excel_date, needs_prefix

SHORT, REMEMBERED = 80, 20_000
"""Texts of at most so many characters are remembered, so many of a column: names and titles come back row
after row."""
_SPECIAL = re.compile("[&<>]|_x[0-9A-Fa-f]{4}_")
_ESCAPED = re.compile("(_x[0-9A-Fa-f]{4}_)")
_DAY_ZERO = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Style:
    """How a column's cells look: numbers of formats, and whether it holds dates or counts among text."""

    plain: int
    prefixed: int
    date: int
    counted: int
    dates: bool = False
    mixed: bool = False


class StreamSheet(Worksheet):  # type: ignore[misc]
    """A worksheet whose rows are written once, from the top down, and not kept."""

    def _initialize(self, init_data: Mapping[str, Any]) -> None:
        super()._initialize({**init_data, "constant_memory": True})

    def put_rows(
        self,
        first: int,
        styles: Sequence[Style],
        rows: Iterable[tuple[Sequence[Value], float]],
    ) -> int:
        """Write rows from row `first` on, each with its height in points; returns how many."""
        self._write_single_row(first)
        columns = [(xl_col_to_name(place), _Column(style)) for place, style in enumerate(styles)]
        write, number = self.fh.write, first
        for values, height in rows:
            number += 1
            cells = [
                f'<c r="{letter}{number}"{column[value] if value.__class__ is str else column.made(value)}'
                for (letter, column), value in zip(columns, values, strict=True)
            ]
            write(f'<row r="{number}" ht="{height:g}" customHeight="1">{"".join(cells)}</row>')
        if number > first:
            self._check_dimensions(number - 1, len(styles) - 1)
            self._check_dimensions(first, 0, True, False)
            self.previous_row = number
        return number - first

    def discard(self) -> None:
        """Throw away what was put on disk."""
        self._opt_close()
        Path(self.row_data_filename).unlink(missing_ok=True)

    def add_table(
        self, first_row: int, first_col: int, last_row: int, last_col: int, options: dict[str, Any]
    ) -> int:
        """Lay a table over rows that are written, their heads included."""
        self.constant_memory = False
        try:
            done = super().add_table(first_row, first_col, first_row + 1, last_col, options)
        finally:
            self.constant_memory = True
            self.table.clear()
        if done == 0:
            whole = xl_range(first_row, first_col, last_row, last_col)
            self.tables[-1].update({"range": whole, "a_range": whole, "autofilter": whole})
        return int(done)


T = TypeVar("T")


class Remembered(dict[str, T]):
    """What was made of short texts, which come back row after row; no more than are worth their memory."""

    def keep(self, text: str, made: T) -> T:
        """`made`, from now on known as what becomes of `text` if that is short and there is room."""
        if len(text) <= SHORT and len(self) < REMEMBERED:
            self[text] = made
        return made


class _Column(Remembered[str]):
    """What follows on the place of a cell, by its text; short texts are remembered."""

    def __init__(self, style: Style) -> None:
        super().__init__()
        self._style = style
        self._empty = f' s="{style.plain}"/>'

    def __missing__(self, text: str) -> str:
        return self.keep(text, self._text(text) if text else self._empty)

    def _text(self, value: str) -> str:
        style = self._style
        day = excel_date(value) if style.dates else None
        if day is not None:
            return self._day(day)
        text = cell_text(value)
        look = style.prefixed if needs_prefix(text) else style.plain
        return f' s="{look}" t="inlineStr">{_inline(text)}</c>'

    def _day(self, day: date) -> str:
        return f' s="{self._style.date}"><v>{(day - _DAY_ZERO).days}</v></c>'

    def made(self, value: Value) -> str:
        """The same for anything that is not plain text."""
        style = self._style
        if value is None:
            return self._empty
        if isinstance(value, str):
            return self[str(value)]
        if isinstance(value, Link):
            formula, shown = _escape(value.formula()), _escape(cell_text(value.label))
            return f' s="{style.plain}" t="str"><f>{formula}</f><v>{shown}</v></c>'
        if isinstance(value, date):
            return self._day(value)
        if isinstance(value, float) and not math.isfinite(value):
            return self._empty
        look = style.counted if style.mixed and isinstance(value, int) else style.plain
        return f' s="{look}"><v>{value:.16G}</v></c>'


def _inline(text: str) -> str:
    space = ' xml:space="preserve"' if text[:1].isspace() or text[-1:].isspace() else ""
    return f"<is><t{space}>{_escape(text)}</t></is>"


def _escape(text: str) -> str:
    if not _SPECIAL.search(text):
        return text
    text = _ESCAPED.sub(r"_x005F\1", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
