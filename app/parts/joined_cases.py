"""Two cases that would become one because they are called alike: asked before it is done."""

from __future__ import annotations

import streamlit as st

from app import guard, texts
from app.parts import undoing
from app.parts.editable_grid import PAGE
from app.shared import SharedProject
from app.wording import count
from qualcode.i18n import t

_WAITING = "_cases-to-join"


def wait(case_id: str, name: str) -> None:
    """Note that this case was given the name of another: `ask` asks whether that is meant."""
    st.session_state.setdefault(_WAITING, {})[case_id] = name


def ask(project: SharedProject) -> None:
    """Ask about what waits, if anything does; it waits no longer, whatever the answer."""
    waiting: dict[str, str] = st.session_state.pop(_WAITING, {})
    if waiting:
        _dialog(project, waiting)


@texts.dialog("app_sources.cases_join")
@guard.part
def _dialog(project: SharedProject, waiting: dict[str, str]) -> None:
    cases = {case.id: case for case in project.cases()}
    sources = [case for document in project.documents() for case in document.cases]
    pairs = [
        (cases[one], other)
        for one, name in waiting.items()
        if one in cases and (other := project.other_case(one, name))
    ]
    for case, other in pairs:
        told = count("app_start.n_sources", sources.count(case.id))
        texts.words(t("app_sources.cases_join_what", case=case.name, other=other.name, sources=told))
    texts.line(t("app_sources.cases_join_more"))
    with st.container(horizontal=True):
        if st.button(t("app_sources.cases_join_yes"), type="primary", key="cases-join-yes"):
            with project.action():
                for case, other in pairs:
                    project.set_case(case.id, name=other.name, attributes=case.attributes)
            said = (t("app_sources.cases_one", case=case.name, other=other.name) for case, other in pairs)
            undoing.remember(project, PAGE, "; ".join(said))
            st.rerun()
        if st.button(t("app_sources.cases_join_no"), key="cases-join-no"):
            st.rerun()
