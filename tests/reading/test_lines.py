"""Traits of lines are what a look at each line by itself says, however the lines were cut and changed."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.reading.lines import Lines
from qualcode.reading.lines import traits as module
from qualcode.reading.lines.looks import Has
from qualcode.reading.lines.traits import GROUPS, Traits

SIGNS = " \t\x0b\f\x1c\x1d\x85\u00a0\u2028ab-.:;,()[]|>=19aB\u00e9\u00c9÷×ßǅ²٣½’“–…•\uf0b7\u200bﬁÃ𝐚😊w"
LINES = st.lists(
    st.one_of(
        st.text(SIGNS, max_size=30),
        st.sampled_from(
            ["", "http://a.nl", "het cbs zegt", "aanbodaanbod", "in 2017.53", "zin.De", "KarinJansen zegt", "a b c d e", " \f"]
        ),
    ),
    max_size=12,
)  # fmt: skip


@given(LINES)
@settings(max_examples=150, deadline=None)
def test_each_trait_is_that_of_the_line_alone(lines: list[str]) -> None:
    traits = Traits(lines)
    for index, line in enumerate(lines):
        text = line.strip()
        assert traits.written[index] == bool(text)
        assert traits.length[index] == len(line)
        assert traits.spaces[index] == line.count(" ")
        assert traits.colon[index] == (":" in line[:104])
        if text:
            assert line[traits.left[index] : traits.right[index]] == text
        for flag, found in PATTERNS.items():
            assert traits.has(flag)[index] or not found(line), flag


PATTERNS = {
    Has.DIGIT: re.compile(r"\d").search,
    Has.TAB: re.compile("\t").search,
    Has.FEED: re.compile("\f").search,
    Has.STRANGE: re.compile("[\u00a0\u200b\uf0b7\u2028\x85\x1c]").search,
    Has.WIDE_SPACE: re.compile("  ").search,
    Has.ADDRESS: re.compile(r"http|www\.").search,
    Has.CAMEL: re.compile(r"[a-z]{4}[A-Z][a-z]{4}").search,
    Has.TIGHT: re.compile(r"[a-z]{2}\.[A-Z]").search,
    Has.GLUED_DIGIT: re.compile(r"[a-z’”)][.,;]?\d|20\d\d\.[1-9]").search,
    Has.SHORT_WORDS: re.compile(r" (?:[^\W\d_]{1,2} ){3}").search,
    Has.ACRONYM: re.compile(r"\bcbs\b", re.ASCII).search,
    Has.LOOSE_QUOTE: re.compile("[‘“] ").search,
    Has.DOUBLED: re.compile(r"(\S+)\1").fullmatch,
}


@given(LINES, st.integers(1, 40))
@settings(max_examples=60, deadline=None)
def test_traits_do_not_depend_on_how_the_text_is_portioned(lines: list[str], at_once: int) -> None:
    whole = Traits(lines)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_AT_ONCE", at_once)
        cut = Traits(lines)
        for group in GROUPS:
            same(cut, whole, group)


@given(LINES, LINES, st.data())
@settings(max_examples=60, deadline=None)
def test_changed_lines_have_the_traits_of_what_they_became(
    old: list[str], new: list[str], data: st.DataObject
) -> None:
    lines = Lines(old)
    known = [group for group in GROUPS if data.draw(st.booleans())]
    for group in known:
        lines.traits.columns(group)
    changes = dict(zip(data.draw(st.permutations(range(len(old)))), new, strict=False))
    changed = lines.replaced(changes)
    kept = changed.without({index for index in range(len(old)) if index % 3 == 1})
    for result in (changed, kept, kept.part(len(kept) // 2), kept.part(0, 2)):
        for group in GROUPS:
            same(result.traits, Traits(list(result)), group)
    assert list(changed) == [changes.get(index, line) for index, line in enumerate(old)]
    assert list(kept) == [line for index, line in enumerate(changed) if index % 3 != 1]


def same(one: Traits, other: Traits, group: str) -> None:
    for name, column in other.columns(group).items():
        assert np.array_equal(one.columns(group)[name], column), name
