"""Labels, quotes, nearest code, stability and the space they are measured in."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pytest

from qualcode.model import Code, Codebook, Document, DocumentKind, Segment, SourceFile, Speaker
from qualcode.threads import ThreadSettings, find_threads
from qualcode.threads.clustering import long_enough
from qualcode.threads.features import centred, with_surroundings, without_voice
from qualcode.threads.labels import key_terms, name_threads
from qualcode.threads.nearest import code_scores, nearest_code
from qualcode.threads.quotes import choose, readability
from qualcode.threads.stability import best_jaccard
from qualcode.threads.vocabulary import unfit_for_labels, vocabulary

FILE = SourceFile("", "", 0, "")


class Term(NamedTuple):
    surface: str
    lemma: str
    pos: str


def noun(surface: str, lemma: str = "") -> Term:
    return Term(surface, lemma or surface.lower(), "NOUN")


def test_a_term_is_shown_in_its_most_common_form():
    words = vocabulary([[noun("zzp'ers", "zzp'er")], [noun("Zzp'ers", "zzp'er")], [noun("zzp'er", "zzp'er")]])
    assert words.forms == ("zzp'ers",)
    assert vocabulary([[noun("HR")], [noun("HR")]]).forms == ("HR",)


def test_names_of_people_and_cases_do_not_come_into_labels():
    speakers = (Speaker("R", name="Roos"),)
    document = Document("d", "d", DocumentKind.INTERVIEW, "Het Riet", FILE, speakers=speakers)
    said = ["Petra", "Petra", "roos", "Roos", "rooster", "HR", "het riet"]
    words = vocabulary([[noun(word)] for word in said])
    unfit = {words.lemmas[i] for i in unfit_for_labels(words, {"d": document}, ["Het Riet"])}
    assert unfit == {"petra", "roos", "het riet"}


def test_a_phrase_and_its_word_are_not_both_key_terms():
    words = vocabulary([[noun("dienst"), noun("vaste dienst"), noun("rooster"), noun("roosters")]])
    scores = np.array([[3.0, 2.0, 1.0, 4.0]])
    assert [words.lemmas[i] for i in key_terms(scores, words, ())[0]] == ["vaste dienst", "rooster"]


def test_labels_of_threads_with_the_same_terms_still_differ():
    words = vocabulary([[noun("dienst"), noun("rooster"), noun("tarief"), noun("geld")]])
    scores = np.array([[4.0, 3.0, 2.0, 1.0], [4.0, 3.0, 2.0, 1.0]])
    labels = name_threads(key_terms(scores, words, ()), scores, words)
    assert len(set(labels)) == 2


def segment(document: str, place: int, text: str) -> Segment:
    return Segment(document, place, place + len(text), text, place, "R")


def test_quotes_are_not_near_duplicates():
    documents = {"d": Document("d", "d", DocumentKind.INTERVIEW, "c", FILE)}
    segments = [
        segment("d", 0, "Een " * 30),
        segment("d", 500, "Een " * 30),
        segment("d", 900, "Ander " * 30),
    ]
    meaning = centred(np.array([[1.0, 0.0], [1.0, 0.001], [0.0, 1.0]]))
    assert choose(
        [0, 1, 2], np.array([0.9, 0.8, 0.5]), segments, meaning=meaning, documents=documents, count=3
    ) == [0, 2]


def test_another_case_is_no_reason_to_quote_what_is_not_typical():
    documents = {
        key: Document(key, key, DocumentKind.INTERVIEW, key, FILE) for key in ("noord", "midden", "zuid")
    }
    segments = [
        segment(key, place, f"Over {key} " * 20) for place, key in enumerate(["noord", "midden", "zuid"])
    ]
    meaning = np.eye(3, dtype=np.float32)
    assert choose(
        [0, 1, 2], np.array([0.8, 0.1, 0.6]), segments, meaning=meaning, documents=documents, count=3
    ) == [0, 2]
    assert choose(
        [0, 1, 2], np.array([0.8, 0.1, 0.9]), segments, meaning=meaning, documents=documents, count=3
    ) == [2, 0]


def test_a_case_not_heard_yet_comes_before_a_second_quote_of_another():
    """Also where it is less typical: a thread in three cases is told by three, if it speaks at all."""
    documents = {
        key: Document(key, key, DocumentKind.INTERVIEW, key[0], FILE) for key in ("n1", "n2", "m", "z")
    }
    segments = [segment(key, place, f"Over {key} " * 20) for place, key in enumerate(documents)]
    meaning = np.eye(4, dtype=np.float32)
    assert choose(
        [0, 1, 2, 3], np.array([0.8, 0.7, 0.6, 0.3]), segments, meaning=meaning, documents=documents, count=3
    ) == [0, 2, 3]
    assert choose(
        [0, 1, 2, 3], np.array([0.8, 0.7, 0.6, 0.1]), segments, meaning=meaning, documents=documents, count=3
    ) == [0, 2, 1]
    assert choose(
        [0, 1, 2], np.array([0.8, 0.3, 0.6]), segments, meaning=meaning, documents=documents, count=3
    ) == [0, 2]


def test_readable_length_beats_short_long_and_broken():
    good, short, long = (segment("d", 0, "Woord " * n) for n in (60, 5, 300))
    assert readability(good) == 1.0
    assert readability(short) < 0.5 > readability(long)
    assert readability(segment("d", 0, "woord " * 60)) < 1.0


CODEBOOK = Codebook(
    "b", "b", (Code("rooster", "Rooster"), Code("geld", "Geld"), Code("ruilen", "Ruilen", parent="rooster"))
)


def test_the_nearest_code_is_the_one_that_stands_out():
    chance = np.random.default_rng(0)
    vectors = chance.normal(size=(60, 16)) + 5
    codes = chance.normal(size=(3, 16))
    vectors[:10] += 3 * codes[1]
    found = nearest_code(range(10), code_scores(vectors, codes), CODEBOOK, 0.7)
    assert found is not None
    assert (found.code, found.label) == ("geld", "Geld")
    assert found.margin > 0


def test_a_thread_like_no_code_is_new():
    z = np.zeros((10, 3))
    assert nearest_code(range(5), z, CODEBOOK, 0.7) is None


def test_the_margin_looks_past_codes_in_the_same_branch():
    z = np.tile([1.0, 0.4, 1.2], (5, 1))
    found = nearest_code(range(5), z, CODEBOOK, 0.7)
    assert found is not None
    assert (found.code, found.margin) == ("ruilen", 0.8)


def test_code_vectors_must_belong_to_the_codebook(study):
    corpus = study({"a": "rooster en dienst", "b": "tarief en geld"}, per_theme=5)
    with pytest.raises(ValueError, match="each code"):
        find_threads(*corpus.arguments, codebook=CODEBOOK, code_vectors=np.ones((2, 32)))


def test_best_jaccard_of_a_group_that_returns_and_one_that_falls_apart():
    labels = np.array([0, 0, 0, 1, 1, 1, 1, -1])
    again = np.array([5, 5, 5, 1, 1, 2, 2, 3])
    assert best_jaccard(labels, again, 2).tolist() == [1.0, 0.5]


def test_no_resamples_means_no_stability(study):
    corpus = study({"a": "rooster en dienst", "b": "tarief en geld"}, per_theme=8)
    found = find_threads(*corpus.arguments, ThreadSettings(resamples=0))
    assert {thread.stability for thread in found.threads} == {None}


def test_what_a_document_has_in_common_is_taken_away():
    chance = np.random.default_rng(1)
    vectors = chance.normal(size=(40, 8))
    vectors[20:] += 4
    plain, quiet = centred(vectors), without_voice(vectors, ["a"] * 20 + ["b"] * 20)
    apart = [float(rows[:20].mean(axis=0) @ rows[20:].mean(axis=0)) for rows in (plain, quiet)]
    assert abs(apart[1]) < abs(apart[0]) / 2


def test_surroundings_reach_over_near_turns_of_one_document_only():
    rows = np.eye(4, dtype=np.float32)
    mixed = with_surroundings(rows, ["a", "a", "a", "b"], [0, 1, 40, 41], 0.5)
    assert mixed[0] @ rows[1] > 0.4
    assert mixed[1] @ rows[2] == 0
    assert mixed[3].tolist() == rows[3].tolist()
    near = with_surroundings(rows, ["a"] * 4, [0, 4, 8, 13], 0.5)
    assert near[0] @ rows[2] == 0, "eight turns away"
    assert near[2] @ rows[3] == 0, "five turns away"
    beside = with_surroundings(rows, ["a"] * 4, [0, 1, 2, 3], 0.5)
    assert beside[0] @ rows[1] == pytest.approx(2 * (beside[0] @ rows[2])), "one further weighs half"


def test_short_segments_are_set_apart_unless_most_are_short():
    assert long_enough([30] * 12 + [5] * 3, 20).tolist() == list(range(12))
    assert len(long_enough([30] * 5 + [5] * 12, 20)) == 17
    assert long_enough([20] * 12 + [19] * 3, 20).tolist() == list(range(12))
