"""A sheet for each table that researchers saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from qualcode.reporting.excel.book import DEEPEST, SOFT, Book
from qualcode.reporting.excel.cells import cell_text
from qualcode.reporting.excel.coded import Coded
from qualcode.reporting.excel.heat import colour, room
from qualcode.reporting.excel.table import TOP, Column, main_table
from qualcode.reporting.tables import Head, Laid, laid_tables

KINDS = {
    "head": "strong",
    "words": "wrap",
    "mark": "centred",
    "range": "centred",
    "count": "dotted",
    "share": "percent dotted",
    "text": "wrap",
}
WIDTHS = {"head": 30.0, "whole": 13.0, "percent": 14.0, "decimal": 14.0, "date": 14.0, "text": 34.0}
DEEPER = 3.0
"""Characters that names need more for each step they stand in."""
FROZEN = 3
"""Of a table whose rows have more names than these, the first stay in view."""


def views(book: Book, content: Coded) -> None:
    """Every saved table, as it was laid out; one that can no longer be made says why."""
    for found in laid_tables(content.study):
        sheet(book, found)


def sheet(book: Book, found: Laid) -> None:
    """One of them."""
    if found.problem:
        book.empty_sheet("view", found.problem, name=found.view.name)
        return
    stream = found.matrix is None and len(found.rows) > book.MANY
    view = found.view
    made = book.sheet("view", found.note, name=view.name, title=view.title, told=found.caption, stream=stream)
    columns = [_column(head, matrix=found.matrix is not None) for head in found.heads]
    if found.depths:
        columns[0] = replace(columns[0], width=columns[0].width + DEEPER * max(found.depths))
    placed = main_table(book, made, columns, list(found.rows), frozen=min(found.left or 1, FROZEN))
    if placed is None:
        return
    _groups(book, made, found.heads)
    _depths(book, made, found, placed.first_row)
    if found.own:
        figures = [[_figure(row[at]) for at in found.own] for row in found.rows]
        colour(made, placed, found.left, figures)


def _column(head: Head, *, matrix: bool) -> Column:
    kind = KINDS.get(head.kind, head.kind)
    if head.kind in ("count", "share", "mark", "range"):
        return Column(head.label, room(head.label), kind)
    if head.kind == "words":
        return Column(head.label, 34 if matrix else 72, kind)
    return Column(head.label, WIDTHS[head.kind], kind)


def _groups(book: Book, sheet: Any, heads: Sequence[Head]) -> None:
    """What the columns have in common, above their heads."""
    look = book.format("group", font_color=SOFT, italic=True, align="left", indent=1)
    for place, head in enumerate(heads):
        if head.group:
            sheet.write_string(TOP - 1, place, cell_text(head.group), look)


def _depths(book: Book, sheet: Any, found: Laid, first: int) -> None:
    """Let a code stand in below the one it is part of; its name stays as it is, to look it up by."""
    for at, depth in enumerate(found.depths):
        if depth:
            book.put(sheet, first + at, 0, found.rows[at][0], f"below {min(depth, DEEPEST)}")


def _figure(value: Any) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
