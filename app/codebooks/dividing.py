"""A code that is two: one's own codings of it are read, and those that are ticked get another code."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from app import guard, place, texts
from app.codebooks import deeds
from app.parts import pages, undoing
from app.shared import SharedProject
from app.wording import count
from qualcode.i18n import t
from qualcode.model import Code, Codebook, Coding
from qualcode.store import code_id

PER_PAGE = 20
LONGEST = 600


@texts.dialog("app_codebook.divide_title", width="large")
@guard.part
def dialog(project: SharedProject, codebook: Codebook, code: Code) -> None:
    """Which of one's codings are to have which other code, a new one if it is not there yet."""
    given = code_id(codebook.key, code.key)
    own = [coding for coding in project.codings(coder=project.who) if coding.code == given]
    if not own:
        texts.empty(t("app_codebook.divide_none", label=code.label), t("app_codebook.divide_own"))
        return
    texts.words(t("app_codebook.divide_how", label=code.label))
    texts.line(count("app_codebook.divide_yours", len(own)), t("app_codebook.divide_own"))
    others = {other.key: other.label for other in codebook.codes if other.key != code.key}
    asked = st.selectbox(
        t("app_codebook.divide_into"),
        list(others),
        index=None,
        accept_new_options=True,
        format_func=lambda key: texts.plain(others.get(str(key), str(key))),
        key=f"codebook-divide-into-{code.key}",
    )
    into = str(asked or "").strip()
    ticks = st.session_state.setdefault(f"_divide-{given}", {})
    _listed(project, own, ticks)
    chosen = [coding.id for coding in own if ticks.get(coding.id)]
    if st.button(
        count("app_codebook.divide", len(chosen)),
        type="primary",
        disabled=not (into and chosen),
        key="codebook-divide-apply",
    ):
        label = others.get(into, " ".join(into.split()))
        with project.action():
            target = (
                code_id(codebook.key, into)
                if into in others
                else project.make_code(label, parent=code.parent, key=codebook.key)
            )
            project.recode(chosen, target)
        told = t("app_codebook.told.divided", count=len(chosen), label=code.label, into=label)
        undoing.remember(project, deeds.PAGE, told)
        ticks.clear()
        place.put(leaf=None)
        st.rerun()


def _listed(project: SharedProject, own: Sequence[Coding], ticks: dict[str, bool]) -> None:
    """A page of the codings, each with the words, where they were said, and a box."""
    documents = {document.id: document for document in project.documents()}
    shown = own[pages.above(len(own), PER_PAGE, "codebook-divide-page", "leaf")]
    read = {key: project.text(key) for key in {coding.document for coding in shown}}
    for coding in shown:
        with st.container(gap=None):
            words = read[coding.document][coding.start : coding.end]
            texts.quote(words if len(words) <= LONGEST else f"{words[:LONGEST]} …")
            ticks[coding.id] = st.checkbox(
                texts.safe(t("app_codebook.divide_this", source=documents[coding.document].title)),
                value=ticks.get(coding.id, False),
                key=f"codebook-divide-{coding.id}",
            )
