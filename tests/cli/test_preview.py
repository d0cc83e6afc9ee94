"""A preview on a screen stays as long as a person can look at; in a file it is whole."""

from __future__ import annotations

import re
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from qualcode.cli import preview
from qualcode.cli.commands import app
from qualcode.project.incoming.adding import understand_bytes
from qualcode.project.incoming.manifest import Entry

SURVEY = "nr;woord van de dag\n1;gezellig\n2;druk\n3;te laat\n4;fijn\n"
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


@pytest.mark.parametrize(("given", "use"), [([], "kenmerk"), (["--columns", "open: 2"], "open vraag")])
def test_the_columns_of_a_survey_are_shown_also_where_it_cannot_be_read(
    tmp_path: Path, given: list[str], use: str
) -> None:
    (tmp_path / "enquete.csv").write_text(SURVEY, "utf-8")
    done = CliRunner().invoke(app, ["preview", str(tmp_path / "enquete.csv"), *given])
    assert (done.exit_code == 0) == bool(given)
    assert re.search(rf"2 +woord van de dag +{use} +4", done.output)
