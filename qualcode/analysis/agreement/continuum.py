"""Texts laid end to end, cut wherever a coder begins or ends, with what each coder gave each stretch.

Within a coder codings may overlap; a stretch then has a set of codes. A *unit* is a run of stretches with the
same codes, parted where the codes change or where one coding ends and another begins; the rest are gaps.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qualcode.analysis.agreement.laying import LaidOut
from qualcode.analysis.agreement.sets import Codes
from qualcode.analysis.axes import runs

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Spans:
    """What coders marked, as parallel int64 arrays: by whom, with which code, from where to where."""

    coder: Ints
    code: Ints
    low: Ints
    high: Ints

    def merged(self) -> Spans:
        """The spans of every coder and code, overlapping ones made one; those that only touch stay two."""
        order = np.lexsort((self.high, self.low, self.code, self.coder))
        kept: list[list[int]] = []
        columns = (self.coder, self.code, self.low, self.high)
        for coder, code, low, high in zip(*(one[order].tolist() for one in columns), strict=True):
            last = kept[-1] if kept else []
            if last[:2] == [coder, code] and low < last[3]:
                last[3] = max(last[3], high)
            else:
                kept.append([coder, code, low, high])
        return Spans(*np.array(kept, dtype=np.int64).reshape(-1, 4).T)


@dataclass(frozen=True)
class Continuum:
    """The stretches of a text that coders divided.

    Attributes
    ----------
    length : int64 array, per stretch.
    block : int64 array, per stretch: in which fragment it lies.
    sets : the sets of codes that occur; the first is the empty one, a gap.
    given : int64 array, stretches by coders: place in `sets`, -1 where a coder did not read.
    unit : int64 array, stretches by coders: which of all units and gaps, each coder having their own.
    spans : what was marked, per code, overlaps of one coder made one.
    stretch, coder, code : parallel int64 arrays: which coder gave which stretch which code.
    """

    length: Ints
    block: Ints
    sets: tuple[Codes, ...]
    given: Ints
    unit: Ints
    spans: Spans
    stretch: Ints
    coder: Ints
    code: Ints

    @classmethod
    def of(cls, marked: Spans, sizes: Ints, document: Ints, read: NDArray[np.bool_]) -> Continuum:
        """Cut a text into stretches.

        Parameters
        ----------
        marked : in places of all fragments laid end to end.
        sizes, document, read : per fragment its length, of which document it is, and who read it.
        """
        spans, ends = marked.merged(), np.cumsum(sizes)
        cuts = np.unique(np.concatenate((ends - sizes, ends, spans.low, spans.high)))
        block = np.searchsorted(ends, cuts[:-1], side="right")
        first, last = np.searchsorted(cuts, spans.low), np.searchsorted(cuts, spans.high)
        held, stretch = runs(first, last - first)
        coder, code = spans.coder[held], spans.code[held]
        sets, given = _sets(stretch, coder, code, (len(block), read.shape[1]))
        given = np.where(read[block], given, -1)
        borders = _new(given) | _new(document[block])[:, None] | _touching(marked, cuts, read.shape[1])
        unit = np.cumsum(borders.T.ravel(), dtype=np.int64).reshape(read.shape[1], -1).T
        return cls(np.diff(cuts), block, sets, given, unit, spans, stretch, coder, code)


def continuum(laid: LaidOut) -> Continuum:
    """The continuum of what coders gave; a coding over several fragments in a row is one."""
    begin = laid.starts[laid.where]
    low, high = begin + laid.low, begin + laid.high
    filled = np.flatnonzero(high > low)
    order = filled[np.lexsort((low[filled], laid.code[filled], laid.coding[filled]))]
    low, high, document = low[order], high[order], laid.document[laid.where[order]]
    goes_on = ~_new(laid.coding[order]) & ~_new(laid.code[order]) & ~_new(document)
    goes_on[1:] &= low[1:] == high[:-1]
    first = np.flatnonzero(~goes_on)
    last = np.append(first[1:], len(order)) - 1 if len(first) else first
    marked = Spans(laid.coder[order[first]], laid.code[order[first]], low[first], high[last])
    return Continuum.of(marked, laid.size, laid.document, laid.read)


def _sets(stretch: Ints, coder: Ints, code: Ints, shape: tuple[int, int]) -> tuple[tuple[Codes, ...], Ints]:
    """The sets of codes, and which of them each coder gave each stretch."""
    numbers: dict[Codes, int] = {frozenset(): 0}
    given = np.zeros(shape, dtype=np.int64)
    order = np.lexsort((code, coder, stretch))
    stretch, coder, code = stretch[order], coder[order], code[order]
    first = np.flatnonzero(_new(stretch) | _new(coder))
    for start, end in zip(first.tolist(), np.append(first[1:], len(order)).tolist(), strict=False):
        codes = frozenset(code[start:end].tolist())
        given[stretch[start], coder[start]] = numbers.setdefault(codes, len(numbers))
    return tuple(numbers), given


def _touching(marked: Spans, cuts: Ints, coders: int) -> NDArray[np.bool_]:
    """Stretches by coders: whether one coding ends and another begins there."""
    begun, ended = (np.zeros((len(cuts), coders), dtype=bool) for _ in range(2))
    begun[np.searchsorted(cuts, marked.low), marked.coder] = True
    ended[np.searchsorted(cuts, marked.high), marked.coder] = True
    return np.asarray((begun & ended)[:-1])


def _new(values: Ints) -> NDArray[np.bool_]:
    """Where a value is another than the one before it, along the first axis; the first always is."""
    found = np.ones(values.shape, dtype=bool)
    found[1:] = values[1:] != values[:-1]
    return found
