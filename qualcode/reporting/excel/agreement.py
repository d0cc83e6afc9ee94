"""Sheets about the coding itself: how far coders agree, where they differ, and when little new came up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from qualcode import analysis
from qualcode.analysis import Agreement, Unitizing
from qualcode.analysis.making import masi_note, saturation_note, unitizing_note
from qualcode.errors import AnalysisError
from qualcode.i18n import t
from qualcode.reporting.excel.book import ACCENT, Book
from qualcode.reporting.excel.cells import Value
from qualcode.reporting.excel.coded import Coded
from qualcode.reporting.excel.overview import CHART_FONT
from qualcode.reporting.excel.table import Column, Placed, main_table
from qualcode.reporting.words import number, one_line

BANDED = ("kappa", "alpha")
DOUBTFUL = 0.667
SPANS = ("u", "u_low", "u_high", "ku")
FIGURES = ("percent", "kappa", "alpha", "alpha_low", "alpha_high", "ac1", "positive", "prevalence")


def agreement(book: Book, content: Coded) -> None:
    """Coefficients per code and over all, with intervals; left out where only one person coded."""
    if not content.has_figures or len(content.study.compared) < 2:
        return
    try:
        found = analysis.agreement(content.study.everyone, content.study.compared)
    except AnalysisError:  # no source that two of them coded
        return
    notes = t(
        "analysis.note.agreement_basis",
        fragments=number(found.fragments),
        documents=number(found.documents),
        uncoded=number(found.uncoded),
    )
    same = t("analysis.note.same_codes", percent=f"{round(100 * found.same_codes)}%")
    spans = analysis.unitizing(content.study.everyone, content.study.compared)
    marked = unitizing_note(spans) if spans.free else ""
    sheet = book.sheet("agreement", f"{notes} {same} {masi_note(found)} {marked}".strip())
    percent = {"percent", "prevalence"}
    columns = [
        Column(t("reporting.column.code"), 36, "strong"),
        *(Column(t("analysis.column.given", coder=one_line(one)), 14, "whole") for one in found.coders),
        Column(t("analysis.column.all"), 12, "whole"),
        *(
            Column(t(f"analysis.column.{name}"), 15, "percent fine" if name in percent else "decimal")
            for name in FIGURES
        ),
        *(Column(t(f"analysis.column.{name}"), 15, "decimal") for name in (SPANS if spans.free else ())),
    ]
    placed = main_table(book, sheet, columns, _agreed(found, spans))
    if placed:
        first = 2 + len(found.coders)
        for name in BANDED:
            _bands(book, sheet, placed, first + FIGURES.index(name))
    _disputes(book, content)


def _agreed(found: Agreement, spans: Unitizing) -> Iterator[tuple[Value, ...]]:
    """All decisions together, then each code; with what is known of free spans where there are any."""
    pooled, shown = found.pooled, SPANS if spans.free else ()
    of_code = spans.per_code.set_index("key")
    yield (
        t("analysis.pooled"),
        *(None for _ in found.coders),
        None,
        *(_finite(pooled.get(name)) for name in FIGURES),
        *(None for _ in shown),
    )
    table = found.per_code[found.per_code["percent"].notna()]
    for row in table.to_dict("records"):
        yield (
            str(row["label"]),
            *(int(row[f"given: {one}"]) for one in found.coders),
            int(row["all"]),
            *(_finite(row[name]) for name in FIGURES),
            *(_finite(of_code.loc[row["key"], name]) for name in shown),
        )


def _bands(book: Book, sheet: Any, placed: Placed, column: int) -> None:
    """Colour what asks for talk: below .667, where Krippendorff (2019) would draw no conclusion."""
    low = book.file.add_format({"bg_color": "#FBE3D6", "font_color": "#8A3B00"})
    at = (placed.first_row, column, placed.last_row, column)
    sheet.conditional_format(*at, {"type": "blanks", "stop_if_true": True})
    sheet.conditional_format(*at, {"type": "cell", "criteria": "<", "value": DOUBTFUL, "format": low})


def _disputes(book: Book, content: Coded) -> None:
    found = analysis.disagreements(content.study.everyone, content.study.compared)
    if found.empty:
        return
    sheet = book.sheet("disputes", t("reporting.intro.disputes"), stream=len(found) > book.MANY)
    columns = [
        Column(t("reporting.column.code"), 30, "strong"),
        Column(t("reporting.column.fragment"), 72),
        Column(t("analysis.column.given_by"), 16),
        Column(t("analysis.column.not_by"), 16),
        Column(t("analysis.column.instead"), 32),
        Column(t("reporting.column.case"), 28),
        Column(t("reporting.column.source"), 26),
        Column(t("reporting.column.speaker"), 18),
        Column(t("reporting.column.fragment_id"), 30, "text"),
    ]
    rows = [
        (
            row["label"],
            one_line(row["text"]),
            row["given_by"],
            row["not_by"],
            row["instead"],
            row["case"],
            row["title"],
            row["speaker"],
            row["fragment"],
        )
        for row in found.to_dict("records")
    ]
    main_table(book, sheet, columns, rows, printed=5)


def saturation(book: Book, content: Coded) -> None:
    """New codes per source in order of date, with a line chart; left out where sources are few."""
    if not content.has_figures:
        return
    try:
        found = analysis.saturation(content.table)
    except AnalysisError:  # too few sources
        return
    sheet = book.sheet("saturation", saturation_note(found))
    columns = [
        Column(t("reporting.column.source"), 40, "strong"),
        Column(t("reporting.column.date"), 13, "date"),
        Column(t("analysis.column.codes"), 12, "whole"),
        Column(t("analysis.column.new"), 12, "whole"),
        Column(t("analysis.column.seen"), 12, "whole"),
        Column(t("analysis.column.share_new"), 14, "percent"),
        Column(t("reporting.column.band_low"), 18, "tenth"),
        Column(t("reporting.column.band_middle"), 18, "tenth"),
        Column(t("reporting.column.band_high"), 18, "tenth"),
    ]
    rows = [
        (
            row["label"],
            row["date"],
            int(row["codes"]),
            int(row["new"]),
            int(row["seen"]),
            _finite(row["share_new"]),
            float(row["low"]),
            float(row["middle"]),
            float(row["high"]),
        )
        for row in found.table.to_dict("records")
    ]
    placed = main_table(book, sheet, columns, rows)
    if placed:
        _curve(book, sheet, placed)


def _curve(book: Book, sheet: Any, placed: Placed) -> None:
    """Codes met so far, with the band over random orders."""
    chart = book.file.add_chart({"type": "line"})
    first, last = placed.first_row, placed.last_row
    looks = ((4, ACCENT, 2.5, "solid"), (7, "#8A8F98", 1.5, "solid"), (6, "#C0C4CB", 1, "dash"))
    for column, color, thick, dash in (*looks, (8, "#C0C4CB", 1, "dash")):
        chart.add_series(
            {
                "name": [placed.sheet, first - 1, column],
                "categories": [placed.sheet, first, 0, last, 0],
                "values": [placed.sheet, first, column, last, column],
                "line": {"color": color, "width": thick, "dash_type": dash},
            }
        )
    title = t("reporting.chart.saturation")
    chart.set_title({"name": title, "name_font": {"name": "Arial", "size": 12}, "overlay": False})
    chart.set_legend({"position": "bottom", "font": CHART_FONT})
    chart.set_y_axis(
        {"num_font": CHART_FONT, "major_gridlines": {"visible": True, "line": {"color": "#E3E0D8"}}}
    )
    chart.set_x_axis({"num_font": {**CHART_FONT, "rotation": -60}})
    chart.set_size({"width": 860, "height": 460})
    sheet.insert_chart(first - 1, 10, chart, {"description": title, "object_position": 3})


def _finite(value: Any) -> float | None:
    return float(value) if value is not None and np.isfinite(value) else None
