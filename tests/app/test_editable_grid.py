"""Dates in grids: dates where all are whole, text where one is known in part."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from app.parts import source_grids
from app.parts.editable_grid import dated
from app.shared import SharedProject
from qualcode.project import Project

COLUMNS = {"title": None, "date": st.column_config.TextColumn("Datum")}


def test_whole_dates_become_dates_and_others_stay_text() -> None:
    rows, config = dated([{"date": "2026-11-02"}, {"date": ""}], COLUMNS)
    assert [row["date"] for row in rows] == [date(2026, 11, 2), None]
    assert config["date"]["type_config"]["format"] == "DD-MM-YYYY"
    rows, config = dated([{"date": "2026-11-02"}, {"date": "2026"}], COLUMNS)
    assert [row["date"] for row in rows] == ["2026-11-02", "2026"]
    assert config == COLUMNS
    assert dated([{"title": "x"}], {"title": None}) == ([{"title": "x"}], {"title": None})


def test_the_grid_takes_dates(screen: Callable[..., AppTest], study: Path) -> None:
    with Project.open(study) as project:
        for document, when in zip(project.documents(), ("2026-11-02", ""), strict=True):
            project.set_document(document.id, date=when)
    test = screen("sources", study)
    assert not test.exception
    assert "Er ging iets mis" not in "".join(element.proto.body for element in test.get("html"))


def test_what_another_adds_while_a_grid_is_open_stays(study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saves: list[Callable[[str, dict[str, Any]], None]] = []
    monkeypatch.setattr(source_grids, "grid", lambda *drawn, **_: saves.append(drawn[4]))
    monkeypatch.setattr(source_grids, "standing", lambda *_: None)
    monkeypatch.setattr(source_grids, "_new_attribute", lambda *_: None)
    with SharedProject.open(study, who="Noor") as project, Project.open(study, who="Bram") as other:
        document = project.documents()[0].id
        project.set_document(document, attributes={"ronde": "1"})
        source_grids.documents(project)
        other.set_document(document, attributes={"ronde": "1", "sfeer": "rustig"})
        saves[0](document, {"+ronde": "2"})
        assert project.document(document).attributes == {"ronde": "2", "sfeer": "rustig"}
