"""The first question: who is coding here? Asked once per browser."""

from __future__ import annotations

import streamlit as st

from app import session, texts
from qualcode.errors import ProjectError
from qualcode.i18n import t


def show() -> None:
    """Ask for the coder's name; those who coded in this project can be chosen at once."""
    _, middle, _ = st.columns([1, 2, 1])
    with middle:
        texts.heading(t("app.welcome.title"), t("app.welcome.why"))
        with st.form("welcome", border=False):
            name = st.text_input(
                t("app.coder_name"),
                max_chars=session.LONGEST_NAME,
                placeholder=t("app.welcome.example"),
                key="welcome-name",
            )
            if st.form_submit_button(t("app.welcome.begin"), type="primary"):
                _enter(name)
        known = _known()
        if known:
            texts.line(t("app.welcome.known"))
            with st.container(horizontal=True):
                for number, other in enumerate(known):
                    if st.button(texts.safe(other), key=f"coder-{number}"):
                        _enter(other)


def _enter(name: str) -> None:
    if not session.clean_name(name):
        texts.error(t("app.welcome.needed"))
        return
    session.set_coder(name)
    st.rerun()


def _known() -> list[str]:
    try:
        project = session.project()
        if project is None:
            return []
        decider = project.deciding  # the name of what is decided together, not of a person
        return [name for name in project.coders() if name != decider][:12]
    except ProjectError:
        return []
