"""Whose codings count: one choice for every figure, so that what two coders gave alike counts once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from qualcode.i18n import t
from qualcode.model import Coding

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_NAMED = 6
SHARED = 0.5
"""Two codings are one and the same when they share this part of the shorter of the two."""
Span = tuple[int, int]


class Count(StrEnum):
    """How the codings of several coders are counted."""

    ONCE = "once"
    DECIDED = "decided"
    CODER = "coder"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Decided:
    """Where was decided together.

    Attributes
    ----------
    spans : per document the stretches that were decided on, or coded in the name that decides.
    apart : the documents that were decided on one stretch at a time; the others of `spans` as a whole.
    """

    spans: Mapping[str, Sequence[Span]]
    apart: AbstractSet[str]

    def holds(self, document: str, start: int, end: int) -> bool:
        """Whether something was decided about this place."""
        if document not in self.apart:
            return document in self.spans
        return any(low < end and start < high for low, high in self.spans[document])


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose codings count.

    Attributes
    ----------
    how : ``once``: everybody's, what several coders gave alike once. ``decided``: what was decided together,
        and everybody's once where nothing was decided yet. ``coder``: one coder's alone. ``apart``:
        everybody's, each for itself.
    coder : the one coder, or the name under which was decided.
    settled : with ``decided``: per document the stretches that were decided on one by one; a document in
        which `coder` coded and that is not in it was decided on as a whole.
    """

    how: Count = Count.ONCE
    coder: str = ""
    settled: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)

    def kept(self, codings: Sequence[Coding]) -> NDArray[np.bool_]:
        """Which of the codings count: one truth value for each, in the order given."""
        if self.how in (Count.ONCE, Count.APART):
            return np.ones(len(codings), dtype=bool)
        if self.how is Count.CODER:
            return np.array([one.coder == self.coder for one in codings], dtype=bool)
        decided = self.decided(codings)
        return np.array(
            [
                one.coder == self.coder or not decided.holds(one.document, one.start, one.end)
                for one in codings
            ],
            dtype=bool,
        )

    def decided(self, codings: Sequence[Coding]) -> Decided:
        """Where was decided, as far as the codings of `coder` among these tell."""
        spans: dict[str, list[Span]] = {key: list(found) for key, found in self.settled.items()}
        for one in codings:
            if one.coder == self.coder:
                spans.setdefault(one.document, []).append((one.start, one.end))
        return Decided(spans, self.settled.keys())

    def counted(self, codings: Sequence[Coding]) -> tuple[Coding, ...]:
        """The codings that count."""
        return tuple(one for one, keep in zip(codings, self.kept(codings), strict=True) if keep)

    def told(self, codings: Sequence[Coding]) -> str:
        """In a sentence whose codings count, for beside every figure; empty where nobody coded."""
        coders = sorted({one.coder for one in codings})
        if not coders:
            return ""
        if len(coders) == 1:
            return t("analysis.whose.one", coder=coders[0])
        if self.how is Count.CODER:
            return t("analysis.whose.coder", coder=self.coder)
        names = ", ".join([*coders[:MOST_NAMED], *(["…"] if len(coders) > MOST_NAMED else [])])
        if self.how is not Count.DECIDED:
            return t(f"analysis.whose.{self.how}", coders=names)
        others = {one.coder for one in self.counted(codings)} - {self.coder}
        key = ("decided", "decided_rest_one", "decided_rest")[min(len(others), 2)]
        return t(f"analysis.whose.{key}", coder=self.coder, coders=", ".join(sorted(others)[:MOST_NAMED]))


EVERYBODY = Whose()
"""Everybody's, what several coders gave alike once."""


CELL = 500
"""Characters of a stretch of text in which codings are looked for that may be alike."""


def once(codings: Sequence[Coding], rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """As which coding each counts, so that what several coders gave alike is one.

    Two codings are one when different coders gave the same code and they share half of the shorter. The
    shortest stands for the others, so that one long coding over two short ones makes two, not one.

    Parameters
    ----------
    rows : places, among the codings, of those that count.

    Returns
    -------
    int64 array, one per coding: the place of the coding that it counts as; itself where it counts alone.
    """
    found = np.arange(len(codings), dtype=np.int64)
    places = np.unique(rows).tolist()
    if len({codings[place].coder for place in places}) < 2:
        return found
    groups: dict[tuple[str, str], list[int]] = {}
    for place in places:
        groups.setdefault((codings[place].document, codings[place].code), []).append(place)
    for own in groups.values():
        if len({codings[place].coder for place in own}) > 1:
            _joined(codings, own, found)
    return found


def _joined(codings: Sequence[Coding], places: list[int], found: NDArray[np.int64]) -> None:
    order = sorted(places, key=lambda place: _length_first(codings[place]))
    bases: dict[int, list[int]] = defaultdict(list)  # by stretch of the text, as places in `order`
    taken: set[tuple[int, str]] = set()
    for rank, place in enumerate(order):
        coding = codings[place]
        cells = range(coding.start // CELL, (coding.end - 1) // CELL + 1)
        near = sorted({base for cell in cells if cell in bases for base in bases[cell]})
        base = next(
            (
                one
                for one in near
                if codings[order[one]].coder != coding.coder
                and (one, coding.coder) not in taken
                and _alike(codings[order[one]], coding)
            ),
            None,
        )
        if base is None:
            for cell in cells:
                bases[cell].append(rank)
        else:
            taken.add((base, coding.coder))
            found[place] = order[base]


def _length_first(coding: Coding) -> tuple[int, int, str]:
    return coding.end - coding.start, coding.start, coding.coder


def _alike(one: Coding, other: Coding) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > 0 and shared >= SHARED * min(one.end - one.start, other.end - other.start)
