"""Start: the projects of this machine, and what to do next in the one that is open."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from app import recents, session, texts
from app.shared import SharedProject


def show(project: SharedProject | None) -> None:
    """The open project, if any, and the recent ones."""
    if project is not None:
        texts.heading(project.title)
    for recent in recents.all_recent():
        if st.button(texts.safe(recent.title), key=f"open-{recent.key}", disabled=not recent.exists):
            session.choose(Path(recent.path), recent.title)
            st.rerun()
