"""What all sheets share: formats, safe text, and a table with its head, filter, totals and print set-up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import xlsxwriter
from xlsxwriter.utility import xl_range

from qualcode.i18n import t
from qualcode.reporting.content import distinct
from qualcode.reporting.excel.cells import cell_text, excel_date, needs_prefix
from qualcode.reporting.words import one_line

INK, SOFT, ACCENT, LINE, WARN = "#1B2430", "#565E6B", "#0B4F7C", "#C9C5BB", "#8A3B00"
FONT = "Calibri"
A4 = 9
TITLE_ROW, INTRO_ROW, HEAD_ROW = 0, 1, 3

KINDS: dict[str, dict[str, Any]] = {
    "text": {},
    "wrap": {"text_wrap": True},
    "strong": {"bold": True, "text_wrap": True},
    "proposal": {"italic": True, "text_wrap": True, "font_color": SOFT},
    "whole": {"num_format": "#,##0"},
    "dotted": {"num_format": '#,##0;-#,##0;"·"', "align": "center"},
    "decimal": {"num_format": "0.00"},
    "share": {"num_format": "0%"},
    "date": {"num_format": "d-m-yyyy", "align": "left"},
    "mixed": {"align": "left", "num_format": "General", "text_wrap": True},
}

Value = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, width in characters, one of `KINDS`, and whether its total is a sum."""

    title: str
    width: float
    kind: str = "text"
    summed: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a table's rows came to stand, zero-based and inclusive, for charts and colours."""

    sheet: str
    first_row: int
    last_row: int


