"""The table of threads fits the screen, and speaks of codes only where there is a codebook."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from qualcode.cli import show
from qualcode.model import Breadth, NearestCode, Run, Thread, Threads

LABEL = "vrijwilligerscoördinatie, overdrachtsbespreking"


def shown(monkeypatch: pytest.MonkeyPatch, width: int, codebook: str, near: NearestCode | None = None) -> str:
    written = Console(file=io.StringIO(), width=width)
    monkeypatch.setattr(show, "out", written)
    monkeypatch.setattr(show, "err", Console(file=io.StringIO()))
    thread = Thread(
        "t01",
        LABEL,
        ("overdracht", "vrijwilligers"),
        ("a", "b"),
        (),
        Breadth(2, 3, 4, 9, 5, 8),
        0.4,
        nearest=near,
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


def test_a_code_is_told_with_what_it_has_to_do_with_the_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    for led, told in ((True, "volgt uit Ruilen"), (False, "lijkt op Ruilen")):
        near = NearestCode("ruilen", "Ruilen", 0.5, 0.2, led)
        table = shown(monkeypatch, 130, "flexwerk-zorg", near)
        assert told in table
        assert "het codeboek wees hierheen" in table
    assert "het codeboek wees hierheen" not in shown(monkeypatch, 130, "")


def test_new_beside_no_codebook_would_mean_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "nieuw" in shown(monkeypatch, 130, "flexwerk-zorg")
    assert "nieuw" not in shown(monkeypatch, 130, "")
