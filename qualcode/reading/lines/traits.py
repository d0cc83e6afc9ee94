"""What can be seen of all lines of a text at once, with numpy: a few bytes for each line.

Reading asks many questions of every line, and of a clean text nearly all answers are no. Traits are
necessary conditions of what each layout and each repair looks for: cheap to make for all, so that only the lines
that meet one are looked at one by one. Each group of traits is made when first asked for; where lines were changed or
dropped, from the traits of the lines as they were.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, TypeVar, cast, overload

import numpy as np
from numpy.typing import NDArray

from qualcode.reading.lines import looks
from qualcode.reading.lines.flaws import damage
from qualcode.reading.lines.looks import Columns, Has, Look
from qualcode.reading.lines.signs import Mask, Signs

Numbers = NDArray[np.int32]
_Kind = TypeVar("_Kind", bound=NDArray[Any])

GROUPS = {**looks.GROUPS, "damage": damage}
"""What makes the columns of each group of traits."""
_AT_ONCE = 1 << 18
"""Signs looked at together: what is made of them stays in the processor's cache."""


class _Column(Generic[_Kind]):
    """An array with a value for each line, one of a group that is made together."""

    def __init__(self, group: str) -> None:
        self.group = group

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, traits: None, owner: type) -> _Column[_Kind]: ...
    @overload
    def __get__(self, traits: Traits, owner: type) -> _Kind: ...
    def __get__(self, traits: Traits | None, owner: type) -> _Column[_Kind] | _Kind:
        if traits is None:
            return self
        return cast("_Kind", traits.columns(self.group)[self.name])


class Traits:
    """What is known of each of `lines`.

    Attributes
    ----------
    length : code points.
    left, right : where the first sign stands that is no white space, and the place after the last such; equal
        where the line is blank.
    first, last : class of the first and last sign (`qualcode.reading.lines.signs`); 0 where there is none.
    lead, tail : class of the first and last sign that is no white space; 0 where there is none.
    spaces : how often the space stands in it.
    colon : whether a colon stands where a label could end.
    numbered : whether a digit stands near its beginning or end.
    clock : seconds of the time that opens it as ``[00:01:10] `` does; negative where none does so.
    separator : whether another sign stands where a label could end: a tab, a dash, a full stop; or it opens as ``Int 3``.
    """

    length = _Column[Numbers]("edges")
    left = _Column[Numbers]("edges")
    right = _Column[Numbers]("edges")
    first = _Column[Signs]("edges")
    last = _Column[Signs]("edges")
    lead = _Column[Signs]("edges")
    tail = _Column[Signs]("edges")
    spaces = _Column[Numbers]("spaces")
    colon = _Column[Mask]("colon")
    numbered = _Column[Mask]("numbered")
    clock = _Column[NDArray[np.float64]]("clock")
    separator = _Column[Mask]("separator")
    signs = _Column[NDArray[np.uint8]]("signs")
    damage = _Column[NDArray[np.uint16]]("damage")

    def __init__(self, lines: Sequence[str], derive: Callable[[str], Columns] | None = None) -> None:
        self._lines = lines
        self._looks: list[Look] | None = None
        self._derive = derive or self._look_for
        self._made: dict[str, Columns] = {}

    @property
    def written(self) -> Mask:
        """Of each line whether it is not blank."""
        found: Mask = self.lead != 0
        return found

    def has(self, flags: Has) -> Mask:
        """Of each line whether it may have one of `flags`."""
        low, high = int(flags) & 255, int(flags) >> 8
        found = np.zeros(len(self._lines), np.bool_)
        if low:
            found |= (self.signs & np.uint8(low)) != 0
        if high:
            found |= (self.damage & np.uint16(high)) != 0
        return found

    def columns(self, group: str) -> Columns:
        """The arrays of a group by name."""
        if group not in self._made:
            self._made[group] = self._derive(group)
        return self._made[group]

    def _look_for(self, group: str) -> Columns:
        if self._looks is None:
            self._looks = [Look(part, lengths) for part, lengths in portions(self._lines)]
        parts = [GROUPS[group](look) for look in self._looks]
        return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}

    def of(self, lines: Sequence[str], kept: slice | Mask) -> Traits:
        """The traits of `lines`, which are those that are `kept` of the lines of these traits."""

        def derive(group: str) -> Columns:
            return {name: column[kept] for name, column in self.columns(group).items()}

        return Traits(lines, derive)

    def put(self, lines: Sequence[str], at: Sequence[int]) -> Traits:
        """The traits of `lines`, which differ from the lines of these traits `at` some places."""
        changed = Traits([lines[index] for index in at])
        places = np.fromiter(at, np.intp, len(at))

        def derive(group: str) -> Columns:
            columns = {name: column.copy() for name, column in self.columns(group).items()}
            for name, new in changed.columns(group).items():
                columns[name][places] = new
            return columns

        return Traits(lines, derive)


def where(condition: Mask) -> list[int]:
    """Indices of the lines for which `condition` holds."""
    found: list[int] = np.flatnonzero(condition).tolist()
    return found


def portions(lines: Sequence[str], size: int = _AT_ONCE) -> Iterator[tuple[Sequence[str], Numbers]]:
    """`lines` in runs of some `size` signs, with the length of each line; one run at least."""
    lengths = np.fromiter(map(len, lines), np.int32, len(lines))
    reach = np.cumsum(lengths + 1, dtype=np.int64)
    start = 0
    while True:
        before = int(reach[start - 1]) if start else 0
        end = max(start + 1, int(np.searchsorted(reach, before + size, "right")))
        yield lines[start:end], lengths[start:end]
        start = end
        if start >= len(lines):
            return
