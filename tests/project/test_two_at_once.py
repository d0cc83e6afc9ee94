"""Two processes that add the same files to one project at the same time."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.project import Outcome, Project
from qualcode.project.incoming import intake

TALK = "Inge: Hoe is het met sleutel {}?\n\nBoukje: Kwijt. Ik hang ze nu zelf maar bij de achterdeur op.\n"


def test_who_comes_second_finds_the_file_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(3):
        (folder / f"gesprek {number}.txt").write_text(TALK.format(number), "utf-8")
    Project.create(tmp_path / "p.db", who="Joke").close()
    understand, outcomes = intake.understand_bytes, []

    def meanwhile(*arguments: object, **named: object) -> object:
        monkeypatch.setattr(intake, "understand_bytes", understand)
        with Project.open(tmp_path / "p.db", who="Bea") as other:
            outcomes.extend(line.outcome for line in other.add([folder]))
        return understand(*arguments, **named)

    monkeypatch.setattr(intake, "understand_bytes", meanwhile)
    with Project.open(tmp_path / "p.db", who="Joke") as project:
        added = project.add([folder])
        assert outcomes == [Outcome.ADDED] * 3
        assert [(line.outcome, line.error) for line in added] == [(Outcome.DUPLICATE, "")] * 3
        assert len(project.documents()) == 3
