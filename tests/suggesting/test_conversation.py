"""What stands around a fragment."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.model import Segment, SegmentKind
from qualcode.suggesting.conversation import neighbours, questions


def segment(
    turn: int, text: str = "tekst", kind: SegmentKind = SegmentKind.CONTENT, start: int = -1
) -> Segment:
    place = turn * 100 if start < 0 else start
    return Segment("d", place, place + 50, text, turn, kind=kind)


def test_the_question_is_the_turn_before_and_back_channels_are_passed_over() -> None:
    asked = segment(0, "Hoe gaat dat?", SegmentKind.CONTEXT)
    hum = segment(1, "ja ja", SegmentKind.BACKCHANNEL)
    content = [segment(2), segment(2, start=260), segment(3)]
    assert questions(content, [asked, hum]) == ["Hoe gaat dat?", "Hoe gaat dat?", ""]


def test_a_question_of_another_document_is_not_asked_here() -> None:
    asked = replace(segment(0, "Hoe gaat dat?", SegmentKind.CONTEXT), document="ander")
    assert questions([segment(1)], [asked]) == [""]


def test_neighbours_fade_with_distance_and_stay_within_the_document() -> None:
    content = [segment(turn) for turn in range(6)] + [replace(segment(6), document="e")]
    near = neighbours(content).toarray()
    assert near[0, :5].tolist() == pytest.approx([0, 1, 0.6, 0.36, 0])
    assert (near == near.T).all()
    assert near[6].sum() == 0
    assert near.diagonal().sum() == 0


def test_answers_to_a_survey_are_no_conversation() -> None:
    content = [segment(turn) for turn in range(4)]
    assert neighbours(content, {"d"}).sum() == 0


def test_order_is_that_of_the_document_not_of_the_list() -> None:
    content = [segment(5), segment(0), segment(1)]
    near = neighbours(content).toarray()
    assert near[1, 2] == near.max() > near[1, 0]
