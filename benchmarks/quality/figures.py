"""How good suggestions are: the figures, each of scores (n, k) against what is right (n, k)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from qualcode.suggesting.calibration import expected_calibration_error, reliability

Scores = NDArray[np.float64]
Right = NDArray[np.bool_]
SHOWN = 3


def ranking(scores: Scores, right: Right) -> dict[str, float]:
    """Of the fragments with a code: a right one first, among the first three, mean average precision."""
    coded = right.any(axis=1)
    order = np.argsort(-scores[coded], axis=1, kind="stable")
    hits = np.take_along_axis(right[coded], order, axis=1)
    precision = np.cumsum(hits, axis=1) / np.arange(1, hits.shape[1] + 1)
    return {
        "top-1": float(hits[:, 0].mean()),
        "top-3": float(hits[:, :SHOWN].any(axis=1).mean()),
        "MAP": float(((precision * hits).sum(axis=1) / hits.sum(axis=1)).mean()),
    }


def f1(proposed: Right, right: Right) -> float:
    """Micro-averaged over all fragments, those without a code too."""
    return 2 * float((proposed & right).sum()) / max(int(proposed.sum() + right.sum()), 1)


def calibration_of_shown(likely: Scores, right: Right) -> float:
    """Expected calibration error of the three likeliest codes of each fragment: what a researcher sees."""
    return expected_calibration_error(*_shown(likely, right))


def reliability_of_shown(likely: Scores, right: Right) -> list[tuple[float, float, float]]:
    """Share, mean probability said and share right, in ten bins of as many suggestions each."""
    return reliability(*_shown(likely, right))


def _shown(likely: Scores, right: Right) -> tuple[Scores, Right]:
    order = np.argsort(-likely, axis=1, kind="stable")[:, :SHOWN]
    return np.take_along_axis(likely, order, 1).ravel(), np.take_along_axis(right, order, 1).ravel()
