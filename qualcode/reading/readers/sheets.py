"""Spreadsheets as rows of text: .csv, .tsv and .xlsx."""

from __future__ import annotations

import warnings
from datetime import date, time, timedelta
from io import BytesIO
from typing import Any

from qualcode.errors import ReadingError
from qualcode.reading.decoding import clean, decode
from qualcode.reading.raw import Raw
from qualcode.reading.readers import margins, workbook
from qualcode.reading.readers.grids import Size, check_size
from qualcode.reading.readers.numberformats import shown
from qualcode.reading.readers.ragged import even
from qualcode.reading.readers.separated import rows_of
from qualcode.reading.readers.sheetsets import put_together
from qualcode.reading.readers.survey import raw_of_grid
from qualcode.reading.readers.surveycolumns import SurveyColumns
from qualcode.reading.readers.surveyhead import Grid

_FOR_WANT_OF_TEXT = frozenset(f"reading.error.{name}" for name in ("empty", "no_rows", "no_open_answers"))


def read_csv(data: bytes, name: str, columns: SurveyColumns | None = None) -> Raw:
    """A .csv or .tsv with any usual separator and encoding."""
    text, encoding = decode(data, name)
    told = Raw()
    rows = rows_of(clean(text))
    check_size(rows.cells, name)
    raw = raw_of_grid(even(rows, told), name, columns)
    raw.encoding = encoding
    raw.warnings |= told.warnings
    return raw


def read_xlsx(data: bytes, name: str, columns: SurveyColumns | None = None) -> Raw:
    """The worksheet with most text of an .xlsx, and those that ask the same people other things; those that are hidden are left alone.

    Raises
    ------
    ReadingError : damaged, encrypted, a zip bomb, without rows, or with formulas that have no results where
        the text should be.
    """
    told = workbook.inspected(data, name)
    import openpyxl

    try:
        with warnings.catch_warnings():  # of styles and the like, which say nothing of the text
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
            hidden = any(sheet.sheet_state != "visible" for sheet in book.worksheets)
            visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            about = {
                sheet.title: told.sheets.get(sheet._worksheet_path, workbook.Sheet()) for sheet in visible
            }
            grids = [(sheet.title, _grid(sheet, about[sheet.title], name)) for sheet in visible]
            book.close()
    except ReadingError:
        raise
    except Exception as problem:  # openpyxl raises nearly anything on a damaged workbook
        raise ReadingError("reading.error.damaged", file=name) from problem
    filled = [sheet for sheet in grids if sheet[1]]
    try:
        if not filled:
            raise ReadingError("reading.error.empty", file=name)
        best = max(filled, key=lambda sheet: _letters(sheet[1]))
        grid, read = put_together(best, filled)
        raw = raw_of_grid(grid, name, columns)
    except ReadingError as problem:
        if told.unknown and problem.key in _FOR_WANT_OF_TEXT:
            raise ReadingError("reading.error.no_results", file=name, count=told.unknown) from problem
        raise
    margins.keep(raw, (line for title in read for line in about[title].margins))
    if told.unknown:
        raw.warn("no_results", count=told.unknown)
    if others := [title for title, _ in filled if title not in read]:
        raw.warn("other_sheets", read=", ".join(read), others=", ".join(others))
    if hidden:
        raw.warn("hidden_sheets")
    if rows := sum(about[title].hidden for title in read):
        raw.warn("hidden_rows", count=rows)
    widths = {title: len(sheet[0]) for title, sheet in filled}
    if unseen := sum(
        len(range(widths[title])[some.start : some.stop]) for title in read for some in about[title].columns
    ):
        raw.warn("hidden_columns", count=unseen)
    for key in sorted(told.beside):
        raw.warn(key)
    if errors := sum(about[title].errors for title in read):
        raw.warn("cell_errors", count=errors)
    return raw


def _grid(sheet: Any, told: workbook.Sheet, name: str) -> Grid:
    sheet.reset_dimensions()
    rows: Grid = []
    size = Size(name)
    for cells in sheet.iter_rows():
        rows.append(_trimmed(list(map(_text, cells))))
        size.add(rows[-1], looked_at=len(cells))
    workbook.fill_down(rows, told.merged)
    grid = [row for row in rows if row]
    check_size(grid, name)
    width = max(map(len, grid), default=0)
    return [[*row, *[""] * (width - len(row))] for row in grid]


def _trimmed(cells: list[str]) -> list[str]:
    """A row without the empty cells at its end."""
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _text(cell: Any) -> str:
    """What a cell shows: a number or moment in its format, a tick as a word, nothing of an error."""
    value = cell.value
    if isinstance(value, str):
        return "" if value in workbook.ERRORS else clean(value).strip()
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, int | float | date | time | timedelta):
        return shown(value, cell.number_format)
    return clean(str(value)).strip()


def _letters(grid: Grid) -> int:
    return sum(len(cell) for row in grid for cell in row)
