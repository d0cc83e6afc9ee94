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
Distance = Callable[[Sequence[Codes]], "NDArray[np.float64]"]


def masi(sets: Sequence[Codes]) -> NDArray[np.float64]:
    """Passonneau's (2006) distance between all sets, 0..1: 1 - Jaccard times 1, 2/3, 1/3 or 0.

    That is: 1 where the sets are the same, 2/3 where one holds the other, 1/3 where they overlap, 0 where
    they share nothing. Two empty sets are the same. The answer is sets by sets, symmetric.
    """
    codes = {code: place for place, code in enumerate(sorted(set().union(*sets)))}
    holds = np.zeros((len(sets), len(codes)))
    for place, one in enumerate(sets):
        holds[place, [codes[code] for code in one]] = 1
    shared, size = holds @ holds.T, holds.sum(axis=1)
    every = size[:, None] + size[None, :] - shared
    monotone = np.where(shared == np.minimum(size[:, None], size[None, :]), 2 / 3, 1 / 3)
    apart = 1 - np.divide(monotone * shared, every, where=every > 0, out=np.zeros_like(every))
    return np.asarray(np.where(shared == every, 0.0, apart))


def differing(given: NDArray[np.int64], apart: NDArray[np.float64]) -> NDArray[np.float64]:
    """Per unit the distances between all coders who answered, each pair both ways.

    Parameters
    ----------
    given : units by coders: which of the answers, -1 for none.
    apart : how far each answer lies from each.
    """
    found = np.zeros(len(given))
    for one in range(given.shape[1]):
        for other in range(one + 1, given.shape[1]):
            both = (given[:, one] >= 0) & (given[:, other] >= 0)
            found[both] += 2 * apart[given[both, one], given[both, other]]
    return found


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
    from scipy.sparse import csr_array

    numbers: dict[Codes, int] = {}
    table = np.array(
        [[-1 if one is None else numbers.setdefault(one, len(numbers)) for one in unit] for unit in answers],
        dtype=np.int64,
    )
    seen = table >= 0
    seen &= (seen.sum(axis=1) > 1)[:, None]
    table[~seen] = -1
    apart = distance(list(numbers))
    many = seen.sum(axis=1).astype(float)
    inside = np.divide(differing(table, apart), many - 1, where=many > 1, out=np.zeros_like(many))
    counts = csr_array(
        (np.ones(int(seen.sum())), (np.nonzero(seen)[0], table[seen])), (len(table), len(apart))
    )
    weights = np.ones(len(table)) if times is None else times
    total, each = weights @ many, np.asarray(weights @ counts)
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
