"""Codebooks of every size and shape: what is proposed, asked next and doubted stays sensible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from themed_talk import BOOK, conversation

from qualcode.embedding.hashing import HashingEmbedder
from qualcode.model import Code, Codebook
from qualcode.suggesting import Decided, Suggester, consistency, gather, queue
from qualcode.suggesting.calibration import log_odds_of_one

ROSTER, MONEY, BREAK = BOOK.codes
SUBJECTS = (
    "nachtdienst",
    "opleiding",
    "reistijd",
    "overdracht",
    "uitzendbureau",
    "pensioen",
    "sfeer",
    "mail",
)


def bare(codes: Sequence[Code]) -> tuple[Code, ...]:
    return tuple(Code(code.key, code.label) for code in codes)


def many(*, defined: bool) -> tuple[Code, ...]:
    """200 codes, of which a fifth have nearly the same text as one of the three of the talk."""
    own = [
        replace(code, key=f"{code.key}-{n}", label=f"{code.label} {n}", when_not_to_use="")
        for n in range(14)
        for code in BOOK.codes
    ]
    others = [
        Code(
            f"{subject}-{n}", f"{subject.capitalize()} {n}", f"Iemand noemt de {subject} en vindt er wat van."
        )
        for n in range(20)
        for subject in SUBJECTS
    ]
    codes = tuple([*own, *others][:200])
    return codes if defined else bare(codes)


BOOKS = {
    "one code": (ROSTER,),
    "one label": bare([ROSTER]),
    "two alike": (replace(MONEY, key="a"), replace(MONEY, key="b"), ROSTER),
    "labels alone": bare(BOOK.codes),
    "only when not": tuple(
        replace(
            code, definition="", when_to_use="", examples=(), when_not_to_use="Gaat het om koffie: niets."
        )
        for code in BOOK.codes
    ),
    "one branch": (
        Code("werk", "Werk", "Alles over het werk."),
        replace(ROSTER, parent="werk"),
        replace(MONEY, parent="rooster"),
        replace(BREAK, parent="geld"),
    ),
    "two hundred": many(defined=True),
    "two hundred labels": many(defined=False),
}


def suggester(codes: Sequence[Code]) -> tuple[Suggester, list[str]]:
    content, context, themes = conversation(10)
    book = Codebook("boek", "Boek", tuple(codes))
    return Suggester(gather(content, context, book, HashingEmbedder().encode)), themes


def sensible(made: Suggester) -> None:
    likely, above = made.probabilities, made.thresholds
    assert np.isfinite(likely).all()
    assert ((likely >= 0) & (likely <= 1)).all()
    assert ((above > 0) & (above < 1)).all()
    proposed = (likely >= above).sum(axis=1)
    assert proposed.mean() <= max(2, likely.shape[1] / 20)
    for segment in made.material.segments[::7]:
        found = made.suggest(segment.id, top=3)
        assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
        assert all(evidence.text.strip() for one in found for evidence in one.why)


@pytest.mark.parametrize("codes", BOOKS.values(), ids=BOOKS)
def test_before_and_after_decisions_all_is_finite_told_and_asked_once(codes: Sequence[Code]) -> None:
    made, themes = suggester(codes)
    sensible(made)
    keys = [code.key for code in codes]
    mine = {theme: next((key for key in keys if key.startswith(theme)), keys[0]) for theme in set(themes)}
    for place, (segment, theme) in enumerate(zip(made.material.segments, themes, strict=True)):
        if place % 3:
            made.learn(segment.id, Decided((mine[theme],), done=True))
    sensible(made)
    asked = [one.segment for one in queue(made, ["a"] * len(themes), limit=100)]
    assert len(asked) == len(set(asked)) == sum(place % 3 == 0 for place in range(len(themes)))
    assert {doubt.code for doubt in consistency(made)} <= set(keys)


@pytest.mark.parametrize("name", ["labels alone", "only when not", "one branch"])
def test_a_code_with_hardly_any_text_is_still_found_by_its_label(name: str) -> None:
    made, themes = suggester(BOOKS[name])
    first = [made.suggest(segment.id, top=1)[0].code for segment in made.material.segments]
    right = sum(one == theme for one, theme in zip(first, themes, strict=True))
    assert right >= 0.75 * len(themes)


def test_one_code_is_not_likely_everywhere_before_anybody_decided() -> None:
    made, themes = suggester(BOOKS["one code"])
    likely = made.probabilities[:, 0] >= made.thresholds[0]
    at_home = np.array([theme == "rooster" for theme in themes])
    assert likely[at_home].mean() > 0.5
    assert not likely[~at_home].any()


def test_one_code_learns_where_it_does_not_fit() -> None:
    made, themes = suggester(BOOKS["one code"])
    for segment, theme in list(zip(made.material.segments, themes, strict=True))[:40]:
        made.learn(segment.id, Decided(("rooster",) if theme == "rooster" else (), done=True))
    still = range(40, len(themes))
    fits = [made.probabilities[place, 0] for place in still if themes[place] == "rooster"]
    others = [made.probabilities[place, 0] for place in still if themes[place] != "rooster"]
    assert min(fits) > max(others)
    assert min(fits) >= made.thresholds[0] > max(others)


def test_of_two_codes_alike_the_one_that_was_given_goes_first() -> None:
    made, themes = suggester(BOOKS["two alike"])
    row = themes.index("geld", 30)
    before = made.probabilities[row]
    assert before[0] == pytest.approx(before[1])
    for segment, theme in list(zip(made.material.segments, themes, strict=True))[:24]:
        made.learn(segment.id, Decided(("b",) if theme == "geld" else (), done=True))
    a, b, _ = made.probabilities[row]
    assert b > 2 * a


def test_a_coding_that_lies_oddly_is_found_with_one_code_too() -> None:
    made, themes = suggester(BOOKS["one code"])
    odd = themes.index("pauze", 20)
    for place, (segment, theme) in enumerate(zip(made.material.segments, themes, strict=True)):
        fits = theme == "rooster" or place == odd
        made.learn(segment.id, Decided(("rooster",) if fits else (), done=True))
    found = [doubt.segment for doubt in consistency(made) if doubt.kind == "odd"]
    assert found == [made.material.segments[odd].id]


def test_the_prior_of_one_code_is_even() -> None:
    assert log_odds_of_one(1) == log_odds_of_one(2) == 0
    assert log_odds_of_one(200) < log_odds_of_one(10) < 0
