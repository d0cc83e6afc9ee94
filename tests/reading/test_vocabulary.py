"""Words counted as numbers are counted as they stand, and two parts of a Dutch word find each other."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.reading.lines import Lines
from qualcode.reading.lines.vocabulary import Vocabulary, pairs_that_make_a_word

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
LINES = st.lists(st.text("abAB é-'’ß2²_.\u0301İ𝐚", max_size=25), max_size=8)


def counted(lines: list[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for line in lines:
        words = WORD.findall(line.casefold())
        counts.update(words[:-1] if line.rstrip().endswith("-") else words)
    return counts


@given(LINES)
@settings(max_examples=200, deadline=None)
def test_every_word_is_counted_but_those_cut_at_the_end_of_a_line(lines: list[str]) -> None:
    counts, vocabulary = counted(lines), Vocabulary(Lines(lines))
    words = {word for line in lines for word in WORD.findall(line.casefold())}
    assert {word: vocabulary[word] for word in words} == {word: counts[word] for word in words}


@given(LINES, LINES)
@settings(max_examples=100, deadline=None)
def test_the_count_follows_what_becomes_of_the_lines(old: list[str], new: list[str]) -> None:
    lines = Lines(old)
    assert lines.vocabulary["ab"] == counted(old)["ab"]
    changes = dict(zip(range(len(old)), new, strict=False))
    left = lines.replaced(changes).without({0} if len(old) > 1 else set())
    for word in ("a", "b", "ab", "a-b", "é", "a'b"):
        assert left.vocabulary[word] == counted(list(left))[word]


def test_halves_of_a_word_are_found_with_their_line() -> None:
    lines = [
        "De kosten gaan omlaag.",
        "",
        "Een combi natie (af bakening) van strikt werk, om laag en dan-af bakening",
    ]
    found = set(pairs_that_make_a_word(Lines(lines)))
    assert (2, "af", "bakening") in found
    assert not any(line < 2 for line, _, _ in found)
    assert ("om", "laag") not in {pair[1:] for pair in found}
