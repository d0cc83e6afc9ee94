"""Which codes go together, and which follow on one another in a conversation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qualcode.analysis.axes import Axis, Value, joined
from qualcode.analysis.counting import distinct
from qualcode.analysis.frequencies import shares
from qualcode.analysis.table import CodingTable
from qualcode.errors import AnalysisError

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Cooccurrence:
    """Codes by codes.

    Attributes
    ----------
    values : the codes, in the order of the codebook.
    counts : int64 array, symmetric: in how many places two codes go together; on the diagonal, in how many
        the code occurs.
    jaccard : float array: that number of the places with either, 0..1; NaN where neither occurs.
    near : what a place is: ``fragment``, ``turn``, or a number of fragments.
    """

    values: tuple[Value, ...]
    counts: NDArray[np.int64]
    jaccard: NDArray[np.float64]
    near: str | int

    def frame(self, of: str = "counts") -> pd.DataFrame:
        """``counts`` or ``jaccard`` with labels on both sides."""
        import pandas as pd

        labels = [value.label for value in self.values]
        return pd.DataFrame(getattr(self, of), index=labels, columns=labels)

    def pairs(self) -> pd.DataFrame:
        """Every pair that goes together somewhere, most often first.

        Returns
        -------
        DataFrame with ``one``, ``other`` (labels), ``one_key``, ``other_key``, ``together``, ``with_one``,
        ``with_other`` (places with each) and ``jaccard``.
        """
        import pandas as pd

        first, second = np.triu_indices(len(self.values), 1)
        kept = self.counts[first, second] > 0
        first, second = first[kept], second[kept]
        alone = np.diag(self.counts)
        found = pd.DataFrame(
            {
                "one": [self.values[place].label for place in first],
                "other": [self.values[place].label for place in second],
                "one_key": [self.values[place].key for place in first],
                "other_key": [self.values[place].key for place in second],
                "together": self.counts[first, second],
                "with_one": alone[first],
                "with_other": alone[second],
                "jaccard": self.jaccard[first, second],
            }
        )
        return found.sort_values(["together", "jaccard"], ascending=False, kind="stable", ignore_index=True)


def cooccurrence(
    table: CodingTable, by: str = "code", *, near: str | int = "fragment", rolled_up: bool = False
) -> Cooccurrence:
    """Count in how many places two codes go together.

    Codes go together when one coder gave both: what Anna and Bas each saw is agreement or dispute, no
    co-occurrence.

    Parameters
    ----------
    by : ``code``, ``code.1``, ``code:KEY`` or a facet.
    near : ``fragment``: in the same fragment. ``turn``: in the same turn of a speaker. A number n: within n
        content fragments of one another in one source; then a place is a fragment that holds one code while
        the other stands within n.

    Raises
    ------
    AnalysisError : for a dimension of who, where or when, or another `near`.
    """
    axis = table.axis(by, rolled_up=rolled_up)
    if axis.voice_value is not None:
        raise AnalysisError("analysis.error.only_codes", name=by)
    many = len(axis.values)
    place, reach = places(table, near)
    known = place[axis.row] >= 0
    row, value = axis.row[known], axis.value[known]
    spot = np.unique((place[row] * max(1, len(table.coders)) + table.rows.coder[row]) * many + value)
    value, rest = spot % many, spot // many
    coder, spot_place = rest % max(1, len(table.coders)), rest // max(1, len(table.coders))
    cell, where = _meetings(spot_place, coder, value, many, reach)
    counts = distinct(cell, where, many * many).reshape(many, many)
    counts = counts if not reach else _either_side(cell, where, many)
    alone = np.diag(counts)
    union = alone[:, None] + alone[None, :] - _both_in_place(spot_place, value, many)
    return Cooccurrence(axis.values, counts, shares(counts, union), near)


def sequences(table: CodingTable, by: str = "code", *, lag: int = 1, least: int = 1) -> pd.DataFrame:
    """What follows what: how often one code comes `lag` coded fragments after another, in one source.

    Fragments without any code are passed over, and each coder's reading is a sequence of its own. What chance
    would give is worked out from how often each code comes first and second (Bakeman & Gottman 1997, lag
    sequential analysis); ``z`` is the adjusted residual.

    Returns
    -------
    DataFrame, most often first: ``first``, ``then`` (labels), ``first_key``, ``then_key``, ``times`` (at
    least `least`), ``expected``, ``z``.
    """
    import pandas as pd

    axis = table.axis(by)
    many = len(axis.values)
    found = steps(table, axis, lag)
    first, then = found.first, found.then
    times = np.bincount(first * many + then, minlength=many * many).reshape(many, many)
    total = times.sum()
    before, after = times.sum(axis=1, keepdims=True), times.sum(axis=0, keepdims=True)
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = before * after / total
        z = (times - expected) / np.sqrt(expected * (1 - before / total) * (1 - after / total))
    a, b = np.nonzero(times >= max(1, least))
    told = pd.DataFrame(
        {
            "first": [axis.values[place].label for place in a],
            "then": [axis.values[place].label for place in b],
            "first_key": [axis.values[place].key for place in a],
            "then_key": [axis.values[place].key for place in b],
            "times": times[a, b],
            "expected": expected[a, b],
            "z": z[a, b],
        }
    )
    return told.sort_values(["times", "z"], ascending=False, kind="stable", ignore_index=True)


@dataclass(frozen=True, slots=True)
class Steps:
    """Every time that one code follows on another, as parallel int64 arrays.

    Attributes
    ----------
    first, then : places of both codes among the values of the dimension.
    fragment, following : places of both fragments among the material's.
    """

    first: NDArray[np.int64]
    then: NDArray[np.int64]
    fragment: NDArray[np.int64]
    following: NDArray[np.int64]


def steps(table: CodingTable, axis: Axis, lag: int = 1) -> Steps:
    """Each step that `sequences` counts. AnalysisError for a dimension of who, where or when."""
    if axis.voice_value is not None:
        raise AnalysisError("analysis.error.only_codes", name=axis.name)
    many, coders, size = len(axis.values), max(1, len(table.coders)), max(1, len(table.material.segments))
    fragment = table.rows.fragment[axis.row]
    kept = fragment >= 0
    fragment, value, coder = fragment[kept], axis.value[kept], table.rows.coder[axis.row][kept]
    stops = np.unique(coder * size + fragment)
    here = np.searchsorted(stops, coder * size + fragment)
    here, value = np.divmod(np.unique(here * many + value), many)  # once per fragment, however often given
    at = stops % size
    sequence = table.material.document[at] * coders + stops // size
    there = here + lag
    inside = there < len(stops)
    inside[inside] = sequence[here[inside]] == sequence[there[inside]]
    left, right = joined(there[inside], here, len(stops) + lag)
    return Steps(value[inside][left], value[right], at[here[inside][left]], at[here[right]])


def places(table: CodingTable, near: str | int) -> tuple[NDArray[np.int64], int]:
    """Per row of the table its place, and how far apart places may be."""
    fragment, material = table.rows.fragment, table.material
    on = fragment >= 0
    place = np.full(len(fragment), -1, dtype=np.int64)
    if near == "turn":
        place[on] = material.turn[fragment[on]]
        return place, 0
    if near == "fragment" or near == 0:
        place[on] = fragment[on]
        return place, 0
    if not isinstance(near, int) or near < 0:
        raise AnalysisError("analysis.error.near", name=str(near))
    counted = material.content.copy()
    counted[fragment[on]] = True
    sources_before = np.cumsum(np.diff(material.document, prepend=-1) != 0)
    numbers = np.cumsum(counted) - 1 + sources_before * (near + 1)  # no source within reach of the next
    place[on] = numbers[fragment[on]]
    return place, near


def _meetings(
    place: NDArray[np.int64], coder: NDArray[np.int64], value: NDArray[np.int64], many: int, reach: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Cells (one code by another) with the place of the first, of every two codes of a coder in reach."""
    top = int(place.max(initial=0)) + reach + 2
    spot = coder * (top + reach) + place
    order = np.argsort(spot, kind="stable")
    spot, place, value = spot[order], place[order], value[order]
    found_cell, found_place = [], []
    for step in range(-reach, reach + 1):
        moved = spot + step
        inside = moved >= 0
        left, right = joined(moved[inside], spot, int(spot.max(initial=0)) + reach + 1)
        found_cell.append(value[inside][left] * many + value[right])
        found_place.append(place[inside][left])
    return np.concatenate(found_cell), np.concatenate(found_place)


def _either_side(cell: NDArray[np.int64], where: NDArray[np.int64], many: int) -> NDArray[np.int64]:
    """Places that hold either code while the other is in reach."""
    mirrored = cell % many * many + cell // many
    both = np.concatenate((cell, mirrored))
    return distinct(both, np.concatenate((where, where)), many * many).reshape(many, many)


def _both_in_place(place: NDArray[np.int64], value: NDArray[np.int64], many: int) -> NDArray[np.int64]:
    """Places that hold both codes, whoever gave them: what a union must not count twice."""
    cell, where = _meetings(place, np.zeros_like(place), value, many, 0)
    return distinct(cell, where, many * many).reshape(many, many)
