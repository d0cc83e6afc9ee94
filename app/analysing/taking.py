"""Taking one table out: as Word or Excel to put in a report, as CSV to reckon with."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from app import place, texts
from app.analysing import choice
from app.parts import on_demand, views
from app.parts.file_names import stem
from app.shared import SharedProject
from qualcode.i18n import t

if TYPE_CHECKING:
    from qualcode.analysis import View, Whose

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def out(project: SharedProject, view: View, whose: Whose) -> None:
    """Buttons that save the table on the page; a file is made only when one is clicked."""
    named = view if view.name != choice.OWN else replace(view, name=t("app_analysis.own"))
    texts.line(t("app_analysis.take_out"))
    with st.container(horizontal=True, vertical_alignment="center", key="analysis-out"):
        pseudonyms = _names() == "pseudonyms"
        file = stem(project, named.name, pseudonyms=pseudonyms, blinded=True)

        def button(label: str, suffix: str, mime: str) -> None:
            def made() -> bytes:
                return _made(project, named, whose, suffix, pseudonyms=pseudonyms)

            on_demand.download(label, made, file + suffix, mime, key=f"analysis-out-{label.lower()}")

        button("Word", ".docx", WORD)
        button("Excel", ".xlsx", EXCEL)
        button("CSV", ".csv", "text/csv")
    if pseudonyms and not _any(project):
        texts.note(t("app_output.no_pseudonyms"), t("app_analysis.no_pseudonyms_cure"))
        place.link("output", t("app.page.output"), names="pseudonyms")


def _names() -> str:
    return views.chosen(
        "analysis",
        t("app_output.names"),
        ("real", "pseudonyms"),
        lambda one: t(f"app_output.names_{one}"),
        name="names",
    )


def _any(project: SharedProject) -> bool:
    """Whether there is a pseudonym to put anywhere."""
    return bool(project.pseudonyms()) or any(
        speaker.pseudonym for document in project.documents() for speaker in document.speakers
    )


def _made(project: SharedProject, view: View, whose: Whose, suffix: str, *, pseudonyms: bool) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"tabel{suffix}"
        made = project.export_table(path, view, whose, pseudonyms=pseudonyms)
        return made.read_bytes()
