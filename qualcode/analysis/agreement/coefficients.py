"""Coefficients of agreement, from how often each pattern of answers occurs.

A pattern is what all coders answered on one unit: value numbers from 0, and -1 for a coder who did not read
it. Every coefficient is a function of the patterns' weights alone, so thousands of resamples are one matrix
product. `weights` may have any leading dimensions; the last runs over patterns.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Patterns:
    """Distinct patterns of answers (int64, patterns by coders, -1 for none) and how many values there are."""

    answers: NDArray[np.int64]
    values: int

    @cached_property
    def counts(self) -> Floats:
        """Patterns by values: how many coders gave each value."""
        return np.stack([(self.answers == value).sum(axis=1) for value in range(self.values)], axis=1).astype(
            float
        )

    @cached_property
    def answered(self) -> Floats:
        """Per pattern, how many coders answered."""
        return np.asarray(self.counts.sum(axis=1))

    @cached_property
    def paired(self) -> Floats:
        """Per pattern 1.0 where at least two coders answered, else 0.0."""
        return (self.answered >= 2).astype(float)


def patterns(ratings: ArrayLike) -> tuple[Patterns, Floats]:
    """Patterns and their weights of a table of ratings: units by coders, value numbers, -1 for none."""
    table = np.asarray(ratings, dtype=np.int64)
    answers, weights = np.unique(table, axis=0, return_counts=True)
    return Patterns(answers, int(table.max(initial=0)) + 1), weights.astype(float)


def percent(found: Patterns, weights: Floats) -> Floats:
    """Share of pairs of coders that agree, 0..1, averaged over units with two answers or more."""
    many = found.answered
    with np.errstate(divide="ignore", invalid="ignore"):
        agreeing = (found.counts * (found.counts - 1)).sum(axis=1) / (many * (many - 1))
    agreeing = np.where(found.paired > 0, agreeing, 0.0)
    return _over(weights @ agreeing, weights @ found.paired)


def cohen(found: Patterns, weights: Floats) -> Floats:
    """Cohen's kappa (1960) of two coders; of more, the mean over their pairs (Light 1971).

    Pairs that have none, as two who read nothing in common, are left out; NaN where no pair has one.
    """
    coders = found.answers.shape[1]
    pairs = np.array(
        [
            _cohen(found.answers[:, [one, other]], found.values, weights)
            for one in range(coders)
            for other in range(one + 1, coders)
        ]
    ).reshape(-1, *weights.shape[:-1])
    known = np.isfinite(pairs)
    return _over(np.where(known, pairs, 0.0).sum(axis=0), known.sum(axis=0))


def _cohen(answers: NDArray[np.int64], values: int, weights: Floats) -> Floats:
    both = (answers >= 0).all(axis=1)
    held = weights * both
    total = held.sum(axis=-1)
    agreed = _over((held * (answers[:, 0] == answers[:, 1])).sum(axis=-1), total)
    first = np.stack([held @ (answers[:, 0] == value) for value in range(values)], axis=-1)
    second = np.stack([held @ (answers[:, 1] == value) for value in range(values)], axis=-1)
    by_chance = _over((first * second).sum(axis=-1), total**2)
    return _corrected(agreed, by_chance)


def fleiss(found: Patterns, weights: Floats) -> Floats:
    """Fleiss' kappa (1971): chance from the values' shares over all coders together."""
    held = weights * found.paired
    share = _over_last(held @ found.counts, held @ found.answered)
    return _corrected(percent(found, weights), (share**2).sum(axis=-1))


def gwet(found: Patterns, weights: Floats) -> Floats:
    """Gwet's AC1 (2008), which does not collapse when a code is rare."""
    if found.values < 2:
        return np.full(weights.shape[:-1], np.nan)
    known = found.answered > 0
    portions = np.divide(
        found.counts, found.answered[:, None], where=known[:, None], out=np.zeros_like(found.counts)
    )
    share = _over_last(weights @ portions, weights @ known.astype(float))
    by_chance = (share * (1 - share)).sum(axis=-1) / (found.values - 1)
    return _corrected(percent(found, weights), by_chance)


def alpha(found: Patterns, weights: Floats) -> Floats:
    """Krippendorff's alpha (2019), nominal: 1 - (n - 1)(n - Σ o_cc) / (n² - Σ n_c²); NaN without variation.

    Units with fewer than two answers are left out.
    """
    held = weights * found.paired
    with np.errstate(divide="ignore", invalid="ignore"):
        same = (found.counts * (found.counts - 1)).sum(axis=1) / (found.answered - 1)
    agreeing = held @ np.where(found.paired > 0, same, 0.0)
    each = held @ found.counts
    number = each.sum(axis=-1)
    return 1 - _over((number - 1) * (number - agreeing), number**2 - (each**2).sum(axis=-1))


def positive(found: Patterns, weights: Floats, value: int = 1) -> Floats:
    """Specific agreement on one value (Dice; Spitzer & Fleiss 1974): not blown up by what nobody coded."""
    held = weights * found.paired
    given = found.counts[:, value]
    with np.errstate(divide="ignore", invalid="ignore"):
        same = np.where(found.paired > 0, given * (given - 1) / (found.answered - 1), 0.0)
    return _over(held @ same, held @ given)


def prevalence(found: Patterns, weights: Floats, value: int = 1) -> Floats:
    """Share of all answers that are `value`, 0..1."""
    held = weights * found.paired
    return _over(held @ found.counts[:, value], held @ found.answered)


def _corrected(agreed: Floats, by_chance: Floats) -> Floats:
    return _over(agreed - by_chance, 1 - by_chance)


def _over(part: Floats, whole: Floats) -> Floats:
    part, whole = np.asarray(part, float), np.asarray(whole, float)
    out = np.full(np.broadcast_shapes(part.shape, whole.shape), np.nan)
    return np.asarray(np.divide(part, whole, out=out, where=np.abs(whole) > 1e-12))


def _over_last(part: Floats, whole: Floats) -> Floats:
    return _over(part, np.asarray(whole)[..., None])
