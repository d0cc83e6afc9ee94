"""The threads that are ticked, to be merged or turned down together; the address has them too."""

from __future__ import annotations

import streamlit as st

from app import place
from app.threads.board import Board

CHOSEN = "threads_chosen"


def standing(board: Board) -> list[str]:
    """Keys of the threads ticked for merging, those that still stand."""
    known = board.by_key
    found = [key for key in names() if key in known and not known[key].status.done]
    _tell(found)
    return found


def names() -> list[str]:
    """As this visit has it; at its beginning as the address has it, which lags behind quick clicks."""
    ticked: list[str] = st.session_state.setdefault(CHOSEN, place.get("ticked").split())
    return ticked


def _tell(ticked: list[str]) -> None:
    st.session_state[CHOSEN] = ticked
    place.put(ticked=" ".join(ticked))


def tick(name: str) -> None:
    """Take over what the box says: Streamlit may call this too for a box that nobody touched."""
    others = [key for key in names() if key != name]
    ticked = st.session_state.get(f"threads-tick-{name}", False)
    _tell([*others, name] if ticked else others)


def clear() -> None:
    """Tick none."""
    for name in names():
        st.session_state.pop(f"threads-tick-{name}", None)
    _tell([])
