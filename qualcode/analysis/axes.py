"""Dimensions: by what a figure can be broken down, and where each of their values occurs.

A dimension is named as ``code``, ``code.1`` (codes rolled up to their main code), ``code:KEY`` (the codes
under one code), ``coder``, ``status``, ``origin``, ``facet.KEY``; or, about who, where and when, ``case``,
``document``, ``kind``, ``phase``, ``date``, ``month``, ``quarter``, ``year``, ``speaker``, ``role``,
``case.KEY``, ``document.KEY`` and ``speaker.KEY`` for attributes. Dutch names do as well (``casus``,
``bron``…), and so does the bare key of a facet or attribute where only one dimension answers to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from qualcode.analysis.likely import likely
from qualcode.errors import AnalysisError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qualcode.analysis.table import CodingTable

JOIN = "|"


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a dimension.

    Attributes
    ----------
    key : stable: a code's id, a case's id, an attribute's text.
    label : for readers.
    parts : of a combined dimension, the labels of its parts; else the label alone.
    group : a head to stand above it, such as a case's sector; often empty.
    color : of a code, ``#RRGGBB``; often empty.
    level : of a code, its depth from 1; else 1.
    """

    key: str
    label: str
    parts: tuple[str, ...] = ()
    group: str = ""
    color: str = ""
    level: int = 1


@dataclass(frozen=True)
class Axis:
    """A dimension laid out over the rows of a table.

    Attributes
    ----------
    name, label : canonical name, and what readers call it.
    values : in order; those that do not occur are among them.
    row, value : parallel int64 arrays sorted by `row`: in which rows of the table each value occurs. A row
        may have several values (facets, codes rolled up) or none.
    voice_value : per voice its value, or -1, for dimensions of who, where and when; None for those of
        codings.
    about_codes : whether its values are codes, which meet other codes in a fragment.
    """

    name: str
    label: str
    values: tuple[Value, ...]
    row: NDArray[np.int64]
    value: NDArray[np.int64]
    voice_value: NDArray[np.int64] | None = None
    about_codes: bool = False

    def place(self, wanted: str) -> int:
        """Place of the value with that key, short key or label; AnalysisError when there is none."""
        found = self._places.get(wanted.casefold())
        if found is None:
            known = ", ".join(value.key.rpartition("/")[2] or value.label for value in self.values[:30])
            near = likely(wanted, (value.label for value in self.values))
            raise AnalysisError(
                "analysis.error.value", dimension=self.name, value=wanted, near=near, known=known
            )
        return found

    @cached_property
    def _places(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for names in (
            [value.key for value in self.values],
            [value.key.rpartition("/")[2] for value in self.values],
            [value.label for value in self.values],
        ):
            for place, name in enumerate(names):
                found.setdefault(name.casefold(), place)
        return found

    def only(self, places: Sequence[int]) -> Axis:
        """The axis with some of its values, in the order asked for."""
        renumber = np.full(len(self.values) + 1, -1, dtype=np.int64)
        renumber[list(places)] = np.arange(len(places))
        value = renumber[self.value]
        kept = value >= 0
        return replace(
            self,
            values=tuple(self.values[place] for place in places),
            row=self.row[kept],
            value=value[kept],
            voice_value=None if self.voice_value is None else renumber[self.voice_value],
        )


def axis_of(table: CodingTable, name: str, *, rolled_up: bool = False) -> Axis:
    """The axis of that name; several names joined with ``|`` give their combinations.

    Parameters
    ----------
    rolled_up : for codes: whether a coding of a sub-code occurs at the codes above it as well.
    """
    from qualcode.analysis import coding_axes, voice_axes
    from qualcode.analysis.naming import canonical

    if JOIN in name:
        first, *others = name.split(JOIN)
        axis = axis_of(table, first, rolled_up=rolled_up)
        for other in others:
            axis = combined(axis, axis_of(table, other, rolled_up=rolled_up), len(table.rows))
        return axis
    wanted = canonical(table, name)
    if wanted.split(".")[0].split(":")[0] in coding_axes.NAMES:
        return coding_axes.axis(table, wanted, rolled_up=rolled_up)
    return voice_axes.axis(table, wanted)


def combined(first: Axis, second: Axis, rows: int) -> Axis:
    """Every value of `first` with every value of `second`, empty combinations too."""
    many = len(second.values)
    values = tuple(
        Value(
            f"{one.key}{JOIN}{other.key}",
            f"{one.label} · {other.label}",
            (*(one.parts or (one.label,)), *(other.parts or (other.label,))),
            color=one.color or other.color,
        )
        for one in first.values
        for other in second.values
    )
    left, right = joined(first.row, second.row, rows)
    voices = None
    if first.voice_value is not None and second.voice_value is not None:
        known = (first.voice_value >= 0) & (second.voice_value >= 0)
        voices = np.where(known, first.voice_value * many + second.voice_value, -1)
    return Axis(
        f"{first.name}{JOIN}{second.name}",
        f"{first.label} · {second.label}",
        values,
        first.row[left],
        first.value[left] * many + second.value[right],
        voices,
    )


def joined(
    left: NDArray[np.int64], right: NDArray[np.int64], rows: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Places in two sorted arrays of row numbers (below `rows`) that hold the same row: every pair once."""
    many = np.bincount(right, minlength=rows)
    return runs((np.cumsum(many) - many)[left], many[left])


def runs(first: NDArray[np.int64], many: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each run of `many` numbers from `first` on, all laid end to end: of which run, and the number."""
    which = np.repeat(np.arange(len(many)), many)
    within = np.arange(len(which)) - np.repeat(np.cumsum(many) - many, many)
    return which, np.repeat(first, many) + within
