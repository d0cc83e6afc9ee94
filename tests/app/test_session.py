"""The project of a browser session: opened once, closed when another one takes its place."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app import recents, session
from app.shared import SharedProject
from app.threads import dialogs
from qualcode.project import Project


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path]:
    """Which projects of this test the app closes; those of tests before it may be at any time."""
    paths: list[Path] = []
    whole = SharedProject.close

    def close(project: SharedProject) -> None:
        if project.path.is_relative_to(tmp_path):
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


@pytest.mark.parametrize("changed", ["project", "coder"])
def test_what_is_ticked_is_not_so_for_another_project_or_coder(
    screen: Callable[..., AppTest], study: Path, tmp_path: Path, changed: str
) -> None:
    """The same file has the same key in each, and a thread of each search may be called t01."""
    with Project.open(study) as project:
        ticked = {document.id for document in project.documents()}
    other = tmp_path / "ander.db"
    other.write_bytes(study.read_bytes())
    test = screen("sources", study)
    test.session_state["_ticked-documents"] = set(ticked)
    del test.session_state["_held-documents"]  # to be drawn with those
    test.session_state["threads_chosen"] = ["t01"]
    test.run()
    assert test.session_state["_ticked-documents"] == ticked
    if changed == "project":
        test.query_params["p"] = recents.remember(other, "ander")
    else:
        test.session_state[session._CODER] = "Daan"
    test.run()
    assert not test.exception
    assert test.button(key="change-documents").disabled
    assert test.session_state["_ticked-documents"] == set()
    assert "threads_chosen" not in test.session_state
    assert test.session_state[session._CODER]


def test_what_was_ticked_of_a_thread_that_had_the_same_key_is_not_done_to_this_one() -> None:
    ticks = {("out", "a:0-9"): True, ("out", "b:0-9"): True, ("out", "c:0-9"): False, ("keep", "b:0-9"): True}
    assert dialogs._ticked(ticks, "out", ("b:0-9", "c:0-9")) == ["b:0-9"]
    assert dialogs._ticked(ticks, "keep", ()) == []


def test_a_full_disk_of_the_users_own_keeps_nobody_from_a_project(
    screen: Callable[..., AppTest], study: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "ander.db"
    Project.create(other, who="Noor").close()

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as filled:
        filled.setattr(recents, "replacing", full)
        test = screen("sources", study)
        test.query_params["p"] = recents.remember(other, "ander")
        test.run()
        assert not any("De schijf is vol" in element.proto.body for element in test.get("html"))
        assert test.session_state[session._PROJECT][1].path == other
    recents.remember(study, "studie")
    assert [recent.title for recent in recents.all_recent()] == ["studie", "ander"]
    assert "ander" in (recents.config_folder() / "recent.json").read_text("utf-8")
