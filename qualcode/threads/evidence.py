"""In which cases a thread may be said to occur: only where its fragments are near to those of other cases.

With short turns nearly every group touches every case, so that a fragment lies there proves nothing: the
theme that most of a group is about may well be told in one case alone. A case carries a thread when its
fragments are clearly nearer to the thread's fragments from the other cases than fragments drawn at random
from the same cases would be.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from qualcode.threads.features import Matrix
from qualcode.threads.graph import Labels

FEWEST = 3
BY_CONCEPTS = 0.38
BY_WORDS = 0.33
DECIMALS = 6
Floats = NDArray[np.float64]


def carrying_cases(
    space: Matrix, labels: Labels, cases: Sequence[str], least: float
) -> list[tuple[str, ...]]:
    """For each group 0…k-1 the cases that carry it, in alphabetical order.

    A case carries a group when it has three fragments in it or more, and their mean cosine to the group's
    fragments from other cases stands at least ``least * sqrt(n)`` standard deviations above what as many
    fragments of the same cases would have by chance. The mean and the variance of that chance follow from
    those of the cases (sampling with replacement), so nothing is drawn. Groups grow with the square root of
    the corpus, and this distance with the size of the groups: hence the root, which keeps the nearness asked
    for the same in a small study and in a large one.

    Parameters
    ----------
    space : array (n, d), rows of length one.
    labels : the group of each row, -1 for none.
    cases : the case of each row.
    """
    chance = _Chance(space, cases)
    bound = least * float(np.sqrt(len(space)))
    carried = []
    for group in range(int(labels.max(initial=-1)) + 1):
        found = chance.distances(np.flatnonzero(labels == group))
        carried.append(tuple(name for name, distance in sorted(found.items()) if distance >= bound))
    return carried


class _Chance:
    """What fragments of each case have in common anyway: their mean and spread in the space."""

    def __init__(self, space: Matrix, cases: Sequence[str]) -> None:
        self.rows = np.asarray(space, dtype=np.float64)
        self.names, self.case = np.unique(np.asarray(cases), return_inverse=True)
        members = [self.rows[self.case == number] for number in range(len(self.names))]
        self.means = np.stack([rows.mean(axis=0) for rows in members])
        spreads = np.stack([_spread(rows) for rows in members])
        flat = spreads.reshape(len(self.names), -1)
        self.shared = flat @ flat.T
        self.along_means = np.stack([self.means @ spread @ self.means.T for spread in spreads])

    def distances(self, rows: NDArray[np.intp]) -> dict[str, float]:
        """How far each case with enough rows stands above chance, in standard deviations."""
        counts = np.bincount(self.case[rows], minlength=len(self.names))
        sums = np.zeros_like(self.means)
        np.add.at(sums, self.case[rows], self.rows[rows])
        found = {}
        for case in np.flatnonzero(counts >= FEWEST).tolist():
            others = counts.copy()
            others[case] = 0
            if others.any():
                found[str(self.names[case])] = self._distance(case, counts[case], others, sums)
        return found

    def _distance(self, case: int, count: int, others: NDArray[np.int_], sums: Floats) -> float:
        elsewhere = int(others.sum())
        share = others / elsewhere
        theirs = (sums.sum(axis=0) - sums[case]) / elsewhere
        near = (sums[case] / count) @ theirs - self.means[case] @ (share @ self.means)
        variance = (
            share @ self.along_means[case] @ share / count
            + share @ self.along_means[:, case, case] / elsewhere
            + self.shared[case] @ share / (count * elsewhere)
        )
        return float(np.round(near / np.sqrt(max(float(variance), 1e-12)), DECIMALS))


def _spread(rows: Floats) -> Floats:
    away = rows - rows.mean(axis=0)
    return np.asarray(away.T @ away / len(rows))
