"""Sheets about the coding itself: how far coders agree, where they differ, and when little new came up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qualcode import analysis
from qualcode.analysis import Agreement, Unitizing
from qualcode.analysis.notes import agreement_notes, saturation_note, unitizing_note
from qualcode.errors import AnalysisError
from qualcode.i18n import t
from qualcode.reporting.excel.book import ACCENT, Book
from qualcode.reporting.excel.coded import Coded
from qualcode.reporting.excel.overview import CHART_FONT
from qualcode.reporting.excel.table import Column, Placed, figured, main_table
from qualcode.reporting.words import one_line

if TYPE_CHECKING:
    import pandas as pd

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
    spans = analysis.unitizing(content.study.everyone, content.study.compared)
    marked = unitizing_note(spans) if spans.free else ""
    sheet = book.sheet("agreement", " ".join(one for one in (*agreement_notes(found), marked) if one))
    kinds = dict.fromkeys(("percent", "prevalence"), "percent fine")
    columns = [
        Column(t("reporting.column.code"), 36, "strong", of="label"),
        *(
            Column(t("analysis.column.given", coder=one_line(one)), 14, "whole", of=f"given: {one}")
            for one in found.coders
        ),
        Column(t("analysis.column.all"), 12, "whole", of="all"),
        *(
            Column(t(f"analysis.column.{name}"), 15, kinds.get(name, "decimal"), of=name)
            for name in (*FIGURES, *(SPANS if spans.free else ()))
        ),
    ]
    placed = main_table(book, sheet, columns, figured(_agreed(found, spans), columns))
    if placed:
        first = 2 + len(found.coders)
        for name in BANDED:
            _bands(book, sheet, placed, first + FIGURES.index(name))
    _disputes(book, content)


def _agreed(found: Agreement, spans: Unitizing) -> pd.DataFrame:
    """All decisions together, then each code that was given, with what is known of its free spans."""
    import pandas as pd

    given = found.per_code[found.per_code["percent"].notna()]
    marked = spans.per_code.set_index("key").loc[given["key"], list(SPANS)]
    pooled = pd.DataFrame([{"label": t("analysis.pooled"), **found.pooled}])
    return pd.concat([pooled, given.assign(**{name: marked[name].to_numpy() for name in SPANS})])


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
        Column(t("reporting.column.code"), 30, "strong", of="label"),
        Column(t("reporting.column.fragment"), 72, of="text"),
        Column(t("analysis.column.given_by"), 16, of="given_by"),
        Column(t("analysis.column.not_by"), 16, of="not_by"),
        Column(t("analysis.column.instead"), 32, of="instead"),
        Column(t("reporting.column.case"), 28, of="case"),
        Column(t("reporting.column.source"), 26, of="title"),
        Column(t("reporting.column.speaker"), 18, of="speaker"),
        Column(t("reporting.column.fragment_id"), 30, "text", of="fragment"),
    ]
    rows = figured(found.assign(text=found["text"].map(one_line)), columns)
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
        Column(t("reporting.column.source"), 40, "strong", of="label"),
        Column(t("reporting.column.date"), 13, "date", of="date"),
        *(Column(t(f"analysis.column.{name}"), 12, "whole", of=name) for name in ("codes", "new", "seen")),
        Column(t("analysis.column.share_new"), 14, "percent", of="share_new"),
        *(
            Column(t(f"reporting.column.band_{name}"), 18, "tenth", of=name)
            for name in ("low", "middle", "high")
        ),
    ]
    placed = main_table(book, sheet, columns, figured(found.table, columns))
    if placed:
        sheet.set_landscape()  # the chart stands beside the table
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
                "values": [placed.sheet, first, column, last, column],
                "line": {"color": color, "width": thick, "dash_type": dash},
            }
        )
    title = t("reporting.chart.saturation")
    chart.set_title({"name": title, "name_font": {"name": "Arial", "size": 12}, "overlay": False})
    chart.set_legend({"position": "bottom", "font": CHART_FONT})
    axis = {"name_font": {**CHART_FONT, "bold": False}}
    grid = {"visible": True, "line": {"color": "#E3E0D8"}}
    seen = t("report.figure.saturation_y")
    chart.set_y_axis({**axis, "name": seen, "num_font": CHART_FONT, "major_gridlines": grid})
    told = t("report.figure.saturation_x")
    chart.set_x_axis({**axis, "name": told, "num_font": CHART_FONT, "interval_unit": 5})
    chart.set_size({"width": 860, "height": 460})
    sheet.insert_chart(first - 1, 10, chart, {"description": title, "object_position": 3})
