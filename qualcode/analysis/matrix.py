"""The matrix: anything by anything, with fragments, figures and written summaries in its cells.

Nearly every table of action research is one: case by level, persona by factor, stakeholder by phase. Empty
cells stay, since they mean something; each cell tells from which kinds of sources it comes; each row in how
many cases it occurs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from qualcode.analysis import filling, wording
from qualcode.analysis.axes import JOIN, Axis, Value
from qualcode.analysis.counting import material_total
from qualcode.analysis.material import Voice
from qualcode.analysis.naming import asks_who_coded
from qualcode.analysis.table import CodingTable
from qualcode.analysis.views import View
from qualcode.i18n import t
from qualcode.model import Summary

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Cell:
    """What one row has to say of one column.

    Attributes
    ----------
    key : under which a summary of this cell is kept: the same wherever row and column meet again, turned
        round or not.
    fragments : places of its fragments among the material's, in reading order.
    count : by the view's measure; None in a column or row of headings.
    share : 0..1 of the view's base; NaN without one.
    low, high : lowest and highest share over the cases that have anything to say there; NaN without cases.
    cases : in how many cases it occurs.
    kinds : number of fragments by kind of source.
    summary, author : what a researcher wrote, and who; empty when nobody did.
    """

    key: str
    fragments: tuple[int, ...] = ()
    count: int | None = None
    share: float = float("nan")
    low: float = float("nan")
    high: float = float("nan")
    cases: int = 0
    kinds: Mapping[str, int] = field(default_factory=dict)
    summary: str = ""
    author: str = ""

    @property
    def empty(self) -> bool:
        """Whether there is neither a fragment nor a word of a researcher in it."""
        return not self.fragments and not self.count and not self.summary


@dataclass(frozen=True)
class Matrix:
    """A view, worked out.

    Attributes
    ----------
    rows, columns : their heads, headings of one's own last.
    row_label, column_label : what the rows and columns are.
    cells : one tuple per row, of one cell per column.
    row_cases : per row, in how many cases it occurs, to be read as n of `of_cases`.
    filters : what was left in, for under the table.
    attributed : how the voice behind a quote is named.
    bases : per column of the dimension, of how many its shares are; empty where that differs per row or
        nothing is shared out.
    """

    view: View
    table: CodingTable
    rows: tuple[Value, ...]
    columns: tuple[Value, ...]
    row_label: str
    column_label: str
    cells: tuple[tuple[Cell, ...], ...]
    row_cases: tuple[int, ...]
    of_cases: int
    attributed: Callable[[Voice], str] | None = None
    bases: tuple[int, ...] = ()

    @property
    def title(self) -> str:
        """What stands above the table."""
        return self.view.title

    @property
    def filters(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Labels of the filters that were applied, with the labels of what they leave in."""
        return self.table.filters

    @property
    def tells_cases(self) -> bool:
        """Whether in how many cases a row occurs says anything: not where a row is a case or a source."""
        rows = set(self.view.rows.split(JOIN)) - {""}
        return bool(rows) and self.of_cases > 1 and not rows & {"case", "document"}

    @property
    def empty(self) -> bool:
        """Whether there is not a fragment, figure or word of a researcher in it."""
        return all(cell.empty for line in self.cells for cell in line)

    def note(self) -> str:
        """What stands below the table: what is counted, of what, from which part of the material."""
        return wording.note(self)

    def content(self, row: int, column: int) -> str | int | float | None:
        """What the cell shows, as the view asks; None where it is empty."""
        return wording.content(self, row, column)

    def frame(self) -> pd.DataFrame:
        """The table as it goes out: heads on both sides, and in how many cases a row occurs."""
        import pandas as pd

        told = [
            [self.content(row, column) for column in range(len(self.columns))]
            for row in range(len(self.rows))
        ]
        found = pd.DataFrame(
            told,
            index=pd.Index([value.label for value in self.rows], name=self.row_label),
            columns=pd.Index([value.label for value in self.columns], name=self.column_label),
            dtype=object,
        )
        if not self.tells_cases:
            return found
        counted = t("analysis.cases_of", total=self.of_cases)
        return found.assign(**{counted: list(self.row_cases)})


