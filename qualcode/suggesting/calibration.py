"""Scores become probabilities that hold: 80% is right four times in five."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

BEGIN = (-0.4, 1.0, 0.8, 2.2, 0.8, 0.4, -0.3)
"""Weights before anything is decided: constant, definition, correction, nearby, frequency, length, rivals.

Chosen on the development half of the corpora; the constant comes on top of the log odds of one code per
fragment.
"""
STIFFNESS = (0.5, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0)
STEPS = 4
STEADY = 20.0
SOBER = 0.5


def begin(codes: int) -> Floats:
    """Weights before anything is decided, the constant first."""
    import numpy as np

    weights = np.array(BEGIN)
    weights[0] += log_odds_of_one(codes)
    return weights


def log_odds_of_one(codes: int) -> float:
    """Log odds that a code fits, when one in `codes` does."""
    import numpy as np

    return float(-np.log(max(codes - 1, 1)))


def probabilities(log_odds: Floats) -> Floats:
    """Of log odds, the probabilities."""
    from scipy.special import expit

    found: Floats = expit(log_odds)
    return found


def sober(log_odds: Floats) -> Floats:
    """Log odds, halved as far as they are above even odds; their order stays.

    A straight line through all pairs, most of which are wrong, promises too much of the few surest: on the
    development half 0.74 to 0.91 of what came true for 0.65 to 0.76, however much was decided.
    """
    import numpy as np

    found: Floats = np.where(log_odds > 0, SOBER * log_odds, log_odds)
    return found


def fit(evidence: Floats, right: NDArray[np.bool_], codes: int, former: Floats) -> Floats:
    """Weights refitted on decided pairs of fragment and code, from where they were.

    Logistic regression whose weights have a Gaussian prior around `begin`, with the precision `STIFFNESS`,
    by Newton's method (Platt 1999, with several scores). The evidence must be cross-fitted, as
    `Correction.values` is. It may be chosen by a queue: what is fitted is how often codes are right given
    the evidence, not how often they occur.

    Parameters
    ----------
    evidence : (pairs, features).
    right : whether the code was confirmed, (pairs,).
    """
    import numpy as np

    start, stiffness = begin(codes), np.array(STIFFNESS)
    rows = np.column_stack([np.ones(len(evidence)), evidence])
    weights = former
    for _ in range(STEPS):
        expected = probabilities(rows @ weights)
        slope = rows.T @ (expected - right) + stiffness * (weights - start)
        curve = (rows * (expected * (1 - expected))[:, None]).T @ rows + np.diag(stiffness)
        step = np.linalg.solve(curve, slope)
        weights = weights - step / max(1.0, float(np.abs(step).max()))
    return weights


def thresholds(likely: Floats) -> Floats:
    """Per code the probability from which on to propose it, (k,), where F1 is expected to be highest.

    Expected over the fragments still open, with the probabilities themselves for truth: what was decided
    may have been chosen by a queue and says little of how often codes occur. A code's own best threshold is
    drawn to the common one by `STEADY` expected occurrences.

    Parameters
    ----------
    likely : probabilities of the open fragments, (n, k).
    """
    import numpy as np

    common = best_threshold(likely.ravel())
    own = np.array([best_threshold(column) for column in likely.T])
    expected = likely.sum(axis=0)
    found: Floats = common + expected / (expected + STEADY) * (own - common)
    return found


def best_threshold(likely: Floats) -> float:
    """The probability above which the expected F1 is highest; one half when there is nothing to go by."""
    import numpy as np

    if not likely.size:
        return 0.5
    ordered = np.sort(likely)[::-1]
    f1 = 2 * np.cumsum(ordered) / (np.arange(1, len(ordered) + 1) + ordered.sum())
    return float(ordered[int(np.argmax(f1))])


def expected_calibration_error(found: Floats, right: NDArray[np.bool_], bins: int = 10) -> float:
    """Mean distance between what was promised and what came true, in bins of as many pairs (Naeini 2015)."""
    return sum(share * abs(said - true) for share, said, true in reliability(found, right, bins))


def reliability(found: Floats, right: NDArray[np.bool_], bins: int = 10) -> list[tuple[float, float, float]]:
    """Per bin, from low to high: its share of the pairs, mean probability and how often it was right (0..1).

    `found` and `right` hold a value per pair of fragment and code; no bin is empty.
    """
    import numpy as np

    order = np.argsort(found, kind="stable")
    groups = [group for group in np.array_split(order, bins) if len(group)]
    return [
        (len(group) / len(found), float(found[group].mean()), float(right[group].mean())) for group in groups
    ]


def rivals(signals: Sequence[Floats]) -> Floats:
    """How much the other codes have going for them in the same fragment, (n, k), around zero.

    The logarithm of the sum of their odds by the first four signals at their first weights: where many codes
    seem to fit, each fits less often than where one does.
    """
    import numpy as np

    odds = np.exp(sum(weight * signal for weight, signal in zip(BEGIN[1:5], signals, strict=False)))
    found: Floats = np.log(np.maximum(odds.sum(axis=1, keepdims=True) - odds, 1e-9))
    return found - found.mean() if found.size else found
