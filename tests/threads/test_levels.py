"""Other numbers of threads from one search; kept threads; what was asked before; the same weights."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from qualcode.model import Segment, SegmentKind, ThreadStatus
from qualcode.threads import KeptGroup, ThreadSettings, asked_before, find_structure, find_threads, threads_at
from qualcode.threads.features import with_questions
from qualcode.threads.frame import class_weights
from qualcode.threads.structure import from_text, to_text
from qualcode.threads.vocabulary import Vocabulary
from qualcode.threads.weights import same_weights

THEMES = {
    "rooster": "Het rooster met avonddiensten en weekenden is te laat bekend en niemand ruilt nog diensten.",
    "opleiding": "De opleiding en de scholing over wondzorg en medicijnen kosten tijd die er niet is.",
    "tarief": "Het tarief per uur van het bureau ligt hoger dan het salaris en de toeslag in loondienst.",
    "overdracht": "De overdracht en de rapportage in het dossier kloppen niet wanneer de nachtploeg begint.",
}


@pytest.fixture(scope="module")
def corpus(study):
    return study(THEMES, per_theme=18)


@pytest.fixture(scope="module")
def structure(corpus):
    return find_structure(corpus.segments, corpus.vectors, corpus.documents, ThreadSettings())


def test_the_whole_and_its_parts_give_the_same_threads(corpus, structure):
    whole = find_threads(*corpus.arguments)
    assert threads_at(structure, *corpus.arguments, settings=ThreadSettings()).threads == whole.threads


def test_a_structure_survives_as_text(corpus, structure):
    again = from_text(to_text(structure))
    assert again is not None
    settings = ThreadSettings(about=2)
    before = threads_at(structure, *corpus.arguments, settings=settings)
    assert threads_at(again, *corpus.arguments, settings=settings) == before


@pytest.mark.parametrize("about", [1, 2, 3, 4])
def test_the_number_asked_for_is_the_number_given(corpus, structure, about):
    assert (
        len(threads_at(structure, *corpus.arguments, settings=ThreadSettings(about=about)).threads) == about
    )


def test_finer_is_more_and_lies_within(corpus, structure):
    plain = threads_at(structure, *corpus.arguments, settings=ThreadSettings())
    finer = threads_at(structure, *corpus.arguments, settings=ThreadSettings(granularity=1))
    coarser = threads_at(structure, *corpus.arguments, settings=ThreadSettings(granularity=-2))
    assert len(coarser.threads) < len(plain.threads) <= len(finer.threads)
    groups = [set(thread.segments) for thread in coarser.threads]
    assert all(any(set(thread.segments) <= group for group in groups) for thread in plain.threads)


def test_a_structure_of_other_segments_is_refused(corpus, structure):
    with pytest.raises(ValueError, match="other segments"):
        threads_at(
            structure,
            corpus.segments[1:],
            corpus.vectors[1:],
            corpus.documents,
            corpus.cases,
            settings=ThreadSettings(),
        )


def test_sub_themes_lie_within_threads_that_kept_ones_cut_through(corpus, structure):
    half = corpus.segments[::2]
    kept = (KeptGroup("rd-1", "Om en om", ThreadStatus.CONFIRMED, tuple(one.id for one in half)),)
    threads = threads_at(structure, *corpus.arguments, settings=ThreadSettings(about=1), kept=kept).threads
    assert any(thread.parts for thread in threads)
    for thread in threads:
        held = [segment for part in thread.parts for segment in part.segments]
        assert len(held) == len(set(held))
        assert set(held) <= set(thread.segments)
        assert all(len(part.segments) > 1 for part in thread.parts)


def test_sub_themes_part_a_thread(corpus, structure):
    threads = threads_at(structure, *corpus.arguments, settings=ThreadSettings(about=1)).threads
    parts = threads[0].parts
    assert len(parts) >= 2
    held = [segment for part in parts for segment in part.segments]
    assert len(held) == len(set(held))
    assert set(held) <= set(threads[0].segments)
    assert parts[0].key == "t01.1"
    assert len({part.label for part in parts}) == len(parts)


def test_kept_threads_hold_what_they_have_and_the_rest_stays_as_it_was(corpus, structure):
    plain = threads_at(structure, *corpus.arguments, settings=ThreadSettings())
    chosen = plain.threads[0]
    kept = KeptGroup("k1", "Ons eigen woord", ThreadStatus.CONFIRMED, chosen.segments)
    again = threads_at(structure, *corpus.arguments, settings=ThreadSettings(), kept=[kept])
    own = next(thread for thread in again.threads if thread.kept == "k1")
    assert own.label == "Ons eigen woord"
    assert own.status is ThreadStatus.CONFIRMED
    assert set(chosen.segments) <= set(own.segments)
    others = {frozenset(thread.segments) for thread in again.threads if not thread.kept}
    assert others <= {frozenset(thread.segments) for thread in plain.threads}


def test_what_was_asked_is_the_end_of_the_turn_before():
    def said(start: int, text: str, turn: int, document: str = "d") -> Segment:
        return Segment(document, start, start + len(text), text, turn, "R", SegmentKind.CONTENT)

    question = " ".join(f"woord{number}" for number in range(40))
    segments = [
        replace(said(0, question, 0), kind=SegmentKind.CONTEXT),
        said(500, "Het eerste deel van het antwoord.", 1),
        said(600, "Het tweede deel.", 1),
        said(700, "Ja.", 2),
        said(800, "Een antwoord na bijna niets.", 3),
        said(0, "Het begin van een ander gesprek.", 0, "e"),
    ]
    before = asked_before(segments)
    assert before[segments[1].id] == before[segments[2].id] == " ".join(question.split()[-25:])
    assert segments[4].id not in before
    assert segments[5].id not in before
    assert segments[0].id not in before


def test_an_answer_moves_towards_its_question_and_others_stay():
    meaning = np.eye(3, dtype=np.float32)
    questions = np.array([[0, 5, 0], [0, 0, 0], [5, 0, 0]], dtype=np.float32)
    mixed = with_questions(meaning, questions, ["a", "a", "b"], 0.5)
    assert np.array_equal(mixed[1], meaning[1])
    assert mixed[0] @ mixed[0] == pytest.approx(1)
    assert not np.allclose(mixed[0], meaning[0])
    assert np.array_equal(with_questions(meaning, questions, ["a", "a", "b"], 0.0), meaning)


def test_the_formula_gives_what_bertopic_gives():
    rows = tuple(tuple(sorted({row % 5, (row * 3) % 7, 7})) for row in range(20))
    words = Vocabulary(tuple("abcdefgh"), tuple("abcdefgh"), (0.0,) * 8, (True,) * 8, rows)
    labels = np.array([row % 4 - 1 for row in range(20)])
    features = np.random.default_rng(0).normal(size=(20, 6)).astype(np.float32)
    assert np.allclose(same_weights(labels, words), class_weights(features, labels, words), atol=1e-12)
    everyone = np.array([row % 3 for row in range(20)])
    assert np.allclose(same_weights(everyone, words), class_weights(features, everyone, words), atol=1e-12)
