"""The dialogs of a thread: name, code, merge, split, turn down, and all its fragments."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import streamlit as st

from app import drafts, guard, place, texts
from app.parts import pages, undoing
from app.shared import SharedProject
from app.threads import ticked
from app.threads.board import Board
from app.threads.fragments import spoken
from app.wording import number
from qualcode.i18n import t
from qualcode.model import Segment, Thread, ThreadStatus

PAGE = "threads"
PER_PAGE = 20


def told(project: SharedProject, deed: str, label: str, **more: Any) -> None:
    """The last deed, above the list, with its undo."""
    undoing.remember(project, PAGE, t(f"app_threads.told.{deed}", label=label, **more))


@texts.dialog("app_threads.name_title", width="medium")
@guard.part
def name_dialog(project: SharedProject, board: Board, thread: Thread) -> None:
    """Name, words of a speaker, and what it is."""
    name = thread.kept or thread.key
    with st.form("threads-name-form", border=False), drafts.kept("thread", name):
        label = st.text_input(t("app_threads.label"), value=thread.label)
        vivo = st.text_input(
            t("app_threads.in_vivo"), value=thread.in_vivo, help=t("app_threads.in_vivo_help")
        )
        text = st.text_area(t("app_threads.description"), value=thread.description, height=140)
        texts.line(t("app_threads.terms", terms=", ".join(thread.terms)))
        confirm = st.checkbox(t("app_threads.and_confirm"), value=thread.status is ThreadStatus.CONFIRMED)
        if st.form_submit_button(t("app_threads.save"), type="primary"):
            board.unchanged(project, name)
            with project.action():
                kept = project.describe_thread(name, description=text, in_vivo=vivo)
                if " ".join(label.split()) != thread.label:
                    kept = project.rename_thread(kept.id or name, label)
                if confirm and kept.status is not ThreadStatus.CONFIRMED:
                    project.accept_thread(kept.id or name)
            told(project, "described", kept.label)
            drafts.saved("thread", name)
            st.rerun()


@texts.dialog("app_threads.code_title", width="medium")
@guard.part
def code_dialog(project: SharedProject, board: Board, thread: Thread) -> None:
    """Link to a code, or make a code of it."""
    name = thread.kept or thread.key
    if board.codebook is None:
        texts.empty(t("app_threads.no_codebook"), t("app_threads.no_codebook_cure"))
        return
    codebook = board.codebook
    keys = [code.key for code in codebook.codes]
    near = thread.code.rpartition("/")[2] or (thread.nearest.code if thread.nearest else "")
    with st.form("threads-link-form"):
        texts.subheading(t("app_threads.link_existing"))
        key = st.selectbox(
            t("app_threads.which_code"),
            keys,
            index=keys.index(near) if near in keys else None,
            format_func=lambda one: texts.plain(board.code_label(one)),
        )
        if st.form_submit_button(t("app_threads.link"), type="primary") and key:
            board.unchanged(project, name)
            kept = project.accept_thread(name, code=f"{codebook.key}/{key}")
            told(project, "linked", kept.label, code=board.code_label(key))
            st.rerun()
    with st.form("threads-new-code-form"), drafts.kept("code of thread", name):
        texts.subheading(t("app_threads.make_code"))
        label = st.text_input(t("app_threads.label"), value=thread.label)
        parent = st.selectbox(
            t("app_threads.parent"),
            keys,
            index=None,
            format_func=lambda one: texts.plain(board.code_label(one)),
        )
        definition = st.text_area(
            t("app_threads.definition"), value=thread.description, help=t("app_threads.definition_help")
        )
        if st.form_submit_button(t("app_threads.make")):
            board.unchanged(project, name)
            with project.action():
                made = project.make_code(label, parent=parent or "", definition=definition, key=codebook.key)
                kept = project.accept_thread(name, code=made)
            drafts.saved("code of thread", name)
            told(project, "made_code", kept.label, code=" ".join(label.split()))
            st.rerun()
    texts.line(t("app_threads.link_explained"))


@texts.dialog("app_threads.merge_title", width="medium")
@guard.part
def merge_dialog(project: SharedProject, board: Board, keys: list[str]) -> None:
    """One name for several threads."""
    threads = [board.by_key[key] for key in keys]
    for thread in threads:
        texts.words(t("app_threads.merge_line", label=thread.label, count=number(thread.size)))
    with st.form("threads-merge-form", border=False):
        label = st.text_input(t("app_threads.label"), value=max(threads, key=lambda one: one.size).label)
        if st.form_submit_button(t("app_threads.merge"), type="primary"):
            board.unchanged(project, *keys)
            merged = project.merge_threads(keys, label)
            told(project, "merged", merged.label, count=len(keys))
            ticked.clear()
            st.rerun()


@texts.dialog("app_threads.split_title", width="large")
@guard.part
def split_dialog(project: SharedProject, board: Board, thread: Thread) -> None:
    """The machine proposes parts; the researcher names them or leaves it."""
    name = thread.kept or thread.key
    most = max(2, min(5, thread.size))
    parts = 2 if most == 2 else st.slider(t("app_threads.parts"), 2, most, 2, key="threads-parts")
    with st.spinner(t("app_threads.splitting")):
        proposed = project.propose_split(name, parts)
    wanted = [quote for part in proposed for quote in part.quotes]
    quotes = {segment.id: segment for segment in project.segments(ids=wanted)}
    with st.form("threads-split-form", border=False):
        labels = []
        for place, part in enumerate(proposed):
            with st.container(border=True):
                shown = t("app_threads.part", place=place + 1, count=number(part.size))
                labels.append(st.text_input(shown, value=part.label, key=f"threads-part-{parts}-{place}"))
                texts.line(", ".join(part.terms))
                for quote in part.quotes[:2]:
                    spoken(quotes[quote], board)
        if st.form_submit_button(t("app_threads.split"), type="primary"):
            board.unchanged(project, name)
            project.split_thread(name, [part.segments for part in proposed], labels)
            told(project, "split", thread.label, count=len(proposed))
            st.rerun()


@texts.dialog("app_threads.reject_title", width="small")
@guard.part
def reject_dialog(project: SharedProject, board: Board, threads: list[Thread]) -> None:
    """A reason, for the account of the study; one for all."""
    names = [thread.kept or thread.key for thread in threads]
    draft = " ".join(names)
    labels = "; ".join(thread.label for thread in threads)
    for thread in threads:
        texts.words(t("app_threads.merge_line", label=thread.label, count=number(thread.size)))
    with st.form("threads-reject-form", border=False), drafts.kept("reason", draft):
        reason = st.text_input(t("app_threads.reason"), placeholder=t("app_threads.reason_example"))
        if st.form_submit_button(t("app_threads.reject"), type="primary"):
            board.unchanged(project, *names)
            project.reject_threads(names, reason)
            drafts.saved("reason", draft)
            told(project, "rejected" if len(names) == 1 else "rejected_all", labels, count=len(names))
            if len(names) > 1:
                ticked.clear()
            st.rerun()
    texts.line(t("app_threads.reject_explained"))


def reading(name: str | None) -> None:
    """Note in the address of which thread all fragments are read, from the first page on; None for none."""
    place.put(read=name, leaf=None)


@texts.dialog("app_threads.read_title", width="large", on_dismiss=lambda: reading(None))
@guard.part
def fragments_dialog(project: SharedProject, board: Board, thread: Thread) -> None:
    """All fragments, most typical first; take out what does not belong, keep what a run added."""
    name = thread.kept or thread.key
    found = {segment.id: segment for segment in project.segments(ids=thread.segments)}
    segments = [found[key] for key in (*thread.assigned, *thread.segments) if key in found]
    segments = list(dict.fromkeys(segments))
    texts.words(t("app_threads.read_head", label=thread.label, count=number(len(segments))))
    shown = pages.above(len(segments), PER_PAGE, f"threads-read-page-{name}", "leaf")
    ticks = st.session_state.setdefault(f"threads-ticks-{name}", {})
    for segment in segments[shown]:
        with st.container(gap=None):
            spoken(segment, board)
            _ticks(segment, thread, ticks)
    keep, out = (_ticked(ticks, kind, among) for kind, among in (("keep", thread.assigned), ("out", found)))
    pressed = st.button(
        t("app_threads.apply_count", count=number(len(keep) + len(out))),
        type="primary",
        disabled=not (keep or out),
        key="threads-read-apply",
    )
    if pressed:
        board.unchanged(project, name)
        with project.action():
            if keep:
                name = project.put_in(name, keep).id
            if out:
                project.take_out(name, out)
        told(project, "sorted", thread.label, kept=len(keep), out=len(out))
        ticks.clear()
        reading(None)
        st.rerun()


def _ticks(segment: Segment, thread: Thread, ticks: dict[tuple[str, str], bool]) -> None:
    """Boxes that remember what was ticked on other pages of the dialog."""
    kinds = ("keep", "out") if segment.id in thread.assigned else ("out",)
    with st.container(horizontal=True):
        for kind in kinds:
            ticks[kind, segment.id] = st.checkbox(
                t("app_threads.keep" if kind == "keep" else "app_threads.take_out"),
                value=ticks.get((kind, segment.id), False),
                key=f"threads-{kind}-{segment.id}",
            )


def _ticked(ticks: dict[tuple[str, str], bool], kind: str, among: Collection[str]) -> list[str]:
    """What is ticked of the thread as it is now: a search since may have given its key to another."""
    return [key for (of, key), ticked in ticks.items() if of == kind and ticked and key in among]
