"""A codebook as a workbook that researchers can edit: a sheet of codes, one of facets, one that explains."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from qualcode.codebook.excel_layout import (
    ABOUT,
    ABOUT_FIELDS,
    CODE_COLUMNS,
    CODES,
    FACET_COLUMNS,
    FACETS,
    LONGEST_CELL,
    Column,
    about_name,
    explanation,
    heading,
    sheet_name,
    status_name,
)
from qualcode.codebook.tree import depths
from qualcode.codebook.writing import replacing_codebook
from qualcode.errors import CodebookError
from qualcode.i18n import t
from qualcode.model import Code, Codebook, CodeStatus, Facet

ROOM = 500
A3 = 8
LINE, HIGHEST = 15, 400
ABOUT_COLUMNS = (Column("name", 32), Column("text", 100))
HEAD = {"bold": True, "bg_color": "#1f3a4d", "font_color": "#ffffff", "border": 1, "valign": "vcenter"}
CELL = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#d0d7de"}


def to_excel(codebook: Codebook, path: Path) -> None:
    """Write the codebook as a workbook; an existing file is replaced only once the new one is complete.

    Raises
    ------
    CodebookError : when a text is longer than a cell can hold (32,767 characters), or the file cannot be
        written.
    """
    import xlsxwriter

    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheets = _Sheets(book, codebook)
        sheets.codes()
        sheets.facets()
        sheets.about()
    with replacing_codebook(path) as partial:
        partial.write_bytes(content.getvalue())


class _Sheets:
    def __init__(self, book: Any, codebook: Codebook) -> None:
        self._book = book
        self._codebook = codebook
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def codes(self) -> None:
        """The sheet of codes: a row for each, indented by depth, with lists of statuses and codes above."""
        sheet = self._sheet(CODES, CODE_COLUMNS, frozen_columns=1)
        depth = depths(self._codebook.codes)
        for row, code in enumerate(self._codebook.codes, start=1):
            sheet.set_row(row, _height([text for _, text in _code_cells(code)], CODE_COLUMNS))
            for column, (field, text) in enumerate(_code_cells(code)):
                look = _indented(depth[code.key]) if field == "label" else {}
                if field == "color" and text:
                    look = {"bg_color": text, "font_color": _legible_on(text)}
                self._write(sheet, row, column, text, look, place=f"{code.key} › {heading(field)}")
        last = len(self._codebook.codes) + ROOM
        names = [status_name(status) for status in CodeStatus]
        status, parent = _position("status"), _position("parent")
        sheet.data_validation(1, status, last, status, {"validate": "list", "source": names})
        keys = {
            "validate": "list",
            "source": f"=$A$2:$A${last + 1}",
            "error_type": "warning",
            "error_message": t("codebook.sheet.unknown_parent"),
        }
        sheet.data_validation(1, parent, last, parent, keys)
        sheet.autofilter(0, 0, max(1, len(self._codebook.codes)), len(CODE_COLUMNS) - 1)

    def facets(self) -> None:
        """The sheet of facets: a row for each value."""
        sheet = self._sheet(FACETS, FACET_COLUMNS, frozen_columns=1)
        rows = [cells for facet in self._codebook.facets for cells in _facet_rows(facet)]
        for row, cells in enumerate(rows, start=1):
            sheet.set_row(row, _height(cells, FACET_COLUMNS))
            for column, text in enumerate(cells):
                place = f"{cells[0]} › {heading(FACET_COLUMNS[column].field)}"
                self._write(sheet, row, column, text, {}, place=place)
        multiple = [column.field for column in FACET_COLUMNS].index("multiple")
        answers = {"validate": "list", "source": [t("codebook.sheet.yes"), t("codebook.sheet.no")]}
        sheet.data_validation(1, multiple, len(rows) + ROOM, multiple, answers)

    def about(self) -> None:
        """The sheet that says which codebook it is and what each column means."""
        sheet = self._book.add_worksheet(sheet_name(ABOUT))
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        for number, column in enumerate(ABOUT_COLUMNS):
            sheet.set_column(number, number, column.width)
        bold = {"bold": True}
        rows = [(about_name(field), str(getattr(self._codebook, field))) for field in ABOUT_FIELDS]
        rows += [("", ""), (t("codebook.sheet.how"), t("codebook.sheet.how_text")), ("", "")]
        for columns in (CODE_COLUMNS, FACET_COLUMNS):
            rows += [(heading(column.field), explanation(column.field)) for column in columns]
        for row, (name, text) in enumerate(rows):
            sheet.set_row(row, _height([name, text], ABOUT_COLUMNS))
            if name:
                self._write(sheet, row, 0, name, bold, place=name)
                self._write(sheet, row, 1, text, {}, place=name)

    def _sheet(self, name: str, columns: Sequence[Column], *, frozen_columns: int) -> Any:
        sheet = self._book.add_worksheet(sheet_name(name))
        head = self._book.add_format(HEAD)
        for number, column in enumerate(columns):
            sheet.set_column(number, number, column.width)
            sheet.write_string(0, number, heading(column.field), head)
        sheet.freeze_panes(1, frozen_columns)
        sheet.set_landscape()
        sheet.set_paper(A3)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        return sheet

    def _write(
        self, sheet: Any, row: int, column: int, text: str, look: dict[str, Any], *, place: str
    ) -> None:
        if len(text) > LONGEST_CELL:
            raise CodebookError(
                "codebook.error.long_cell", file=self._codebook.key, place=place, count=len(text)
            )
        look = {**CELL, **look, "quote_prefix": text[:1] in {"=", "+", "-", "@"} and bool(text)}
        key = tuple(sorted(look.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(look)
        if text:
            sheet.write_string(row, column, text, self._formats[key])
        else:
            sheet.write_blank(row, column, None, self._formats[key])


def _height(texts: Sequence[str], columns: Sequence[Column]) -> int:
    """Points that a row needs to show all its text, as far as a spreadsheet program allows."""
    lines = (
        sum(math.ceil(max(1, len(line)) / (column.width * 1.05)) for line in text.split("\n"))
        for text, column in zip(texts, columns, strict=True)
    )
    return min(HIGHEST, LINE * max(lines) + 3)


def _code_cells(code: Code) -> Iterator[tuple[str, str]]:
    texts = {
        "source_file": code.source.file,
        "source_title": code.source.title,
        "source_place": code.source.place,
        "status": status_name(code.status),
    }
    for column in CODE_COLUMNS:
        value = texts.get(column.field)
        if value is None:
            value = getattr(code, column.field)
        yield column.field, value if isinstance(value, str) else "\n".join(_on_one_line(v) for v in value)


def _facet_rows(facet: Facet) -> Iterator[tuple[str, ...]]:
    """One row per value; what is said of the facet itself stands on its first row alone."""
    answer = t("codebook.sheet.yes") if facet.multiple else t("codebook.sheet.no")
    told = (facet.label, facet.question, answer)
    if not facet.values:
        yield (facet.key, *told, "", "", "")
    for value in facet.values:
        yield (facet.key, *told, value.key, value.label, value.definition)
        told = ("", "", "")


def _indented(depth: int) -> dict[str, Any]:
    return {"bold": depth == 0, "indent": min(depth, 10)}


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def _position(field: str) -> int:
    return [column.field for column in CODE_COLUMNS].index(field)


def _legible_on(color: str) -> str:
    """Black or white, whichever has more contrast with ``#rrggbb`` (luma of ITU-R BT.601)."""
    red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return "#000000" if 0.299 * red + 0.587 * green + 0.114 * blue > 140 else "#ffffff"
