"""Counting: how many different codings, fragments, words, speakers, sources or cases a cell holds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qualcode.analysis.axes import Axis, joined
from qualcode.errors import AnalysisError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qualcode.analysis.table import CodingTable

MEASURES = ("fragments", "codings", "words", "speakers", "documents", "cases", "coders")
MATERIAL_MEASURES = ("fragments", "words", "speakers", "documents", "cases")


def tally(
    table: CodingTable, rows: Axis, columns: Axis | None = None, measure: str = "fragments"
) -> NDArray[np.int64]:
    """How much there is in each cell.

    Everything is counted once per cell: a fragment that two coders gave the same code is one fragment, what
    they coded alike is one coding (unless the table counts coders apart), and words that two codings share
    are counted once.

    Returns
    -------
    int64 array, values of `rows` by values of `columns` (or one-dimensional without columns).
    """
    if columns is None:
        return _count(table, rows.row, rows.value, len(rows.values), measure)
    row, cell = cells(table, rows, columns)
    many = len(rows.values) * len(columns.values)
    return _count(table, row, cell, many, measure).reshape(len(rows.values), len(columns.values))


def cells(table: CodingTable, rows: Axis, columns: Axis) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Every row of the table with the cell it falls into, numbered row by row; a row may fall into several.

    Codes meet codes in a fragment: there the cell of two codes holds what one coder gave both.
    """
    if rows.about_codes and columns.about_codes:
        columns = _meeting(table, columns)
    left, right = joined(rows.row, columns.row, len(table.rows))
    return rows.row[left], rows.value[left] * len(columns.values) + columns.value[right]


def material_tally(table: CodingTable, axis: Axis, measure: str = "fragments") -> NDArray[np.int64]:
    """How much material there is for each value of a dimension of who, where or when, coded or not."""
    if axis.voice_value is None:
        raise AnalysisError("analysis.error.no_base", name=axis.name)
    base = table.base
    value = axis.voice_value[table.material.voice[base]]
    known = value >= 0
    return material_count(table, base[known], value[known], len(axis.values), measure)


def material_total(table: CodingTable, measure: str = "fragments") -> int:
    """How much material there is in scope, coded or not."""
    if measure == "cases" and not table.filters:
        return len(table.material.cases)
    base = table.base
    return int(material_count(table, base, np.zeros(len(base), dtype=np.int64), 1, measure)[0])


def distinct(cell: NDArray[np.int64], thing: NDArray[np.int64], cells: int) -> NDArray[np.int64]:
    """Number of different things (those below 0 left out) in each cell."""
    known = thing >= 0
    cell, thing = cell[known], thing[known]
    if not len(cell):
        return np.zeros(cells, dtype=np.int64)
    many = int(thing.max()) + 1
    return np.bincount(np.unique(cell * many + thing) // many, minlength=cells).astype(np.int64)


def _count(
    table: CodingTable, row: NDArray[np.int64], cell: NDArray[np.int64], cells: int, measure: str
) -> NDArray[np.int64]:
    rows, material = table.rows, table.material
    if measure == "words":
        return _words(table, row, cell, cells)
    voice = rows.voice[row]
    thing = {
        "codings": lambda: table.same[rows.coding[row]],
        "fragments": lambda: rows.fragment[row],
        "speakers": lambda: material.person[voice],
        "documents": lambda: material.voice_document[voice],
        "cases": lambda: material.voice_case[voice],
        "coders": lambda: rows.coder[row],
    }
    if measure not in thing:
        raise AnalysisError("analysis.error.measure", name=measure, known=", ".join(MEASURES))
    return distinct(cell, thing[measure](), cells)


def _words(
    table: CodingTable, row: NDArray[np.int64], cell: NDArray[np.int64], cells: int
) -> NDArray[np.int64]:
    """Words under any coding of the cell: overlapping stretches are joined before they are measured."""
    if not len(row):
        return np.zeros(cells, dtype=np.int64)
    low, high = table.rows.low[row], table.rows.high[row]
    reach = int(high.max()) + 1
    order = np.lexsort((low, cell))
    cell, low, high = cell[order], low[order] + cell[order] * reach, high[order] + cell[order] * reach
    before = np.concatenate(([0], np.maximum.accumulate(high)[:-1]))
    begin = np.maximum(low, before)
    shift = cell * reach
    words = table.material.words_between(begin - shift, np.maximum(high, begin) - shift)
    return np.bincount(cell, weights=words, minlength=cells).astype(np.int64)


def material_count(
    table: CodingTable, fragment: NDArray[np.int64], value: NDArray[np.int64], values: int, measure: str
) -> NDArray[np.int64]:
    """How much there is in these fragments for each of `values` values; `value` is that of each fragment."""
    material = table.material
    voice = material.voice[fragment]
    if measure == "fragments":
        return np.bincount(value, minlength=values).astype(np.int64)
    if measure == "words":
        return np.bincount(value, weights=material.words[fragment], minlength=values).astype(np.int64)
    thing = {
        "speakers": material.person,
        "documents": material.voice_document,
        "cases": material.voice_case,
    }
    if measure not in thing:
        raise AnalysisError("analysis.error.measure", name=measure, known=", ".join(MATERIAL_MEASURES))
    return distinct(value, thing[measure][voice], values)


def _meeting(table: CodingTable, axis: Axis) -> Axis:
    """The axis with, at every row, the values of all rows of the same fragment and coder."""
    rows = table.rows
    group = rows.fragment * max(1, len(table.coders)) + rows.coder
    group = np.where(rows.fragment < 0, -1 - rows.coding, group)
    number = np.unique(group, return_inverse=True)[1].astype(np.int64) if len(group) else group
    many = len(axis.values)
    pairs = np.unique(number[axis.row] * many + axis.value)
    own = np.lexsort((np.arange(len(number)), number))
    left, right = joined(pairs // many, number[own], int(number.max(initial=-1)) + 1)
    row, value = own[right], pairs[left] % many
    order = np.lexsort((value, row))
    return replace(axis, row=row[order], value=value[order])
