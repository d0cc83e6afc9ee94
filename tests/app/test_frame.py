"""The frame: coder, project, place, errors."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from app import place, recents, session
from app.doorway import UNKNOWN


def shown(test: AppTest) -> str:
    """All that is on the page, as HTML and labels."""
    return "\n".join(element.proto.body for element in test.get("html"))


def test_a_browser_without_a_name_is_asked_for_it(screen: Callable[..., AppTest], study: Path) -> None:
    page = screen("start", study, coder="")
    assert "Wie codeert hier?" in shown(page)
    page.text_input[0].input("  Noor\u200b  van   Dam ")
    page.button[0].click().run()
    assert page.session_state[session._CODER] == "Noor van Dam"
    assert "Wie codeert hier?" not in shown(page)


def test_the_project_of_the_address_is_opened(screen: Callable[..., AppTest], study: Path) -> None:
    page = screen("start", study)
    assert not page.exception
    assert "studie" in shown(page)
    assert [recent.title for recent in recents.all_recent()] == ["studie"]


def test_an_unknown_project_is_explained(screen: Callable[..., AppTest]) -> None:
    page = screen("start", None, p="0123456789")
    assert "op deze computer niet bekend" in shown(page)
    assert not page.exception


def test_a_file_that_is_no_project_is_explained(screen: Callable[..., AppTest], tmp_path: Path) -> None:
    other = tmp_path / "anders.db"
    other.write_bytes(b"geen database" * 100)
    page = screen("start", other)
    assert "qc-error" in shown(page)
    assert not page.exception


@pytest.mark.parametrize("damage", [b"", b"{", b'[{"path": 1}]', b"\xff\xfe"])
def test_a_damaged_list_of_projects_counts_as_empty(config: Path, damage: bytes) -> None:
    config.mkdir()
    (config / "recent.json").write_bytes(damage)
    assert recents.all_recent() == []


def test_an_address_that_is_no_page_is_told(screen: Callable[..., AppTest], study: Path) -> None:
    page = screen("start", study, onbekend="/<b>codern</b>")
    assert "De pagina /&lt;b&gt;codern&lt;/b&gt; bestaat niet" in shown(page)
    assert "bestaat niet" in shown(page.run())  # until one goes on
    assert page.query_params["p"]
    assert "onbekend" not in page.query_params


def test_an_address_asked_in_vain_is_told_though_the_run_is_broken_off(
    screen: Callable[..., AppTest], study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Streamlit may begin another run wherever one run tells the browser something, such as a new address."""
    put, left = place.put, [True]

    def broken_off(**values: Any) -> None:
        put(**values)
        if UNKNOWN in values and left:
            left.clear()
            st.rerun()

    monkeypatch.setattr(place, "put", broken_off)
    test = screen("start", study, **{UNKNOWN: "/bestaat-niet"})
    assert not left
    assert "De pagina /bestaat-niet bestaat niet" in shown(test)
