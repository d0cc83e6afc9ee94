"""The workbook on paper and on the screen: pages, widths, heights and what runs over them."""

from __future__ import annotations

from pathlib import Path

import builders
import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from workbooks import HEAD, coded_study, opened

from qualcode.reporting.excel import write_workbook
from qualcode.reporting.excel.book import Book
from qualcode.reporting.excel.table import Column, main_table
from qualcode.reporting.measure import width


def test_print_set_up_and_no_merged_cells(tmp_path: Path) -> None:
    for sheet in opened(builders.study(codings=5), tmp_path):
        first = sheet.title == "Overzicht"
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == (None if first else 0)  # as many pages high as it takes
        assert sheet.oddFooter.left.text
        assert all(one.max_row == 2 for one in sheet.merged_cells.ranges)  # the line of explanation
        if not first:
            assert sheet.freeze_panes
            assert sheet.print_title_rows == f"${HEAD}:${HEAD}"


@pytest.mark.parametrize(
    ("widths", "turned", "paper"),
    [((72, 24, 24), "portrait", 9), ((60, 60, 60, 30), "landscape", 9), ((80,) * 4, "landscape", 8)],
)
def test_paper_is_turned_so_that_what_is_printed_can_be_read(
    widths: tuple[int, ...], turned: str, paper: int, tmp_path: Path
) -> None:
    with Book(tmp_path / "blad.xlsx", title="t") as book:
        sheet = book.sheet("view", "", name="Blad")
        columns = [Column(f"kolom {place}", wide) for place, wide in enumerate((*widths, 200))]
        main_table(book, sheet, columns, [("a",) * len(columns)], printed=len(widths))
    (made,) = load_workbook(tmp_path / "blad.xlsx")
    assert (made.page_setup.orientation, made.page_setup.paperSize) == (turned, paper)


def test_shares_go_on_paper_as_long_as_they_can_be_read(tmp_path: Path) -> None:
    few, many = (
        opened(builders.study(cases=cases, codings=40), tmp_path)["Casus × code"] for cases in (2, 9)
    )
    assert not few.print_area
    assert many.print_area.endswith(f"$M${many.max_row}")  # two of code, nine of cases, two of totals


def test_a_row_of_proposals_is_as_high_as_what_is_printed_of_it(tmp_path: Path) -> None:
    sheet = opened(builders.study(), tmp_path)["Voorstellen"]
    assert sheet.page_setup.orientation == "portrait"
    heads = [cell.value for cell in sheet[HEAD]]
    wide = {head: sheet.column_dimensions[get_column_letter(at)].width for at, head in enumerate(heads, 1)}
    assert wide["Waarom 1"] >= 60 < wide["Fragment"]


def test_the_list_of_sheets_stands_beside_the_charts_on_the_same_page(tmp_path: Path) -> None:
    sheet = opened(builders.study(codings=40), tmp_path)["Overzicht"]
    begins = next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).hyperlink)
    lowest = max(chart.anchor.to.row for chart in sheet._charts)
    assert begins < lowest
    assert all(
        width(str(cell.value), 12.9) < 540 for (cell,) in sheet.iter_rows(begins, min_col=2, max_col=2)
    )


def test_a_long_explanation_runs_over_the_width_of_the_table(tmp_path: Path) -> None:
    path = tmp_path / "werkmap.xlsx"
    write_workbook(path, coded_study())
    workbook = load_workbook(path)
    merged = {sheet.title: [str(one) for one in sheet.merged_cells.ranges] for sheet in workbook}
    for title, ranges in merged.items():
        assert all(one.startswith("A2:") and one.endswith("2") for one in ranges), title
        if ranges:
            assert workbook[title].row_dimensions[2].height > 20
            assert workbook[title]["A2"].alignment.wrap_text
    assert any(merged.values())
