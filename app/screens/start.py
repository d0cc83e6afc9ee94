"""Start: what to do next in the open project, and the other projects of this machine."""

from __future__ import annotations

import streamlit as st

from app import texts, work
from app.parts import next_step, projects
from app.shared import SharedProject
from qualcode.i18n import t


def show(project: SharedProject | None) -> None:
    """The open project with its next step, and how to come to another."""
    if project is None:
        texts.heading(t("app_start.welcome"), t("app_start.what_it_is"))
        projects.buttons(first=True)
        projects.recent(None)
        return
    here, others = st.columns([3, 2], gap="large")
    with here:
        texts.heading(project.title)
        projects.folder_made(project)
        work.show(project, "demo")
        next_step.show(project)
    with others:
        texts.subheading(t("app_start.recent"))
        projects.buttons(first=False)
        projects.recent(project.path)
