"""Suggestions from definitions: the near code comes first, and a code that fits all is no one's."""

from __future__ import annotations

import numpy as np
import pytest

from qualcode.model import Code, Codebook, Segment
from qualcode.suggesting import suggest

BOOK = Codebook(
    "boek",
    "Boek",
    (
        Code("rooster", "Zeggenschap over het rooster", "Wie bepaalt de diensten en het rooster."),
        Code("geld", "Geld en tarief", "Het uurloon of tarief als reden om flex te werken."),
        Code("algemeen", "Werk", "Alles over werk."),
    ),
)
TEXTS = [
    "Het rooster hangt er pas een week tevoren.",
    "Dat tarief van het bureau is te hoog.",
    "Tja, koffie dan maar.",
]
SEGMENTS = [Segment("d", n * 100, n * 100 + len(text), text, n) for n, text in enumerate(TEXTS)]


def unit(rows: list[list[float]]) -> np.ndarray:
    matrix = np.array(rows, dtype=np.float32)
    return matrix / np.linalg.norm(matrix, axis=1, keepdims=True)


VECTORS = unit([[1, 0, 2], [0, 1, 2], [0.3, 0.3, 2.5]])
CODES = unit([[1, 0, 0.2], [0, 1, 0.2], [0.1, 0.1, 1]])


def test_the_near_code_comes_first_and_says_why() -> None:
    found = suggest(SEGMENTS, VECTORS, BOOK, CODES, top=2)
    first = {s.segment: s for s in found if s.rank == 1}
    assert first[SEGMENTS[0].id].code == "rooster"
    assert first[SEGMENTS[1].id].code == "geld"
    why = {evidence.kind: evidence.text for evidence in first[SEGMENTS[0].id].why}
    assert why["definition"] == BOOK.codes[0].definition
    assert "rooster" in why["words"]


def test_ranks_and_scores_agree() -> None:
    found = suggest(SEGMENTS, VECTORS, BOOK, CODES, top=3)
    assert len(found) == 9
    for segment in SEGMENTS:
        own = [s for s in found if s.segment == segment.id]
        assert [s.rank for s in own] == [1, 2, 3]
        assert [s.score for s in own] == sorted((s.score for s in own), reverse=True)


def test_a_code_near_to_everything_does_not_always_win() -> None:
    found = suggest(SEGMENTS, VECTORS, BOOK, CODES, top=1)
    raw_best = {BOOK.codes[place].key for place in (VECTORS @ CODES.T).argmax(axis=1)}
    assert raw_best == {"algemeen"}
    assert {"rooster", "geld"} <= {s.code for s in found}


@pytest.mark.parametrize(("segments", "book"), [([], BOOK), (SEGMENTS, Codebook("leeg", "Leeg", ()))])
def test_nothing_to_propose(segments: list[Segment], book: Codebook) -> None:
    empty = np.empty((len(segments), 3), dtype=np.float32)
    assert suggest(segments, empty, book, CODES[: len(book.codes)]) == []


def test_one_fragment_is_no_corpus_but_no_error() -> None:
    found = suggest(SEGMENTS[:1], VECTORS[:1], BOOK, CODES)
    assert [s.rank for s in found] == [1, 2, 3]
    assert all(np.isfinite(s.score) for s in found)
