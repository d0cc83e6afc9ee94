"""One source: what it is, what was repaired in it, who speaks, and taking it out."""

from __future__ import annotations

import streamlit as st

from app import guard, place, texts
from app.parts import (
    guessed_dates,
    import_report,
    left_behind,
    source_grids,
    turns_by_hand,
    undoing,
    unproposed,
)
from app.parts.editable_grid import PAGE
from app.shared import SharedProject
from app.wording import count, size
from qualcode.i18n import t
from qualcode.model import Document


def show(project: SharedProject) -> None:
    """Choose a source and see it."""
    documents = project.documents()
    ids = [document.id for document in documents]
    titles = {document.id: document.title for document in documents}
    asked = project.version_in_use(place.get("source"))
    chosen = st.session_state["sources-one"] = asked if asked in ids else ids[0]
    st.selectbox(
        t("app_sources.source"),
        ids,
        format_func=lambda identity: texts.plain(titles[identity]),
        key="sources-one",
        on_change=_turn_to,
    )
    document = next(document for document in documents if document.id == chosen)
    _facts(project, document)
    guessed_dates.of_one(project, document)
    source_grids.documents(project, document=document.id)
    source_grids.speakers(project, document=document.id)
    left_behind.show(project, document)
    unproposed.note(project, document)
    _report(project, document)
    with st.container(horizontal=True):
        place.link("coding", t("app_sources.read"), icon=":material/menu_book:", source=document.id)
        icon = ":material/remove_circle:"
        turns_by_hand.button(project, document)
        if st.button(t("app_sources.withdraw"), icon=icon, key=f"withdraw-{document.id}"):
            withdraw(project, document.id)


@guard.callback
def _turn_to() -> None:
    place.put(source=st.session_state["sources-one"])


def _facts(project: SharedProject, document: Document) -> None:
    names = {case.id: case.name for case in project.cases()}
    texts.subheading(document.title)
    words = count("app_start.n_words", document.words)
    texts.line(document.source.name, size(document.source.size), words)
    if len(document.cases) > 1 or not document.case:  # of a survey, those who answer have cases
        texts.line(", ".join(names.get(case, case) for case in document.cases))


def _report(project: SharedProject, document: Document) -> None:
    repairs, warnings = project.import_report(document.id)
    texts.subheading(t("app_sources.report"))
    if repairs or warnings:
        import_report.details(repairs, warnings)
    elif not document.source.without:
        texts.line(t("app_sources.nothing_repaired"))
    if left_out := document.source.without:
        steps = ", ".join(t(f"reading.repair.{step}", default=step) for step in left_out)
        texts.line(t("app_sources.left_out", steps=steps))
    if chosen := document.source.columns:
        uses = [f"{title}: {t(f'reading.column.{use.name.lower()}')}" for title, use in chosen]
        texts.line(t("app_sources.columns_chosen", columns="; ".join(uses)))
    texts.line(t("app_sources.read_otherwise"))


@texts.dialog("app_sources.withdraw")
@guard.part
def withdraw(project: SharedProject, document_id: str) -> None:
    """Ask whether it is meant, and say what happens to the codings."""
    document = project.document(document_id)
    texts.words(document.title, kind="qc-strong")
    codings = len(project.codings(document=document_id))
    texts.words(t("app_sources.withdraw_what", codings=count("app_start.n_codings", codings)))
    if st.button(t("app_sources.withdraw_yes"), type="primary", key="withdraw-yes"):
        project.withdraw(document_id)
        undoing.remember(project, PAGE, t("app_sources.withdrawn", title=document.title))
        place.put(source="")
        st.rerun()
