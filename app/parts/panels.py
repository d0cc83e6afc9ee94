"""Panels that a button opens over the page, and that close when what was asked in them is done."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator


def panel(key: str, label: str, icon: str) -> DeltaGenerator:
    """A panel: the same one at every run, so that nothing but a click or `close` shuts it."""
    if st.session_state.pop(f"{key}-done", False):
        st.session_state[key] = False
    return st.popover(label, icon=icon, key=key, on_change="rerun")


def close(key: str) -> None:
    """Have it closed at the next run."""
    st.session_state[f"{key}-done"] = True
