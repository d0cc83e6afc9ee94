"""The row of views at the head of a page, of which one is shown; it stands in the address."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from app import guard, place


def chosen(area: str, label: str, views: Sequence[str], name_of: Callable[[str], str]) -> str:
    """Draw the row and give the view to show; the first where the address names none that there is.

    The address is followed before anything is drawn, and changed in a callback: turning to another view takes
    no rerun in which a click could get lost.

    Parameters
    ----------
    area : of the page, such as ``"sources"``: what the widget's key begins with.
    label : read out by screen readers, not shown.
    name_of : the name on the screen of a view.
    """
    asked = place.get("view")
    now = asked if asked in views else views[0]
    key = f"{area}-view"
    st.session_state[key] = now
    st.segmented_control(
        label,
        views,
        format_func=name_of,
        key=key,
        on_change=_turn_to,
        args=(key, views[0]),
        label_visibility="collapsed",
        required=True,
    )
    return now


@guard.callback
def _turn_to(key: str, first: str) -> None:
    view = st.session_state[key]
    place.put(view=view if view != first else None)
