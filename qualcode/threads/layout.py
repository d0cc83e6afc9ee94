"""Places in the plane for a picture of all segments; cheap, and the same every time.

The centres of the threads are laid out by classical scaling of their distances (Torgerson 1952).
A segment stands near its thread, drawn towards the threads it also resembles, and moved a little
along the two directions in which its thread varies most.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from qualcode.threads.clustering import centres
from qualcode.threads.features import Matrix
from qualcode.threads.graph import Labels

SHARPNESS = 12.0
SPREAD = 0.45
PLENTY = 40


def positions(features: Matrix, labels: Labels) -> NDArray[np.float64]:
    """Coordinates (n, 2), within -1…1 and rounded to three decimals."""
    rows = _principal(features.astype(np.float64), PLENTY)
    if labels.max(initial=-1) < 2:
        return _scaled(rows[:, :2])
    middle = centres(features, labels)
    places = _classical_scaling(middle)
    pull = np.exp(SHARPNESS * (features @ middle.T).astype(np.float64))
    pull /= pull.sum(axis=1, keepdims=True)
    plane = pull @ places
    gap = _typical_gap(places)
    groups = np.where(labels >= 0, labels, np.argmax(pull, axis=1))
    for group in range(len(middle)):
        members = np.flatnonzero(groups == group)
        if len(members) > 2:
            plane[members] += SPREAD * gap * _scaled(_principal(rows[members], 2))
    return _scaled(plane)


def _classical_scaling(middle: Matrix) -> NDArray[np.float64]:
    closeness = middle.astype(np.float64) @ middle.T.astype(np.float64)
    squared = np.maximum(2 - 2 * closeness, 0)
    balance = np.eye(len(middle)) - 1 / len(middle)
    values, vectors = np.linalg.eigh(-0.5 * balance @ squared @ balance)
    top = np.argsort(-values)[:2]
    return np.asarray(_signed(vectors[:, top]) * np.sqrt(np.maximum(values[top], 1e-9)))


def _principal(rows: NDArray[np.float64], count: int) -> NDArray[np.float64]:
    """The rows on their first `count` principal directions: array (n, at most count), at least two wide."""
    away = rows - rows.mean(axis=0)
    _, directions = np.linalg.eigh(away.T @ away)
    found = away @ _signed(directions[:, ::-1][:, :count])
    return np.pad(found, ((0, 0), (0, max(0, 2 - found.shape[1]))))


def _signed(columns: NDArray[np.float64]) -> NDArray[np.float64]:
    """Columns turned so that their largest entry is positive: an eigenvector's sign is arbitrary."""
    largest = columns[np.argmax(np.abs(np.round(columns, 6)), axis=0), np.arange(columns.shape[1])]
    return columns * np.where(largest < 0, -1.0, 1.0)


def _typical_gap(places: NDArray[np.float64]) -> float:
    away = np.linalg.norm(places[:, None, :] - places[None, :, :], axis=2)
    np.fill_diagonal(away, np.inf)
    return float(np.median(away.min(axis=1))) or 1.0


def _scaled(plane: NDArray[np.float64]) -> NDArray[np.float64]:
    reach = float(np.abs(plane).max(initial=0.0))
    return np.asarray(np.round(plane / (reach if reach > 1e-9 else 1.0), 3) + 0.0)
