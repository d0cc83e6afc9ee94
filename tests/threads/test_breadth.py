"""Breadth: n of N, evenness, voices, and the order of threads."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.model import (
    Breadth,
    Document,
    DocumentKind,
    NearestCode,
    Role,
    Segment,
    SourceFile,
    Speaker,
    Thread,
)
from qualcode.threads.breadth import Study, places, rank


def source(key: str, case: str, person: str = "") -> Document:
    speakers = (Speaker("I", role=Role.INTERVIEWER), Speaker("R", role=Role.PARTICIPANT, person=person))
    return Document(key, key, DocumentKind.INTERVIEW, case, SourceFile("", "", 0, ""), speakers=speakers)


def said(document: str, place: int, words: int = 10, speaker: str = "R") -> Segment:
    return Segment(document, place, place + 9, "woord " * words, place, speaker)


@pytest.fixture
def study() -> Study:
    documents = {"a": source("a", "Noord", "jan"), "b": source("b", "Noord", "jan"), "c": source("c", "Zuid")}
    segments = [said("a", 0), said("a", 10), said("b", 0), said("b", 10), said("c", 0), said("c", 10)]
    return Study(places(segments), documents, ["Noord", "Zuid", "Leeg"])


def test_counts_are_n_of_all_there_is(study):
    breadth = study.breadth([said("a", 0), said("c", 0)])
    assert (breadth.cases, breadth.of_cases) == (2, 3)
    assert (breadth.documents, breadth.of_documents) == (2, 3)
    assert (breadth.speakers, breadth.of_speakers) == (2, 2)
    assert breadth.by_case == {"Noord": 1, "Zuid": 1}
    assert breadth.by_kind == {"interview": 2}


def test_one_person_over_two_documents_is_one_voice(study):
    assert study.breadth([said("a", 0), said("b", 0)]).speakers == 1


def test_evenness_is_relative_to_what_a_case_has_to_say(study):
    in_proportion = study.breadth([said("a", 0), said("b", 0), said("c", 0)])
    lopsided = study.breadth([said("a", 0), said("c", 0), said("c", 10)])
    assert in_proportion.evenness > lopsided.evenness
    assert study.breadth([said("a", 0), said("a", 10)]).evenness == 0.0


def test_every_case_alike_is_evenness_one():
    documents = {"a": source("a", "Noord"), "c": source("c", "Zuid")}
    segments = [said("a", 0), said("a", 10), said("a", 20), said("c", 0)]
    everything = Study(places(segments), documents, ["Noord", "Zuid"]).breadth(segments)
    assert everything.evenness == 1.0


def test_top_speaker_is_a_share_of_words(study):
    assert study.breadth([said("a", 0, words=30), said("c", 0, words=10)]).top_speaker == 0.75


def test_prose_has_no_speakers(study):
    breadth = study.breadth([said("a", 0, speaker="")])
    assert (breadth.speakers, breadth.top_speaker) == (0, 0.0)


def thread(cases: int, evenness: float, size: int) -> Thread:
    breadth = Breadth(cases, 6, cases, 6, cases, 6, evenness=evenness)
    return Thread("", "", (), tuple(str(i) for i in range(size)), (), breadth, 0.5)


def test_broad_and_small_ranks_before_narrow_and_large():
    assert rank(thread(5, 0.9, 6), 2, 60) < rank(thread(2, 0.3, 90), 2, 60)


def test_threads_under_the_threshold_come_last():
    assert rank(thread(2, 0.3, 5), 2, 9) < rank(thread(1, 0.0, 50), 2, 60)
    assert rank(thread(2, 0.9, 50), 3, 60) > rank(thread(3, 0.4, 5), 3, 9)


def test_small_talk_that_is_everywhere_ranks_after_a_theme_that_is_nearly_everywhere():
    weather, nights = thread(6, 1.0, 40), thread(5, 0.8, 20)
    nights = replace(nights, nearest=NearestCode("nacht", "Nachten", 0.5, 0.2))
    assert rank(nights, 2, 55) < rank(weather, 2, 20)
    assert rank(nights, 2, 60) == rank(nights, 2, 90)
    assert rank(thread(6, 1.0, 40), 2, 20) > rank(thread(6, 1.0, 40), 2, 50)


@pytest.mark.parametrize(
    ("by_case", "carried", "specific"),
    [
        ({"a": 5}, None, True),
        ({"a": 5, "b": 1}, None, False),
        ({"a": 5, "b": 3}, ("a",), True),
        ({"a": 5, "b": 3}, (), False),
        ({"a": 7, "b": 2}, (), True),
        ({"a": 7}, (), True),
        ({"a": 5, "b": 3}, ("b",), False),
        ({"a": 5, "b": 3}, ("a", "b"), False),
        ({"a": 4, "b": 4}, ("a",), False),
    ],
)
def test_case_specific_is_what_rests_on_one_case(by_case, carried, specific):
    breadth = Breadth(len(by_case), 3, 2, 4, 3, 9, by_case, {"interview": 8}, 0.5, 0.2)
    assert Thread("t", "x", (), (), (), breadth, 0.5, carried=carried).case_specific is specific


def test_a_study_of_one_case_has_nothing_case_specific():
    breadth = Breadth(1, 1, 2, 4, 3, 9, {"a": 8}, {"interview": 8}, 0.0, 0.2)
    assert not Thread("t", "x", (), (), (), breadth, 0.5).case_specific
