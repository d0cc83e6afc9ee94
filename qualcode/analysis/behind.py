"""The fragments behind a number, so that every figure leads back to the words.

Each function gives places of fragments among the material's, in reading order, and as many as the figure of
that name counts (pairs of them where a figure counts pairs).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qualcode.analysis.axes import Axis
from qualcode.analysis.together import places, steps
from qualcode.errors import AnalysisError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qualcode.analysis.table import CodingTable


def of_value(table: CodingTable, by: str, *keys: str, rolled_up: bool = False) -> list[int]:
    """What was coded for any of these values of a dimension, as `frequencies` counts ``fragments``."""
    axis = table.axis(by, rolled_up=rolled_up)
    return _fragments(table, axis.row[np.isin(axis.value, [axis.place(key) for key in keys])])


def of_pair(table: CodingTable, by: str, one: str, other: str, *, near: str | int = "fragment") -> list[int]:
    """What holds two codes that go together, as `cooccurrence` with that `near` counts ``together``.

    Where `near` is no fragment, the fragments with either code that lie so near one with the other.
    """
    axis = table.axis(by)
    place, reach = places(table, near)
    first, second = (_spots(table, axis, place, key) for key in (one, other))
    met: set[int] = set()
    for here, there in ((first, second), (second, first)):
        near_by = {(coder, spot + step) for coder, spot in there for step in range(-reach, reach + 1)}
        met.update(row for at in here.keys() & near_by for row in here[at])
    return _fragments(table, np.array(sorted(met), dtype=np.int64))


def of_sequence(table: CodingTable, by: str, first: str, then: str, *, lag: int = 1) -> list[tuple[int, int]]:
    """Pairs of fragments of which the second follows on the first, as `sequences` counts ``times``."""
    axis = table.axis(by)
    found = steps(table, axis, lag)
    kept = (found.first == axis.place(first)) & (found.then == axis.place(then))
    pairs = zip(found.fragment[kept].tolist(), found.following[kept].tolist(), strict=True)
    return sorted(pairs)


def of_voice(table: CodingTable, key: str, *, coded: bool = False) -> list[int]:
    """All that a voice of `talk_share` says, or only what of it is coded, as that counts ``coded``.

    Raises
    ------
    AnalysisError : when there is no voice of that key.
    """
    voice = table.material.voice_at.get(key)
    if voice is None:
        known = ", ".join(list(table.material.voice_at)[:30])
        raise AnalysisError("analysis.error.value", dimension="speaker", value=key, near="", known=known)
    said = table.material.voice == voice
    if not coded:
        return [int(one) for one in np.flatnonzero(table.in_scope & said)]
    return [one for one in _fragments(table, np.arange(len(table.rows))) if said[one]]


def of_unit(
    table: CodingTable, by: str, key: str, codes: tuple[str, ...], *, unit: str = "document"
) -> list[int]:
    """What of a source was given one of these codes, such as those that `saturation` tells were new in it."""
    if not codes:
        return []
    units, axis = table.axis(unit), table.axis(by)
    in_it = units.row[units.value == units.place(key)]
    having = axis.row[np.isin(axis.value, [axis.place(code) for code in codes])]
    return _fragments(table, np.intersect1d(in_it, having))


def _fragments(table: CodingTable, rows: NDArray[np.int64]) -> list[int]:
    """The different fragments of these rows of the table; codings that lie on none have none."""
    found = np.unique(table.rows.fragment[rows])
    return [int(one) for one in found[found >= 0]]


def _spots(
    table: CodingTable, axis: Axis, place: NDArray[np.int64], key: str
) -> dict[tuple[int, int], list[int]]:
    """The rows of a value by coder and place."""
    found: dict[tuple[int, int], list[int]] = {}
    for row in axis.row[axis.value == axis.place(key)].tolist():
        if place[row] >= 0:
            found.setdefault((int(table.rows.coder[row]), int(place[row])), []).append(row)
    return found
