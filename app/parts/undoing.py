"""What one did last on this page, told in a line, with the way back, and forth again.

What was told is kept in the server, not in the browser's session: after a reload the way back is still there.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from app import guard, texts
from app.shared import SharedProject
from qualcode.i18n import t

_MOST = 2000
_BEFORE = "_last_action"


@dataclass(frozen=True, slots=True)
class _Deed:
    """What an action was, and on which page it was done."""

    page: str
    told: str


_deeds: OrderedDict[str, _Deed] = OrderedDict()
_final: dict[tuple[Path, str, str], tuple[str, tuple[str, str]]] = {}
"""By project, coder and page what was done there last that has no way back, and the ways there were then."""


def begin(project: SharedProject) -> None:
    """Note what was done last before anything is done on the page drawn now; called by the frame."""
    st.session_state[_BEFORE] = project.next_actions()[0]


def remember(project: SharedProject, page: str, told: str, action: str = "") -> None:
    """Note that what was just done was done on this page; `told` says what it was.

    Where nothing changed, as when all was as asked already, it is not told: undo would take back something
    else. `action` is given where it was not done on a page, such as by a job.
    """
    done = action or project.next_actions()[0]
    if done and (action or done != st.session_state.get(_BEFORE)):
        _deeds[done] = _Deed(page, told)
        while len(_deeds) > _MOST:
            _deeds.popitem(last=False)


def remember_final(project: SharedProject, page: str, told: str) -> None:
    """Note what was just done on this page and cannot be undone: no undo of what came before is beside it."""
    _final[project.path.resolve(), project.who, page] = (told, project.next_actions())


def is_known(action: str) -> bool:
    """Whether it was told what this action was."""
    return action in _deeds


def last(project: SharedProject, page: str) -> str:
    """The last action of this coder, done or taken back, where it was of this page; else empty."""
    done, undone = _of(page, project.next_actions())
    return undone or done


def line(project: SharedProject, page: str) -> None:
    """What was done or taken back last on this page, with the way back and forth; else nothing."""
    told, ways = _final.get((project.path.resolve(), project.who, page), ("", ("", "")))
    if told and ways == project.next_actions():  # nothing was done since
        with st.container(key=f"{page}-undo-line"):
            texts.done(told)
        return
    done, undone = _of(page, project.next_actions())
    if undone:
        _offer(project, page, t("app.undone", told=_deeds[undone].told), done, undone)
    elif done:
        _offer(project, page, _deeds[done].told, done)


def buttons(project: SharedProject, page: str) -> None:
    """The way back and forth as two buttons that always stand there; what they do is their tip."""
    done, undone = _of(page, project.next_actions())
    for name, action in (("undo", done), ("redo", undone)):
        tip = texts.safe(_deeds[action].told) if action else None
        _button(project, page, name, action, tip=tip)


def _of(page: str, actions: tuple[str, str]) -> tuple[str, str]:
    """Those of the actions that were done on this page."""
    done, undone = (one if one in _deeds and _deeds[one].page == page else "" for one in actions)
    return done, undone


def _offer(project: SharedProject, page: str, told: str, done: str, undone: str = "") -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"{page}-undo-line"):
        texts.done(told)
        for name, action in (("undo", done), ("redo", undone)):
            if action:
                _button(project, page, name, action)


def _button(project: SharedProject, page: str, name: str, action: str, *, tip: str | None = None) -> None:
    """A button called `name`, undo or redo, for an action; without an action it cannot be pressed."""
    st.button(
        t(f"app.{name}"),
        icon=f":material/{name}:",
        key=f"{page}-{name}",
        help=tip,
        disabled=not action,
        on_click=_undo if name == "undo" else _redo,
        args=(project, action),
    )


@guard.callback
def _undo(project: SharedProject, action: str) -> None:
    project.undo(action)


@guard.callback
def _redo(project: SharedProject, action: str) -> None:
    project.redo(action)
