"""Tables that researchers saved, as workbook and report show them: heads, rows, what stands under them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from qualcode.analysis import Made, Matrix, View, Voice, lacks, make
from qualcode.analysis.columns import is_share
from qualcode.analysis.wording import NONE
from qualcode.errors import AnalysisError
from qualcode.i18n import t
from qualcode.reporting.attribution import attribute
from qualcode.reporting.study import Study
from qualcode.reporting.words import day, number, one_line, percentage

NUMERIC = frozenset({"count", "share", "percent", "whole", "decimal"})
"""Kinds of columns that are set to the right."""
MOST_ROWS = 40
"""Rows of a list that a report shows; a matrix is shown whole."""
LONG = 20
"""Of a matrix of more rows, those in which nothing stands are left out of a report."""
MOST_COLUMNS = 12
"""Columns of a matrix that fit a page beside its heads."""
ROOM = {"head": 26.0, "words": 26.0, "text": 26.0, "date": 12.0}
LEAST, UPRIGHT = 9.0, 96.0
"""Characters of a narrow column, and of a table that fits an upright page."""
SHADES = ("EDF4FA", "DCE9F5", "CADFEF", "B5D3EA", "9CC3E2", "82B3DA")
"""Behind a figure, the more the darker; black type stays readable on all."""

Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above a column, and what its cells are.

    `kind` is ``head``, ``words``, ``mark``, ``range``, ``count``, ``share``, ``percent``, ``whole``,
    ``decimal``, ``date`` or ``text``; `group` what several columns have in common.
    """

    label: str
    kind: str
    group: str = ""


@dataclass(frozen=True)
class Laid:
    """A saved table, worked out; `problem` says why one cannot be.

    `depths` says of each row how many levels of the codebook it stands under the first; empty: none does.
    """

    view: View
    heads: tuple[Head, ...] = ()
    rows: tuple[tuple[Value, ...], ...] = ()
    depths: tuple[int, ...] = ()
    note: str = ""
    matrix: Matrix | None = None
    problem: str = ""
    part: str = ""

    @property
    def caption(self) -> str:
        """What it shows, without a number of its own: a report numbers its tables itself."""
        return f"{one_line(self.view.caption or self.view.name)}{self.part}"

    @property
    def left(self) -> int:
        """How many columns name the rows."""
        return sum(head.kind == "head" for head in self.heads)

    @property
    def own(self) -> tuple[int, ...]:
        """Places of the columns that hold figures of the matrix."""
        kinds = {"count", "share"} if self.view.cell in ("count", "share") else set()
        return tuple(at for at, head in enumerate(self.heads) if head.kind in kinds) if self.matrix else ()

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it yet."""
        if self.problem:
            return False
        return self.matrix.empty if self.matrix else not self.rows

    @property
    def lacking(self) -> str:
        """Why an empty table is empty, and what would fill it."""
        why = " ".join(lacks(self.matrix)) if self.matrix else t("analysis.lacking.nothing")
        return f"{one_line(self.view.name)}: {why}"

    @property
    def weights(self) -> tuple[float, ...]:
        """How wide the columns are, about, in characters."""
        return tuple(
            ROOM.get(head.kind) or max(LEAST, *map(len, one_line(head.label).split() or [""]))
            for head in self.heads
        )

    @property
    def wide(self) -> bool:
        """Whether it wants a page on its side."""
        return sum(self.weights) > UPRIGHT

    @property
    def titles(self) -> tuple[str, ...]:
        """The heads, what several have in common before each."""
        return tuple(f"{head.group}: {head.label}" if head.group else head.label for head in self.heads)

    def written(self) -> tuple[tuple[str, ...], ...]:
        """The rows as a reader reads them."""
        kinds = [head.kind for head in self.heads]
        return tuple(tuple(map(_written, kinds, row)) for row in self.rows)

    def shades(self) -> dict[tuple[int, int], int]:
        """Which of the `SHADES`, from 1, each cell with a figure gets, by the highest in the table."""
        figures = {
            (row, at): float(value)
            for row, values in enumerate(self.rows)
            for at in self.own
            if isinstance(value := values[at], int | float) and value > 0
        }
        most = max(figures.values(), default=0.0)
        return {place: int(np.ceil(len(SHADES) * value / most)) for place, value in figures.items()}


def laid_tables(study: Study) -> list[Laid]:
    """Every table that was saved, in order of number and name."""
    return [laid(study, view) for view in sorted(study.views, key=_order)]


def _order(view: View) -> tuple[int, str]:
    told = re.search(r"\d+", view.number)
    return (int(told[0]) if told else 0, view.name.casefold())


def laid(study: Study, view: View) -> Laid:
    """One table of a study."""
    try:
        made = reckoned(study, view)
    except AnalysisError as error:
        return Laid(view, problem=str(error))
    return _of_matrix(view, made, made.matrix) if made.matrix else _of_frame(view, made)


def reckoned(study: Study, view: View) -> Made:
    """The figures of one table of a study; AnalysisError when they cannot be made."""

    def attributed(voice: Voice) -> str:
        return attribute(voice.speaker, voice.case, study.grain)

    return make(study.everyone if view.by_coder else study.table, view, study.summaries, attributed)


def for_paper(found: Laid) -> Iterator[Laid]:
    """The table in parts that fit a page: a long list cut, a matrix of many columns in turns."""
    if found.matrix is None:
        rest = len(found.rows) - MOST_ROWS
        if rest > 0:
            cut = t("report.tables.cut", shown=number(MOST_ROWS), total=number(len(found.rows)))
            found = replace(found, rows=found.rows[:MOST_ROWS], note=f"{found.note} {cut}".strip())
        yield found
        return
    found = _shortened(found)
    across = range(found.left, len(found.heads))
    parts = -(-len(across) // MOST_COLUMNS) or 1
    each = -(-len(across) // parts) or 1
    for place in range(parts):
        kept = [*range(found.left), *across[place * each : (place + 1) * each]]
        told = t("report.tables.part", n=number(place + 1), total=number(parts)) if parts > 1 else ""
        yield replace(
            found,
            heads=tuple(found.heads[at] for at in kept),
            rows=tuple(tuple(row[at] for at in kept) for row in found.rows),
            part=f" {told}" if told else "",
        )


def _shortened(found: Laid) -> Laid:
    """A long matrix without the rows in which nothing stands; how many those were is told."""
    if found.matrix is None or len(found.rows) <= LONG:
        return found
    kept = [at for at, cells in enumerate(found.matrix.cells) if not all(cell.empty for cell in cells)]
    left = len(found.rows) - len(kept)
    if not left:
        return found
    told = t("report.tables.left_out", n=number(left))
    return replace(
        found,
        rows=tuple(found.rows[at] for at in kept),
        depths=tuple(found.depths[at] for at in kept if found.depths),
        note=f"{found.note} {told}".strip(),
    )


def _of_matrix(view: View, made: Made, found: Matrix) -> Laid:
    kind = view.cell if view.cell in ("count", "share", "mark", "range") else "words"
    deep = max((len(row.parts) for row in found.rows), default=1) or 1
    labels = found.row_label.split(" · ") if deep > 1 else [found.row_label or t("analysis.dimension.row")]
    heads = [
        Head(one_line(labels[at] if at < len(labels) else found.row_label), "head") for at in range(deep)
    ]
    heads += [
        Head(
            _based(one_line(column.label), found.bases[at : at + 1]),
            "words" if column.key.startswith("kop:") else kind,
            column.group,
        )
        for at, column in enumerate(found.columns)
    ]
    if found.tells_cases:
        heads.append(Head(t("reporting.column.cases_of", total=number(found.of_cases)), "whole"))
    return Laid(view, tuple(heads), tuple(_rows(found, deep)), _depths(found), made.note, found)


def _depths(found: Matrix) -> tuple[int, ...]:
    levels = [row.level for row in found.rows]
    return tuple(level - min(levels) for level in levels) if len(set(levels)) > 1 else ()


def _based(label: str, base: tuple[int, ...]) -> str:
    """A column's label with of how many its shares are."""
    return t("report.tables.based", label=label, n=number(base[0])) if base else label


