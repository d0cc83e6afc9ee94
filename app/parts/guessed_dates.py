"""Dates that were guessed when a source came in: marked until somebody says that they are right."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial

import streamlit as st

from app import guard, texts
from app.parts import undoing
from app.parts.editable_grid import PAGE
from app.shared import SharedProject
from app.wording import count
from qualcode.i18n import dates, t
from qualcode.model import Document
from qualcode.reporting.words import guessed_from


def of_one(project: SharedProject, document: Document) -> None:
    """A line that says that the date of this source was guessed, with the button that confirms it."""
    if not document.date_guessed:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="sources-guessed"):
        texts.line(t("app_sources.guessed", date=dates.day(document.date), found=guessed_from(document)))
        confirming(project, [document.id])


def confirming(project: SharedProject, chosen: Collection[str]) -> None:
    """The button that confirms the dates that were guessed of the sources `chosen`; none where none was."""
    asked = set(chosen)
    guessed = [one.id for one in project.documents() if one.id in asked and one.date_guessed]
    if guessed:
        st.button(
            count("app_sources.date_right", len(guessed)),
            icon=":material/event_available:",
            key="confirm-dates",
            on_click=partial(_confirm, project, guessed),
        )


@guard.callback
def _confirm(project: SharedProject, guessed: Sequence[str]) -> None:
    project.confirm_dates(guessed)
    undoing.remember(project, PAGE, count("app_sources.dates_confirmed", len(guessed)))
