"""The project of a browser session: opened once, closed when another one takes its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app import recents, session
from app.shared import SharedProject
from qualcode.project import Project


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Which projects the app closes, from now on."""
    paths: list[Path] = []
    whole = SharedProject.close

    def close(project: SharedProject) -> None:
        paths.append(project.path)
        whole(project)

    monkeypatch.setattr(SharedProject, "close", close)
    return paths


def test_the_former_project_is_closed_when_another_is_opened(
    screen: Callable[..., AppTest], study: Path, tmp_path: Path, closed: list[Path]
) -> None:
    other = tmp_path / "ander.db"
    Project.create(other, who="Noor").close()
    test = screen("sources", study)
    test.run()
    assert closed == []  # it is the same one at each run
    test.query_params["p"] = recents.remember(other, "ander")
    test.run()
    assert closed == [study]
    assert test.session_state[session._PROJECT][1].path == other
    assert not test.exception


def test_a_coder_under_another_name_has_the_project_once(
    screen: Callable[..., AppTest], study: Path, closed: list[Path]
) -> None:
    test = screen("sources", study)
    test.session_state[session._CODER] = "Daan"
    test.run()
    assert closed == [study]
    assert test.session_state[session._PROJECT][1].who == "Daan"
