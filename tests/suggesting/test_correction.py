"""The ridge regression that is kept up to date row by row."""

from __future__ import annotations

import numpy as np
import pytest

from qualcode.suggesting.correction import PENALTY, Correction

RNG = np.random.default_rng(3)
FEATURES = RNG.normal(size=(40, 7)).astype(np.float32)
RESIDUALS = RNG.normal(size=(40, 3))


def solved(rows: list[int]) -> np.ndarray:
    own = FEATURES[rows].astype(float)
    return np.linalg.solve(own.T @ own + PENALTY * np.eye(7), own.T @ RESIDUALS[rows])


def test_one_by_one_gives_what_all_at_once_gives() -> None:
    at_once, one_by_one = Correction(FEATURES, 3), Correction(FEATURES, 3)
    rows = [3, 8, 21, 30]
    at_once.start(np.array(rows), RESIDUALS[rows])
    for row in rows:
        one_by_one.set(row, RESIDUALS[row])
    assert one_by_one.values() == pytest.approx(at_once.values())
    assert one_by_one.unlike == pytest.approx(at_once.unlike)
    open_rows = [row for row in range(40) if row not in rows]
    assert at_once.values()[open_rows] == pytest.approx(FEATURES[open_rows] @ solved(rows), abs=1e-6)


def test_a_learned_row_is_judged_as_if_it_had_been_left_out() -> None:
    rows = [1, 2, 5, 9, 17]
    correction = Correction(FEATURES, 3)
    correction.start(np.array(rows), RESIDUALS[rows])
    without = solved([row for row in rows if row != 9])
    assert correction.values()[9] == pytest.approx(FEATURES[9] @ without, abs=1e-6)


def test_a_decision_changed_or_forgotten_leaves_no_trace() -> None:
    correction = Correction(FEATURES, 3)
    correction.set(4, RESIDUALS[4])
    before, unlike = correction.values(), correction.unlike
    correction.set(7, RESIDUALS[7])
    correction.set(7, RESIDUALS[8])
    correction.set(7, None)
    assert correction.values() == pytest.approx(before)
    assert correction.unlike == pytest.approx(unlike)


def test_what_was_decided_is_less_unlike_than_what_was_not() -> None:
    correction = Correction(FEATURES, 3)
    assert correction.unlike == pytest.approx(np.ones(40))
    correction.set(0, RESIDUALS[0])
    assert correction.unlike[0] == correction.unlike.min() < 0.7
