"""A sheet for each view that researchers saved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from qualcode.analysis import Made, Matrix, View, Voice, make
from qualcode.errors import AnalysisError
from qualcode.i18n import t
from qualcode.reporting.attribution import attribute
from qualcode.reporting.excel.book import A3, SOFT, Book
from qualcode.reporting.excel.cells import Value, cell_text
from qualcode.reporting.excel.coded import Coded
from qualcode.reporting.excel.heat import colour, room
from qualcode.reporting.excel.table import TOP, Column, main_table
from qualcode.reporting.words import number, one_line

WIDE = 240
"""A table of so many characters is printed on A3."""
NUMBERS = {"count": "dotted", "share": "percent dotted"}
PERCENTAGES = ("share", "people", "percent", "prevalence", "difference")


def views(book: Book, content: Coded) -> None:
    """Every saved view, as it was laid out; one that can no longer be made says why."""
    study = content.study

    def attributed(voice: Voice) -> str:
        return attribute(voice.speaker, voice.case, study.grain)

    for view in study.views:
        try:
            made = make(study.everyone if view.by_coder else content.table, view, study.summaries, attributed)
        except AnalysisError as error:
            book.empty_sheet("view", str(error), name=view.name)
            continue
        _matrix(book, view, made, made.matrix) if made.matrix else _figure(book, view, made)


def _matrix(book: Book, view: View, made: Made, found: Matrix) -> None:
    sheet = book.sheet("view", made.note, name=view.name, title=found.title)
    kind = NUMBERS.get(view.cell, "centred" if view.cell in ("mark", "range") else "wrap")
    parts = max((len(row.parts) for row in found.rows), default=1) or 1
    heads = found.row_label.split(" · ") if parts > 1 else [found.row_label or t("analysis.dimension.row")]
    columns = [
        *(
            Column(one_line(heads[at] if at < len(heads) else found.row_label), 30, "strong")
            for at in range(parts)
        ),
        *(
            Column(
                one_line(column.label),
                34 if kind == "wrap" or column.key.startswith("kop:") else room(one_line(column.label)),
                "wrap" if column.key.startswith("kop:") else kind,
            )
            for column in found.columns
        ),
        Column(t("reporting.column.cases_of", total=number(found.of_cases)), 13, "whole"),
    ]
    if sum(column.width for column in columns) > WIDE:
        sheet.set_paper(A3)
    placed = main_table(book, sheet, columns, _rows(found, parts), frozen=parts)
    if placed is None:
        return
    _groups(book, sheet, found, parts)
    if view.cell in NUMBERS:
        own = [at for at, column in enumerate(found.columns) if not column.key.startswith("kop:")]
        figures = [[_figure_of(found, row, at) for at in own] for row in range(len(found.rows))]
        colour(sheet, placed, parts, figures)


def _rows(found: Matrix, parts: int) -> Iterator[tuple[Value, ...]]:
    for place, row in enumerate(found.rows):
        heads = list(row.parts or (row.label,))
        yield (
            *heads,
            *([None] * (parts - len(heads))),
            *(found.content(place, at) for at in range(len(found.columns))),
            found.row_cases[place],
        )


def _groups(book: Book, sheet: Any, found: Matrix, parts: int) -> None:
    """What the columns have in common, above their heads."""
    look = book.format("group", font_color=SOFT, italic=True, align="left", indent=1)
    for place, column in enumerate(found.columns, parts):
        if column.group:
            sheet.write_string(TOP - 1, place, cell_text(one_line(column.group)), look)


def _figure_of(found: Matrix, row: int, column: int) -> float:
    value = found.content(row, column)
    return float(value) if isinstance(value, int | float) and np.isfinite(value) else 0.0


def _figure(book: Book, view: View, made: Made) -> None:
    frame = made.frame
    sheet = book.sheet("view", made.note, name=view.name, title=made.title, stream=len(frame) > book.MANY)
    columns = [
        _column(str(name), made.plain[place], frame.iloc[:, place]) for place, name in enumerate(frame)
    ]
    rows = ([_value(one) for one in row] for row in frame.itertuples(index=False))
    main_table(book, sheet, columns, list(rows))


def _column(title: str, plain: str, values: Any) -> Column:
    if values.map(lambda one: isinstance(one, str)).any():
        long = values.map(lambda one: len(str(one))).max() > 60
        return Column(title, 72 if long else 34)
    if plain.startswith(PERCENTAGES):
        return Column(title, 14, "percent")
    whole = values.map(lambda one: float(one).is_integer() if one == one else True).all()
    return Column(title, 14, "whole" if whole else "decimal")


def _value(value: Any) -> Value:
    if value is None or value != value:
        return None
    if isinstance(value, np.generic):
        return value.item()  # type: ignore[no-any-return]
    return value if isinstance(value, str | int | float) else str(value)
