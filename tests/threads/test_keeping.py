"""What kept threads draw to themselves in a new run."""

from __future__ import annotations

import numpy as np

from qualcode.model import ThreadStatus
from qualcode.threads.keeping import KeptGroup, lay_against

DEGREES = [0, 60, 0, 60, 45, 50, 55, 50]
IDS = [str(row) for row in range(len(DEGREES))]
MEANING = np.array([[np.cos(a), np.sin(a)] for a in np.radians(DEGREES)])
KEPT = (KeptGroup("k", "k", ThreadStatus.CONFIRMED, ("0", "1", "2", "3")),)


def test_a_kept_thread_draws_nothing_from_those_who_lie_nearer_to_each_other():
    assert (lay_against(MEANING, IDS, KEPT) == 0).all()
    found = np.array([0, 0, 0, 0, 1, 1, 1, 1])
    assert lay_against(MEANING, IDS, KEPT, found).tolist() == [0, 0, 0, 0, -1, -1, -1, -1]


def test_those_found_among_what_is_kept_join_it():
    found = np.zeros(len(IDS), dtype=np.int64)
    assert (lay_against(MEANING, IDS, KEPT, np.where(np.arange(8) < 7, found, -1)) == 0).all()
