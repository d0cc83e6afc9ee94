"""Where words of one version stand in another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qualcode.store.alignment import Alignment, Written

OLD = """Interviewer: Hoe gaat het met de planning?
Mila: Nou ja, wisselend. De planner belt op vrijdag, en dan weet je het pas.
Interviewer: En vind je dat erg?
Mila: Nee hoor.
Interviewer: Ook niet als het je vrije weekend kost?
Mila: Dan wel, want mijn zoon voetbalt op zaterdag en dan wil ik langs de lijn staan."""


def written(text: str) -> Written:
    """A text of which each line is a turn behind its label."""
    turns, at = [], 0
    for line in text.splitlines(keepends=True):
        label = line.find(": ") + 2
        turns.append((at + label, at + len(line.rstrip())))
        at += len(line)
    return Written(text, tuple(turns))


def span(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def same(new: str, words: str, old: str = OLD) -> str | None:
    found = Alignment(written(old), written(new)).same(*span(old, words))
    return new[slice(*found)] if found else None


def instead(new: str, words: str, old: str = OLD) -> str | None:
    found = Alignment(written(old), written(new)).instead(*span(old, words))
    return new[slice(*found)] if found else None


def test_words_stay_where_turns_come_before_them_and_speakers_get_another_name() -> None:
    new = "Interviewer: Staat het aan?\nMila: Ja.\n" + OLD.replace("Mila:", "Mila van Dam:")
    assert same(new, "De planner belt op vrijdag") == "De planner belt op vrijdag"
    both = "dan weet je het pas.\nInterviewer: En vind je dat erg?\nMila: Nee hoor."
    assert same(new, both) == both.replace("Mila:", "Mila van Dam:")


def test_white_space_may_differ() -> None:
    assert same(OLD.replace("belt op", "belt  op"), "De planner belt op") == "De planner belt  op"


def test_a_part_of_a_word_is_that_part() -> None:
    assert same("I: Goed.\n" + OLD, "lanner belt op vrij") == "lanner belt op vrij"


def test_a_few_words_of_a_turn_that_is_gone_are_not_those_of_another() -> None:
    new = OLD.replace("Interviewer: En vind je dat erg?\nMila: Nee hoor.\n", "") + (
        "\nInterviewer: Zou je weg willen?\nMila: Nee hoor."
    )
    assert same(new, "Nee hoor") is None
    assert instead(new, "Nee hoor") is None


def test_what_was_moved_is_found_where_it_is_long_or_its_surroundings_came_along() -> None:
    lines = OLD.splitlines()
    new = "\n".join([lines[-1], *lines[:-1]])
    long = "mijn zoon voetbalt op zaterdag"
    assert same(new, long) == long
    assert same(new, "want mijn zoon") == "want mijn zoon"


def test_of_words_said_twice_those_that_were_meant() -> None:
    old = "A: Ja.\nB: En het rooster?\nA: Ja.\nB: En de nacht?\nA: Ja."
    new = "B: Zo.\nA: Nee.\n" + old
    at = old.index("Ja.", 10)
    found = Alignment(written(old), written(new)).same(at, at + 2)
    assert found == (at + len("B: Zo.\nA: Nee.\n"), at + 2 + len("B: Zo.\nA: Nee.\n"))


def test_what_came_in_the_place_of_words_that_changed() -> None:
    new = OLD.replace("De planner belt op vrijdag", "Onze planner appt of belt op donderdag")
    assert same(new, "De planner belt op vrijdag") is None
    assert instead(new, "De planner belt op vrijdag") == "Onze planner appt of belt op donderdag"
    assert instead(new, "mijn zoon voetbalt") == "mijn zoon voetbalt"


def test_what_came_in_their_place_ends_with_its_sentence() -> None:
    new = OLD.replace("De planner belt", "Zo was het. Tegenwoordig zal onze planner bellen of hij belt")
    assert instead(new, "De planner belt op vrijdag") == (
        "Tegenwoordig zal onze planner bellen of hij belt op vrijdag"
    )


def test_a_turn_that_became_two_keeps_what_lies_in_one_of_them() -> None:
    new = OLD.replace("wisselend. De planner", "wisselend.\nInterviewer: De planner")
    whole = "Nou ja, wisselend. De planner belt op vrijdag, en dan weet je het pas."
    assert same(new, "De planner belt op vrijdag") == "De planner belt op vrijdag"
    assert same(new, whole) is None
    assert instead(new, whole) == "De planner belt op vrijdag, en dan weet je het pas."


def test_where_words_that_are_gone_were() -> None:
    new = OLD.replace("Interviewer: En vind je dat erg?\nMila: Nee hoor.\n", "")
    near = Alignment(written(OLD), written(new)).near(OLD.index("Nee hoor"))
    assert new[near:].startswith("pas.")


@given(st.text(max_size=30), st.text(min_size=1, max_size=10), st.text(max_size=30))
def test_in_the_same_text_all_is_where_it_was(before: str, words: str, after: str) -> None:
    text = before + words + after
    alignment = Alignment(Written(text), Written(text))
    found = alignment.same(len(before), len(before) + len(words))
    assert found is not None
    assert "".join(text[slice(*found)].split()) == "".join(words.split())


@given(st.text("ab \n", max_size=40), st.text("ab \n", max_size=40), st.data())
def test_what_is_found_are_those_words(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    alignment = Alignment(Written(old), Written(new))
    found = alignment.same(start, end)
    assert found is None or new[slice(*found)].split() == old[start:end].split()
    other = alignment.instead(start, end)
    assert other is None or 0 <= other[0] < other[1] <= len(new)
    assert 0 <= alignment.near(start) <= len(new)
