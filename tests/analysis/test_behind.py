"""Every number of a figure has as many fragments behind it as it counts."""

from __future__ import annotations

import pytest
import small_study

from qualcode.analysis import (
    CodingTable,
    Count,
    Whose,
    behind,
    cooccurrence,
    frequencies,
    saturation,
    sequences,
    talk_share,
)
from qualcode.errors import AnalysisError


@pytest.fixture(params=[Count.ONCE, Count.APART])
def many(request: pytest.FixtureRequest) -> CodingTable:
    """Much that was coded at random, by several coders."""
    return small_study.large(400, 900, 12).counting(Whose(request.param))


@pytest.mark.parametrize("by", ["code", "code.1", "case", "role", "facet.valentie", "speaker.contractvorm"])
def test_frequencies(many: CodingTable, by: str) -> None:
    found = frequencies(many, by)
    for key, count in zip(found["key"], found["fragments"], strict=True):
        assert len(behind.of_value(many, by, key)) == count
    assert found["fragments"].sum()


@pytest.mark.parametrize("near", ["fragment", 2])
def test_codes_that_go_together(many: CodingTable, near: str | int) -> None:
    pairs = cooccurrence(many, near=near).pairs()
    assert len(pairs)
    for row in pairs.itertuples():
        assert len(behind.of_pair(many, "code", row.one_key, row.other_key, near=near)) == row.together


def test_codes_in_one_turn_have_fragments_of_that_turn(many: CodingTable) -> None:
    for row in cooccurrence(many, near="turn").pairs().itertuples():
        found = behind.of_pair(many, "code", row.one_key, row.other_key, near="turn")
        assert len({int(many.material.turn[one]) for one in found}) == row.together


@pytest.mark.parametrize("lag", [1, 2])
def test_what_follows_on_what(many: CodingTable, lag: int) -> None:
    found = sequences(many, lag=lag)
    assert len(found)
    for row in found.itertuples():
        pairs = behind.of_sequence(many, "code", row.first_key, row.then_key, lag=lag)
        assert len(pairs) == row.times
        assert all(one < other for one, other in pairs)


def test_who_speaks(many: CodingTable) -> None:
    found = talk_share(many)
    assert found["coded"].sum()
    for row in found.itertuples():
        assert len(behind.of_voice(many, row.key, coded=True)) == row.coded
        said = behind.of_voice(many, row.key)
        assert sum(int(many.material.words[one]) for one in said) == row.words
    with pytest.raises(AnalysisError):
        behind.of_voice(many, "nergens:R1")


def test_codes_that_were_new_in_a_source(table: CodingTable) -> None:
    found = saturation(table, base=1, run=1, orders=10)
    for key, count, new, codes, fresh in zip(
        found.table["key"], found.table["codes"], found.table["new"], found.codes, found.fresh, strict=True
    ):
        assert (len(codes), len(fresh)) == (count, new)
        words = behind.of_unit(table, "code", key, fresh)
        assert bool(words) == bool(fresh)
        assert all(table.material.segments[one].document == key for one in words)
    assert [code for fresh in found.fresh for code in fresh]


def test_steps_of_several_coders_stand_in_reading_order() -> None:
    late = [small_study.coding(number, place, "loon") for number, place in enumerate((3, 4))]
    early = [small_study.coding(5 + number, place, "loon", "Bas") for number, place in enumerate((1, 2))]
    assert behind.of_sequence(small_study.table([*late, *early]), "code", "loon", "loon") == [(1, 2), (3, 4)]
