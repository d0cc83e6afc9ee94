"""What kept threads draw to themselves in a new run, and which rejected ones are recognised."""

from __future__ import annotations

import numpy as np

from qualcode.model import KeptThread, ThreadStatus
from qualcode.threads.keeping import KeptGroup, lay_against, turned_down

DEGREES = [0, 60, 0, 60, 45, 50, 55, 20, 120]
IDS = [str(row) for row in range(len(DEGREES))]
SPACE = np.array([[np.cos(a), np.sin(a)] for a in np.radians(DEGREES)])
KEPT = (KeptGroup("k", "k", ThreadStatus.CONFIRMED, ("0", "1", "2", "3")),)


def test_a_kept_thread_draws_only_what_was_found_together_with_it_and_lies_near() -> None:
    together = np.zeros(len(IDS), dtype=np.int64)
    assert lay_against(SPACE, IDS, KEPT, together).tolist() == [0, 0, 0, 0, 0, 0, 0, 0, -1]
    apart = np.array([0, 0, 0, 0, 1, 1, -1, 0, 0])
    assert lay_against(SPACE, IDS, KEPT, apart).tolist() == [0, 0, 0, 0, -1, -1, -1, 0, -1]


def test_a_group_that_hardly_holds_a_kept_thread_is_not_drawn_to_it() -> None:
    many = [*IDS, *(f"n{row}" for row in range(20))]
    space = np.vstack([SPACE, np.tile(SPACE[4], (20, 1))])
    found = lay_against(space, many, KEPT, np.zeros(len(many), dtype=np.int64))
    assert (found[4:] == -1).all()


def test_what_was_taken_out_does_not_come_back() -> None:
    group = KeptGroup("k", "k", ThreadStatus.CONFIRMED, ("0", "1", "2", "3"), excluded=("7",))
    assert lay_against(SPACE, IDS, (group,), np.zeros(len(IDS), dtype=np.int64))[7] == -1


def test_a_rejected_thread_is_recognised_in_pieces_and_among_new_files() -> None:
    held = tuple(f"oud:{place}-9" for place in range(20))
    rejected = KeptThread("r", "koffie", ThreadStatus.REJECTED, held)
    others = tuple(f"oud:{place}-9" for place in range(50, 70))
    arrived = tuple(f"nieuw:{place}-9" for place in range(20))
    assert turned_down(held[:8], [rejected]) is rejected
    assert turned_down((*held[:8], *others[:7]), [rejected]) is rejected
    assert turned_down((*held[:8], *others[:9]), [rejected]) is None
    assert turned_down((*held[:8], *arrived), [rejected]) is rejected
    assert turned_down((*held[:5], *arrived), [rejected]) is None
    assert turned_down(arrived, [rejected]) is None
