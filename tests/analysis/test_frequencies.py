"""Spread of threads, by hand on a small study; frequencies are in test_table."""

from __future__ import annotations

from qualcode.analysis import threads_by_case
from qualcode.model import Breadth, Case, Thread


def test_threads_by_case() -> None:
    breadth = Breadth(1, 2, 1, 3, 1, 3, by_case={"zuid": 4})
    thread = Thread("t01", "rooster", (), (), (), breadth, 0.5)
    table = threads_by_case([thread], [Case("Noord"), Case("Zuid")])
    assert table.to_dict("index") == {"t01": {"noord": 0, "zuid": 4}}
    assert threads_by_case([], []).shape == (0, 0)
