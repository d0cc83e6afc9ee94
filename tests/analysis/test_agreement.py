"""Coefficients against published worked examples, and agreement on fragments and free spans by hand."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest
import small_study
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.analysis import CodingTable, agreement, confusions, disagreements, facet_agreement
from qualcode.analysis.agreement import coefficients, decisions
from qualcode.analysis.agreement.bootstrap import resamples
from qualcode.errors import AnalysisError
from qualcode.model import Code, Coding

NO = None
NONE = -1  # who did not read it
KRIPPENDORFF = [  # Krippendorff (2011), Computing Krippendorff's alpha-reliability, section C
    [1, 2, 3, 3, 2, 1, 4, 1, 2, NO, NO, NO],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NO, 3],
    [NO, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NO],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NO],
]
FLEISS = [  # fourteen raters, ten subjects, five categories: kappa .210
    [0, 0, 0, 0, 14],
    [0, 2, 6, 4, 2],
    [0, 0, 3, 5, 6],
    [0, 3, 9, 2, 0],
    [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0],
    [3, 2, 6, 3, 0],
    [2, 5, 3, 2, 2],
    [6, 5, 2, 1, 0],
    [0, 2, 2, 3, 7],
]

DIAGNOSES = (
    "00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031 "
    "00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006"
)


def two_by_two(both: int, first: int, second: int, none: int) -> tuple[coefficients.Patterns, np.ndarray]:
    return coefficients.patterns([[1, 1]] * both + [[1, 0]] * first + [[0, 1]] * second + [[0, 0]] * none)


def alpha_by_pairs(units: list[list[int]]) -> float:
    """Krippendorff (2019), chapter 12, pair by pair: 1 - observed over expected disagreement."""
    told = [[one for one in unit if one >= 0] for unit in units]
    compared = [unit for unit in told if len(unit) > 1]
    every = [one for unit in compared for one in unit]
    observed = sum(
        (one != other) / (len(unit) - 1) for unit in compared for one, other in permutations(unit, 2)
    )
    expected = sum(one != other for one, other in permutations(every, 2))
    return 1 - observed * (len(every) - 1) / expected if expected else float("nan")


def test_alpha_on_krippendorffs_own_example() -> None:
    ratings = np.array([[-1 if one is None else one for one in row] for row in KRIPPENDORFF]).T
    assert coefficients.alpha(*coefficients.patterns(ratings)) == pytest.approx(0.7434, abs=5e-5)


def test_fleiss_example() -> None:
    ratings = [[value for value, times in enumerate(row) for _ in range(times)] for row in FLEISS]
    assert coefficients.fleiss(*coefficients.patterns(ratings)) == pytest.approx(0.210, abs=5e-4)


def test_fleiss_own_example() -> None:
    """Fleiss (1971), table 1: thirty patients, six psychiatrists, five diagnoses: kappa .430."""
    counts = [[int(one) for one in row] for row in DIAGNOSES.split()]
    ratings = [[value for value, times in enumerate(row) for _ in range(times)] for row in counts]
    assert {len(row) for row in ratings} == {6}
    assert coefficients.fleiss(*coefficients.patterns(ratings)) == pytest.approx(0.430, abs=5e-4)


def test_cohens_own_example() -> None:
    """Cohen (1960), table 1: two judges, 200 cases: agreement .70, by chance .41, kappa .492."""
    table = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]
    ratings = [
        [one, other] for one, row in enumerate(table) for other, times in enumerate(row) for _ in range(times)
    ]
    assert coefficients.cohen(*coefficients.patterns(ratings)) == pytest.approx(0.492, abs=5e-4)
    assert coefficients.percent(*coefficients.patterns(ratings)) == pytest.approx(0.70)


def test_cohen_example() -> None:
    found = two_by_two(20, 5, 10, 15)
    assert coefficients.percent(*found) == pytest.approx(0.7)
    assert coefficients.cohen(*found) == pytest.approx(0.4)


def test_gwets_example_of_the_kappa_paradox() -> None:
    found = two_by_two(118, 5, 2, 0)
    assert coefficients.cohen(*found) == pytest.approx(-0.0234, abs=5e-5)
    assert coefficients.gwet(*found) == pytest.approx(0.9408, abs=5e-5)
    assert coefficients.positive(*found) == pytest.approx(2 * 118 / (123 + 120))


@settings(max_examples=80, deadline=None)
@given(
    st.integers(2, 4).flatmap(
        lambda m: st.lists(st.lists(st.integers(-1, 2), min_size=m, max_size=m), min_size=2, max_size=25)
    )
)
def test_alpha_is_what_its_definition_says(ratings: list[list[int]]) -> None:
    ours = coefficients.alpha(*coefficients.patterns(ratings))
    assert float(ours) == pytest.approx(alpha_by_pairs(ratings), nan_ok=True, abs=1e-9)


def test_no_variation_is_no_agreement() -> None:
    assert np.isnan(coefficients.alpha(*two_by_two(0, 0, 0, 9)))
    assert np.isnan(coefficients.cohen(*two_by_two(9, 0, 0, 0)))


def test_silence_counts_only_where_a_coder_has_read() -> None:
    found = agreement(small_study.table(), ["Anna", "Bas"], draws=50)
    assert found.fragments == 5  # Bas never coded in the third source
    assert found.documents == 2
    assert found.uncoded == 1
    row = found.per_code.set_index("key").loc["b/rooster"]
    assert (row["given: Anna"], row["given: Bas"], row["all"]) == (3, 1, 1)
    assert row["percent"] == pytest.approx(3 / 5)
    assert row["positive"] == pytest.approx(2 / 4)
    assert row["prevalence"] == pytest.approx(4 / 10)
    assert row["kappa"] == pytest.approx((3 / 5 - 11 / 25) / (1 - 11 / 25))
    assert row["alpha_low"] <= row["alpha"] <= row["alpha_high"]
    assert np.isnan(found.per_code.set_index("key").loc["b/werk", "alpha"])
    assert found.same_codes == pytest.approx(2 / 5)


def test_a_filter_on_codes_leaves_who_read_what_as_it_was() -> None:
    """Bas gave no Rooster in the second source, which he read: there he says no, and is not silent."""
    narrowed = small_study.table().where(code="rooster")
    found = agreement(narrowed, ["Anna", "Bas"], draws=0)
    whole = agreement(small_study.table(), ["Anna", "Bas"], draws=0)
    own, same = (one.per_code.set_index("key").loc["b/rooster"] for one in (found, whole))
    assert (found.fragments, found.documents) == (5, 2)
    assert own["kappa"] == same["kappa"]
    assert len(disagreements(narrowed, ["Anna", "Bas"])) == 2


def test_what_may_not_be_seen_does_not_tell_that_its_source_was_read() -> None:
    with pytest.raises(AnalysisError):
        agreement(small_study.table().seen_by("Anna", {"d1", "d2"}), ["Anna", "Bas"], draws=0)


def test_kappa_of_three_is_the_mean_over_the_pairs_that_have_one() -> None:
    """Who read nothing in common with another has no kappa with them, and spoils nobody else's."""
    of_one_and_two = [[1, 1, NONE], [1, 0, NONE], [0, 0, NONE], [0, 0, NONE]]
    of_two_and_three = [[NONE, 1, 1], [NONE, 0, 0]]
    first = coefficients.cohen(*coefficients.patterns([row[:2] for row in of_one_and_two]))
    every = coefficients.cohen(*coefficients.patterns([*of_one_and_two, *of_two_and_three]))
    assert float(every) == pytest.approx((float(first) + 1) / 2)


