"""The alphas for unitizing: a published example, a slow reading of the definitions, and what must hold."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
import small_study
from hypothesis import given, settings
from hypothesis import strategies as st
from small_study import nominal

from qualcode.analysis import agreement, unitizing
from qualcode.analysis.agreement.continuum import Continuum, Spans
from qualcode.analysis.agreement.sets import masi
from qualcode.analysis.agreement.unitizing import Sums
from qualcode.errors import AnalysisError
from qualcode.model import Coding

# Krippendorff (2019), Content Analysis, 4th ed., figure 12.11: three observers of a continuum of length 60;
# the same figures as in Krippendorff, Mathet, Bouvry & Widlöcher (2016). (code, begin, end)
PUBLISHED = (
    ((1, 0, 7), (2, 7, 13), (5, 30, 32), (6, 32, 37), (6, 37, 44), (7, 44, 60)),
    ((1, 0, 7), (3, 7, 13), (5, 13, 21), (6, 32, 44)),
    ((1, 0, 7), (4, 7, 13), (5, 13, 21), (6, 32, 37), (6, 37, 41), (6, 41, 44)),
)
LENGTH, CODES = 60, 8
Marked = tuple[tuple[tuple[int, int, int], ...], ...]


def sums(marked: Marked, sizes: tuple[int, ...] = (LENGTH,), documents: tuple[int, ...] = (0,)) -> Sums:
    flat = np.array([(who, *one) for who, units in enumerate(marked) for one in units], dtype=np.int64)
    read = np.ones((len(sizes), len(marked)), dtype=bool)
    spans = Spans(*flat.reshape(-1, 4).T)
    line = Continuum.of(spans, np.array(sizes), np.array(documents), read)
    return Sums(line, len(sizes), CODES, nominal)


def test_the_published_example() -> None:
    found = sums(PUBLISHED).overall(np.ones((1, 1)))
    assert found["u"][0] == pytest.approx(0.510, abs=5e-4)
    assert found["relevant"][0] == pytest.approx(0.413, abs=1e-3)  # .4136; the book rounds on the way
    assert found["cu"][0] == pytest.approx(0.724, abs=5e-4)
    codes = sums(PUBLISHED).per_code(np.ones((1, 1)))
    assert codes["ku"][0, 1:7].tolist() == [1, 0, 0, 0, 1, 1]
    assert codes["covered"][0, 5] == pytest.approx(0.44, abs=5e-3)
    assert codes["covered"][0, 7] == 0
    assert np.isnan(codes["ku"][0, 7])


def slowly(marked: Marked, length: int) -> dict[str, float]:
    """The definitions, place by place (equations 32 to 38 of Krippendorff 2019), units not overlapping."""
    others = len(marked) - 1
    at = [{place: n for n, (_, a, b) in enumerate(own) for place in range(a, b)} for own in marked]
    code = [[own[at[i][p]][0] if p in at[i] else 0 for p in range(length)] for i, own in enumerate(marked)]
    met: Counter[tuple[int, int]] = Counter()
    pairable: Counter[tuple[int, int]] = Counter()
    for i in range(len(marked)):
        for j in range(len(marked)):
            for p in range(length) if i != j else ():
                met[code[i][p], code[j][p]] += 1
                if code[i][p] and code[j][p]:
                    pairable[i, at[i][p]] += 1
    met_of = {pair: times / others for pair, times in met.items()}

    def alpha(values: list[int], squares: float) -> float:
        each = {c: sum(met_of.get((c, k), 0) for k in values) for c in values}
        total = sum(each.values())
        observed = total - sum(met_of.get((c, c), 0) for c in values)
        apart = sum(each[c] * each[k] for c in values for k in values if c != k)
        return 1 - observed * (total**2 - squares) / (total * apart) if apart else float("nan")

    squares = sum((b - a) ** 2 for own in marked for _, a, b in own) + sum(one.count(0) for one in code)
    return {
        "u": alpha(list(range(CODES)), squares),
        "cu": alpha(list(range(1, CODES)), sum((times / others) ** 2 for times in pairable.values())),
    }


units = st.lists(st.tuples(st.integers(1, 4), st.integers(0, 3), st.integers(1, 5)), max_size=5)


def placed(drawn: list[tuple[int, int, int]]) -> tuple[tuple[int, int, int], ...]:
    end, found = 0, []
    for code, gap, long in drawn:
        found.append((code, end + gap, end + gap + long))
        end += gap + long
    return tuple(found)


@settings(max_examples=80, deadline=None)
@given(st.lists(units, min_size=2, max_size=4))
def test_it_is_what_the_definitions_say(drawn: list[list[tuple[int, int, int]]]) -> None:
    marked = tuple(placed(one) for one in drawn)
    found = sums(marked).overall(np.ones((1, 1)))
    for name, expected in slowly(marked, LENGTH).items():
        assert found[name][0] == pytest.approx(expected, nan_ok=True, abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(st.lists(units, min_size=2, max_size=3), st.lists(st.integers(1, 20), min_size=1, max_size=6))
def test_cutting_the_text_into_fragments_changes_nothing(
    drawn: list[list[tuple[int, int, int]]], cuts: list[int]
) -> None:
    marked = tuple(placed(one) for one in drawn)
    sizes = (*cuts, LENGTH - sum(cuts)) if sum(cuts) < LENGTH else (LENGTH,)
    whole = sums(marked)
    parts = sums(marked, sizes, (0,) * len(sizes))
    for work_out in (Sums.overall, Sums.per_code):
        one = work_out(whole, np.ones((1, 1)))
        other = work_out(parts, np.ones((1, len(sizes))))
        for name, value in one.items():
            assert other[name] == pytest.approx(value, nan_ok=True, abs=1e-9)


def test_drawing_a_text_twice_is_having_it_twice() -> None:
    doubled = tuple(
        (*own, *((code, low + LENGTH, high + LENGTH) for code, low, high in own)) for own in PUBLISHED
    )
    twice = sums(doubled, (LENGTH, LENGTH), (0, 1)).overall(np.ones((1, 2)))
    drawn = sums(PUBLISHED).overall(np.full((1, 1), 2.0))
    for name, value in twice.items():
        assert drawn[name][0] == pytest.approx(value[0])


def test_a_code_is_judged_apart_from_the_others() -> None:
    alone = tuple(tuple(unit for unit in own if unit[0] == 5) for own in PUBLISHED)
    expected = sums(alone).overall(np.ones((1, 1)))["u"][0]
    assert sums(PUBLISHED).per_code(np.ones((1, 1)))["u"][0, 5] == pytest.approx(expected)


def test_agreeing_on_everything_is_one_and_on_the_place_alone_is_less() -> None:
    same = sums((((1, 2, 9), (2, 9, 14)),) * 2).overall(np.ones((1, 1)))
    assert [same[name][0] for name in ("u", "relevant", "cu")] == [1, 1, 1]
    places = sums((((1, 2, 9), (2, 9, 14)), ((2, 2, 9), (1, 9, 14)))).overall(np.ones((1, 1)))
    assert places["relevant"][0] == 1
    assert places["u"][0] < 1
    assert places["cu"][0] < 0


def test_codings_that_touch_are_two_units_and_that_overlap_one() -> None:
    whole, cut, laid = ((1, 0, 10),), ((1, 0, 5), (1, 5, 10)), ((1, 0, 6), (1, 4, 10))
    alphas = [
        sums((one, whole, ((1, 3, 12),))).overall(np.ones((1, 1)))["u"][0] for one in (whole, cut, laid)
    ]
    assert alphas[0] == alphas[2] > alphas[1]  # a longer unit has fewer others to be paired with


def test_codes_that_are_partly_the_same_agree_in_part() -> None:
    both, one = ((1, 0, 10), (2, 0, 10), (3, 20, 30)), ((1, 0, 10), (3, 20, 30))
    flat = np.array([(who, *unit) for who, own in enumerate((both, one)) for unit in own])
    line = Continuum.of(Spans(*flat.T), np.array([LENGTH]), np.array([0]), np.ones((1, 2), dtype=bool))
    strict, mild = (Sums(line, 1, CODES, how).overall(np.ones((1, 1))) for how in (nominal, masi))
    assert strict["u"][0] < mild["u"][0] < 1
    assert strict["relevant"][0] == mild["relevant"][0] == 1
    # {1, 2} and {1} lie 2/3 apart over 10 of 20 places, {3} 1 from both; units are 10 long, four of them
    observed, expected = 20 * 2 / 3, 2 * (10 * 10 * 2 / 3 + 10 * 20 + 10 * 20)
    assert mild["cu"][0] == pytest.approx(1 - observed * (40**2 - 400) / (40 * expected))


STUDY = [
    Coding("a", "b/loon", "d1", 40, 53, "Anna"),  # een twee drie
    Coding("b", "b/loon", "d1", 44, 58, "Bas"),  # twee drie vier
    Coding("c", "b/rooster", "d1", 44, 53, "Bas"),
]


def test_a_study() -> None:
    found = unitizing(small_study.table(STUDY), ["Anna", "Bas"], draws=30)
    row = found.per_code.set_index("key").loc["b/loon"]
    assert (row["units: Anna"], row["units: Bas"]) == (1, 1)
    assert (found.free, found.codings, found.fragments, found.length) == (3, 3, 2, 36)
    assert row["u_low"] <= row["u"] <= row["u_high"]
    assert row["covered"] == pytest.approx(2 * 9 / 27)
    assert found.overall["covered"] == pytest.approx(18 / 72)
    # binary: 9 of 36 places differ both ways; 27 of 72 marked; squares 13², 14² and 45 places of gap
    expected = 1 - 18 * (72**2 - 13**2 - 14**2 - 45) / (72 * 2 * 27 * 45)
    assert row["u"] == pytest.approx(expected)
    words = unitizing(small_study.table(STUDY), unit="words", draws=0)
    assert words.length == 8
    assert words.per_code.set_index("key").loc["b/loon", "covered"] == pytest.approx(4 / 6)


def test_a_coding_over_two_fragments_is_one_unit() -> None:
    table = small_study.table(
        [Coding("a", "b/loon", "d1", 40, 88, "Anna"), Coding("b", "b/loon", "d1", 70, 88, "Bas")]
    )
    row = unitizing(table, draws=0).per_code.set_index("key").loc["b/loon"]
    assert (row["units: Anna"], row["units: Bas"]) == (1, 1)


def test_silence_counts_only_where_a_coder_has_read() -> None:
    found = unitizing(small_study.table(), ["Anna", "Bas"], draws=0)
    assert (found.fragments, found.documents, found.free) == (5, 2, 0)
    assert -1 <= found.overall["u"] <= 1


def test_long_texts_have_nearly_the_alpha_of_their_characters() -> None:
    """A unit is kept from being paired with itself, which matters less the longer the text."""
    table = small_study.table(STUDY)
    letters = agreement(table, ["Anna", "Bas"], unit="characters", draws=0).per_code.set_index("key")
    ours = unitizing(table, draws=0).per_code.set_index("key")
    assert 0 < ours.loc["b/loon", "u"] - letters.loc["b/loon", "alpha"] < 0.1


def test_one_coder_agrees_with_nobody() -> None:
    with pytest.raises(AnalysisError):
        unitizing(small_study.table(STUDY), ["Anna"])
