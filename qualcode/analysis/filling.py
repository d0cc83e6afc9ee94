"""The figures in the cells of a matrix, all worked out in one go, and the heads above its columns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qualcode.analysis.axes import Axis, Value
from qualcode.analysis.counting import cells, distinct, material_count
from qualcode.analysis.crosstab import BASES, crosstab
from qualcode.analysis.frequencies import shares
from qualcode.analysis.table import CodingTable
from qualcode.errors import AnalysisError
from qualcode.model import Summary

if TYPE_CHECKING:
    from qualcode.analysis.matrix import Cell
    from qualcode.analysis.views import View


class Figures:
    """All figures of a matrix, worked out in one go.

    Attributes
    ----------
    row_totals : int64 array, per row, different things by the view's measure.
    row_cases : int64 array, per row, in how many cases it occurs.
    bases : per column, of how many its shares are; empty where it differs per row or no shares are shown.
    """

    def __init__(self, table: CodingTable, view: View, rows: Axis, columns: Axis) -> None:
        self._kinds = [document.kind.value for document in table.material.documents]
        self._document = table.material.document
        across = len(columns.values)
        shape = (len(rows.values), across)
        if view.of == "material":
            row, cell, fragment, voice = _said(table, rows, columns)
        elif rows.name and columns.name:
            row, cell = cells(table, rows, columns)
            fragment, voice = table.rows.fragment[row], table.rows.voice[row]
        else:
            row, cell = rows.row, rows.value * max(1, across)
            fragment, voice = table.rows.fragment[row], table.rows.voice[row]
        many = max(1, shape[0] * max(1, across))
        self._fragments = _per_cell(cell, fragment)
        case = table.material.voice_case[voice]
        self._cases = distinct(cell, case, many)
        self.row_cases = distinct(cell // max(1, across), case, shape[0])
        self.row_totals = distinct(cell // max(1, across), fragment, shape[0])
        self._counts, self._shares, base = _counted(
            table, view, rows=rows, columns=columns, cell=cell, fragment=fragment
        )
        self.bases = _per_column(base, shape) if view.cell == "share" else ()
        self._low, self._high = _range(table, columns, cell=cell, fragment=fragment, case=case, shape=shape)
        self._across = across

    def cell(self, row: int, column: int, key: str, own: Summary | None) -> Cell:
        """The cell in that place."""
        from qualcode.analysis.matrix import Cell

        place = row * self._across + column
        fragments = self._fragments.get(place, ())
        kinds: dict[str, int] = {}
        for fragment in fragments:
            kind = self._kinds[self._document[fragment]]
            kinds[kind] = kinds.get(kind, 0) + 1
        return Cell(
            key=key,
            fragments=fragments,
            count=int(self._counts[row, column]),
            share=float(self._shares[row, column]),
            low=float(self._low[row, column]),
            high=float(self._high[row, column]),
            cases=int(self._cases[place]),
            kinds=kinds,
            summary=own.text if own else "",
            author=own.author if own else "",
        )


def groups(table: CodingTable, columns: Axis, dimension: str) -> tuple[Value, ...]:
    """The columns with a head above each, by the value its voices have; as they are without a dimension.

    Columns of one group come together only if their order allows it: the order is that of the dimension.
    """
    if not dimension or columns.voice_value is None:
        return columns.values
    above = table.axis(dimension)
    if above.voice_value is None:
        raise AnalysisError("analysis.error.no_base", name=dimension)
    found = list(columns.values)
    for place in range(len(found)):
        own = np.unique(above.voice_value[columns.voice_value == place])
        labels = [above.values[one].label for one in own if one >= 0]
        found[place] = replace(found[place], group=labels[0] if len(labels) == 1 else "")
    return tuple(found)


def _said(
    table: CodingTable, rows: Axis, columns: Axis
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """All material in scope by two dimensions of who, where and when."""
    if rows.voice_value is None or columns.voice_value is None:
        raise AnalysisError(
            "analysis.error.no_base", name=rows.name if rows.voice_value is None else columns.name
        )
    fragment = table.base
    voice = table.material.voice[fragment]
    down, across = rows.voice_value[voice], columns.voice_value[voice]
    known = (down >= 0) & (across >= 0)
    cell = down[known] * len(columns.values) + across[known]
    return fragment[known], cell, fragment[known], voice[known]


def _per_cell(cell: np.ndarray, fragment: np.ndarray) -> dict[int, tuple[int, ...]]:
    on = fragment >= 0
    if not on.any():
        return {}
    wide = int(fragment.max()) + 1
    pairs = np.unique(cell[on] * wide + fragment[on])
    where, which = pairs // wide, pairs % wide
    bounds = np.flatnonzero(np.diff(where, prepend=-1))
    parts = np.split(which, bounds[1:])
    return {int(where[at]): tuple(part.tolist()) for at, part in zip(bounds, parts, strict=True)}


def _counted(
    table: CodingTable,
    view: View,
    *,
    rows: Axis,
    columns: Axis,
    cell: np.ndarray,
    fragment: np.ndarray,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Counts by the view's measure, their shares and of how many different things those are."""
    shape = (len(rows.values), len(columns.values))
    if not shape[0] or not shape[1]:
        return np.zeros(shape, dtype=np.int64), np.full(shape, np.nan), np.zeros(shape)
    if view.of != "material":
        found = crosstab(
            table, view.rows, view.columns, measure=view.measure, base=view.base, rolled_up=view.rolled_up
        )
        return found.counts.to_numpy(), found.shares.to_numpy(), found.base

    def count(cell: np.ndarray, many: int) -> np.ndarray:
        return material_count(table, fragment, cell, many, view.measure)

    counts = count(cell, shape[0] * shape[1]).reshape(shape)
    if view.base not in ("", *BASES):
        raise AnalysisError("analysis.error.base", name=view.base, known=", ".join(BASES))
    if view.base == "row":
        base = count(cell // shape[1], shape[0])[:, None]
    elif view.base == "total":
        base = count(np.zeros_like(cell), 1)[None, :]
    else:
        base = count(cell % shape[1], shape[1])[None, :]
    return counts, shares(counts, base), base


def _per_column(base: np.ndarray, shape: tuple[int, int]) -> tuple[int, ...]:
    """The one base of each column; empty when a column has several."""
    whole = np.broadcast_to(base, shape)
    if not shape[0] or (whole != whole[0]).any():
        return ()
    return tuple(int(one) for one in whole[0])


def _range(
    table: CodingTable,
    columns: Axis,
    *,
    cell: np.ndarray,
    fragment: np.ndarray,
    case: np.ndarray,
    shape: tuple[int, int],
) -> tuple[np.ndarray, np.ndarray]:
    """Lowest and highest share, over the cases, of what a case has to say in that column."""
    cases = len(table.material.cases)
    empty = np.full(shape, np.nan)
    if not cases or not shape[0] or not shape[1]:
        return empty, empty
    known = case >= 0
    counts = distinct(cell[known] * cases + case[known], fragment[known], shape[0] * shape[1] * cases)
    counts = counts.reshape(*shape, cases)
    voice = table.material.voice[table.base]
    home = table.material.voice_case[voice]
    value = (
        np.zeros(len(voice), dtype=np.int64) if columns.voice_value is None else columns.voice_value[voice]
    )
    wide = 1 if columns.voice_value is None else shape[1]
    told = (home >= 0) & (value >= 0)
    base = np.bincount(value[told] * cases + home[told], minlength=wide * cases).reshape(1, wide, cases)
    base = np.broadcast_to(base, counts.shape)
    share = np.divide(counts, base, out=np.full(counts.shape, np.nan), where=base > 0)
    heard = np.isfinite(share).any(axis=2)
    low = np.where(heard, np.min(np.where(np.isfinite(share), share, np.inf), axis=2), np.nan)
    high = np.where(heard, np.max(np.where(np.isfinite(share), share, -np.inf), axis=2), np.nan)
    return low, high
