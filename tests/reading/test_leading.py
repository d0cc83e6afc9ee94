"""The white between lines parts paragraphs; where it says nothing, the lines stay as they are."""

from __future__ import annotations

import math

from qualcode.reading.page.leading import Layer, _pitches, parted

FULL = [f"regel {number}" for number in range(8)]


def page(*pitches: float) -> Layer:
    return Layer(FULL[: len(pitches) + 1], list(pitches))


def test_more_white_than_usual_ends_a_paragraph() -> None:
    (text,) = parted([page(14.5, 14.5, 24.5, 14.5, 15.0, 14.5, 14.5)])
    assert text.split("\n") == [*FULL[:3], "", *FULL[3:]]


def test_a_page_of_few_lines_follows_the_others() -> None:
    texts = parted([page(*[12.0] * 7), page(12.0, 20.0)])
    assert texts[0].split("\n") == FULL
    assert texts[1].split("\n") == [*FULL[:2], "", FULL[2]]


def test_white_alike_everywhere_parts_nothing() -> None:
    (text,) = parted([page(*[24.0] * 7)])
    assert text.split("\n") == FULL


def test_lines_that_go_up_or_stand_side_by_side_are_left_alone() -> None:
    (text,) = parted([page(14.0, 0.0, 14.0, -300.0, 14.0, 14.0, 14.0)])
    assert text.split("\n") == FULL


def test_the_raised_number_of_a_note_breaks_no_line() -> None:
    lines = ["van de halten. 1", " De", *FULL[:6]]
    (text,) = parted([Layer(lines, [0.0, *[12.0] * 6])])
    assert text.split("\n") == ["van de halten.1 De", *FULL[:6]]


def test_where_the_white_is_not_known_nothing_is_parted() -> None:
    assert parted([Layer(["een", "twee"])]) == ["een\ntwee"]


def test_a_heading_in_larger_letters_is_parted_from_the_text_below_it() -> None:
    above = page(*[12.0] * 7)
    (text,) = parted([Layer(above.lines, above.pitches, [16.0, 16.0, *[12.0] * 6])])
    assert text.split("\n") == [*FULL[:2], "", *FULL[2:]]


def test_among_short_paragraphs_the_white_below_full_lines_is_the_usual() -> None:
    lines = [
        "Titel",
        "een volle regel tot de rand",
        "kort",
        "nog een volle regel tot rand",
        "kort",
        "Kop",
        "ook hier een volle regel af",
        "kort",
    ]
    (text,) = parted([Layer(lines, [19.0, 12.0, 19.0, 12.0, 19.0, 19.0, 12.0])])
    assert text.split("\n") == ["Titel", "", *lines[1:3], "", *lines[3:5], "", "Kop", "", *lines[6:]]


def test_a_line_far_above_the_one_before_it_begins_anew_unless_it_stands_to_its_right() -> None:
    lines = FULL[:8]
    (text,) = parted([Layer(lines, [12.0, 12.0, math.inf, *[12.0] * 4])])
    assert text.split("\n").index("") == 3
    assert _pitches([(50.0, 100.0), (50.0, 700.0)]) == [math.inf]
    assert _pitches([(50.0, 100.0), (320.0, 700.0)])[0] < 0
    assert _pitches([(50.0, 100.0), (90.0, 103.0)])[0] < 0


def test_the_raised_number_that_opens_a_line_stands_behind_the_line_above() -> None:
    lines = ["aan de overkant van de vaart.", "1", " Daar begint", *FULL[:6]]
    (text,) = parted([Layer(lines, [10.0, 2.0, *[12.0] * 6])])
    assert text.split("\n") == ["aan de overkant van de vaart.1", "Daar begint", *FULL[:6]]