class Book:
    """A workbook being written; use it as a context manager.

    Parameters
    ----------
    spare : write in constant memory, with plain filtered ranges instead of tables.
    """

    def __init__(self, path: Path, *, title: str, spare: bool = False) -> None:
        self.title = one_line(title)
        self.spare = spare
        options = {
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "constant_memory": spare,
            "nan_inf_to_errors": True,
        }
        self.file = xlsxwriter.Workbook(str(path), options)
        self.file.set_properties({"title": cell_text(self.title), "author": "qualcode", "company": ""})
        self._formats: dict[tuple[str, bool], Any] = {}
        self._tables = 0
        self.title_format = self.make(bold=True, font_size=16)
        self.intro_format = self.make(font_color=SOFT)
        self.warning_format = self.make(bold=True, font_color=WARN)
        self.link_format = self.make(font_color=ACCENT, underline=1)
        self._head = self.make(bold=True, font_color="#FFFFFF", bg_color=ACCENT, text_wrap=True, border=0)
        self._total = self.make(bold=True, top=1, num_format="#,##0")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.file.close()

    def make(self, **properties: Any) -> Any:
        """A cell format: our font, aligned to the top."""
        return self.file.add_format(
            {"font_name": FONT, "font_size": 11, "font_color": INK, "valign": "top", **properties}
        )

    def format(self, kind: str, *, prefixed: bool = False) -> Any:
        """The format of a kind of column; `prefixed` text stays text when somebody edits the cell."""
        key = (kind, prefixed)
        if key not in self._formats:
            self._formats[key] = self.make(**KINDS[kind], **({"quote_prefix": True} if prefixed else {}))
        return self._formats[key]

    def sheet(self, key: str, intro: str, *, warn: bool = False, portrait: bool = False) -> Any:
        """A new sheet with its title and one line of explanation, set up for A4."""
        name = t(f"reporting.sheet.{key}")
        sheet = self.file.add_worksheet(name)
        sheet.hide_gridlines(2)
        sheet.set_row(TITLE_ROW, 24)
        sheet.write_string(TITLE_ROW, 0, name, self.title_format)
        sheet.write_string(INTRO_ROW, 0, cell_text(intro), self.warning_format if warn else self.intro_format)
        sheet.set_paper(A4)
        if not portrait:
            sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(0.4, 0.4, 0.6, 0.7)
        footer = t("reporting.print.footer", title=self.title[:80].replace("&", "&&"), sheet=name)
        sheet.set_footer(f"&L&9{footer}")
        return sheet

    def table(
        self,
        sheet: Any,
        columns: Sequence[Column],
        rows: Iterable[Sequence[Value]],
        *,
        top: int = HEAD_ROW,
        left: int = 0,
        frozen: int = 1,
        main: bool = True,
    ) -> Placed | None:
        """Write a table from `top` down; None when there are no rows, and then nothing is written.

        Rows are written as they come. A `main` table gets the frozen head and the repeated print rows, and its
        widths set. Columns that are summed get a total that follows the filter.
        """
        written, sums = self._rows(sheet, columns, rows, top + 1, left)
        if not written:
            return None
        last = top + written
        if main:
            sheet.freeze_panes(top + 1, frozen)
            sheet.repeat_rows(top)
        total = any(column.summed for column in columns)
        if self.spare:
            sheet.autofilter(top, left, last, left + len(columns) - 1)
            if total:
                self._plain_total(sheet, columns, sums, top + 1, last, left)
        else:
            self._real_table(sheet, columns, sums, top, last, left, total)
        return Placed(sheet.get_name(), top + 1, last)

    def _rows(
        self, sheet: Any, columns: Sequence[Column], rows: Iterable[Sequence[Value]], first: int, left: int
    ) -> tuple[int, list[float]]:
        sums = [0.0] * len(columns)
        number = 0
        for number, row in enumerate(rows, 1):
            if number == 1:
                self._heads(sheet, columns, first - 1, left)
            for place, (column, value) in enumerate(zip(columns, row, strict=True)):
                self.put(sheet, first + number - 1, left + place, value, column.kind)
                if column.summed and isinstance(value, int | float):
                    sums[place] += value
        return number, sums

    def _heads(self, sheet: Any, columns: Sequence[Column], row: int, left: int) -> None:
        for place, column in enumerate(columns):
            sheet.set_column(left + place, left + place, column.width)
        for place, head in enumerate(heads(columns)):
            sheet.write_string(row, left + place, head, self._head)

    def put(self, sheet: Any, row: int, column: int, value: Value, kind: str = "text") -> None:
        """Write one value as what it is; text is never anything but text."""
        if value is None or value == "":
            sheet.write_blank(row, column, None, self.format(kind))
        elif isinstance(value, str):
            self._put_text(sheet, row, column, value, kind)
        elif isinstance(value, date):
            sheet.write_datetime(row, column, value, self.format("date"))
        else:
            sheet.write_number(row, column, value, self.format(kind))

    def _put_text(self, sheet: Any, row: int, column: int, value: str, kind: str) -> None:
        found = excel_date(value) if kind == "date" else None
        if found is not None:
            sheet.write_datetime(row, column, found, self.format("date"))
            return
        text = cell_text(value)
        sheet.write_string(row, column, text, self.format(kind, prefixed=needs_prefix(text)))

    def _real_table(
        self,
        sheet: Any,
        columns: Sequence[Column],
        sums: Sequence[float],
        top: int,
        last: int,
        left: int,
        total: bool,
    ) -> None:
        self._tables += 1
        described = []
        for place, (column, head) in enumerate(zip(columns, heads(columns), strict=True)):
            options: dict[str, Any] = {"header": head, "header_format": self._head}
            if total and place == 0:
                options["total_string"] = t("reporting.column.total")
            elif column.summed:
                options |= {"total_function": "sum", "total_value": sums[place], "format": self._total}
            described.append(options)
        sheet.add_table(
            top,
            left,
            last + total,
            left + len(columns) - 1,
            {
                "name": f"Tabel_{self._tables}",
                "columns": described,
                "style": "Table Style Light 1",
                "total_row": total,
            },
        )

    def _plain_total(
        self, sheet: Any, columns: Sequence[Column], sums: Sequence[float], first: int, last: int, left: int
    ) -> None:
        sheet.write_string(last + 1, left, t("reporting.column.total"), self._total)
        for place, column in enumerate(columns):
            if column.summed:
                cells = xl_range(first, left + place, last, left + place)
                sheet.write_formula(
                    last + 1, left + place, f"=SUBTOTAL(109,{cells})", self._total, sums[place]
                )


def heads(columns: Sequence[Column]) -> list[str]:
    """The heads as they are written: one line, never empty, at most 255 characters, each different."""
    taken: set[str] = set()
    names = (one_line(column.title)[:240] or t("reporting.unnamed") for column in columns)
    return [distinct(cell_text(name), taken) for name in names]
