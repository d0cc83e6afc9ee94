"""The tables of a manifest as rows of text: a CSV, or the sheets of a workbook."""

from __future__ import annotations

import io
from collections.abc import Sequence
from contextlib import closing
from datetime import date, datetime

from qualcode.errors import ProjectError, ReadingError
from qualcode.i18n import t

NumberedRows = list[tuple[int, list[str]]]
"""Rows that are not blank, each with its number in the sheet."""


def csv_table(data: bytes, name: str) -> NumberedRows:
    """The rows of a CSV with any usual separator and encoding.

    ProjectError names the row in which a quote is opened and not closed, or that has more cells than there
    are columns: what stands there would be lost, or be told of another file.
    """
    from qualcode.reading.decoding import clean, decode
    from qualcode.reading.readers.separated import rows_of

    try:
        text = clean(decode(data, name)[0])
    except ReadingError as error:
        raise ProjectError("project.error.manifest_no_text", file=name) from error
    found = rows_of(text)
    if found.cells and len(found.cells[0]) == 1:
        found = rows_of(f"sep=\t\n{text}")  # of one column: a comma in the name of a file parts nothing
    for number in found.unclosed:
        raise ProjectError("project.error.manifest_quote", file=name, place=t("place.row", number=number))
    rows = list(zip(found.numbers, found.cells, strict=True))
    for number, row in rows:
        beyond = [cell for cell in row[len(rows[0][1]) :] if cell]
        if beyond:
            place = t("place.row", number=number)
            raise ProjectError(
                "project.error.manifest_wide", file=name, place=place, cell=beyond[0], sign=found.separator
            )
    return rows


def excel_tables(data: bytes, name: str) -> list[NumberedRows]:
    """The first sheet, and the second where there is one. ProjectError when it is no workbook."""
    from openpyxl import load_workbook

    try:
        with closing(load_workbook(io.BytesIO(data), read_only=True, data_only=True)) as book:
            sheets = [
                [[_cell(value) for value in row] for row in sheet.values] for sheet in book.worksheets[:2]
            ]
    except Exception as error:  # openpyxl raises many kinds for a damaged file, some at the rows only
        raise ProjectError("project.error.manifest_excel", file=name) from error
    return [_filled(sheet) for sheet in sheets]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _filled(rows: Sequence[list[str]]) -> NumberedRows:
    return [(number, row) for number, row in enumerate(rows, start=1) if any(row)]
