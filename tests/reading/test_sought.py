"""Words that are sought in a text are found as those that are counted, however they are written there."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.reading.lines import Lines
from qualcode.reading.lines.sought import Sought, stands_alone
from qualcode.reading.lines.vocabulary import Vocabulary

LINES = st.lists(st.text("abcAB éÉ-'’.\u0161\u0160𝐚", max_size=25), max_size=8)
WORD = st.from_regex(r"\A[abcéš]{1,6}(?:[-'’][abcéš]{1,4})?\Z")


@given(LINES, st.lists(WORD, max_size=4))
@settings(max_examples=300, deadline=None)
def test_a_word_is_counted_as_in_the_vocabulary(lines: list[str], more: list[str]) -> None:
    lines = [*lines, *more]
    standing = re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", "\n".join(lines).casefold())
    sought, counts = Sought(lines), Vocabulary(Lines(lines))
    for word in {*standing, *more, "ab", "a-b", "niet"}:
        assert sought[word] == counts[word], word


@given(LINES, WORD)
@settings(max_examples=200, deadline=None)
def test_it_stands_alone_where_a_search_finds_it_so(lines: list[str], word: str) -> None:
    text = "\n".join(lines)
    alone = re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text)
    assert stands_alone(text, word) == (alone is not None)


def test_words_that_share_a_beginning_and_signs_that_share_a_low_byte_are_told_apart() -> None:
    sought = Sought(
        ["Zelfstandig, zelfstandigen en de ZELFSTANDIGE; ša of \u0261a.", "zelf-", "standig zelfstandig"]
    )
    assert [sought[word] for word in ("zelfstandig", "zelfstandige", "zelf", "aa")] == [2, 1, 0, 0]


def test_an_empty_text_holds_no_word() -> None:
    assert Sought([])["de"] == 0
    assert not stands_alone("", "de")
    assert Sought(["de"])[""] == 0
