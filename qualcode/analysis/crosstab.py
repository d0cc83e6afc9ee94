"""Crosstabs: counts of one dimension by another, their shares, and a test where one is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qualcode.analysis.axes import Axis
from qualcode.analysis.counting import MATERIAL_MEASURES, cells, material_tally, material_total, tally
from qualcode.analysis.frequencies import shares
from qualcode.analysis.table import CodingTable
from qualcode.errors import AnalysisError

if TYPE_CHECKING:
    import pandas as pd

BASES = ("material", "coded", "column", "row", "total")


@dataclass(frozen=True)
class Crosstab:
    """One dimension by another.

    Attributes
    ----------
    rows, columns : the axes.
    counts : int64 DataFrame, labels of `rows` by labels of `columns`; empty cells hold 0.
    shares : float DataFrame of the same shape, 0..1, NaN where the base is empty.
    base : int64 array that shares are taken of, of the shape of `counts`.
    base_name : one of `BASES`.
    row_totals, column_totals : different things per row and per column, which is not the sum of the cells
        where a thing may stand in several.
    total : different things in the whole table.
    cases : per row, in how many cases it occurs, to be read as n of `of_cases`.
    """

    rows: Axis
    columns: Axis
    measure: str
    counts: pd.DataFrame
    shares: pd.DataFrame
    base: np.ndarray
    base_name: str
    row_totals: np.ndarray
    column_totals: np.ndarray
    total: int
    cases: np.ndarray
    of_cases: int


def crosstab(
    table: CodingTable,
    rows: str,
    columns: str,
    *,
    measure: str = "fragments",
    base: str = "",
    rolled_up: bool = False,
) -> Crosstab:
    """Count one dimension by another.

    Parameters
    ----------
    rows, columns : dimensions; see `qualcode.analysis.axes`. Two dimensions of codings meet in one coding;
        two of codes meet in a fragment that one coder gave both.
    measure : one of `counting.MEASURES`.
    base : what shares are of. ``material``: all that this column has to say, coded or not, so that a case
        with long interviews does not seem to care more; ``coded``: what of it has any code; ``column``,
        ``row`` and ``total``: the different things in that column, row or the table. Left out:
        ``material`` where columns are of who, where or when, else ``row``.

    Raises
    ------
    AnalysisError : for an unknown dimension, measure or base, or a base that the dimension does not have.
    """
    import pandas as pd

    across, down = table.axis(columns, rolled_up=rolled_up), table.axis(rows, rolled_up=rolled_up)
    counts = tally(table, down, across, measure)
    row_totals, column_totals, total = _margins(table, down, across, measure)
    base = base or _sensible(across, measure)
    whole = _base(
        table, across, measure, base, margins=(row_totals, column_totals, total), shape=counts.shape
    )
    row_cell, cell = cells(table, down, across)
    cases = tally(table, _within(down, row_cell, cell // max(1, len(across.values))), measure="cases")
    index = pd.Index([value.label for value in down.values], name=down.label)
    head = pd.Index([value.label for value in across.values], name=across.label)
    return Crosstab(
        rows=down,
        columns=across,
        measure=measure,
        counts=pd.DataFrame(counts, index=index, columns=head),
        shares=pd.DataFrame(shares(counts, whole), index=index, columns=head),
        base=whole,
        base_name=base,
        row_totals=row_totals,
        column_totals=column_totals,
        total=total,
        cases=cases,
        of_cases=material_total(table, "cases"),
    )


def _margins(
    table: CodingTable, rows: Axis, columns: Axis, measure: str
) -> tuple[np.ndarray, np.ndarray, int]:
    """Different things per row, per column and in all, of what stands in any cell."""
    row, cell = cells(table, rows, columns)
    many = max(1, len(columns.values))
    per_row = tally(table, _within(rows, row, cell // many), measure=measure)
    per_column = tally(table, _within(columns, row, cell % many), measure=measure)
    whole = Axis("", "", rows.values[:1], row, np.zeros(len(row), dtype=np.int64))
    total = int(tally(table, whole, measure=measure)[0]) if rows.values else 0
    return per_row, per_column, total


def _within(axis: Axis, row: np.ndarray, value: np.ndarray) -> Axis:
    return Axis(axis.name, axis.label, axis.values, row, value)


def _sensible(columns: Axis, measure: str) -> str:
    return "material" if columns.voice_value is not None and measure in MATERIAL_MEASURES else "row"


def _base(
    table: CodingTable,
    columns: Axis,
    measure: str,
    name: str,
    *,
    margins: tuple[np.ndarray, np.ndarray, int],
    shape: tuple[int, ...],
) -> np.ndarray:
    per_row, per_column, total = margins
    if name == "material":
        whole = material_tally(table, columns, measure)[None, :]
    elif name == "coded":
        whole = tally(table, columns, measure=measure)[None, :]
    elif name == "column":
        whole = per_column[None, :]
    elif name == "row":
        whole = per_row[:, None]
    elif name == "total":
        whole = np.array([[total]])
    else:
        raise AnalysisError("analysis.error.base", name=name, known=", ".join(BASES))
    return np.broadcast_to(whole, shape)
