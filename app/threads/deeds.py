"""What a researcher does with threads: the buttons above the list and below each card."""

from __future__ import annotations

import streamlit as st

from app import guard, place, texts, watch
from app.parts import undoing
from app.shared import SharedProject
from app.threads import dialogs, ticked
from app.threads.board import Board
from app.threads.dialogs import PAGE
from qualcode.i18n import t
from qualcode.model import Thread, ThreadStatus


def buttons(project: SharedProject, board: Board, thread: Thread) -> None:
    """The row below a card."""
    name = thread.kept or thread.key
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if thread.status.done:
            if thread.status is ThreadStatus.REJECTED:
                _button("reconsider", name, _reconsider, project, board, name, icon=":material/undo:")
            return
        if thread.status is not ThreadStatus.CONFIRMED:
            _button("accept", name, _accept, project, board, name, icon=":material/check:", kind="primary")
        if st.button(t("app_threads.name"), key=f"threads-name-{name}", icon=":material/edit:"):
            dialogs.name_dialog(project, board, thread)
        if st.button(t("app_threads.code"), key=f"threads-code-{name}", icon=":material/sell:"):
            dialogs.code_dialog(project, board, thread)
        if thread.size > 1 and st.button(
            t("app_threads.split"), key=f"threads-split-{name}", icon=":material/call_split:"
        ):
            dialogs.split_dialog(project, board, thread)
        if thread.status is ThreadStatus.CONFIRMED:
            _button("reconsider", name, _reconsider, project, board, name, icon=":material/undo:")
        if st.button(t("app_threads.reject"), key=f"threads-reject-{name}", icon=":material/close:"):
            dialogs.reject_dialog(project, board, [thread])
        st.checkbox(
            t("app_threads.tick"),
            key=f"threads-tick-{name}",
            value=name in ticked.names(),
            on_change=ticked.tick,
            args=(name,),
        )


def read_button(project: SharedProject, board: Board, thread: Thread) -> None:
    """The way to all fragments of a thread, below its voices."""
    name = thread.kept or thread.key
    if not thread.status.done and st.button(
        t("app_threads.read"), key=f"threads-read-{name}", icon=":material/list:", type="tertiary"
    ):
        dialogs.reading(name)


def read(project: SharedProject, board: Board) -> None:
    """All fragments of the thread that the address names, unless another dialog was opened."""
    name = place.get("read")
    if not name:
        return
    thread = board.by_key.get(name)
    if thread is None or thread.status.done or watch.dialog_open():
        dialogs.reading(None)
    else:
        dialogs.fragments_dialog(project, board, thread)


def standing(project: SharedProject, board: Board, *, choosing: bool) -> None:
    """What stays in sight above the list: the last deed with its undo, and the ticked threads.

    Where there is neither a line tells how to tick, so that the list stays where it is after the first deed.
    """
    keys = ticked.standing(board) if choosing else []
    done = undoing.last(project, PAGE)
    if not (keys or done or choosing):
        return
    with st.container(key="threads-standing"):
        undoing.line(project, PAGE)
        if keys:
            _merge_bar(project, board, keys)
        elif not done:
            texts.line(t("app_threads.how_to_tick", tick=t("app_threads.tick")))


def _merge_bar(project: SharedProject, board: Board, keys: list[str]) -> None:
    """What can be done with the ticked threads."""
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="threads-merge-bar"):
        names = ", ".join(board.by_key[key].label for key in keys)
        texts.words(t("app_threads.ticked", count=len(keys), names=names))
        if st.button(t("app_threads.merge"), disabled=len(keys) < 2, icon=":material/merge:", type="primary"):
            dialogs.merge_dialog(project, board, keys)
        if st.button(t("app_threads.reject"), icon=":material/close:", key="threads-reject-ticked"):
            dialogs.reject_dialog(project, board, [board.by_key[key] for key in keys])
        if st.button(t("app_threads.untick")):
            ticked.clear()
            st.rerun()


def _button(deed: str, name: str, call: object, *args: object, icon: str, kind: str = "secondary") -> None:
    st.button(
        t(f"app_threads.{deed}"),
        key=f"threads-{deed}-{name}",
        icon=icon,
        type=kind,  # type: ignore[arg-type]
        on_click=call,  # type: ignore[arg-type]
        args=args,
    )


@guard.callback
def _accept(project: SharedProject, board: Board, name: str) -> None:
    board.unchanged(project, name)
    dialogs.told(project, "accepted", project.accept_thread(name).label)


@guard.callback
def _reconsider(project: SharedProject, board: Board, name: str) -> None:
    board.unchanged(project, name)
    dialogs.told(project, "reconsidered", project.reconsider_thread(name).label)
