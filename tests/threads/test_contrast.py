"""Who speaks of a thread more than others, with speakers as units; shares over time."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from qualcode.model import Document, DocumentKind, Segment, SourceFile, Speaker
from qualcode.threads.contrast import contrasts, periods


def study(speakers: int, per_speaker: int, *, phases: bool = False):
    """`speakers` in one document per two, half of them managers."""
    documents, segments = {}, []
    for number in range(speakers):
        key = f"d{number // 2}"
        if key not in documents:
            people = tuple(
                Speaker(f"S{who}", attributes={"rol": "leiding" if who % 2 else "team", "nr": str(who)})
                for who in (number, number + 1)
            )
            phase = ("0-meting", "1-meting")[number // 2 % 2] if phases else ""
            documents[key] = Document(
                key,
                key,
                DocumentKind.INTERVIEW,
                "noord",
                SourceFile(key, "", 0, "txt"),
                date=f"202{4 + number // 2 % 2}-03-01",
                phase=phase,
                speakers=people,
            )
        for place in range(per_speaker):
            start = len(segments) * 100
            segments.append(Segment(key, start, start + 50, "woorden", place, f"S{number}"))
    return segments, documents


def test_a_group_that_speaks_of_it_more_stands_out():
    segments, documents = study(12, 10)
    leads = [int(segment.speaker[1:]) % 2 for segment in segments]
    labels = np.array([0 if lead and place % 10 < 6 else 1 for place, lead in enumerate(leads)])
    best = contrasts(labels, segments, documents, 0)[0][0]
    assert (best.attribute, best.value) == ("rol", "leiding")
    assert (best.segments, best.of_segments, best.speakers, best.of_speakers) == (36, 60, 6, 6)
    assert (best.other_segments, best.of_other_segments) == (0, 60)
    assert best.holds
    assert best.p <= best.corrected


def test_having_looked_at_many_threads_makes_each_less_certain():
    """By chance alone one of eight threads often looks uncommon; that it is one of eight, is told."""
    segments, documents = study(16, 6)
    rng = np.random.default_rng(3)
    found = [
        one
        for _ in range(5)
        for of_one in contrasts(rng.integers(0, 8, len(segments)), segments, documents, 0)
        for one in of_one
    ]
    assert all(one.corrected >= one.p for one in found)
    assert any(one.corrected > 3 * one.p for one in found)


def test_one_talkative_manager_is_not_all_managers():
    segments, documents = study(12, 10)
    labels = np.array([0 if segment.speaker == "S1" else 1 for segment in segments])
    assert not any(found.holds for found in contrasts(labels, segments, documents, 0)[0])


def test_under_chance_alone_hardly_a_contrast_holds():
    segments, documents = study(16, 6)
    rng = np.random.default_rng(3)
    held = 0
    for _ in range(20):
        labels = rng.integers(0, 8, len(segments))
        held += any(found.holds for of_one in contrasts(labels, segments, documents, 0) for found in of_one)
    assert held <= 4


def test_a_group_of_one_is_not_compared():
    segments, documents = study(4, 5)
    labels = np.zeros(len(segments), dtype=np.int64)
    found = contrasts(labels, segments, documents, 0)
    assert all(contrast.attribute != "nr" for contrast in found[0])


@pytest.mark.parametrize(("phases", "names"), [(True, ["0-meting", "1-meting"]), (False, ["2024", "2025"])])
def test_shares_go_by_phase_or_else_by_year(phases, names):
    segments, documents = study(8, 5, phases=phases)
    labels = np.array([0 if documents[s.document].date < "2025" else 1 for s in segments])
    first, second = periods(labels, segments, documents)
    assert [period.label for period in first] == names
    assert [period.segments for period in first] == [20, 0]
    assert [period.of_segments for period in second] == [20, 20]


def test_phases_stand_in_order_of_time_and_not_of_their_names():
    segments, documents = study(8, 5)
    named = {
        key: replace(one, phase="Start" if one.date < "2025" else "Einde") for key, one in documents.items()
    }
    (told,) = periods(np.zeros(len(segments), dtype=np.int64), segments, named)
    assert [period.label for period in told] == ["Start", "Einde"]


def test_of_one_time_there_are_no_shares():
    segments, documents = study(2, 5)
    assert periods(np.zeros(len(segments), dtype=np.int64), segments, documents) == [()]


def mixed(kinds: dict[DocumentKind, list[str]], each: int):
    """A document of every kind for every role given, of one speaker with that role and `each` segments."""
    documents, segments = {}, []
    for kind, roles in kinds.items():
        for number, role in enumerate(roles):
            key = f"{kind}{number}"
            people = (Speaker("S", attributes={"rol": role}),)
            source = SourceFile(key, "", 0, "txt")
            phase = ("0-meting", "1-meting")[number % 2]
            documents[key] = Document(key, key, kind, "noord", source, phase=phase, speakers=people)
            segments += [Segment(key, 100 * n, 100 * n + 50, "woorden", n, "S") for n in range(each)]
    return segments, documents


def of_kind(segments, documents, kind):
    return np.array([documents[segment.document].kind is kind for segment in segments])


def test_what_lives_in_one_kind_of_conversation_is_no_difference_between_groups():
    """Leaders sit in the learning teams, where all speak of it: that says nothing of leaders."""
    kinds = {
        DocumentKind.LEARNING_TEAM: ["leiding"] * 8 + ["team"] * 2,
        DocumentKind.INTERVIEW: ["leiding"] * 2 + ["team"] * 8,
    }
    segments, documents = mixed(kinds, 6)
    inside = of_kind(segments, documents, DocumentKind.LEARNING_TEAM)
    labels = np.where(inside & (np.arange(len(segments)) % 2 == 0), 0, 1)
    assert contrasts(labels, segments, documents, 0) == [(), ()]


def test_a_difference_within_the_conversations_names_their_kinds():
    kinds = {
        DocumentKind.LEARNING_TEAM: ["leiding", "team"] * 4,
        DocumentKind.INTERVIEW: ["leiding", "team"] * 4,
    }
    segments, documents = mixed(kinds, 6)
    leads = [documents[s.document].speakers[0].attributes["rol"] == "leiding" for s in segments]
    labels = np.array([0 if lead and row % 2 else 1 for row, lead in enumerate(leads)])
    best = contrasts(labels, segments, documents, 0)[0][0]
    assert (best.value, best.holds, best.kinds) == ("leiding", True, ("interview", "leerteam"))
    assert (best.speakers, best.of_speakers, best.other_speakers, best.of_other_speakers) == (8, 8, 0, 8)


def test_answers_on_a_form_are_compared_by_themselves_and_only_where_there_are_enough():
    """What respondents write is not laid beside what people say."""
    kinds = {DocumentKind.SURVEY: ["leiding", "team"] * 6, DocumentKind.INTERVIEW: ["team", "leiding"] * 3}
    for each, told in ((4, ("enquete",)), (1, ())):
        segments, documents = mixed(kinds, each)
        survey = of_kind(segments, documents, DocumentKind.SURVEY)
        leads = [documents[s.document].speakers[0].attributes["rol"] == "leiding" for s in segments]
        labels = np.where(survey & np.array(leads), 0, 1)
        found = [one for one in contrasts(labels, segments, documents, 0)[0] if one.attribute == "rol"]
        assert [one.kinds for one in found] == ([told] if told else [])
        assert all((one.of_speakers, one.of_other_speakers) == (6, 6) for one in found)


def test_a_study_of_one_kind_names_none():
    segments, documents = study(12, 10)
    leads = [int(segment.speaker[1:]) % 2 for segment in segments]
    labels = np.array([0 if lead else 1 for lead in leads])
    assert contrasts(labels, segments, documents, 0)[0][0].kinds == ()


def test_each_kind_of_source_has_a_course_of_its_own():
    """More learning teams in the second phase make no thread of learning teams grow."""
    kinds = {
        DocumentKind.INTERVIEW: ["team"] * 6,
        DocumentKind.LEARNING_TEAM: ["team"] * 4,
        DocumentKind.REPORT: ["team"],
    }
    segments, documents = mixed(kinds, 5)
    inside = of_kind(segments, documents, DocumentKind.LEARNING_TEAM)
    labels = np.where(inside, 0, 1)
    first, second = periods(labels, segments, documents)
    talk = [(one.kind, one.label, one.segments, one.of_segments) for one in first]
    assert talk == [
        ("interview", "0-meting", 0, 15),
        ("interview", "1-meting", 0, 15),
        ("leerteam", "0-meting", 10, 10),
        ("leerteam", "1-meting", 10, 10),
    ]
    assert {one.kind for one in second} == {"interview", "leerteam"}
