"""The table of threads fits the screen, and speaks of codes only where there is a codebook."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from qualcode.cli import show
from qualcode.model import Breadth, Run, Thread, Threads

LABEL = "vrijwilligerscoördinatie, overdrachtsbespreking"


def shown(monkeypatch: pytest.MonkeyPatch, width: int, codebook: str) -> str:
    written = Console(file=io.StringIO(), width=width)
    monkeypatch.setattr(show, "out", written)
    monkeypatch.setattr(show, "err", Console(file=io.StringIO()))
    thread = Thread(
        "t01", LABEL, ("overdracht", "vrijwilligers"), ("a", "b"), (), Breadth(2, 3, 4, 9, 5, 8), 0.4
    )
    run = Run("r", "threads", {"codebook": codebook}, {}, 0, {})
    show.thread_table(Threads(run, (thread,), (), {}), 2)
    assert isinstance(written.file, io.StringIO)
    return written.file.getvalue()


def test_a_narrow_screen_cuts_no_label(monkeypatch: pytest.MonkeyPatch) -> None:
    table = shown(monkeypatch, 80, "flexwerk-zorg")
    assert "…" not in table
    assert max(map(len, table.splitlines())) <= 80
    assert all(word in table for word in LABEL.split(", "))


def test_terms_where_there_is_room(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "kernwoorden" in shown(monkeypatch, 130, "")
    assert "kernwoorden" not in shown(monkeypatch, 80, "")


def test_new_beside_no_codebook_would_mean_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "nieuw" in shown(monkeypatch, 130, "flexwerk-zorg")
    assert "nieuw" not in shown(monkeypatch, 130, "")
