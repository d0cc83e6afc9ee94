"""Who says each term within each group of segments, for all groups at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qualcode.threads.graph import Labels
from qualcode.threads.vocabulary import Vocabulary

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class BySource:
    """Which sources of each group say each term.

    Attributes
    ----------
    group : for each pair of a group and a source in it, the group; pairs by group, then by source.
    sizes : segments of each pair.
    said : sparse matrix (pairs, terms) of ones where the source says the term in the group.
    """

    groups: int
    group: NDArray[np.int64]
    sizes: NDArray[np.int64]
    said: Any

    def count(self) -> Floats:
        """How many sources say each term, array (groups, terms)."""
        return self._summed(np.ones(len(self.group)))

    def share(self) -> Floats:
        """The share of a group that stands in sources that say the term, array (groups, terms)."""
        return self._summed(self.sizes / np.bincount(self.group, self.sizes, self.groups)[self.group])

    def share_of_sources(self) -> Floats:
        """The share of each group's sources that say each term, array (groups, terms)."""
        return self._summed(1 / np.bincount(self.group, minlength=self.groups)[self.group])

    def of_group(self, group: int) -> NDArray[np.int64]:
        """Segments of the group in each of its sources."""
        return np.asarray(self.sizes[self.group == group])

    def _summed(self, weights: Floats) -> Floats:
        return _summed(weights, self.group, self.said, self.groups)


def by_source(matrix: Any, labels: Labels, names: Sequence[str], groups: int) -> BySource:
    """Count `matrix` (segments, terms) by group and by the source that `names` gives each segment."""
    from scipy.sparse import csr_matrix

    held = np.flatnonzero(labels >= 0)
    _, source = np.unique(np.asarray(names), return_inverse=True)
    many = int(source.max(initial=-1)) + 1
    pairs, pair, sizes = np.unique(
        labels[held] * many + source[held], return_inverse=True, return_counts=True
    )
    of_pair = csr_matrix((np.ones(len(held)), (pair, held)), shape=(len(pairs), matrix.shape[0]))
    said = (of_pair @ matrix).tocsr()
    said.data[:] = 1.0
    return BySource(groups, pairs // max(many, 1), sizes, said)


def within(matrix: Any, labels: Labels, groups: int, weights: Floats | None = None) -> Floats:
    """The segments of each group that hold each term, counted or weighed: array (groups, terms)."""
    held = np.flatnonzero(labels >= 0)
    each = np.ones(len(held)) if weights is None else weights[held]
    return _summed(each, labels[held], matrix[held], groups)


def alone(inside: Floats, words: Vocabulary) -> Floats:
    """The share of a term's segments in which it is not part of a phrase that recurs, 0…1.

    As in the C-value of Frantzi, Ananiadou & Mima (2000): *partner* yields to *sociale partner*.

    Parameters
    ----------
    inside : array (groups, terms), segments that hold each term.
    """
    phrase, part = words.phrases
    covered = np.zeros_like(inside)
    held = inside[:, phrase]
    np.maximum.at(covered.T, part, np.where(held > 1, held, 0.0).T)
    return np.asarray(1 - np.minimum(covered / np.maximum(inside, 1), 1.0))


def _summed(weights: Floats, group: Labels, rows: Any, groups: int) -> Floats:
    from scipy.sparse import csr_matrix

    place = csr_matrix((weights, (group, np.arange(len(group)))), shape=(groups, len(group)))
    return np.asarray((place @ rows).toarray(), dtype=np.float64)
