"""Co-occurrence, sequences, saturation, talk, time, contrast and tests, by hand."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from math import comb

import numpy as np
import pytest
import small_study
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import contingency, fisher_exact

from qualcode.analysis import (
    CodingTable,
    Material,
    association,
    contrast,
    cooccurrence,
    over_time,
    saturation,
    sequences,
    talk_share,
)
from qualcode.analysis.association import _fisher, _p, cramers_v, holm, newcombe
from qualcode.errors import AnalysisError
from qualcode.model import Coding, Segment


def test_codes_in_the_same_fragment(table: CodingTable) -> None:
    found = cooccurrence(table)
    assert found.frame().loc["Rooster", "Werkdruk"] == 1
    assert found.frame("jaccard").loc["Rooster", "Werkdruk"] == pytest.approx(1 / 4)
    assert np.array_equal(found.counts, found.counts.T)
    assert found.pairs()[["one", "other", "together"]].to_numpy().tolist() == [
        ["Werk", "Rooster", 1],
        ["Rooster", "Werkdruk", 1],
    ]


def test_codes_in_the_same_turn(table: CodingTable) -> None:
    anna = table.where(coder="Anna")
    assert cooccurrence(anna, near="turn").frame().loc["Rooster", "Werkdruk"] == 1
    assert cooccurrence(anna, near="turn").frame().loc["Rooster", "Rooster"] == 3  # two fragments, one turn


def test_codes_within_some_fragments(table: CodingTable) -> None:
    anna = table.where(coder="Anna")
    near = cooccurrence(anna, near=1)
    assert near.frame().loc["Rooster", "Loon"] == 2  # fragments 3 and 4, either side counts
    assert near.frame("jaccard").loc["Rooster", "Loon"] == pytest.approx(2 / 5)
    assert near.frame().loc["Rooster", "Werkdruk"] == 2
    assert cooccurrence(anna, near=0).frame().equals(cooccurrence(anna).frame())
    with pytest.raises(AnalysisError):
        cooccurrence(anna, near="paragraph")
    with pytest.raises(AnalysisError):
        cooccurrence(anna, "case")


def test_the_end_of_one_source_is_not_near_the_begin_of_another_in_whatever_order_they_stand() -> None:
    """Sources are listed 2 before 10, fragments stand by title."""
    ends = [small_study.coding(1, 2, "rooster"), small_study.coding(2, 5, "rooster")]
    begins = [small_study.coding(3, 3, "loon"), small_study.coding(4, 6, "loon")]
    for documents in permutations(small_study.DOCUMENTS):
        material = Material(small_study.CASES, documents, small_study.segments())
        table = CodingTable.of(material, [small_study.BOOK], [*ends, *begins])
        for near in (1, 2):
            assert cooccurrence(table, near=near).frame().loc["Rooster", "Loon"] == 2 * (near == 2)


def test_jaccard_never_passes_one() -> None:
    table = small_study.large(400, 900, 8)
    for near in ("fragment", "turn", 1, 3):
        found = cooccurrence(table, near=near)  # type: ignore[arg-type]
        known = found.jaccard[np.isfinite(found.jaccard)]
        assert known.max() <= 1.0 + 1e-12
        assert np.array_equal(found.counts, found.counts.T)


def test_what_follows_what(table: CodingTable) -> None:
    found = sequences(table.where(coder="Anna"))
    times = {(row.first, row.then): row.times for row in found.itertuples()}
    assert times == {("Rooster", "Rooster"): 1, ("Werkdruk", "Rooster"): 1, ("Rooster", "Loon"): 1}
    assert sequences(table.where(coder="Anna"), lag=2).empty
    rooster = found.set_index(["first", "then"]).loc[("Rooster", "Loon")]
    expected = 2 * 1 / 3  # of three steps two begin at Rooster, one ends at Loon
    assert rooster["expected"] == pytest.approx(expected)
    spread = expected * (1 - 2 / 3) * (1 - 1 / 3)
    assert rooster["z"] == pytest.approx((1 - expected) / spread**0.5)
    again = [small_study.coding(number, place, "loon") for number, place in enumerate((3, 4, 5, 6))]
    most = sequences(small_study.table([*again, small_study.coding(9, 4, "druk")]))
    assert most["times"].is_monotonic_decreasing
    assert most["times"].tolist()[0] == 2


def test_saturation_after_guest() -> None:
    codes = ["werk", "rooster", "druk", "loon"]
    fragment = {"d1": 1, "d2": 3, "d3": 6}
    codings = [
        small_study.coding(number, fragment[document], codes[code])
        for number, (document, code) in enumerate([("d1", 0), ("d1", 1), ("d2", 1), ("d2", 2), ("d3", 2)])
    ]
    found = saturation(small_study.table(codings), base=1, run=1, threshold=0.0, orders=50)
    assert found.table["seen"].tolist() == [2, 3, 3]
    assert found.table["new"].tolist() == [2, 1, 0]
    assert found.table["share_new"].tolist()[1:] == [0.5, 0.0]
    assert found.reached == 3
    assert found.base_codes == 2
    assert 0 < found.reached_share <= 1
    assert (found.table["low"] <= found.table["high"]).all()
    with pytest.raises(AnalysisError):
        saturation(small_study.table(codings), base=4)


def test_order_of_sources_is_that_of_dates(table: CodingTable) -> None:
    assert saturation(table, base=1, run=1).table["label"].tolist() == [
        "Gesprek een",
        "Gesprek twee",
        "Leerteam",
    ]


def test_a_run_of_two_counts_what_both_brought_and_sources_without_a_date_stand_last() -> None:
    """New codes by source in order of date: 2, 0, 1, 1, and 0 in the one of which no date is known."""
    dates = ("2024-03", "", "2024-01", "2024-04", "2024-02")
    brought = {
        "2024-01": ("werk", "rooster"),
        "2024-03": ("loon",),
        "2024-04": ("druk",),
        "2024-02": ("werk",),
    }
    documents = [
        replace(small_study.DOCUMENTS[0], id=f"x{n}", title=f"X{n}", date=d) for n, d in enumerate(dates)
    ]
    said = [Segment(one.id, 0, 18, small_study.TEXT, 0, "R1") for one in documents]
    codings = [
        Coding(f"{one.id}{code}", f"b/{code}", one.id, 0, 18, "Anna")
        for one in documents
        for code in brought.get(one.date, ())
    ]
    table = CodingTable.of(Material(small_study.CASES, documents, said), [small_study.BOOK], codings)
    found = saturation(table, base=1, run=2, threshold=0.5, orders=5)
    assert found.table["label"].tolist() == ["X2", "X4", "X0", "X3", "X1"]
    assert found.table["share_new"].tolist()[2:] == [1 / 2, 2 / 2, 1 / 2]
    assert found.reached == 3


def test_an_interviewer_is_no_speaker_who_brought_nothing_new() -> None:
    """A question that somebody coded does not make the interviewer one of those who were listened to."""
    given = [small_study.coding(1, 0, "loon"), small_study.coding(2, 1, "loon")]
    table = small_study.table(given)
    assert "d1:I" in {value.key for value in table.axis("speaker").values}
    found = saturation(table, unit="speaker", base=1, run=1, orders=10)
    assert set(found.table["key"]) == {"person:p1", "d2:R1", "d2:R2", "d3:R2"}


def test_talk_share_holds_interviewers_and_adds_up(table: CodingTable) -> None:
    found = talk_share(table)
    assert found.groupby("document")["share"].sum().tolist() == pytest.approx([1, 1, 1])
    first = found.iloc[0]
    assert (first["speaker"], first["words"], first["turns"], first["share"]) == ("Naam R1", 8, 1, 8 / 12)


def test_themes_over_time_are_shares_of_what_was_said_then(table: CodingTable) -> None:
    found = over_time(table, "code", "year")
    assert list(found.shares.columns) == ["2024", "2025"]
    assert found.shares.loc["Werk"].tolist() == pytest.approx([3 / 5, 1 / 2])
    with pytest.raises(AnalysisError):
        over_time(table, "code", "week")


def test_two_groups_are_compared_by_people(table: CodingTable) -> None:
    found = contrast(table, "contractvorm", "vast", "zzp").set_index("label")
    row = found.loc["Rooster"]
    assert (row["fragments_one"], row["fragments_other"]) == (3, 1)
    assert (row["speakers_one"], row["people_one"]) == (1, 0.5)
    assert (row["speakers_other"], row["people_other"]) == (1, 1.0)
    assert row["difference"] == -0.5
    assert row["difference_low"] < -0.5 < row["difference_high"]
    assert row["p"] == pytest.approx(fisher_exact([[1, 1], [1, 0]]).pvalue)


def test_who_is_in_several_of_the_other_groups_is_one_person(table: CodingTable) -> None:
    """R1 of the first and third source is one person."""
    found = contrast(table, "document", "d2")
    assert found["difference"].abs().tolist() == [1.0, 0.5, 0.5, 0.0], "largest first"
    row = found.set_index("label").loc["Rooster"]
    assert (row["speakers_other"], row["people_other"]) == (1, 1 / 2)


def test_association_of_two_groups_is_fishers_exact_test(table: CodingTable) -> None:
    narrowed = table.where(contractvorm=["vast", "zzp"])
    found = association(narrowed, "code", "contractvorm").set_index("label")
    assert found.loc["Loon", "p"] == pytest.approx(fisher_exact([[1, 1], [1, 0]]).pvalue)
    assert np.isnan(found.loc["Werk", "p"]) == (found.loc["Werk", "n"] in (0, found.loc["Werk", "of"]))


def test_groups_that_are_not_known_are_nobodys_others(table: CodingTable) -> None:
    """In the third source it is not known how R2 is employed."""
    assert "" in {value.key for value in table.axis("contractvorm").values}
    assert association(table, "code", "contractvorm")["of"].tolist() == [3] * 4
    zzp = contrast(table, "contractvorm", "zzp").set_index("label")
    two = contrast(table, "contractvorm", "zzp", "vast").set_index("label")
    assert zzp.equals(two.loc[zzp.index])


def test_what_follows_is_counted_once_per_fragment() -> None:
    """Two sub-codes of one main code, or two codings with one code, are one step in the conversation."""
    codings = [
        small_study.coding(1, 3, "rooster"),
        small_study.coding(2, 3, "druk"),
        small_study.coding(3, 4, "loon"),
        Coding(
            "c4", "b/loon", "d2", small_study.segments()[4].start, small_study.segments()[4].start + 4, "Anna"
        ),
    ]
    found = sequences(small_study.table(codings), "code.1")
    assert found[["first", "then", "times"]].to_numpy().tolist() == [["Werk", "Loon", 1]]


def test_association_of_more_groups_approaches_the_exact_test_and_is_never_certain() -> None:
    sizes, chance = np.array([3, 3, 3]), np.random.default_rng(0)
    exact = 3 / comb(9, 3)  # all three of one group, whichever it is
    assert _p(np.array([3, 0, 0]), sizes, 20_000, chance) == pytest.approx(exact, abs=0.005)
    assert _p(np.array([90, 0, 0]), 90 * sizes // 3, 500, chance) == 1 / 501
    table = small_study.large(600, 250, 6, seed=3)
    found = association(table, "code", "contractvorm", draws=4_000)
    assert found["p"].between(0, 1).all()
    again = association(table, "code", "contractvorm", draws=4_000)
    assert found.equals(again)


@pytest.mark.parametrize(("having", "sizes"), [([3, 1, 0], [4, 5, 6]), ([2, 2], [3, 8])])
def test_cramers_v_is_scipys(having: list[int], sizes: list[int]) -> None:
    lacking = [size - one for one, size in zip(having, sizes, strict=True)]
    wanted = contingency.association(np.array([having, lacking]), method="cramer")
    assert cramers_v(np.array(having), np.array(sizes)) == pytest.approx(wanted)
    assert np.isnan(cramers_v(np.array(sizes), np.array(sizes)))


def test_holm_and_newcombe_as_published() -> None:
    assert holm(np.array([0.01, 0.04, np.nan, 0.03])) == pytest.approx(
        [0.03, 0.06, np.nan, 0.06], nan_ok=True
    )
    low, high = newcombe(np.array([56]), 70, np.array([48]), 80)  # Newcombe 1998, table II (a)
    assert (low[0], high[0]) == pytest.approx((0.0524, 0.3339), abs=5e-5)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 40), st.integers(1, 40), st.data())
def test_fishers_test_equals_scipys(m: int, n: int, data: st.DataObject) -> None:
    a, b = data.draw(st.integers(0, m)), data.draw(st.integers(0, n))
    ours = _fisher(a, m, b, n)
    if 0 < a + b < m + n:
        assert ours == pytest.approx(fisher_exact([[a, m - a], [b, n - b]]).pvalue, rel=1e-6)
    else:
        assert np.isnan(ours)
