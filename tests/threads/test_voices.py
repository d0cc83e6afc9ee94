"""What those who are counted are called, by the kinds of source they are heard in."""

from __future__ import annotations

import pytest

from qualcode.model import Breadth, Contrast, DocumentKind, Run, Thread, Threads, Voices

TALK = [kind.value for kind in DocumentKind if kind.is_talk]


@pytest.mark.parametrize(
    ("kinds", "called"),
    [
        *(([kind], Voices.SPEAKERS) for kind in TALK),
        ([*TALK, "rapport"], Voices.SPEAKERS),
        (["enquete"], Voices.RESPONDENTS),
        (["enquete", "rapport"], Voices.RESPONDENTS),
        (["enquete", "interview"], Voices.BOTH),
        (["rapport"], Voices.SOURCES),
        ([], Voices.SOURCES),
    ],
)
def test_who_is_heard_follows_from_the_kinds_of_source(kinds: list[str], called: Voices) -> None:
    assert Voices.heard_in(kinds) is called


def test_a_contrast_counts_what_its_kinds_hold_or_those_of_the_thread() -> None:
    def contrast(attribute: str, *kinds: str) -> Contrast:
        return Contrast(attribute, "x", *range(8), p=0.01, corrected=0.02, kinds=kinds)  # type: ignore[arg-type]

    assert contrast("functie", "enquete").counted(["interview", "enquete"]) is Voices.RESPONDENTS
    assert contrast("functie").counted(["enquete"]) is Voices.RESPONDENTS
    assert contrast("case").counted(["rapport"]) is Voices.SOURCES
    assert contrast("phase", "interview").counted(["interview"]) is Voices.SOURCES


def test_answers_on_a_form_come_from_respondents_on_the_card_and_in_a_terminal() -> None:
    from app.threads import cards
    from app.threads.board import Board
    from qualcode.cli import thread_card

    one = Contrast("functie", "planner", 4, 9, 3, 5, 2, 20, 2, 11, p=0.01, corrected=0.02)
    breadth = Breadth(2, 3, 1, 1, 5, 16, by_kind={"enquete": 6})
    answered = Thread("t01", "rooster", (), (), (), breadth, 0.5, contrasts=(one,))
    board = Board(Threads(Run("r", "threads", {}, {}, 0, {}), (answered,)), None, {}, {}, 6)
    assert "3 van 5 respondenten" in cards.body(answered, board)
    assert "5 respondenten" in cards._spread(answered, board)
    assert "3 van 5 respondenten" in thread_card._contrast(one, answered, {})
    assert any("5 respondenten" in line for line in thread_card._breadth(answered, {}))
