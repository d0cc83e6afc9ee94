"""A preview on a screen stays as long as a person can look at; in a file it is whole."""

from __future__ import annotations

from io import StringIO

import pytest
from rich.console import Console

from qualcode.cli import preview
from qualcode.project.incoming.adding import understand_bytes
from qualcode.project.incoming.manifest import Entry

LONG = "begin " + "en toen ging het zo verder, " * 40_000 + "eind"


def shown(monkeypatch: pytest.MonkeyPatch, *, screen: bool, words: str) -> str:
    written = StringIO()
    monkeypatch.setattr(
        preview, "out", Console(file=written, force_terminal=screen, width=100, color_system=None)
    )
    data = f"Interviewer: Vertel eens.\nWilma: {words}".encode()
    preview.show_preview(understand_bytes(data, "lang.txt", Entry("lang.txt")))
    return written.getvalue()


def test_of_a_turn_as_long_as_a_book_a_screen_shows_begin_and_end(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = shown(monkeypatch, screen=True, words=LONG)
    assert len(seen) < 30_000
    assert "Wilma: begin" in seen
    assert seen.rstrip().endswith("eind")
    assert "heel lange beurt weggelaten woorden" in seen


def test_in_a_file_it_is_whole_and_a_usual_turn_is_so_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    assert LONG in shown(monkeypatch, screen=False, words=LONG)
    assert "weggelaten" not in shown(monkeypatch, screen=True, words=LONG[:3_000])
