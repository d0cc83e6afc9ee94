"""Pieces of words: a compound is near to its parts, and to nothing else."""

from __future__ import annotations

import numpy as np

from qualcode.suggesting.spelling import spelled

FRAGMENTS = ("De flexpoolmedewerker belde.", "Zij kookten aardappelen.", "", "Hm.")
CODES = ("De eigen pool van medewerkers.", "Reiskosten en kilometers.")


def test_a_compound_is_near_to_its_parts() -> None:
    fragments, codes, questions = spelled(FRAGMENTS, CODES, ["Hoe zit het met reiskostenvergoeding?"])
    near = (fragments @ codes.T).toarray()
    assert near[0, 0] > 0.1
    assert near[0, 0] > 3 * near[0, 1]
    asked = (questions @ codes.T).toarray()
    assert asked[0, 1] > asked[0, 0]


def test_rows_are_no_longer_than_one_and_empty_texts_are_near_to_nothing() -> None:
    fragments, codes, questions = spelled(FRAGMENTS, CODES, [])
    lengths = np.sqrt(np.asarray(fragments.multiply(fragments).sum(axis=1))).ravel()
    assert (lengths <= 1 + 1e-9).all()
    assert lengths[2] == 0
    assert np.allclose(np.asarray(codes.multiply(codes).sum(axis=1)), 1)
    assert questions.shape == (0, fragments.shape[1])


def test_nothing_at_all_gives_nothing() -> None:
    shapes = [part.shape[0] for part in spelled(["", "..."], ["", "!"], [""])]
    assert shapes == [2, 2, 1]
