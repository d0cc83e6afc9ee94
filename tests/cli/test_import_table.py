"""The table of `qualcode add`: a line per file in an 80-column terminal, however long the names."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

from qualcode.cli import show
from qualcode.project import Added, Outcome, Project

TALK = "I: Hoe gaat het?\n\nR: Goed, al is het rooster nummer {} weer laat.\n"


@pytest.mark.parametrize("width", [80, 120])
def test_a_line_per_file(width: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(11):
        (folder / f"{number:02} interview met een heel lange naam van {'x' * 90}.txt").write_text(
            TALK.format(number)
        )
    (folder / "kapot.docx").write_bytes(b"PK\x03\x04 niets")
    written = io.StringIO()
    monkeypatch.setattr(show, "out", Console(file=written, width=width, highlight=False))
    show.import_table(Project.create(tmp_path / "p.db", who="joke").add([folder]))
    lines = [line.rstrip() for line in written.getvalue().split("\n")]
    rows = [line for line in lines[1:13] if line.endswith(("toegevoegd", "mislukt"))]
    assert len(rows) == 12
    assert all(len(row) <= width for row in rows)
    assert sum("…" in row and ".txt" in row for row in rows) == 11
    assert "11 toegevoegd, 1 mislukt" in lines


def test_what_is_wrong_with_many_files_is_said_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.StringIO()
    monkeypatch.setattr(show, "out", Console(file=written, width=120, highlight=False))
    wrong = "p.db: de schijf is vol."
    show.import_table(
        [Added(f"gesprek {n}.txt", Outcome.FAILED, error=wrong) for n in range(38)]
        + [Added("leeg.txt", Outcome.FAILED, error="leeg")]
    )
    assert written.getvalue().count(wrong) == 1
    assert f"gesprek 0.txt, gesprek 1.txt, gesprek 2.txt, en nog 35 bestanden: {wrong}" in written.getvalue()
    assert "leeg.txt: leeg" in written.getvalue()
