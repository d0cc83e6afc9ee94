"""A row of choices of which one holds, such as the views of a page; the choice stands in the address."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from app import guard, place


def chosen(
    area: str,
    label: str,
    views: Sequence[str],
    name_of: Callable[[str], str],
    *,
    name: str = "view",
    labelled: bool = False,
) -> str:
    """Draw the row and give the choice that holds; the first where the address names none that there is.

    The address is followed before anything is drawn, and changed in a callback: turning to another view takes
    no rerun in which a click could get lost. Another choice begins at its own first page.

    Parameters
    ----------
    area : of the page, such as ``"sources"``: what the widget's key begins with.
    label : read out by screen readers, and shown if `labelled`.
    name_of : the name on the screen of a choice.
    name : of the choice, in the address and in the widget's key.
    """
    asked = place.get(name)
    now = asked if asked in views else views[0]
    key = f"{area}-{name}"
    st.session_state[key] = now
    st.segmented_control(
        label,
        views,
        format_func=name_of,
        key=key,
        on_change=_turn_to,
        args=(key, name, views[0]),
        label_visibility="visible" if labelled else "collapsed",
        required=True,
    )
    return now


@guard.callback
def _turn_to(key: str, name: str, first: str) -> None:
    choice = st.session_state[key]
    place.put(**{name: choice if choice != first else None}, sheet=None)
