"""Taking one table out: as Word or Excel to put in a report, as CSV to reckon with."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from app import texts
from app.analysing import choice
from app.shared import SharedProject
from qualcode.i18n import t
from qualcode.model import slug

if TYPE_CHECKING:
    import pandas as pd

    from qualcode.analysis import View, Whose

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def out(project: SharedProject, view: View, whose: Whose, frame: pd.DataFrame) -> None:
    """Buttons that save the table on the page; a file is made only when one is clicked."""
    named = view if view.name != choice.OWN else replace(view, name=t("app_analysis.own"))
    file = slug(named.name)[:60]
    csv = frame.to_csv(index=view.kind == "matrix", sep=";").encode("utf-8-sig")

    def made(suffix: str) -> Callable[[], bytes]:
        return lambda: _made(project, named, whose, suffix)

    texts.line(t("app_analysis.take_out"))
    with st.container(horizontal=True, key="analysis-out"):
        _button("Word", made(".docx"), f"{file}.docx", WORD)
        _button("Excel", made(".xlsx"), f"{file}.xlsx", EXCEL)
        _button("CSV", lambda: csv, f"{file}.csv", "text/csv")  # looked for only when it is asked for


def _button(label: str, data: Callable[[], bytes], file: str, mime: str) -> None:
    icon, key = ":material/download:", f"analysis-out-{label.lower()}"
    st.download_button(label, data, file, mime, icon=icon, key=key, on_click="ignore")


def _made(project: SharedProject, view: View, whose: Whose, suffix: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        return project.export_table(Path(folder) / f"tabel{suffix}", view, whose).read_bytes()
