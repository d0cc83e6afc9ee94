"""Adding files: what is stopped halfway says what had its turn; what may not be read says so in our words."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from qualcode.cli import show, sources
from qualcode.cli.commands import app
from qualcode.cli.wording import ready
from qualcode.project import Project
from qualcode.project.incoming import intake


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    for n in range(6):
        (made / f"g{n}.txt").write_text(f"Interviewer: En {n}?\n\nFenna: Dat was {n} keer raak.\n", "utf-8")
    Project.create(tmp_path / "p.db").close()
    return made


def test_stopped_halfway_it_says_what_had_its_turn_and_goes_on_later(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path, real = folder.parent / "p.db", intake.put
    turns = iter(range(6))

    def put(*given: object, **named: object) -> object:
        if next(turns) == 3:
            raise KeyboardInterrupt
        return real(*given, **named)  # type: ignore[arg-type]

    written: list[str] = []
    monkeypatch.setattr(intake, "put", put)
    monkeypatch.setattr(show, "say", written.append)
    with pytest.raises(KeyboardInterrupt):
        sources.add(path, [folder])
    assert "3 bestanden" in written[-1]
    assert "g2.txt" in capsys.readouterr().out
    monkeypatch.setattr(intake, "put", real)
    sources.add(path, [folder])
    with Project.open(path) as project:
        assert len(project.documents()) == 6


def test_a_file_that_may_not_be_read_is_no_mistake_in_the_command(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed, real = folder / "g1.txt", os.access
    monkeypatch.setattr(os, "access", lambda path, mode: path != str(closed) and real(path, mode))
    command = ready(app)
    assert command(["add", str(folder.parent / "p.db"), str(closed)], standalone_mode=False) is None
