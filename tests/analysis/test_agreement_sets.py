"""Agreement over sets of codes: MASI by hand, and alpha against published tables."""

from __future__ import annotations

import numpy as np
import pytest
import small_study
from small_study import nominal

from qualcode.analysis import agreement
from qualcode.analysis.agreement.sets import masi, set_alpha

# Krippendorff (2011), "Computing Krippendorff's alpha-reliability", the table of four observers: .743.
OBSERVERS = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)


def sets(*names: str) -> list[frozenset[int]]:
    return [frozenset(map(ord, name)) for name in names]


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("ab", "ab", 0),
        ("", "", 0),
        ("ab", "cd", 1),
        ("", "a", 1),
        ("ab", "abcd", 1 - 2 / 3 * 2 / 4),  # one within the other; NLTK's documentation has .665
        ("ab", "abc", 1 - 2 / 3 * 2 / 3),
        ("ab", "bc", 1 - 1 / 3 * 1 / 3),  # an overlap
        ("abc", "abd", 1 - 1 / 3 * 2 / 4),
    ],
)
def test_masi(one: str, other: str, apart: float) -> None:
    between = masi(sets(one, other))
    assert between.diagonal().tolist() == [0, 0]
    assert between[0, 1] == between[1, 0] == pytest.approx(apart)


def test_single_codes_give_the_published_alpha() -> None:
    units = [
        [None if row[unit] is None else frozenset({row[unit]}) for row in OBSERVERS] for unit in range(12)
    ]
    for distance in (nominal, masi):  # sets of one code are the same or share nothing
        assert float(set_alpha(units, distance)) == pytest.approx(0.743, abs=5e-4)


def test_codes_that_are_partly_the_same_agree_in_part() -> None:
    near = [sets("ab", "a"), sets("c", "c"), sets("d", "d")]
    far = [sets("ab", "e"), sets("c", "c"), sets("d", "d")]
    assert float(set_alpha(near, nominal)) < float(set_alpha(near)) < 1
    assert float(set_alpha(far)) < float(set_alpha(near))


def test_by_hand() -> None:
    units = [sets("a", "ab"), sets("b", "b")]
    # observed: (2/3 + 2/3) / 4; expected: a-ab 2/3, a-b 1 twice, ab-b 2/3 twice, both ways, over 4 * 3
    expected = 2 * (2 / 3 + 2 * 1 + 2 * 2 / 3) / 12
    assert float(set_alpha(units)) == pytest.approx(1 - (4 / 3 / 4) / expected)


def test_without_variation_there_is_no_figure() -> None:
    assert np.isnan(set_alpha([sets("a", "a"), sets("a", "a")]))
    assert np.isnan(set_alpha([[frozenset(), None]]))


def test_resamples_weigh_units() -> None:
    units = [sets("a", "b"), sets("b", "b"), sets("a", "a")]
    doubled = set_alpha(units, times=np.array([[1.0, 1, 1], [1, 2, 1]]))
    assert doubled[0] == pytest.approx(float(set_alpha(units)))
    assert doubled[1] == pytest.approx(float(set_alpha([*units, units[1]])))


def test_it_stands_beside_the_other_coefficients() -> None:
    found = agreement(small_study.table(), ("Anna", "Bas"), draws=50).pooled
    assert found["masi_low"] <= found["masi"] <= found["masi_high"]
    assert found["masi"] != found["alpha"]