def test_uncoded_fragments_can_be_left_out() -> None:
    with_them = agreement(small_study.table(), ["Anna", "Bas"], draws=0)
    without = agreement(small_study.table(), ["Anna", "Bas"], draws=0, only_coded=True)
    assert without.fragments == 4
    assert without.uncoded == 0
    assert without.pooled["percent"] < with_them.pooled["percent"]
    assert without.pooled["positive"] == with_them.pooled["positive"]


def test_codes_that_nobody_gave_change_no_figure() -> None:
    """A longer codebook is no more agreement."""
    material, codings = small_study.table().material, small_study.table().codings
    unused = tuple(Code(f"nooit{n}", f"Nooit {n}") for n in range(20))
    longer = replace(small_study.BOOK, codes=(*small_study.BOOK.codes, *unused))
    short, long = (
        agreement(CodingTable.of(material, [book], codings), ["Anna", "Bas"], draws=20)
        for book in (small_study.BOOK, longer)
    )
    assert len(long.per_code) == len(short.per_code) + 20
    assert long.pooled == pytest.approx(short.pooled, nan_ok=True)
    assert long.mean == pytest.approx(short.mean)


def test_free_spans_agree_word_by_word() -> None:
    codings = [
        Coding("a", "b/loon", "d1", 40, 53, "Anna"),  # een twee drie
        Coding("b", "b/loon", "d1", 44, 58, "Bas"),  # twee drie vier
    ]
    found = agreement(small_study.table(codings), ["Anna", "Bas"], unit="words", draws=20)
    row = found.per_code.set_index("key").loc["b/loon"]
    assert (row["given: Anna"], row["given: Bas"], row["all"]) == (3, 3, 2)
    assert row["percent"] == pytest.approx(6 / 8)
    letters = agreement(small_study.table(codings), ["Anna", "Bas"], unit="characters", draws=0)
    row = letters.per_code.set_index("key").loc["b/loon"]
    assert (row["given: Anna"], row["given: Bas"], row["all"]) == (13, 14, 9)
    assert row["percent"] == pytest.approx((36 - 9) / 36)


