"""Dates in grids: dates where all are whole, text where one is known in part."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import streamlit as st
from streamlit.testing.v1 import AppTest

from app.parts.editable_grid import dated
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
