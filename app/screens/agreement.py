"""Overeenstemming: who coded what, how far coders agree, where they differ, and what is decided."""

from __future__ import annotations

import streamlit as st

from app import guard, place, texts
from app.agreeing import disputes_view, figures_view, work, work_view
from app.parts import views
from app.shared import SharedProject
from qualcode.errors import AnalysisError
from qualcode.i18n import t

VIEWS = ("work", "figures", "disputes")


def show(project: SharedProject) -> None:
    """The page."""
    texts.heading(t("app_agreement.title"), t("app_agreement.under"))
    rows = work.rows(project)
    if not rows:
        texts.empty(t("app_agreement.no_sources"), t("app_agreement.no_sources_cure"))
        place.link("sources", t("app_agreement.to_sources"), icon=":material/arrow_forward:")
        return
    coders = work.names(project)
    if not coders:
        texts.empty(t("app_agreement.nobody"), t("app_agreement.nobody_cure"))
        place.link("coding", t("app_agreement.to_coding"), icon=":material/arrow_forward:")
        return
    decider = project.deciding
    people = [coder for coder in coders if coder != decider]
    view = views.chosen(
        "agreement",
        t("app_agreement.view"),
        VIEWS,
        lambda one: t(f"app_agreement.view.{one}"),
    )
    if view == "work":
        if len(people) < 2:
            texts.note(t("app_agreement.one_coder"), t("app_agreement.one_coder_cure"))
        work_view.draw(project, rows, coders)
        return
    if len(people) < 2:
        texts.empty(t("app_agreement.one_coder"), t("app_agreement.one_coder_cure"))
        return
    chosen = _choices(project, people, work.usual_pair(rows, decider), decider)
    if len(chosen) < 2:
        texts.empty(t("app_agreement.choose_two"), t("app_agreement.choose_two_cure"))
        return
    hidden = project.blind()
    if hidden:
        texts.note(t("app_agreement.hidden", count=len(hidden)), t("app_agreement.hidden_why"))
    try:
        if view == "figures":
            figures_view.draw(project, chosen, decider)
        else:
            disputes_view.draw(project, chosen, decider)
    except AnalysisError as error:
        cure = error.cure or t("app_agreement.nothing_shared_cure")
        texts.empty(error.message, t("app_agreement.hidden_cure") if hidden else cure)


def _choices(
    project: SharedProject, people: list[str], usual: tuple[str, ...], decider: str
) -> tuple[str, ...]:
    asked = [name for name in place.get("coders").split("|") if name in people]
    with st.container(horizontal=True, vertical_alignment="bottom", key="agreement-choices"):
        chosen = st.multiselect(
            t("app_agreement.coders"),
            people,
            default=asked or list(usual),
            format_func=texts.plain,
            key="agreement-coders",
            width=420,
        )
        st.session_state["agreement-decider"] = decider
        st.text_input(
            t("app_agreement.decider"),
            max_chars=60,
            key="agreement-decider",
            on_change=_name_decider,
            args=(project,),
            help=t("app_agreement.decider_help"),
            width=220,
        )
    place.put(coders="|".join(chosen))
    return tuple(chosen)


@guard.callback
def _name_decider(project: SharedProject) -> None:
    """Decide under this name from now on; what already stands under it counts as decided in all figures."""
    project.deciding = " ".join(st.session_state["agreement-decider"].split())
