"""Probabilities that hold, and the threshold above which a code is proposed."""

from __future__ import annotations

import numpy as np
import pytest

from qualcode.suggesting import calibration


def test_without_decisions_one_code_in_all_is_expected_where_nothing_speaks() -> None:
    few, many = calibration.begin(5), calibration.begin(50)
    assert few[0] > many[0]
    assert few[1:] == pytest.approx(many[1:])


def test_fitted_probabilities_hold() -> None:
    rng = np.random.default_rng(1)
    evidence = rng.normal(size=(4000, 6))
    truth = 1 / (1 + np.exp(-(-2.0 + 1.5 * evidence[:, 0] + 0.8 * evidence[:, 1])))
    right = rng.random(4000) < truth
    weights = calibration.begin(10)
    for _ in range(4):
        weights = calibration.fit(evidence, right, 10, weights)
    likely = calibration.probabilities(weights[0] + evidence @ weights[1:])
    assert calibration.expected_calibration_error(likely, right) < 0.02
    assert weights[1] == pytest.approx(1.5, abs=0.25)


def test_what_is_sure_is_said_more_soberly_in_the_same_order() -> None:
    log_odds = np.array([-3.0, -0.5, 0.0, 1.0, 4.0])
    found = calibration.sober(log_odds)
    assert found[:3] == pytest.approx(log_odds[:3])
    assert np.all(np.diff(found) > 0)
    assert calibration.probabilities(found)[-1] == pytest.approx(0.88, abs=0.01)


def test_the_error_is_the_distance_between_said_and_true() -> None:
    said = np.array([0.1] * 50 + [0.9] * 50)
    right = np.array([True, False] * 50)
    assert calibration.expected_calibration_error(said, right, bins=2) == pytest.approx(0.4)
    assert calibration.reliability(said, right, bins=2) == [
        (0.5, pytest.approx(0.1), 0.5),
        (0.5, pytest.approx(0.9), 0.5),
    ]


def test_the_threshold_is_where_the_expected_f1_is_highest() -> None:
    likely = np.array([0.9, 0.8, 0.7, 0.05, 0.05, 0.05])
    assert calibration.best_threshold(likely) == pytest.approx(0.7)
    assert calibration.best_threshold(np.array([])) == 0.5


def test_one_code_has_the_common_threshold_to_the_last_bit() -> None:
    """Or the fragment at the threshold would fall to either side of it by the noise of a division."""
    rng = np.random.default_rng(0)
    for count in range(2, 60):
        likely = rng.random((count, 1))
        assert calibration.thresholds(likely)[0] == calibration.best_threshold(likely.ravel())


def test_a_code_seldom_met_keeps_near_the_common_threshold() -> None:
    often = np.concatenate([np.full(100, 0.9), np.full(300, 0.2)])
    seldom = np.concatenate([np.full(1, 0.3), np.full(399, 0.001)])
    found = calibration.thresholds(np.column_stack([often, seldom]))
    common = calibration.best_threshold(np.concatenate([often, seldom]))
    assert abs(found[1] - common) < 0.05
    assert calibration.best_threshold(seldom) == pytest.approx(0.3)
