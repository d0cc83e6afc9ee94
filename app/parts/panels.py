"""Panels that a button opens below a bar, one at a time. Which one is open stands in the address.

A popover is opened by the browser: a run of the page that was under way at that moment may tell it to be
shut, and a reload does not find it open.
"""

from __future__ import annotations

import streamlit as st

from app import guard, place


def button(key: str, label: str, icon: str) -> None:
    """The button that opens a panel, and shuts it."""
    sign = "expand_less" if is_open(key) else "expand_more"
    st.button(f"{label} :material/{sign}:", icon=icon, key=f"panel-{key}", on_click=_turn, args=(key,))


def is_open(key: str) -> bool:
    """Whether a panel is open."""
    return place.get("panel") == key


def shut() -> None:
    """Have none open at the next run."""
    place.put(panel=None)


@guard.callback
def _turn(key: str) -> None:
    place.put(panel=None if is_open(key) else key)