def matrix(
    table: CodingTable,
    view: View,
    summaries: Mapping[str, Summary] | None = None,
    attributed: Callable[[Voice], str] | None = None,
) -> Matrix:
    """Work a view out.

    Parameters
    ----------
    summaries : what researchers wrote in cells, by the cells' keys.
    attributed : how the voice behind a quote is named; left out: the part somebody plays and the sector.

    Raises
    ------
    AnalysisError : when the view names a dimension, value, measure or base that is not there.
    """
    narrowed = table.where(view.filters)
    down = _axis(narrowed, view.rows, rolled_up=view.rolled_up)
    across = _axis(narrowed, view.columns, rolled_up=view.rolled_up)
    rows = (*down.values, *(Value(f"kop:{one}", one) for one in view.row_headings))
    grouped = filling.groups(narrowed, across, view.group)
    columns = (*grouped, *(Value(f"kop:{one}", one) for one in view.column_headings))
    figures = filling.Figures(narrowed, view, down, across)
    written = summaries or {}
    cells = []
    for place, row in enumerate(rows):
        line = []
        for spot, column in enumerate(columns):
            key = cell_key(view, down.name, row, across.name, column)
            own = written.get(key)
            counted = place < len(down.values) and spot < len(across.values)
            line.append(figures.cell(place, spot, key, own) if counted else _blank(key, own))
        cells.append(tuple(line))
    cases = [*figures.row_cases, *([0] * len(view.row_headings))]
    order = _order(view, cells, figures.row_totals, len(rows))
    return Matrix(
        view=view,
        table=narrowed,
        rows=tuple(rows[place] for place in order),
        columns=columns,
        row_label=down.label,
        column_label=across.label,
        cells=tuple(cells[place] for place in order),
        row_cases=tuple(int(cases[place]) for place in order),
        of_cases=material_total(narrowed, "cases"),
        attributed=attributed,
        bases=figures.bases,
    )


def cell_key(view: View, row_name: str, row: Value, column_name: str, column: Value) -> str:
    """The key of a cell's summary, of what meets there and of what the view leaves in.

    Who coded is no part of it; headings of one's own belong to their view.
    """
    parts = [*_parts(row_name, row), *_parts(column_name, column)]
    parts += [
        f"{name}={','.join(sorted(values))}"
        for name, values in view.filters.items()
        if not asks_who_coded([name])
    ]
    if any(part.startswith("kop=") for part in parts):
        parts.append(f"view={view.name}")
    return JOIN.join(sorted(set(parts)))


def _parts(name: str, value: Value) -> list[str]:
    if value.key.startswith("kop:"):
        return [f"kop={value.label}"]
    if not name:
        return []
    return [f"{one}={key}" for one, key in zip(name.split(JOIN), value.key.split(JOIN), strict=False)]


def _axis(table: CodingTable, name: str, *, rolled_up: bool) -> Axis:
    if name:
        return table.axis(name, rolled_up=rolled_up)
    none = np.empty(0, dtype=np.int64)
    return Axis("", "", (), none, none)


def _blank(key: str, own: Summary | None) -> Cell:
    return Cell(key, summary=own.text if own else "", author=own.author if own else "")


def _order(view: View, cells: list[tuple[Cell, ...]], totals: np.ndarray, rows: int) -> list[int]:
    """Which rows to show, in which order; headings of one's own stay last."""
    counted = len(totals)
    order = list(range(counted))
    if view.sort == "most":
        order.sort(key=lambda place: -int(totals[place]))
    kept = [
        place
        for place in order
        if view.empty_rows or totals[place] or not all(cell.empty for cell in cells[place])
    ]
    return [*kept, *range(counted, rows)]
