"""What others decide appears here within seconds, and what the machine is doing is seen from every page."""

from __future__ import annotations

import streamlit as st

from app import drawing, guard, work
from app.shared import SharedProject

SECONDS = 2.5
_SEEN, _DIALOG, _ITSELF = "_seen", "_dialog", "_follows_itself"


def begin(project: SharedProject) -> None:
    """Note what this run shows; called by the frame at the start of each run."""
    st.session_state[_SEEN] = _mark(project)
    st.session_state[_DIALOG] = st.session_state[_ITSELF] = False


def follows_itself() -> None:
    """Tell that this page shows by itself what others do: it is not run anew for that."""
    st.session_state[_ITSELF] = True


def others(project: SharedProject) -> bool:
    """Whether somebody else (or another tab, or the machine) changed the project since this page was drawn.

    For a page that refreshes a part of itself in its own fragment; it then calls `seen`.
    """
    now = _mark(project)
    before: tuple[int, int, int] = st.session_state.get(_SEEN, (0, 0, 0))
    return now[2] != before[2] or (now[0] != before[0] and now[1] != before[1])


def dialog_open() -> bool:
    """Whether this run drew a dialog."""
    return bool(st.session_state.get(_DIALOG))


def seen(project: SharedProject) -> None:
    """Tell that what the project holds now is on the page."""
    st.session_state[_SEEN] = _mark(project)


@st.fragment(run_every=SECONDS)
@guard.part
def watcher(project: SharedProject) -> None:
    """Run the page anew when others changed something, unless a dialog is open; show work that goes on."""
    work.line(project.path)
    if due(project):
        drawing.rerun()


def due(project: SharedProject) -> bool:
    """Whether the whole page has to be drawn again for what others did."""
    if st.session_state.get(_DIALOG) or st.session_state.get(_ITSELF):
        return False
    return others(project)


def _mark(project: SharedProject) -> tuple[int, int, int]:
    """The last event, whether another connection wrote, and how much work has ended."""
    return project.last_event(), project.changed_elsewhere(), work.ended(project.path)
