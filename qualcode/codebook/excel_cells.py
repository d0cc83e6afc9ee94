"""The cells of a sheet as texts by column, and errors that name sheet, row and column."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qualcode.codebook.excel_layout import known
from qualcode.errors import CodebookError
from qualcode.i18n import t

MAX_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number as a spreadsheet shows it, and the text of each field that has a column."""

    sheet: Sheet
    number: int
    texts: Mapping[str, str]

    def __getitem__(self, field: str) -> str:
        return self.texts.get(field, "")

    def has(self, field: str) -> bool:
        """Whether the sheet has a column for the field."""
        return field in self.texts

    def error(self, key: str, field: str, **params: str | int) -> CodebookError:
        """An error about the field's cell in this row."""
        return self.sheet.error(key, self.number, self.sheet.titles.get(field, field), **params)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as found in a file: `titles` gives what stands above the column of each field."""

    file: str
    name: str
    titles: Mapping[str, str]

    def error(self, key: str, number: int, column: str, **params: str | int) -> CodebookError:
        """An error about a cell."""
        place = t("codebook.sheet.place", sheet=self.name, row=number, column=column)
        return CodebookError(f"codebook.error.{key}", file=self.file, place=place, **params)


def rows_of(sheet: Any, path: Path, fields: Sequence[str]) -> Iterator[Row]:
    """The rows below the heading that hold anything.

    Parameters
    ----------
    sheet : a worksheet of openpyxl, opened read-only and with formulas.
    fields : the fields that may have a column; a heading in any of our languages will do.

    Raises
    ------
    CodebookError : a heading is unknown or there twice, or a cell holds a formula or an error.
    """
    lines = enumerate(sheet.iter_rows(), start=1)
    _, first = next(lines, (1, ()))
    columns = _columns(first, path.name, sheet.title, fields)
    found = Sheet(path.name, sheet.title, dict(columns.values()))
    for number, cells in lines:
        if number > MAX_ROWS:
            raise found.error("many_rows", number, "A", most=MAX_ROWS)
        texts = {
            field: cell_text(cells[at], found, number, title) if at < len(cells) else ""
            for at, (field, title) in columns.items()
        }
        if any(texts.values()):
            yield Row(found, number, texts)


def _columns(
    cells: Sequence[Any], file: str, sheet: str, fields: Sequence[str]
) -> dict[int, tuple[str, str]]:
    names = known("sheet.column", tuple(fields))
    columns: dict[int, tuple[str, str]] = {}
    for at, cell in enumerate(cells):
        title = " ".join(str(cell.value or "").split())
        if not title:
            continue
        field = names.get(title.casefold())
        found = Sheet(file, sheet, {})
        if field is None:
            titles = ", ".join(t(f"codebook.sheet.column.{name}") for name in fields)
            raise found.error("column", 1, title, found=title, known=titles)
        if field in {name for name, _ in columns.values()}:
            raise found.error("column_twice", 1, title, found=title)
        columns[at] = (field, title)
    return columns


def cell_text(cell: Any, sheet: Sheet, number: int, column: str) -> str:
    """What a cell says as text, white space around it left out."""
    from openpyxl.utils.escape import unescape

    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        raise sheet.error("formula", number, column)
    if cell.data_type == "e":
        raise sheet.error("cell_error", number, column, found=str(value))
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, dt.datetime):
        value = value.date()
    text = unescape(str(value)) if isinstance(value, str) else str(value)
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
