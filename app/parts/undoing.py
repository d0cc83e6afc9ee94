"""What one did last on this page, told in a line, with the way back."""

from __future__ import annotations

import streamlit as st

from app import guard, texts
from app.shared import SharedProject
from qualcode.i18n import t

_DEEDS = "_deeds"


def remember(project: SharedProject, page: str, told: str) -> None:
    """Note that what was just done was done on this page; `told` says what it was."""
    action = project.next_actions()[0]
    if action:
        st.session_state.setdefault(_DEEDS, {})[action] = (page, told)


def last(project: SharedProject, page: str) -> str:
    """The last action of this coder, where it was done on this page in this browser; else empty."""
    action = project.next_actions()[0]
    return action if _deeds().get(action, ("", ""))[0] == page else ""


def line(project: SharedProject, page: str) -> None:
    """What was done last on this page, with a button that takes it back; nothing when there is nothing."""
    action = last(project, page)
    if not action:
        return
    offer(project, page, _deeds()[action][1], action)


def offer(project: SharedProject, page: str, told: str, action: str) -> None:
    """The same for a deed that was not done on a page, such as by a job: `action` is the last one."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"{page}-undo-line"):
        texts.done(told)
        st.button(
            t("app.undo"),
            icon=":material/undo:",
            key=f"{page}-undo",
            on_click=_undo,
            args=(project, action),
        )


def _deeds() -> dict[str, tuple[str, str]]:
    deeds: dict[str, tuple[str, str]] = st.session_state.get(_DEEDS, {})
    return deeds


@guard.callback
def _undo(project: SharedProject, action: str) -> None:
    project.undo(action)
