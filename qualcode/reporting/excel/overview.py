"""The first sheet: what there is, per case, and where to look further."""

from __future__ import annotations

from typing import Any

from qualcode.i18n import t
from qualcode.reporting.account import COUNTED
from qualcode.reporting.content import Content
from qualcode.reporting.excel.book import ACCENT, KINDS, SOFT, Book
from qualcode.reporting.excel.cells import cell_text
from qualcode.reporting.excel.paper import pixels
from qualcode.reporting.excel.table import TOP, TYPE, Column, Placed, table
from qualcode.reporting.measure import broken
from qualcode.reporting.words import moment

WIDTHS = (44, 13, 16, 18, 18)
ON_ONE_PAGE = 60
"""Rows that can still be read when they are printed on one page together."""
CHART_ROWS = 15
CHART_BASE, CHART_BAR = 80, 26
CHART_FONT = {"name": "Arial", "size": 9}


class Overview:
    """Counts and one row per case, with charts beside them; then what is on the other sheets."""

    def __init__(self, book: Book, content: Content) -> None:
        self._book = book
        study = content.study
        made = t("reporting.html.made", moment=moment(study.made)) + ". " if study.made else ""
        told = f"{made}{t('reporting.intro.overview')} {study.table.told}".strip()
        self._sheet = book.sheet("overview", told, title=study.title)
        for place, wide in enumerate(WIDTHS):
            self._sheet.set_column(place, place, wide)
        columns = [
            Column(t("reporting.column.what"), 44),
            Column(t("reporting.column.number"), 13, "whole"),
        ]
        counted = [(t(f"reporting.count.{key}"), study.counts[key]) for key in COUNTED if key in study.counts]
        if context := study.table.coded_context:
            counted.append((t("reporting.count.context_coded"), context))
        found = [
            (t("reporting.setting.count_threads"), len(content.standing)),
            (t("reporting.setting.count_left_over"), content.left_over),
        ]
        if study.memos:
            found.append((t("reporting.count.memos"), len(study.memos)))
        placed = table(book, self._sheet, columns, [*counted, *found])
        self._next = placed.last_row + 4 if placed else TOP
        placed = _per_case(book, content, self._sheet, self._next)
        self._next = placed.last_row + 4 if placed else self._next
        if content.threads:
            rows = (TOP + 1, TOP + min(CHART_ROWS, len(content.threads)))
            at = f"G{TOP + 6 + _chart_rows(len(study.cases))}"
            add_bars(
                book,
                self._sheet,
                at,
                source=t("reporting.sheet.threads"),
                rows=rows,
                names=1,
                values=2,
                title="threads",
            )

    def contents(self) -> None:
        """The other sheets, with links to them and what they hold, left of the charts."""
        others = self._book.file.worksheets()[1:]
        rows = [(sheet.get_name(), self._book.intros.get(sheet.get_name(), "")) for sheet in others]
        heading = self._book.format("contents", bold=True)
        look, told = self._book.format("sheet", **KINDS["link"]), self._book.format("told", font_color=SOFT)
        self._sheet.write_string(self._next, 0, t("reporting.column.sheets"), heading)
        row = self._next + 1
        for name, intro in rows:
            quoted = name.replace("'", "''")
            self._sheet.write_url(row, 0, f"internal:'{quoted}'!A1", look, cell_text(name))
            for line in broken(cell_text(intro), pixels(WIDTHS[1:]), TYPE) or [""]:
                self._sheet.write_string(row, 1, line, told)
                row += 1
        if row <= ON_ONE_PAGE:
            self._sheet.fit_to_pages(1, 1)


def _per_case(book: Book, content: Content, sheet: Any, top: int) -> Placed | None:
    documents = list(content.study.documents.values())
    columns = [
        Column(t("reporting.column.case"), 44, "strong"),
        Column(t("reporting.column.sources"), 13, "whole"),
        Column(t("reporting.column.fragments"), 16, "whole", summed=True),
        Column(t("reporting.column.fragment_words"), 18, "whole", summed=True),
        Column(t("reporting.column.threads"), 18, "whole"),
    ]
    rows = []
    for case, name in content.names.items():
        own = sum(case in document.cases for document in documents)
        present = sum(bool(view.thread.breadth.by_case.get(case)) for view in content.standing)
        fragments, words = content.fragments_per_case[case], content.words_per_case[case]
        rows.append((name, own, fragments, words, present))
    placed = table(book, sheet, columns, rows, top=top)
    if placed:
        last = min(placed.last_row, placed.first_row + CHART_ROWS - 1)
        add_bars(
            book,
            sheet,
            f"G{TOP + 1}",
            source=placed.sheet,
            rows=(placed.first_row, last),
            names=0,
            values=2,
            title="fragments_per_case",
        )
    return placed


def _chart_rows(bars: int) -> int:
    """About how many sheet rows a chart of so many bars covers."""
    return (CHART_BASE + CHART_BAR * min(bars, CHART_ROWS)) // 20


def add_bars(
    book: Book,
    sheet: Any,
    at: str,
    *,
    source: str,
    rows: tuple[int, int],
    names: int,
    values: int,
    title: str,
) -> None:
    """A native bar chart of one column against another, first row on top."""
    first, last = rows
    chart = book.file.add_chart({"type": "bar"})
    chart.add_series(
        {
            "categories": [source, first, names, last, names],
            "values": [source, first, values, last, values],
            "fill": {"color": ACCENT},
            "gap": 40,
            "data_labels": {"value": True, "font": CHART_FONT},
        }
    )
    chart.set_title(
        {"name": t(f"reporting.chart.{title}"), "name_font": {"name": "Arial", "size": 12}, "overlay": False}
    )
    chart.set_legend({"none": True})
    chart.set_y_axis(
        {"reverse": True, "num_font": CHART_FONT, "line": {"none": True}, "major_tick_mark": "none"}
    )
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    chart.set_chartarea({"border": {"none": True}})
    chart.set_size({"width": 640, "height": CHART_BASE + CHART_BAR * (last - first + 1)})
    sheet.insert_chart(at, chart, {"description": t(f"reporting.chart.{title}"), "object_position": 3})
