"""What is typed and not saved yet: it comes back after a reload, and when another changed what one edits.

The browser keeps it (`components/drafts.js`), in the tab in which it was typed, until `saved` says that it is
in the project. Where somebody else saved other words meanwhile, those are shown below what was put back.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import time_ns
from typing import Any

import streamlit as st

from qualcode.i18n import t
from qualcode.model import content_hash

_SAVED, _MOST = "_drafts_saved", 20


@contextmanager
def kept(*of: str) -> Iterator[None]:
    """Around the text fields of a form; `of` tells of what they are: ``kept("summary", cell.key)``.

    The fields are told apart by their labels.
    """
    with st.container(key=f"draft-{_name(of)}"):
        yield


@contextmanager
def left(*of: str) -> Iterator[None]:
    """Around what is said where those fields are no more: what was typed in them is shown below it."""
    with st.container(key=f"left-draft-{_name(of)}"):
        yield


def saved(*of: str) -> None:
    """What was typed there is in the project, or is not wanted any more."""
    done: list[tuple[int, str]] = st.session_state.setdefault(_SAVED, [])
    done.append((time_ns() // 1000, _name(of)))  # rises over restarts too; JavaScript can hold it
    del done[:-_MOST]


def for_browser() -> dict[str, Any]:
    """What the browser has to know: its words, and what was saved of late."""
    return {
        "texts": {name: t(f"app.draft.{name}") for name in ("kept", "changed", "leave")},
        "saved": st.session_state.get(_SAVED, []),
    }


def _name(of: tuple[str, ...]) -> str:
    return content_hash("\n".join(of))[:12]
