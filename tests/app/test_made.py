"""Files that were made: what outlives the server is what was asked, and never the file."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.parts import asked, passing
from app.parts.outputs import Choice, Made
from qualcode.reporting.attribution import Grain

ROOT = Path(__file__).resolve().parents[2]
HOLDING = """
import sys, tempfile
tempfile.tempdir = sys.argv[1]
from app.parts import passing
(passing.folder() / "geheim.docx").write_text("Wat er gezegd is.")
print(passing.folder(), flush=True)
sys.stdin.read()
"""


def made(folder: Path, form: str = "word", moment: str = "2026-01-02T03:04:05+00:00") -> Made:
    choice = Choice(form, True, Grain.CASE, tables=("Tabel 3",))
    return Made(choice, folder / f"{form}.docx", "application/x", moment, 7, ())


def test_what_was_asked_is_remembered_per_project(tmp_path: Path, config: Path) -> None:
    one, other = tmp_path / "een.db", tmp_path / "twee.db"
    for number in range(asked.MOST + 3):
        asked.remember(one, made(tmp_path, moment=f"2026-01-02T03:04:{number:02}+00:00"))
    asked.remember(other, made(tmp_path, "csv"))
    found = asked.lately(one)
    assert [row.made[-8:-6] for row in found] == ["08", "07", "06", "05", "04", "03"]
    assert found[0].choice == made(tmp_path).choice
    assert [row.choice.form for row in asked.lately(other)] == ["csv"]
    asked.remember(other, replace(made(tmp_path), choice=Choice("verdwenen", False, Grain.ROLE)))
    assert [row.choice.form for row in asked.lately(other)] == ["csv"]  # a form that is no more
    (config / "made.json").write_text("{kapot", "utf-8")
    assert asked.lately(one) == []


def test_a_folder_goes_with_the_server_that_was_killed_and_no_sooner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = [sys.executable, "-c", HOLDING, str(tmp_path)]
    servers = [
        subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    try:
        killed, living = (Path(one.stdout.readline().strip()) for one in servers if one.stdout)
        servers[0].kill()
        servers[0].wait()
        assert (killed / "geheim.docx").is_file()
        passing.sweep()
        assert not killed.exists()
        assert (living / "geheim.docx").is_file()
        servers[1].communicate(timeout=30)  # it ends by itself
        assert not living.exists()
    finally:
        for one in servers:
            one.kill()
            one.wait()


def test_what_went_with_the_server_can_be_made_again(
    screen: Callable[..., AppTest], study: Path, tmp_path: Path
) -> None:
    asked.remember(study, made(tmp_path, "csv"))
    test = screen("output", study)
    assert "Eerder gemaakt" in " ".join(str(one.proto.body) for one in test.get("html"))
    again = [button for button in test.button if button.label == "Opnieuw maken"]
    assert len(again) == 1
