"""What a person put right in one version is put right in another, wherever that reads the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qualcode.reading.by_hand import joined, no_speaker, said_by, split
from qualcode.reading.by_hand_again import put_right_again
from qualcode.reading.said import Said

WORDS = ("ja", "nee", "dat rooster", "weet je", "ik had dienst", "en toen belde ze", "op vrijdag", "ach")
TURN = st.builds(
    Said,
    st.lists(st.sampled_from(WORDS), min_size=2, max_size=5).map(" ".join),
    st.sampled_from(("Inge", "Sanne", "Linde")),
)
TURNS = st.lists(TURN, min_size=2, max_size=12)


@st.composite
def corrected(draw: st.DrawFn) -> tuple[list[Said], list[Said]]:
    """Turns as read, and as some corrections by hand left them."""
    wrong = draw(TURNS)
    right = list(wrong)
    for _ in range(draw(st.integers(1, 4))):
        number = draw(st.integers(0, len(right) - 1))
        way = draw(st.sampled_from(("who", "join", "split", "words")))
        if way == "who":
            right = said_by(right, number, draw(st.sampled_from(("Inge", "Sanne", "Teun"))))
        elif way == "join" and number:
            right = joined(right, number)
        elif way == "split" and " " in right[number].text:
            right = split(right, number, right[number].text.index(" "), "Teun")
        elif way == "words" and right[0].speaker != "Linde":
            right = no_speaker(right, "Linde")
    return wrong, right


@given(corrected())
def test_a_file_that_reads_the_same_is_put_right_whole(talk: tuple[list[Said], list[Said]]) -> None:
    wrong, right = talk
    again = put_right_again(wrong, right, wrong)
    assert [(one.speaker, one.text) for one in again.turns] == [(one.speaker, one.text) for one in right]
    assert again.left == ()


@given(corrected(), TURNS, TURNS)
def test_what_comes_before_and_after_stays_and_no_word_is_lost(
    talk: tuple[list[Said], list[Said]], before: list[Said], after: list[Said]
) -> None:
    wrong, right = talk
    new = [Said("Goedemiddag allemaal", "Inge"), *before, *wrong, *after]
    again = put_right_again(wrong, right, new)
    said = " ".join(one.text for one in again.turns).replace("Linde: ", "").split()
    assert said == " ".join(one.text for one in new).split()


@given(corrected(), TURNS)
def test_another_talk_is_left_as_it_is_where_it_shares_nothing(
    talk: tuple[list[Said], list[Said]], other: list[Said]
) -> None:
    wrong, right = talk
    new = [one._replace(text=one.text.upper()) for one in other]
    again = put_right_again(wrong, right, new)
    assert (again.turns, again.places) == (new, 0)
