"""The gold codings: complete, with codes that exist, on words that stand where they should."""

from __future__ import annotations

import json

import pytest

from corpora import gold
from qualcode.codebook import load, shipped

KEYS = {code.key for code in load(shipped()[gold.CODEBOOK]).codes}


@pytest.fixture(scope="module", params=gold.CORPORA)
def units(request: pytest.FixtureRequest) -> list[gold.Unit]:
    return list(gold.units(request.param, gold.read_texts(request.param)))


def test_every_fragment_has_three_decisions(units: list[gold.Unit]) -> None:
    assert len(units) > 250
    for unit in units:
        assert unit.codes.keys() == {"a", "b", "gold"}
        for codes in unit.codes.values():
            assert len(codes) == len(set(codes)) <= 3
            assert set(codes) <= KEYS


def test_where_coders_differ_the_adjudicator_says_why(units: list[gold.Unit]) -> None:
    disputes = [unit for unit in units if set(unit.codes["a"]) != set(unit.codes["b"])]
    assert disputes
    assert [unit.quote for unit in disputes if not unit.note] == []


def test_the_stand_off_files_are_those_of_the_decisions(units: list[gold.Unit]) -> None:
    corpus = next(c for c in gold.CORPORA if units[0].file in gold.decisions(c))
    for who, name in gold.FILES.items():
        stored = json.loads((gold.ROOT / corpus / "gold" / name).read_text(encoding="utf-8"))
        assert stored == gold.codings(units, who)


def test_coders_agree_better_than_chance_and_not_wholly(units: list[gold.Unit]) -> None:
    _, _, alpha = gold.alphas(units, sorted(KEYS))[""]
    assert 0.6 < alpha < 0.95


def test_words_that_moved_are_refused() -> None:
    with pytest.raises(gold.MisplacedError):
        gold.place(["iets heel anders dan dit"], "I: Hoe gaat het?\n\nR: Goed hoor, dank je wel.")
    assert gold.place(["Goed hoor …"], "I: Hoe?\n\nR: Goed hoor … maar druk.") == [(12, 23)]
