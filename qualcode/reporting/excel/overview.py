"""The first sheet: what there is, per case, and where to look further."""

from __future__ import annotations

from typing import Any

from qualcode.i18n import t
from qualcode.reporting.account import COUNTED
from qualcode.reporting.content import Content
from qualcode.reporting.excel.book import ACCENT, Book, Column, Placed
from qualcode.reporting.words import moment, one_line

CHART_ROWS = 15


def overview(book: Book, content: Content) -> None:
    """Counts and one row per case, with charts beside them."""
    study = content.study
    sheet = book.sheet("overview", t("reporting.intro.overview"))
    sheet.write_string(0, 0, one_line(study.title) or t("reporting.sheet.overview"), book.title_format)
    counted = [(t(f"reporting.count.{key}"), study.counts[key]) for key in COUNTED if key in study.counts]
    told: list[tuple[str, str | int]] = [
        *counted,
        (t("reporting.setting.count_threads"), len(content.threads)),
        (t("reporting.setting.count_left_over"), content.left_over),
    ]
    if study.made:
        told.append((t("reporting.account.made"), moment(study.made)))
    columns = [
        Column(t("reporting.column.what"), 52, "wrap"),
        Column(t("reporting.column.number"), 26, "mixed"),
    ]
    placed = book.table(sheet, columns, told, main=False)
    top = placed.last_row + 3 if placed else 4
    _per_case(book, content, sheet, top)


def _per_case(book: Book, content: Content, sheet: Any, top: int) -> None:
    documents = list(content.study.documents.values())
    columns = [
        Column(t("reporting.column.case"), 52, "strong"),
        Column(t("reporting.column.sources"), 26, "whole", summed=True),
        Column(t("reporting.column.words"), 12, "whole", summed=True),
        Column(t("reporting.column.fragments"), 14, "whole", summed=True),
        Column(t("reporting.column.threads"), 14, "whole"),
    ]
    rows = []
    for case, name in content.names.items():
        own = [document for document in documents if document.case == case]
        present = sum(bool(view.thread.breadth.by_case.get(case)) for view in content.threads)
        words = sum(document.words for document in own)
        rows.append((name, len(own), words, content.fragments_per_case[case], present))
    placed = book.table(sheet, columns, rows, top=top, main=False)
    if placed:
        _chart(book, sheet, placed)


def _chart(book: Book, sheet: Any, placed: Placed) -> None:
    last = min(placed.last_row, placed.first_row + CHART_ROWS - 1)
    add_bars(book, sheet, "F4", placed.sheet, (placed.first_row, last), 0, 3, "fragments_per_case")


def add_bars(
    book: Book,
    sheet: Any,
    at: str,
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
            "data_labels": {"value": True},
        }
    )
    chart.set_title({"name": t(f"reporting.chart.{title}"), "name_font": {"size": 12}, "overlay": False})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "line": {"none": True}, "major_tick_mark": "none"})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    chart.set_chartarea({"border": {"none": True}})
    chart.set_size({"width": 640, "height": 90 + 28 * (last - first + 1)})
    sheet.insert_chart(at, chart, {"description": t(f"reporting.chart.{title}"), "object_position": 3})
