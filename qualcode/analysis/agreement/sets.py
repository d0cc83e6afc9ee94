"""Agreement where a fragment may carry several codes: sets of codes that are alike count as partly agreeing.

Krippendorff's alpha takes any distance between two answers (Krippendorff 2019, ch. 12). Between sets of codes
that is MASI (Passonneau 2006): one set within the other is closer than two that overlap, and those are closer
than two that share nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qualcode.analysis.agreement.decisions import Decisions

Codes = frozenset[int]
Distance = Callable[[Codes, Codes], float]


def masi(one: Codes, other: Codes) -> float:
    """Passonneau's (2006) distance, 0..1: 1 - Jaccard times 1, 2/3, 1/3 or 0.

    That is: 1 where the sets are the same, 2/3 where one holds the other, 1/3 where they overlap, 0 where
    they share nothing. Two empty sets are the same.
    """
    if one == other:
        return 0.0
    shared = len(one & other)
    if not shared:
        return 1.0
    monotone = 2 / 3 if one < other or other < one else 1 / 3
    return 1 - monotone * shared / len(one | other)


def nominal(one: Codes, other: Codes) -> float:
    """1 where two sets differ in anything, else 0."""
    return float(one != other)


def set_alpha(
    answers: Sequence[Sequence[Codes | None]],
    distance: Distance = masi,
    times: NDArray[np.float64] | None = None,
) -> NDArray[np.float64]:
    """Krippendorff's alpha over sets of codes.

    Parameters
    ----------
    answers : per unit what each coder answered; None where a coder did not see it.
    times : how often each unit counts, the last dimension running over units; once if None.

    Returns
    -------
    float array of the leading dimensions of `times`; NaN without variation.
    """
    kept = [[one for one in unit if one is not None] for unit in answers]
    numbers: dict[Codes, int] = {}
    for unit in kept:
        for one in unit:
            numbers.setdefault(one, len(numbers))
    sets = list(numbers)
    apart = np.array([[distance(one, other) for other in sets] for one in sets]).reshape(len(sets), len(sets))
    counts = np.zeros((len(kept), len(sets)))
    for place, unit in enumerate(kept):
        if len(unit) > 1:
            np.add.at(counts[place], [numbers[one] for one in unit], 1)
    many = counts.sum(axis=1)
    inside = np.einsum("us,st,ut->u", counts, apart, counts, optimize=True)
    inside = np.divide(inside, many - 1, where=many > 1, out=np.zeros_like(inside))
    weights = np.ones(len(kept)) if times is None else times
    total = weights @ many
    each = weights @ counts
    with np.errstate(divide="ignore", invalid="ignore"):
        observed = (weights @ inside) / total
        expected = ((each @ apart) * each).sum(axis=-1) / (total * (total - 1))
        found = 1 - observed / expected
    return np.asarray(np.where(expected > 0, found, np.nan))


def answers(decided: Decisions) -> list[list[Codes | None]]:
    """Per fragment the codes that each coder gave it; None for who did not read its source."""
    gave = decided.patterns.answers == 1
    read = decided.patterns.answers[decided.reading] >= 0
    given: list[list[set[int]]] = [[set() for _ in decided.coders] for _ in decided.fragments]
    for where, code, pattern in zip(
        decided.where.tolist(), decided.code.tolist(), decided.pattern.tolist(), strict=True
    ):
        for coder in np.flatnonzero(gave[pattern]).tolist():
            given[where][coder].add(code)
    return [
        [frozenset(codes) if seen else None for codes, seen in zip(own, readers, strict=True)]
        for own, readers in zip(given, read.tolist(), strict=True)
    ]
