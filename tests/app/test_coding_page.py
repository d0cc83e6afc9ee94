"""The page Coderen without a browser: what it says when there is nothing to code, and that it stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app import recents, watch
from qualcode.project import Project


def shown(test: AppTest) -> str:
    return "\n".join(element.proto.body for element in test.get("html"))


def test_an_empty_project_says_what_to_do(screen: Callable[..., AppTest], tmp_path: Path) -> None:
    path = tmp_path / "leeg.db"
    Project.create(path, who="Noor").close()
    page = screen("coding", path)
    assert "Er is nog niets om te coderen" in shown(page)
    assert not page.exception


def test_without_a_codebook_one_may_read(screen: Callable[..., AppTest], study: Path) -> None:
    page = screen("coding", study)
    assert "nog geen codeboek" in shown(page)
    assert not page.exception


def test_an_unknown_source_in_the_address_opens_another(screen: Callable[..., AppTest], study: Path) -> None:
    with Project.open(study, who="Noor") as project:
        project.load_codebook("flexwerk-zorg")
    page = screen("coding", study, source="weg", fragment="99999", mode="dans", whose="niemand")
    assert not page.exception
    assert 'role="alert"' not in shown(page)
    assert page.query_params["p"] in ([recents.key_of(study)], recents.key_of(study))


def test_what_another_decides_is_no_reason_to_draw_the_whole_page(
    screen: Callable[..., AppTest], study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pane asks for it by itself; a page that does not is drawn anew."""
    pages = {name: screen(name, study) for name in ("coding", "codebook")}
    with Project.open(study, who="Bram") as project:
        project.load_codebook("flexwerk-zorg")
    due = {}
    for name, page in pages.items():
        kept = {key: page.session_state[key] for key in ("_seen", "_dialog", "_follows_itself")}
        monkeypatch.setattr(watch.st, "session_state", kept)
        due[name] = watch.due(page.session_state["_project"][1])
    assert due == {"coding": False, "codebook": True}
