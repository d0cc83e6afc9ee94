"""Rows written straight to disk: the same workbook as else, and no more memory."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import builders
import pytest
from hostile_text import HOSTILE
from openpyxl import load_workbook
from openpyxl.cell import Cell
from workbooks import HEAD, well_formed, written

from qualcode.reporting.excel import WorkbookOptions, stream, write_workbook
from qualcode.reporting.excel.book import Book
from qualcode.reporting.excel.table import TOP, Column, Measured, Rows, main_table


@pytest.mark.parametrize("many", [0, 10_000])
@pytest.mark.parametrize("codings", [0, 40])
def test_xml_is_well_formed_and_tables_agree(
    many: int, codings: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Book, "MANY", many)
    path = written(builders.study(cases=12, threads=20, codings=codings), tmp_path)
    assert len(well_formed(path)) == len(load_workbook(path).sheetnames) + 1 - (0 if codings else 1)


@pytest.mark.parametrize(
    "text", ["", HOSTILE[0], HOSTILE[8], HOSTILE[10], HOSTILE[11], "  spatie ", "a\r\nb"]
)
def test_rows_written_straight_to_disk_are_the_same(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = builders.study(threads=2, cases=2, per_case=2, fragments=24, codings=30)
    study = builders.with_text(base, text) if text else base
    options = WorkbookOptions(app="http://localhost:8501")
    monkeypatch.setattr(Book, "MANY", 10_000)
    write_workbook(tmp_path / "usual.xlsx", study, options)
    monkeypatch.setattr(Book, "MANY", 0)
    write_workbook(tmp_path / "streamed.xlsx", study, options)
    well_formed(tmp_path / "streamed.xlsx")
    usual, streamed = load_workbook(tmp_path / "usual.xlsx"), load_workbook(tmp_path / "streamed.xlsx")
    assert streamed.sheetnames == usual.sheetnames
    for sheet in usual:
        other = streamed[sheet.title]
        assert [[looks(c) for c in row] for row in other] == [[looks(c) for c in row] for row in sheet]
        assert [r.height for r in other.row_dimensions.values()] == [
            r.height for r in sheet.row_dimensions.values()
        ]
        assert dict(other.tables.items()) == dict(sheet.tables.items())


@pytest.mark.parametrize("text", [" voor", "na ", "na\n", "\tvoor"])
def test_white_at_the_edges_of_a_text_is_told_to_stay(text: str) -> None:
    assert 'xml:space="preserve"' in stream._inline(text)


def looks(cell: Cell) -> tuple[object, ...]:
    value = cell.value.replace("_x005F_", "_") if isinstance(cell.value, str) else cell.value
    return (value, cell.data_type, cell.number_format, cell.quotePrefix, cell.font.b)


def test_many_rows_take_no_more_memory(tmp_path: Path) -> None:
    """Rows made one by one are not kept: the table's cells are not either."""
    sheet: Any = None
    with Book(tmp_path / "many.xlsx", title="veel") as book:
        sheet = book.sheet("codings", "", stream=True)
        rows = Rows(((f"regel {number}", number) for number in range(8_000)), 8_000, {1: 31_996_000})
        columns = [Column("tekst", 20), Column("getal", 10, "whole", summed=True)]
        main_table(book, sheet, columns, rows)
        assert len(sheet.table) <= 1
        assert len(sheet.table_cells) < 10
    found = load_workbook(tmp_path / "many.xlsx", data_only=True)["Citaten"]
    assert found.cell(HEAD + 8_000, 2).value == 7_999
    assert found.cell(TOP, 2).value == sum(range(8_000))
    assert found.tables["Tabel_1"].ref == f"A{HEAD}:B{HEAD + 8_000}"


def test_no_more_texts_are_remembered_than_are_worth_it(tmp_path: Path) -> None:
    """A column of ten thousands of different names does not make the memory grow."""
    with Book(tmp_path / "namen.xlsx", title="namen") as book:
        column = stream._Column(book.style("text"))
        for number in range(stream.REMEMBERED + 500):
            column[f"naam {number}"]
        assert len(column) == stream.REMEMBERED
        assert "naam 7<" in column["naam 7"]
        assert "naam 20499<" in column["naam 20499"]
        measured = Measured([Column("tekst", 10)])
        once = [measured.height([text]) for text in ("kort", "veel langer dan kort", "kort")]
        assert once == [measured.height([text]) for text in ("kort", "veel langer dan kort", "kort")]
        assert once[0] == once[2] < once[1]
