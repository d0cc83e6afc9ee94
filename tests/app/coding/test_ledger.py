"""Deeds told more than once, and answers that never arrived."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.coding.ledger import Ledger


def ledger(done: list[int]) -> Ledger:
    """A ledger whose even deeds fail."""

    def do(deed: Mapping[str, Any]) -> dict[str, Any]:
        done.append(deed["n"])
        return {"error": ["Kan niet", ""]} if deed["n"] % 2 == 0 else {}

    return Ledger(do)


def ask(*deeds: int, client: str = "a", seq: int = 1, acked: int = 0) -> dict[str, Any]:
    return {"client": client, "seq": seq, "acked": acked, "deeds": [{"n": n} for n in deeds]}


def test_each_deed_is_done_once_in_order_however_often_it_is_told() -> None:
    done: list[int] = []
    kept = ledger(done)
    kept.perform(ask(2, 1))
    kept.perform(ask(1, 2, 3))
    assert done == [1, 2, 3]
    assert (kept.done("a"), kept.done("b")) == (3, 0)
    kept.perform(ask(1, client="b"))
    assert done == [1, 2, 3, 1]


def test_what_went_wrong_is_told_until_the_pane_knows() -> None:
    kept = ledger([])
    assert [one["n"] for one in kept.perform(ask(1, 2))] == [1, 2]
    assert [one["n"] for one in kept.perform(ask(1, 2, 3, seq=2))] == [2, 3]  # the first answer was lost
    assert kept.perform(ask(client="b")) == []
    assert kept.perform(ask(seq=3, acked=3)) == []
    assert kept.perform(ask(seq=4)) == []


def test_a_heartbeat_names_the_last_question_that_was_answered() -> None:
    kept = ledger([])
    question = ask(1, seq=7)
    kept.perform(question)
    first = kept.heartbeat()
    assert first["heard"] == {}  # not answered yet: it may still fail
    kept.answered(question)
    kept.answered({"docs": []})  # of nobody
    second = kept.heartbeat()
    assert second["heard"] == {"a": 7}
    assert first["beat"] != second["beat"]


def test_a_deed_that_waits_holds_up_those_after_it_until_it_can_be_done() -> None:
    full = [True]
    done: list[int] = []

    def do(deed: Mapping[str, Any]) -> dict[str, Any]:
        if full[0] and deed["n"] == 2:
            return {"waits": ["de schijf is vol", ""]}
        done.append(deed["n"])
        return {}

    kept = Ledger(do)
    assert kept.perform(ask(1, 2, 3))[-1]["waits"]
    assert (done, kept.done("a")) == ([1], 1)
    assert kept.perform(ask(seq=2)) == []  # that it waited is no result to tell again
    full[0] = False
    kept.perform(ask(2, 3, seq=3))
    assert done == [1, 2, 3]


def test_what_the_pane_says_that_it_knows_is_told_no_more() -> None:
    kept = ledger([])
    kept.perform(ask(1, 2, 3, 4))
    assert [one["n"] for one in kept.perform(ask(seq=2, acked=2))] == [4]
    assert kept.perform(ask(seq=3, acked=4)) == []
