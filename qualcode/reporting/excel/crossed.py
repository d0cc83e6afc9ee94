"""Sheets of codes by something: case, attribute, facet, and one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from qualcode.analysis import Cooccurrence, Crosstab, cooccurrence, crosstab
from qualcode.analysis.axes import Axis
from qualcode.analysis.counting import material_tally
from qualcode.i18n import t
from qualcode.reporting.excel.book import Book
from qualcode.reporting.excel.cells import Value
from qualcode.reporting.excel.coded import Coded
from qualcode.reporting.excel.heat import colour, room
from qualcode.reporting.excel.paper import most_columns
from qualcode.reporting.excel.table import TOP, Column, Placed, figured, main_table
from qualcode.reporting.words import number, one_line

MOST_IN_SQUARE = 60
"""Codes in the square of codes by codes; beyond it only the list of pairs can be read."""
NARROW = 5.5
"""Characters of a column in the square, whose head stands on its side."""


def by_case(book: Book, content: Coded) -> None:
    """Codes by cases: fragments, coloured by their share of what that case has to say."""
    if content.has_figures:
        crossed(book, content, content.table.axis("case"), "by_case", t("reporting.sheet.by_case"))


def by_dimensions(book: Book, content: Coded) -> None:
    """A sheet for each attribute and facet that was chosen."""
    if content.has_figures:
        for axis in content.dimensions:
            name = t("reporting.sheet.by_dimension", dimension=axis.label)
            crossed(book, content, axis, "by_dimension", name)


def crossed(book: Book, content: Coded, axis: Axis, key: str, name: str) -> None:
    """One sheet of codes by the values of a dimension: counts, then shares.

    Above each head of who, where and when stands what there was to be had: the base of its shares. Of a
    facet, codes with which it was nowhere filled in are left out.
    """
    found = crosstab(content.table, "code", axis.name, rolled_up=True)
    told = axis.voice_value is not None
    bases = material_tally(content.table, axis).tolist() if told else None
    intro = t(f"reporting.intro.by_{'material' if told else 'facet'}")
    if told and (context := content.table.coded_context):
        intro += " " + t("reporting.intro.with_context", count=context)
    sheet = book.sheet(key, intro, name=name)
    labels = [one_line(value.label) for value in axis.values]
    columns = [
        Column(t("reporting.column.main_code"), 26),
        Column(t("reporting.column.code"), 34),
        *(Column(label, room(label), "dotted") for label in labels),
        Column(t("reporting.column.fragments_in_all"), 14, "whole"),
        Column(t("reporting.column.cases_of", total=number(found.of_cases)), 13, "whole"),
        *(Column(head, room(head), "percent dotted") for head in (f"{label} (%)" for label in labels)),
    ]
    counted = 4 + len(labels)
    whole = most_columns([column.width for column in columns], counted) == len(columns)
    printed = None if whole else counted
    kept = [place for place, total in enumerate(found.row_totals) if told or total]
    placed = main_table(book, sheet, columns, _crossed(content, found, kept), frozen=2, printed=printed)
    if placed is None:
        return
    _mark_main_codes(book, sheet, placed)
    counts = found.counts.to_numpy()[kept].tolist()
    colour(sheet, placed, 2, counts, bases)
    shares = np.nan_to_num(found.shares.to_numpy())[kept].tolist()
    colour(sheet, placed, 4 + len(labels), shares)
    if bases is not None:
        look = book.format("base", num_format="#,##0", align="center", italic=True)
        label = book.format("base label", italic=True, align="left", indent=1)
        sheet.write_string(TOP - 1, 1, t("reporting.column.base"), label)
        for place, base in enumerate(bases, 2):
            sheet.write_number(TOP - 1, place, base, look)


def _mark_main_codes(book: Book, sheet: Any, placed: Placed) -> None:
    """Main codes in bold, so that the eye finds where each begins, however the rows are sorted."""
    first = placed.first_row + 1
    rule = {
        "type": "formula",
        "criteria": f"=$A{first}=$B{first}",
        "format": book.file.add_format({"bold": True}),
    }
    sheet.conditional_format(placed.first_row, 0, placed.last_row, 1, rule)


def _crossed(content: Coded, found: Crosstab, kept: Sequence[int]) -> Iterator[tuple[Value, ...]]:
    counts, shares = found.counts.to_numpy(), found.shares.to_numpy()
    for place in kept:
        value = found.rows.values[place]
        yield (
            content.main_codes.get(value.key, ""),
            value.label,
            *(int(one) for one in counts[place]),
            int(found.row_totals[place]),
            int(found.cases[place]),
            *(float(one) if np.isfinite(one) else None for one in shares[place]),
        )


def together(book: Book, content: Coded) -> None:
    """Which codes go together in a fragment: a square to look at, and a list to filter."""
    if not content.has_figures:
        return
    found = cooccurrence(content.table)
    pairs = found.pairs()
    if pairs.empty:
        return
    given = [place for place in range(len(found.values)) if found.counts[place, place]]
    if 1 < len(given) <= MOST_IN_SQUARE:
        _square(book, found, given)
    sheet = book.sheet("pairs", t("reporting.intro.pairs"), stream=len(pairs) > book.MANY)
    columns = [
        Column(t(f"analysis.column.{name}"), width, kind, of=name)
        for name, width, kind in (
            ("one", 34, "strong"),
            ("other", 34, "strong"),
            ("together", 13, "whole"),
            ("jaccard", 13, "decimal"),
            ("with_one", 17, "whole"),
            ("with_other", 17, "whole"),
        )
    ]
    placed = main_table(book, sheet, columns, figured(pairs, columns), frozen=2)
    if placed:
        bar = {"type": "data_bar", "bar_color": "#BFD7EA"}
        sheet.conditional_format(placed.first_row, 2, placed.last_row, 2, bar)


def _square(book: Book, found: Cooccurrence, given: list[int]) -> None:
    sheet = book.sheet("together", t("reporting.intro.together"))
    labels = [one_line(found.values[place].label) for place in given]
    columns = [
        Column(t("reporting.column.code"), 34, "strong"),
        *(Column(label, NARROW, "dotted") for label in labels),
    ]
    counts = found.counts[np.ix_(given, given)]
    rows = [
        (label, *(None if spot == place else int(one) for spot, one in enumerate(counts[place])))
        for place, label in enumerate(labels)
    ]
    placed = main_table(book, sheet, columns, rows, filtered=False)
    if placed:
        apart = counts - np.diag(np.diag(counts))
        colour(sheet, placed, 1, apart.tolist())
        turned = {"bold": True, "font_color": "#FFFFFF", "bg_color": "#0B4F7C", "rotation": 90}
        look = book.format("head turned", **turned, align="center", valign="bottom", text_wrap=True)
        sheet.set_row(TOP, 150)
        for place, label in enumerate(placed.heads[1:], 1):
            sheet.write_string(TOP, place, label, look)
