"""What is made or asked of thousands at once is what one by one would be."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.model import TurnKind
from qualcode.reading.lines import Lines
from qualcode.reading.lines.tokens import numbers_of
from qualcode.reading.lines.vocabulary import _are_torn, lines_with_parted_words
from qualcode.reading.repair.acronyms import _any_of
from qualcode.reading.repair.inner_hyphens import _CHAIN, _whole, inner_hyphens
from qualcode.reading.said import Said, Turns, joined
from qualcode.reading.words.lexicon import is_torn

PIECES = st.lists(
    st.builds(
        Said,
        st.sampled_from(["", "ja", "nee hoor"]),
        st.sampled_from(["Anna", "Bram"]),
        st.sampled_from([TurnKind.SPEECH, TurnKind.SPEECH, TurnKind.NOTE]),
        st.sampled_from([None, 1.0, 2.0]),
        st.sampled_from([None, 3.0]),
    ),
    max_size=8,
)


def one_by_one(pieces: list[Said]) -> list[Said]:
    turns: list[Said] = []
    rows: list[list[str]] = []
    for said in pieces:
        last = turns[-1] if turns else None
        if last is None or said.speaker != last.speaker or not said.kind is last.kind is TurnKind.SPEECH:
            turns.append(said)
            rows.append([said.text])
            continue
        rows[-1].append(said.text)
        timed = said.begins is not None or said.ends is not None
        turns[-1] = last._replace(
            text="\n".join(filter(None, rows[-1])),
            begins=said.begins if last.begins is None else last.begins,
            ends=said.ends if timed else last.ends,
        )
    return turns


@given(PIECES)
@settings(max_examples=200, deadline=None)
def test_what_one_person_says_in_a_row_is_one_turn(pieces: list[Said]) -> None:
    assert list(joined(pieces)) == one_by_one(pieces)


def test_turns_are_cut_and_put_together_as_a_list_is() -> None:
    rows = [
        Said("ja", "Anna", begins=1.0),
        Said("Deel 2", kind=TurnKind.HEADING, level=2),
        Said("nee", "Bram"),
    ]
    turns = Turns(rows)
    assert (list(turns), turns[1], list(turns[1:])) == (rows, rows[1], rows[1:])
    assert list(turns.kept([True, False, 1])) == [rows[0], rows[2]]
    turns.extend(rows[:1])
    turns.append(rows[1])
    assert list(turns) == [*rows, rows[0], rows[1]]


def test_the_longest_of_some_words_is_found() -> None:
    words = ["eu", "eu-osha", "vno", "vno-ncw", "v&vn"]
    found = re.findall(rf"\b{_any_of(words)}\b", "de vno-ncw en eu, eu-osha, v&vn, vno; euro")
    assert found == ["vno-ncw", "eu", "eu-osha", "v&vn", "vno"]


def test_words_torn_by_a_space_are_told_of_all_pairs_at_once() -> None:
    pairs = [
        ("combi", "natie"),
        ("af", "bakening"),
        ("een", "huis"),
        ("op", "lossing"),
        ("de", "man"),
        ("na", "zorgen"),
    ]
    heads, tails = zip(*pairs, strict=True)
    told = _are_torn(*(numbers_of(words) for words in (heads, tails, [head + tail for head, tail in pairs])))
    assert told.tolist() == [is_torn(head, tail) for head, tail in pairs]
    assert 0 < told.sum() < len(pairs)


CHAINS = st.lists(
    st.sampled_from(
        [
            "samen-leving",
            "zwart-wit",
            "oud-leerlingen",
            "sa-menwerking",
            "Zelf-standig",
            "co-financiering-en",
            "a-b",
            "zzp-er",
        ]
    ),
    max_size=5,
).map(" en ".join)


@given(st.lists(CHAINS, max_size=4))
@settings(max_examples=100, deadline=None)
def test_no_cut_word_stands_on_a_line_that_was_not_looked_at(rows: list[str]) -> None:
    lines = Lines(rows)
    mended = [_CHAIN.sub(lambda found: _whole(found[0], lines), line) for line in lines]
    assert list(inner_hyphens(lines)[0]) == mended
    assert {index for index, line in enumerate(mended) if line != rows[index]} <= set(
        lines_with_parted_words(lines)
    )
