"""Whether the whole page is being drawn: then no fragment may ask for a new run.

A click starts a run of the page. A fragment that asks for another run before that run has come to the button
would make the click be lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

_DRAWING = "_drawing"


@contextmanager
def drawing() -> Iterator[None]:
    """Around the drawing of the whole page."""
    st.session_state[_DRAWING] = True
    try:
        yield
    finally:
        st.session_state[_DRAWING] = False


def rerun() -> None:
    """Run the page anew, out of a fragment; left for the next tick while the page is being drawn."""
    if not st.session_state.get(_DRAWING):
        st.rerun()
