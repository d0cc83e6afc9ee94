"""Analyse: figures of what people coded, laid out as one likes; every number leads back to the words."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from app import guard, place, texts
from app.analysing import choice, settings, taking
from app.shared import SharedProject
from qualcode.errors import AnalysisError
from qualcode.i18n import t

if TYPE_CHECKING:
    import pandas as pd

    from qualcode.analysis import CodingTable, View
    from qualcode.project.analysing import Analysis


def show(project: SharedProject) -> None:
    """The page."""
    texts.heading(t("app_analysis.title"), t("app_analysis.under"))
    has = project.counts()
    if not has["codings"]:
        texts.empty(t("app_analysis.none"), t("app_analysis.none_cure"))
        page, label = (
            ("coding", "app_analysis.to_coding") if has["documents"] else ("sources", "app_start.go_sources")
        )
        place.link(page, t(label), icon=":material/arrow_forward:")
        return
    analysis = project.seen_analysis()
    views = [*analysis.views(), *analysis.presets()]
    address = {name: place.get(name) for name in ("view", *choice.ADDRESS)}
    view = choice.chosen(views, address)
    with st.container(horizontal=True, vertical_alignment="bottom", key="analysis-bar"):
        _which(views, view)
        coder = _whose(analysis)
        settings.buttons(view)
    with st.container(key="analysis-panel"):  # always there, so that what stands below stays the same
        settings.draw(project, analysis, view)
    table = analysis.everyone if view.by_coder else choice.whose(analysis, coder)
    if not view.by_coder:
        _told(project, table, coder)
    if project.blind():
        texts.line(t("app_analysis.blind"))
    _note_filters(table, view)
    if view.name != choice.OWN:
        texts.subheading(view.title)
    try:
        frame = _draw(project, analysis, table, view)
    except AnalysisError as error:
        texts.empty(error.message, error.cure)
        return
    if frame is not None and len(frame):
        taking.out(project, view, table.whose)


def _draw(project: SharedProject, analysis: Analysis, table: CodingTable, view: View) -> pd.DataFrame | None:
    from app.analysing import matrix as matrix_on_page
    from app.analysing import pairs, shown
    from qualcode.analysis import matrix

    if view.kind == "matrix":
        return matrix_on_page.draw(project, matrix(table, view, analysis.summaries()))
    narrowed = table.where(view.filters)
    if view.kind == "time":
        below, found = shown.in_time(narrowed, view)
        laid_out = matrix(table, below, analysis.summaries())
        matrix_on_page.draw(project, laid_out, partial(shown.course, found))
        return found.shares.reset_index()
    if view.kind == "talk":
        return shown.talk(narrowed)
    draw = {
        "frequencies": shown.frequency,
        "cooccurrence": pairs.together,
        "sequences": shown.follows,
        "contrast": shown.contrasted,
        "saturation": shown.saturated,
    }.get(view.kind)
    if draw is None:
        texts.note(t("app_analysis.elsewhere"), t("app_analysis.elsewhere_more"))
        place.link("agreement", t("app.page.agreement"))
        return None
    return draw(narrowed, view)


def _which(views: list[View], view: View) -> None:
    names = [choice.OWN, *dict.fromkeys(one.name for one in views)]
    key = "analysis-which"
    st.session_state[key] = view.name if view.name in names else choice.OWN
    st.selectbox(
        t("app_analysis.which"),
        names,
        format_func=lambda name: t("app_analysis.own") if name == choice.OWN else texts.plain(name),
        key=key,
        on_change=_turn_to_view,
        args=(key,),
        width=290,
    )


@guard.callback
def _turn_to_view(key: str) -> None:
    chosen = st.session_state[key]
    cleared = dict.fromkeys(choice.ADDRESS)
    place.put(**cleared, view=None if chosen == choice.OWN else chosen)


def _whose(analysis: Analysis) -> str:
    coders = analysis.everyone.coders
    if len(coders) < 2:
        return choice.AS_SET
    options = [choice.AS_SET, *coders, choice.ALL_CODERS, choice.APART]
    named = {
        choice.AS_SET: t("app_analysis.as_set"),
        choice.ALL_CODERS: t("app_analysis.everyone"),
        choice.APART: t("app_analysis.apart"),
    }
    asked = place.get("by")
    now = asked if asked in options else choice.AS_SET
    chosen = st.selectbox(
        t("app_analysis.coder"),
        options,
        index=options.index(now),
        format_func=lambda one: named.get(one) or texts.plain(one),
        key=f"analysis-coder-{now}",
        width=200,
    )
    place.put(by=chosen or None)
    if chosen != now:
        st.rerun()
    return chosen


def _told(project: SharedProject, table: CodingTable, coder: str) -> None:
    """Whose codings stand in the table; what was chosen here can be made to hold everywhere."""
    with st.container(horizontal=True, vertical_alignment="center", key="analysis-whose"):
        texts.line(table.told)
        held = {choice.AS_SET: project.counting}.get(coder, coder)
        if held != project.counting and st.button(
            t("app_analysis.everywhere"), help=t("app_analysis.everywhere_help"), type="tertiary"
        ):
            project.count_codings_of(coder)
            place.put(by=None)
            st.rerun()
        if (
            coder == choice.AS_SET
            and project.counting
            and st.button(t("app_analysis.as_usual"), help=t("app_analysis.as_usual_help"), type="tertiary")
        ):
            project.count_codings_of()
            st.rerun()


def _note_filters(table: CodingTable, view: View) -> None:
    if view.filters:
        with suppress(AnalysisError):  # the table's own place says what is wrong
            kept = table.where(view.filters).filters[len(table.filters) :]
            told = "; ".join(f"{label}: {', '.join(values)}" for label, values in kept)
            texts.line(t("app_analysis.filtered", filters=told))
