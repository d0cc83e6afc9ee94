"""Sheets about the codebook: how often codes were given, and what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qualcode.analysis import frequencies as figures
from qualcode.i18n import t
from qualcode.reporting.content import Content
from qualcode.reporting.excel.book import Book
from qualcode.reporting.excel.coded import Coded
from qualcode.reporting.excel.overview import CHART_ROWS, add_bars
from qualcode.reporting.excel.quotes import CODE_COLUMN
from qualcode.reporting.excel.table import Column, figured, main_table
from qualcode.reporting.words import number

if TYPE_CHECKING:
    import pandas as pd


def frequencies(book: Book, content: Coded) -> None:
    """Codes as people gave them; a line instead when nobody coded yet."""
    study = content.study
    if study.codebook is None or not study.codings:
        lacking = "no_codings" if study.codebook else "no_codebook"
        book.empty_sheet("frequencies", t(f"reporting.intro.{lacking}"))
        return
    own = figures(content.table)
    whole = figures(content.table, rolled_up=True)
    totals = content.table.totals
    sheet = book.sheet("frequencies", f"{t('reporting.intro.frequencies')} {content.table.told}")
    columns = [
        Column(t("reporting.column.code"), 34, "strong", of="label"),
        Column(t("reporting.column.code_path"), 44, of="path"),
        Column(t("reporting.column.codings"), 14, "whole", summed=True, of="codings"),
        Column(t("reporting.column.fragments"), 14, "whole", of="fragments"),
        Column(t("analysis.column.share_fragments"), 14, "percent fine", of="share_fragments"),
        Column(t("reporting.column.fragments_with_sub"), 16, "whole", of="with_sub"),
        Column(t("reporting.column.words"), 13, "whole", summed=True, of="words"),
        *(
            Column(t(f"reporting.column.{head}_of", total=number(totals[name])), 13, "whole", of=name)
            for head, name in (("sources", "documents"), ("cases", "cases"), ("speakers", "speakers"))
        ),
        Column(t("reporting.column.coders"), 12, "whole", of="coders"),
        Column(t("reporting.column.to_quotes"), 12, "link", of="quotes"),
    ]
    own["with_sub"], own["quotes"] = whole["fragments"], None
    most_first = own.sort_values("codings", ascending=False, kind="stable")
    placed = main_table(book, sheet, columns, figured(most_first, columns), printed=len(columns) - 1)
    if placed:
        _link_to_quotes(book, sheet, placed.first_row, len(columns) - 1, most_first)
    given = min(CHART_ROWS, int((own["codings"] > 0).sum()))
    if placed and given:
        rows = (placed.first_row, placed.first_row + given - 1)
        add_bars(book, sheet, "M6", source=placed.sheet, rows=rows, names=0, values=2, title="codes")
        bar = {"type": "data_bar", "bar_color": "#BFD7EA"}
        sheet.conditional_format(placed.first_row, 3, placed.last_row, 3, bar)


def _link_to_quotes(book: Book, sheet: Any, first: int, column: int, codes: pd.DataFrame) -> None:
    """In each row a link to the first passage with its code, found anew however the passages are sorted.

    Left out where nothing has the code, or another code has the same name.
    """
    quoted = "'" + t("reporting.sheet.codings").replace("'", "''") + "'!"
    given = codes.loc[codes["codings"] > 0, "label"].str.casefold().value_counts()
    look = book.cell_format("link")
    for row, (label, codings) in enumerate(zip(codes["label"], codes["codings"], strict=True), first):
        if codings and given[label.casefold()] == 1 and len(label) <= LONGEST_SOUGHT:
            place = f"MATCH(A{row + 1},{quoted}${CODE_COLUMN}:${CODE_COLUMN},0)"
            formula = f'=HYPERLINK("#{quoted}{CODE_COLUMN}"&{place},"→")'
            sheet.write_formula(row, column, formula, look, "→")


LONGEST_SOUGHT = 255
"""Excel looks for no longer text than this."""


def codebook(book: Book, content: Content) -> None:
    """Every code with its definition and examples, as coders use it."""
    codes = content.study.codebook
    if codes is None:
        book.empty_sheet("codebook", t("reporting.intro.no_codebook"))
        return
    intro = t("reporting.intro.codebook", title=codes.title, version=codes.version)
    sheet = book.sheet("codebook", intro)
    columns = [
        Column(t("reporting.column.label"), 28, "strong"),
        Column(t("reporting.column.definition"), 40),
        Column(t("reporting.column.when_to_use"), 36),
        Column(t("reporting.column.when_not_to_use"), 36),
        Column(t("reporting.column.examples"), 46),
        Column(t("reporting.column.code_above"), 26),
        Column(t("reporting.column.status"), 13, "text"),
        Column(t("reporting.column.key"), 26, "text"),
    ]
    rows = (
        (
            code.label,
            code.definition,
            code.when_to_use,
            code.when_not_to_use,
            "\n".join(f"• {example}" for example in code.examples),
            " › ".join(step.label for step in codes.path(code.key)[:-1]),
            t(f"reporting.code_status.{code.status}"),
            code.key,
        )
        for code in codes.codes
    )
    main_table(book, sheet, columns, rows, printed=5)
