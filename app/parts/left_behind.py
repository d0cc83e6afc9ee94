"""What does not fit the new version of a source: codings, with what they were laid on, what stands there now
and what the researcher wants with them; and memos.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from app import guard, place, texts
from app.parts import pages, undoing
from app.parts.editable_grid import PAGE
from app.shared import SharedProject
from app.wording import count, number
from qualcode.i18n import t
from qualcode.model import Document
from qualcode.store.leftovers import LeftBehind, LeftMemo

AT_ONCE = 10


def note(project: SharedProject, *, besides: str = "") -> None:
    """In which sources, `besides` one, this coder still has to decide about codings, with the way there."""
    mine = (one for one in project.seen_left_behind() if _mine(project, one) and one.document != besides)
    waiting = Counter(one.document for one in mine if not one.decided)
    if not waiting:
        return
    titles = {document.id: document.title for document in project.documents()}
    with st.container(key="sources-left-behind"):
        texts.note(count("app_sources.left_behind", waiting.total()), t("app_sources.left_behind_where"))
        with st.container(horizontal=True):
            for document, codings in waiting.items():
                label = t("app_sources.left_behind_in", title=titles[document], count=codings)
                st.button(texts.safe(label), key=f"left-in-{document}", on_click=_turn_to, args=(document,))


def show(project: SharedProject, document: Document) -> None:
    """What this source left behind: codings, each with what can be done, and memos; else nothing."""
    found = project.seen_left_behind(document=document.id)
    memos = project.seen_left_memos(document=document.id)
    if found:
        _codings(project, document, found)
    if memos:
        _memos(memos)


def _codings(project: SharedProject, document: Document, found: Sequence[LeftBehind]) -> None:
    own = [one for one in found if _mine(project, one)]
    waiting = [one for one in own if not one.decided]
    texts.subheading(t("app_sources.left_behind_head"), t("app_sources.left_behind_why"))
    labels = _labels(project)
    if len(waiting) > 1:
        _all_at_once(project, waiting)
    for one in waiting[pages.above(len(waiting), AT_ONCE, f"left-behind-{document.id}", "left")]:
        _card(project, one, labels)
    _others(found, labels, who=project.who)
    _decided(project, [one for one in own if one.decided], labels)


def _mine(project: SharedProject, one: LeftBehind) -> bool:
    return bool(one.coding.coder == project.who)


def _labels(project: SharedProject) -> dict[str, str]:
    return {f"{book.key}/{code.key}": code.label for book in project.codebooks() for code in book.codes}


def _all_at_once(project: SharedProject, waiting: Sequence[LeftBehind]) -> None:
    placed = [one.coding.id for one in waiting if one.place]
    with st.container(horizontal=True):
        if len(placed) > 1:
            label = t("app_sources.lay_all", count=number(len(placed)))
            st.button(label, key="left-lay-all", on_click=_lay, args=(project, placed))
        label = t("app_sources.let_all_go", count=number(len(waiting)))
        ids = [one.coding.id for one in waiting]
        st.button(label, key="left-let-all-go", on_click=_let_go, args=(project, ids))


def _card(project: SharedProject, one: LeftBehind, labels: dict[str, str]) -> None:
    key = one.coding.id
    with st.container(border=True, key=f"left-{key}"):
        texts.words(labels.get(one.coding.code, one.coding.code), kind="qc-strong")
        texts.versions((one.before, one.words, one.after), one.instead, who=one.speaker)
        with st.container(horizontal=True):
            if one.place:
                st.button(
                    t("app_sources.lay"), key=f"left-lay-{key}", type="primary", on_click=_lay,
                    args=(project, [key]),
                )  # fmt: skip
            st.button(t("app_sources.let_go"), key=f"left-go-{key}", on_click=_let_go, args=(project, [key]))
            at = one.place[0] if one.place else one.near
            place.link(
                "coding", t("app_sources.left_read"), icon=":material/menu_book:", source=one.document,
                fragment=str(at),
            )  # fmt: skip


def _others(found: Sequence[LeftBehind], labels: dict[str, str], *, who: str) -> None:
    """Those of other coders, who decide about them themselves."""
    others = [one for one in found if one.coding.coder != who and not one.decided]
    if others:
        with st.expander(count("app_sources.left_of_others", len(others)), key="left-of-others"):
            texts.table(
                [t(f"app_sources.left_{name}") for name in ("coder", "code", "words")],
                [
                    (one.coding.coder, labels.get(one.coding.code, one.coding.code), one.words)
                    for one in others
                ],
            )


def _decided(project: SharedProject, found: Sequence[LeftBehind], labels: dict[str, str]) -> None:
    if not found:
        return
    with st.expander(count("app_sources.left_decided", len(found)), key="left-decided"):
        for one in found:
            laid = bool(one.decided and one.decided.laid)
            with st.container(horizontal=True, vertical_alignment="center"):
                code = labels.get(one.coding.code, one.coding.code)
                texts.line(code, t(f"app_sources.left_{'laid' if laid else 'gone'}"), f"‘{one.words}’")
                if not laid:
                    key = one.coding.id
                    label = t("app_sources.take_up")
                    st.button(label, key=f"left-up-{key}", on_click=_take_up, args=(project, [key]))


def _memos(memos: Sequence[LeftMemo]) -> None:
    """Memos, of whomever, on words that are gone; they stay with the former version."""
    with st.expander(count("app_sources.left_memos", len(memos)), key="left-memos"):
        texts.table(
            [t(f"app_sources.left_{name}") for name in ("author", "memo", "words")],
            [(one.memo.author, one.memo.text, one.words) for one in memos],
        )


@guard.callback
def _turn_to(document: str) -> None:
    place.put(view="one", source=document)


@guard.callback
def _lay(project: SharedProject, codings: Sequence[str]) -> None:
    with project.action():
        for coding in codings:
            project.lay_anew(coding)
    undoing.remember(project, PAGE, count("app_sources.laid", len(codings)))


@guard.callback
def _let_go(project: SharedProject, codings: Sequence[str]) -> None:
    project.let_go(codings)
    undoing.remember(project, PAGE, count("app_sources.let_gone", len(codings)))


@guard.callback
def _take_up(project: SharedProject, codings: Sequence[str]) -> None:
    project.take_up(codings)
    undoing.remember(project, PAGE, count("app_sources.taken_up", len(codings)))
