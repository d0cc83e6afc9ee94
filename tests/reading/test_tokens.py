"""The words of changed lines as numbers are those that a fresh look would find."""

from __future__ import annotations

import re
import unicodedata

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.reading.decoding import clean
from qualcode.reading.lines import Lines
from qualcode.reading.lines.tokens import HYPHEN, Tokens, number_of, tokens_of

ROWS = st.lists(st.text("abA é-'’ß2.\t", max_size=14), min_size=1, max_size=8)


def columns(tokens: Tokens) -> list[list[int]]:
    return [getattr(tokens, name).tolist() for name in ("numbers", "sizes", "joints", "counts")]


@given(ROWS, st.data())
@settings(max_examples=150, deadline=None)
def test_tokens_follow_lines_that_are_changed_and_dropped(rows: list[str], data: st.DataObject) -> None:
    lines = Lines(rows)
    assert lines.tokens.counts.sum() == len(lines.tokens.numbers)
    at = data.draw(st.lists(st.integers(0, len(rows) - 1), unique=True))
    changed = lines.replaced({index: data.draw(st.text("ab-é ", max_size=9)) for index in at})
    assert columns(changed.tokens) == columns(tokens_of(list(changed)))
    left = changed.without(set(data.draw(st.lists(st.integers(0, len(rows) - 1), max_size=3))))
    assert columns(left.tokens) == columns(tokens_of(list(left)))


@given(ROWS)
@settings(max_examples=150, deadline=None)
def test_parts_with_hyphens_between_them_are_one_word(rows: list[str]) -> None:
    words = [word for row in rows for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", row.casefold())]
    numbers, sizes, _ = tokens_of(rows).joined(HYPHEN)
    assert numbers.tolist() == [number_of(word) for word in words]
    assert sizes.tolist() == [len(word) for word in words]


@given(st.lists(st.text("ab é-’.", max_size=12), min_size=1, max_size=8), st.data())
@settings(max_examples=100, deadline=None)
def test_traits_asked_for_late_are_those_of_the_lines_as_they_are(
    rows: list[str], data: st.DataObject
) -> None:
    lines = Lines(rows)
    lines.traits.tail.sum()
    at = data.draw(st.lists(st.integers(0, len(rows) - 1), unique=True))
    changed = lines.replaced({index: data.draw(st.text("ab-é .", max_size=9)) for index in at})
    left = changed.without(set(data.draw(st.lists(st.integers(0, len(rows) - 1), max_size=3))))
    fresh = Lines(left)
    for group in ("edges", "spaces", "separator", "signs", "damage"):
        for name, column in fresh.traits.columns(group).items():
            assert np.array_equal(left.traits.columns(group)[name], column), name


@given(st.text("eae\u0301\u0308\u0323\u0327\u0302\u0303\u0304\u0306\u030a x", max_size=30))
@settings(max_examples=200, deadline=None)
def test_loose_accents_are_put_on_their_letters_however_many_sorts_there_are(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)