def _shown(found: Matrix, row: int, at: int) -> Value:
    """What stands in a cell; a dash where words could stand and nothing was said."""
    told = found.content(row, at)
    nothing = told is None and found.cells[row][at].count is not None
    return NONE if nothing and found.view.cell in ("summary", "quotes", "range") else told


def _rows(found: Matrix, deep: int) -> Iterator[tuple[Value, ...]]:
    for place, row in enumerate(found.rows):
        names = list(row.parts or (row.label,))
        yield (
            *names,
            *([None] * (deep - len(names))),
            *(_shown(found, place, at) for at in range(len(found.columns))),
            *([found.row_cases[place]] if found.tells_cases else []),
        )


def _of_frame(view: View, made: Made) -> Laid:
    frame = made.frame
    heads = [
        Head(str(name), _kind(made.plain[at], frame.iloc[:, at])) for at, name in enumerate(frame.columns)
    ]
    rows = (tuple(map(_value, row)) for row in frame.itertuples(index=False))
    return Laid(view, tuple(heads), tuple(rows), note=made.note)


def _kind(plain: str, values: Any) -> str:
    if plain == "date":
        return "date"
    if values.map(lambda one: isinstance(one, str)).any():
        return "words" if values.map(lambda one: len(str(one))).max() > 60 else "text"
    if is_share(plain):
        return "percent"
    whole = values.map(lambda one: float(one).is_integer() if one == one else True).all()
    return "whole" if whole else "decimal"


def _value(value: Any) -> Value:
    if value is None or value != value:
        return None
    if isinstance(value, np.generic):
        return value.item()  # type: ignore[no-any-return]
    return value if isinstance(value, str | int | float) else str(value)


def _written(kind: str, value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return day(value) if kind == "date" else value
    if kind == "share" and value == 0:
        return "–"
    if kind in ("share", "percent"):
        return percentage(value, 1) if value == 0 or value >= 0.005 else t("report.tables.little")
    if kind == "decimal":
        return number(value, 2)
    return number(int(value)) if value or kind != "count" else "–"