def test_overlapping_spans_of_one_coder_count_once() -> None:
    codings = [
        Coding("a", "b/loon", "d1", 40, 53, "Anna"),
        Coding("b", "b/loon", "d1", 44, 58, "Anna"),
        Coding("c", "b/loon", "d1", 40, 58, "Bas"),
    ]
    row = agreement(small_study.table(codings), unit="words", draws=0).per_code.set_index("key").loc["b/loon"]
    assert (row["given: Anna"], row["given: Bas"], row["alpha"]) == (4, 4, 1.0)


def test_resamples_by_hand_equal_the_fast_ones() -> None:
    decided = decisions(small_study.table(), ["Anna", "Bas"])
    times = np.array([2.0, 0, 1, 1, 1])
    fast = coefficients.alpha(decided.patterns, decided.weights(times))
    given = {
        (int(w), int(c)): p for w, c, p in zip(decided.where, decided.code, decided.pattern, strict=True)
    }
    for code in range(len(decided.codes)):
        rows = [
            decided.patterns.answers[given.get((where, code), decided.reading[where])].tolist()
            for where, often in enumerate(times)
            for _ in range(int(often))
        ]
        slow = coefficients.alpha(*coefficients.patterns(rows))
        assert float(fast[code]) == pytest.approx(float(slow), nan_ok=True)


def test_a_source_is_drawn_whole_and_fragments_by_themselves() -> None:
    document = np.array([0, 0, 0, 4, 4, 7])
    whole = resamples(document, "document", 50, 0)
    assert all(len(set(drawn[document == one])) == 1 for drawn in whole for one in (0, 4, 7))
    assert {drawn[0] + drawn[3] + drawn[5] for drawn in whole} == {3.0}
    apart = resamples(document, "fragment", 50, 0)
    assert set(apart.sum(axis=1)) == {6.0}
    assert any(len(set(drawn[:3])) > 1 for drawn in apart)


def test_disagreements_name_who_and_what_instead() -> None:
    found = disagreements(small_study.table(), ["Anna", "Bas"])
    places = [segment.id for segment in small_study.segments()]
    assert [places.index(one) for one in found["fragment"]] == sorted(map(places.index, found["fragment"]))
    rows = {(row.fragment, row.label): (row.given_by, row.not_by, row.instead) for row in found.itertuples()}
    assert rows[("d2:10-28", "Rooster")] == ("Anna", "Bas", "Loon")
    assert rows[("d1:70-88", "Rooster")] == ("Anna", "Bas", "")
    assert ("d1:40-58", "Rooster") not in rows
    assert confusions(small_study.table(), ["Anna", "Bas"])[
        ["one", "other", "times"]
    ].to_numpy().tolist() == [["Rooster", "Loon", 1]]


def test_facets_are_compared_where_the_code_is_the_same() -> None:
    codings = [
        small_study.coding(1, 1, "loon", valentie=("voor",)),
        small_study.coding(2, 1, "loon", "Bas", valentie=("tegen",)),
        small_study.coding(3, 3, "loon", valentie=("voor",)),
        small_study.coding(4, 3, "loon", "Bas", valentie=("voor",)),
        small_study.coding(5, 4, "werk", valentie=("voor",)),
    ]
    row = facet_agreement(small_study.table(codings)).set_index("facet").loc["Valentie"]
    assert (row["compared"], row["percent"]) == (2, 0.5)
    twice = [*codings, small_study.coding(6, 1, "loon", valentie=("tegen",))]
    twice += [small_study.coding(7, 1, "loon", "Bas", valentie=("voor",))]
    row = facet_agreement(small_study.table(twice)).set_index("facet").loc["Valentie"]
    assert row["percent"] == 1.0, "both gave both, each in another order"


def test_one_coder_agrees_with_nobody() -> None:
    with pytest.raises(AnalysisError):
        agreement(small_study.table().where(coder="Bas"), ["Bas"])
    with pytest.raises(AnalysisError):
        agreement(small_study.table(), ["Anna", "Niemand"])
    apart = [small_study.coding(1, 1, "loon"), small_study.coding(2, 3, "loon", "Bas")]
    with pytest.raises(AnalysisError):
        agreement(small_study.table(apart))
