"""Dimensions of the codings themselves: code, coder, facet, status and origin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from qualcode.analysis.axes import Axis, Value, runs
from qualcode.analysis.likely import likely
from qualcode.analysis.naming import facet_labels
from qualcode.errors import AnalysisError
from qualcode.i18n import t
from qualcode.model import Code, CodeStatus

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qualcode.analysis.table import CodingTable

NAMES = frozenset({"code", "coder", "facet", "status", "origin", "codebook"})


def axis(table: CodingTable, name: str, *, rolled_up: bool) -> Axis:
    """The axis of a dimension of the codings."""
    if name == "code" or name.startswith(("code.", "code:")):
        return _codes(table, name, rolled_up=rolled_up)
    if name.startswith("facet."):
        return _facet(table, name.removeprefix("facet."))
    label = t(f"analysis.dimension.{name}")
    rows = np.arange(len(table.rows))
    if name == "coder":
        return Axis(name, label, tuple(Value(one, one) for one in table.coders), rows, table.rows.coder)
    if name == "codebook":
        keys = {book.key: place for place, book in enumerate(table.codebooks)}
        values = tuple(Value(book.key, book.title) for book in table.codebooks)
        return _per_code(table, name, label, values, [keys.get(c.partition("/")[0], -1) for c in table.codes])
    if name == "status":
        statuses = list(CodeStatus)
        values = tuple(Value(one.value, t(f"analysis.status.{one.value}")) for one in statuses)
        codes = tree(table)
        placed = [statuses.index(codes[c].status) if c in codes else -1 for c in table.codes]
        return _per_code(table, name, label, values, placed)
    values = tuple(Value(key, t(f"analysis.origin.{key}")) for key in ("person", "suggestion"))
    suggested = np.array([bool(coding.suggestion) for coding in table.codings], dtype=np.int64)
    return Axis(name, label, values, rows, suggested[table.rows.coding])


def tree(table: CodingTable) -> Mapping[str, Code]:
    """The codes of all codebooks by id."""
    return {f"{book.key}/{code.key}": code for book in table.codebooks for code in book.codes}


def paths(table: CodingTable) -> list[tuple[int, ...]]:
    """Per code of the table, the places of the codes from the top down to itself."""
    places = {code: place for place, code in enumerate(table.codes)}
    found = {
        f"{book.key}/{code.key}": tuple(places[f"{book.key}/{step.key}"] for step in book.path(code.key))
        for book in table.codebooks
        for code in book.codes
    }
    return [found.get(code, (place,)) for place, code in enumerate(table.codes)]


def code_values(table: CodingTable) -> list[Value]:
    """Per code of the table, how it is shown."""
    codes, above = tree(table), paths(table)
    labels = [codes[code].label if code in codes else code for code in table.codes]
    return [
        Value(
            code,
            labels[place],
            color=codes[code].color if code in codes else "",
            level=len(above[place]),
        )
        for place, code in enumerate(table.codes)
    ]


def _codes(table: CodingTable, name: str, *, rolled_up: bool) -> Axis:
    above, values = paths(table), code_values(table)
    label = t("analysis.dimension.code")
    if name.startswith("code."):
        level = _level(name)
        kept = [place for place, path in enumerate(above) if len(path) == level]
        targets = [path[level - 1 : level] for path in above]
        label = t("analysis.dimension.main_code") if level == 1 else label
    elif name.startswith("code:"):
        root = _root(values, name.removeprefix("code:"))
        depth = len(above[root])
        kept = [place for place, path in enumerate(above) if root in path and len(path) <= depth + 1]
        targets = [path[depth : depth + 1] or path[depth - 1 :] if root in path else () for path in above]
        label = values[root].label
    else:
        kept = list(range(len(above)))
        targets = above if rolled_up else [(place,) for place in kept]
    row, value = _each(targets, table.rows.code)
    everything = Axis(name, label, tuple(values), row, value, about_codes=True)
    return everything.only(kept) if len(kept) < len(values) else everything


def _level(name: str) -> int:
    level = name.removeprefix("code.")
    if not level.isdecimal() or int(level) < 1:
        raise AnalysisError("analysis.error.level", name=name)
    return int(level)


def _root(values: Sequence[Value], wanted: str) -> int:
    none = np.empty(0, dtype=np.int64)
    return Axis(f"code:{wanted}", "", tuple(values), none, none).place(wanted)


def _facet(table: CodingTable, key: str) -> Axis:
    labels = facet_labels(table)
    if key not in labels:
        raise AnalysisError(
            "analysis.error.dimension",
            name=f"facet.{key}",
            near=likely(key, labels),
            known=", ".join(labels),
        )
    values = {
        value.key: value.label
        for book in table.codebooks
        for facet in book.facets
        if facet.key == key
        for value in facet.values
    }
    given = [coding.facets.get(key, ()) for coding in table.codings]
    values |= {value: value for value in sorted({one for some in given for one in some} - set(values))}
    places = {value: place for place, value in enumerate(values)}
    row, value = _each([[places[one] for one in some] for some in given], table.rows.coding)
    shown = tuple(Value(one, label) for one, label in values.items())
    return Axis(f"facet.{key}", labels[key], shown, row, value)


def _each(
    values: Sequence[Sequence[int]], of_row: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Every row with each value of what it is of: rows and values, in the order of the rows."""
    many = np.array([len(some) for some in values], dtype=np.int64)
    flat = np.array([one for some in values for one in some], dtype=np.int64)
    row, place = runs((np.cumsum(many) - many)[of_row], many[of_row])
    return row, flat[place]


def _per_code(
    table: CodingTable, name: str, label: str, values: tuple[Value, ...], of_code: Sequence[int]
) -> Axis:
    of_row: NDArray[np.int64] = np.array(of_code, dtype=np.int64)[table.rows.code]
    row = np.flatnonzero(of_row >= 0)
    return Axis(name, label, values, row, of_row[row])
