import numpy as np

from qualcode.threads.saying import alone, by_source, within
from qualcode.threads.vocabulary import Vocabulary


def words(*lemmas: str, rows: tuple[tuple[int, ...], ...] = ()) -> Vocabulary:
    many = len(lemmas)
    return Vocabulary(lemmas, lemmas, (0.0,) * many, (True,) * many, rows)


LABELS = np.array([0, 0, 0, 2, 2, -1])
WORDS = words("rooster", "nacht", rows=((0,), (0, 1), (), (1,), (1,), (0,)))
SOURCES = ["b", "a", "a", "a", "c", "c"]


def test_segments_of_each_group_that_hold_a_term_the_left_over_apart():
    assert within(WORDS.matrix, LABELS, 3).tolist() == [[2, 1], [0, 0], [0, 2]]


def test_segments_may_weigh_differently():
    weights = np.array([0.5, 2.0, 9.0, 1.0, 3.0, 7.0])
    assert within(WORDS.matrix, LABELS, 3, weights).tolist() == [[2.5, 2.0], [0, 0], [0, 4.0]]


def test_sources_of_each_group_that_say_a_term():
    said = by_source(WORDS.matrix, LABELS, SOURCES, 3)
    assert said.count().tolist() == [[2, 1], [0, 0], [0, 2]]
    assert said.of_group(0).tolist() == [2, 1]  # of a, of b
    assert said.of_group(1).tolist() == []


def test_a_source_weighs_as_it_has_segments_or_like_any_other():
    said = by_source(WORDS.matrix, LABELS, SOURCES, 3)
    assert np.allclose(said.share(), [[1, 2 / 3], [0, 0], [0, 1]])
    assert np.allclose(said.share_of_sources(), [[1, 1 / 2], [0, 0], [0, 1]])


def test_a_word_yields_to_the_phrase_that_recurs_with_it():
    phrased = words("partner", "sociale partner", "zorg")
    inside = np.array([[4.0, 3.0, 2.0], [4.0, 1.0, 0.0]])
    assert np.allclose(alone(inside, phrased), [[1 / 4, 1, 1], [1, 1, 1]])
