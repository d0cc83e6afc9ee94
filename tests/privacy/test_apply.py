"""Terms become pseudonyms, and places move along."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.model import Pseudonym
from qualcode.privacy import Changed, Edit, Replacer


def replacer(**terms: str) -> Replacer:
    return Replacer([Pseudonym(term.replace("_", " "), instead) for term, instead in terms.items()])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ans zei het.", "P1 zei het."),
        ("ANS zei het.", "P1 zei het."),
        ("Dat is Ans's fiets en Fatimas fiets.", "Dat is P1's fiets en P2s fiets."),
        ("Fatima’s rooster", "P2’s rooster"),
        ("Anselm en Hans gaan.", "Anselm en Hans gaan."),
        ("Ans de Vries belt.", "P9 belt."),
        ("ans de\n vries belt, ans niet.", "P9 belt, ans niet."),
        ("Wil wil niet.", "P3 wil niet."),
        ("Ans-Marie en (Ans)", "P1-Marie en (P1)"),
        ("Ans_Fatima2 en 2Ans", "P1_Fatima2 en 2Ans"),
        ("", ""),
    ],
)
def test_terms_are_found_as_whole_words(text: str, expected: str) -> None:
    known = replacer(Ans="P1", Fatima="P2", Wil="P3", Ans_de_Vries="P9")
    assert known.replace(text) == expected


def test_small_letters_only_on_demand() -> None:
    known = replacer(Wil="P3")
    assert known.replace("wil") == "wil"
    assert known.replace("wil", any_case=True) == "P3"


def test_signs_with_a_meaning_in_patterns_are_taken_as_they_are() -> None:
    assert replacer(**{"A.B": "X"}).replace("A.B AxB") == "X AxB"
    assert Replacer([Pseudonym("Ans", r"\1 [x]")]).replace("Ans") == r"\1 [x]"


def test_nothing_to_replace() -> None:
    assert Replacer([]).replace("Ans") == "Ans"
    assert Replacer([Pseudonym("Ans", "")]).replace("Ans") == "Ans"


def test_a_span_that_cuts_a_name_takes_it_whole() -> None:
    changed = Changed("zei Ans de Vries toen", [Edit(4, 16, "P1")])
    assert changed.text == "zei P1 toen"
    assert (changed.start(6), changed.end(10)) == (4, 6)
    assert changed.text[changed.start(4) : changed.end(21)] == "P1 toen"
    assert (changed.start(0), changed.end(4), changed.start(16), changed.end(16)) == (0, 4, 6, 6)


WORDS = st.lists(st.sampled_from(["Ans", "Wil", "de", "Vries", "rooster", "ik", "🙂"]), max_size=25)


@given(WORDS, st.data())
def test_words_outside_names_stay_at_their_place(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    known = replacer(Ans="Deelnemer 12", Wil="X", Ans_de_Vries="P")
    changed = Changed(text, known.edits(text))
    assert changed.text == known.replace(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    new_start, new_end = changed.start(start), changed.end(end)
    assert 0 <= new_start <= len(changed.text)
    assert 0 <= new_end <= len(changed.text)
    inside = [edit for edit in changed.edits if edit.start < end and start < edit.end]
    if not inside and start < end:
        assert changed.text[new_start:new_end] == text[start:end]
    for edit in inside:
        assert edit.words in changed.text[new_start:new_end]


@given(st.text(max_size=60), st.lists(st.text(min_size=1, max_size=6), max_size=4))
def test_any_text_and_any_terms(text: str, terms: list[str]) -> None:
    known = Replacer([Pseudonym(term, "[x]") for term in terms])
    edits = known.edits(text)
    assert all(one.end <= other.start for one, other in pairwise(edits))
    Changed(text, edits)
