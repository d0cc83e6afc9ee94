"""Codeboek: the tree of codes with counts, and the words of each."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from app import browser, drafts, guard, place, texts
from app.codebooks import books, deeds, editor, tree
from app.coding.book import colours
from app.parts import undoing
from app.shared import SharedProject
from qualcode.i18n import t
from qualcode.model import Codebook

TREE = "codebook-tree"
NAMED = 12


def show(project: SharedProject) -> None:
    """The page."""
    texts.heading(t("app_codebook.title"), t("app_codebook.under"))
    known = project.codebooks()
    books.drafted(project)
    if not known:
        texts.empty(t("app_codebook.none"), t("app_codebook.none_cure"))
        with st.container(horizontal=True):
            if st.button(t("app_codebook.load"), type="primary", icon=":material/upload:"):
                books.load_dialog(project)
            if st.button(t("app_codebook.begin"), icon=":material/add:"):
                books.begin_dialog(project)
            if st.button(t("app_codebook.draft"), icon=":material/auto_awesome_motion:"):
                books.draft_dialog(project)
        return
    codebook = _chosen(project, known)
    _bar(project, codebook, {book.key: book for book in known})
    if not codebook.codes:
        undoing.line(project, deeds.PAGE)
        texts.empty(t("app_codebook.no_codes"), t("app_codebook.no_codes_cure"))
        return
    left, right = st.columns(2, gap="medium")
    counted = project.seen_codes()
    counts = counted.counts
    with left, st.container(key="codebook-side"):
        undoing.line(project, deeds.PAGE)  # in sight from below a long form, as the tree is
        _tree(codebook, counts)
        texts.line(counted.told)
    with right:
        key = place.get("code")
        code = next((code for code in codebook.codes if code.key == key), None)
        if code is None and key:
            with drafts.left("code", codebook.key, key):
                texts.note(t("app_codebook.code_gone"), t("app_codebook.code_gone_cure"))
        elif code is None:
            _nothing_chosen(project, codebook)
        else:
            editor.draw(project, codebook, code, counts.get(f"{codebook.key}/{code.key}", 0))


def _chosen(project: SharedProject, known: list[Codebook]) -> Codebook:
    current = project.codebook()
    wanted = place.get("book") or (current.key if current else known[0].key)
    return next((book for book in known if book.key == wanted), known[0])


def _bar(project: SharedProject, codebook: Codebook, known: dict[str, Codebook]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="codebook-bar"):
        if len(known) > 1:
            st.session_state["codebook-which"] = codebook.key
            st.selectbox(
                t("app_codebook.which"),
                list(known),
                format_func=lambda one: texts.plain(known[one].title),
                key="codebook-which",
                on_change=_turn_to_book,
                args=(project,),
                label_visibility="collapsed",
                width=320,
            )
        if st.button(t("app_codebook.new_code"), type="primary", icon=":material/add:"):
            books.new_dialog(project, codebook)
        if st.button(t("app_codebook.load"), icon=":material/upload:"):
            books.load_dialog(project)
        if st.button(t("app_codebook.save_as"), icon=":material/download:"):
            books.save_dialog(codebook)
        if st.button(t("app_codebook.versions"), icon=":material/history:"):
            books.versions_dialog(project, codebook)
        if st.button(t("app_codebook.facets"), icon=":material/tune:"):
            books.facets_dialog(project, codebook)
        if st.button(t("app_codebook.draft"), icon=":material/auto_awesome_motion:"):
            books.draft_dialog(project)
        texts.line(
            codebook.title,
            t("app_codebook.version", version=codebook.version),
            t("app_codebook.codes", count=len(codebook.codes)),
        )


@guard.callback
def _turn_to_book(project: SharedProject) -> None:
    key = st.session_state["codebook-which"]
    place.put(book=key, code=None)
    project.use_codebook(key)


def _tree(codebook: Codebook, counts: Mapping[str, int]) -> None:
    words = st.text_input(
        t("app_codebook.filter"),
        value=place.get("words"),
        placeholder=t("app_codebook.filter"),
        label_visibility="collapsed",
        key="codebook-words",
    )
    place.put(words=words)
    found = tree.rows(codebook, counts, words)
    if not found:
        texts.empty(t("app_codebook.no_match"), t("app_codebook.no_match_cure"))
        return
    seen = colours(codebook)
    rows = [
        {
            "key": row.code.key,
            "label": row.label,
            "depth": 0 if words else row.depth,
            "color": seen[row.code.key],
            "own": row.own,
            "all": row.rolled_up,
        }
        for row in found
    ]
    data = {
        "rows": rows,
        "chosen": place.get("code"),
        "book": codebook.key,
        "sought": bool(words),
        "texts": {
            "code": t("app_codebook.code"),
            "own": t("app_codebook.count"),
            "all": t("app_codebook.rolled_up"),
            "row": t("app_codebook.row", label="{label}", own="{own}", all="{all}"),
        },
    }
    browser.codetree(TREE, data, _choose)


@guard.callback
def _choose() -> None:
    place.put(code=st.session_state[TREE]["chosen"])


def _nothing_chosen(project: SharedProject, codebook: Codebook) -> None:
    texts.empty(t("app_codebook.choose"), t("app_codebook.choose_cure"))
    if concepts := len(deeds.drafts(codebook)):
        texts.note(t("app_codebook.concepts", count=concepts), t("app_codebook.concepts_cure"))
        st.button(
            t("app_codebook.take_all", count=concepts),
            key="codebook-take-all",
            icon=":material/unarchive:",
            on_click=_take_all,
            args=(project, codebook),
        )
    thin = tree.thin(codebook.codes)
    if thin:
        names = ", ".join(code.label for code in thin[:NAMED])
        if len(thin) > NAMED:
            names += ", " + t("app_codebook.thin_more", count=len(thin) - NAMED)
        texts.note(t("app_codebook.thin", count=len(thin)), names)


@guard.callback
def _take_all(project: SharedProject, codebook: Codebook) -> None:
    deeds.edit(project, codebook, deeds.take_into_use, "taken", codebook.title)
