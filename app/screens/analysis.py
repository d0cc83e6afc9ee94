"""Analyse: figures of what people coded, laid out as one likes; every number leads back to the words."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from app import guard, place, texts
from app.analysing import choice, taking
from app.parts import panels
from app.shared import SharedProject
from qualcode.analysis.axes import JOIN
from qualcode.errors import AnalysisError
from qualcode.i18n import t

if TYPE_CHECKING:
    import pandas as pd

    from qualcode.analysis import CodingTable, View
    from qualcode.project.analysing import Analysis

FILTERED = ("kind", "case", "phase", "role", "document")


def show(project: SharedProject) -> None:
    """The page."""
    texts.heading(t("app_analysis.title"), t("app_analysis.under"))
    if not project.counts()["codings"]:
        texts.empty(t("app_analysis.none"), t("app_analysis.none_cure"))
        place.link("coding", t("app_analysis.to_coding"), icon=":material/arrow_forward:")
        return
    analysis = project.analysis()
    views = [*analysis.views(), *analysis.presets()]
    address = {name: place.get(name) for name in ("view", *choice.ADDRESS)}
    view = choice.chosen(views, address)
    with st.container(horizontal=True, vertical_alignment="bottom", key="analysis-bar"):
        _which(views, view)
        coder = _whose(analysis)
        _layout(analysis, view)
        _filters(analysis, view)
        _keeping(project, analysis, view)
    table = analysis.everyone if view.by_coder else choice.whose(analysis, coder)
    if not view.by_coder:
        _told(project, table, coder)
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
    from app.analysing import shown
    from qualcode.analysis import matrix

    if view.kind == "matrix":
        return matrix_on_page.draw(project, matrix(table, view, analysis.summaries()))
    if view.kind == "time":
        return shown.in_time(table.where(view.filters), replace(view, kind="matrix"))
    narrowed = table.where(view.filters)
    if view.kind == "talk":
        return shown.talk(narrowed)
    draw = {
        "frequencies": shown.frequency,
        "cooccurrence": shown.together,
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
        width=330,
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
        width=230,
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


def _layout(analysis: Analysis, view: View) -> None:
    from qualcode.analysis.counting import MEASURES
    from qualcode.analysis.views import CONTENTS

    dimensions = {one.name: one.label for one in analysis.dimensions()}
    with (
        panels.panel("analysis-layout", t("app_analysis.layout"), ":material/table:"),
        st.form(f"analysis-layout-{view.name}", border=False),
    ):
        kind = st.selectbox(
            t("app_analysis.kind"),
            choice.KINDS,
            index=choice.KINDS.index(view.kind) if view.kind in choice.KINDS else 0,
            format_func=lambda one: t(f"app_analysis.kind.{one}"),
        )
        down, _, within = view.rows.partition(JOIN)
        rows = _dimension(t("app_analysis.rows"), dimensions, down)
        columns = _dimension(t("app_analysis.columns"), dimensions, view.columns)
        cell = st.selectbox(
            t("app_analysis.cell"),
            CONTENTS,
            index=CONTENTS.index(view.cell),
            format_func=lambda one: t(f"app_analysis.cell.{one}"),
        )
        measure = st.selectbox(
            t("app_analysis.measure"),
            MEASURES,
            index=MEASURES.index(view.measure) if view.measure in MEASURES else 0,
            format_func=lambda one: t(f"app_analysis.measure.{one}"),
        )
        rolled = st.checkbox(t("app_analysis.rolled_up"), value=view.rolled_up)
        with st.expander(t("app_analysis.more_layout")):
            parted = _dimension(t("app_analysis.within"), dimensions, within)
            own_rows = _headings(t("app_analysis.own_rows"), view.row_headings)
            own_columns = _headings(t("app_analysis.own_columns"), view.column_headings)
        if st.form_submit_button(t("app_analysis.apply"), type="primary"):
            panels.close("analysis-layout")
            rows = JOIN.join(part for part in (rows, parted) if part)
            place.put(kind=kind, cell=cell, measure=measure, rolled=int(rolled))
            if columns != view.columns:
                place.put(**dict.fromkeys(choice.GROUPS))
            place.put(rows=rows or choice.NONE, columns=columns or choice.NONE)
            place.put(own_rows=own_rows or choice.NONE, own_columns=own_columns or choice.NONE)
            st.rerun()


def _dimension(label: str, dimensions: dict[str, str], now: str) -> str:
    """A choice of dimension or none; a combined or unknown one that a view asks for stays possible."""
    options = list(dict.fromkeys(["", *dimensions, now]))
    named = {"": t("app_analysis.no_dimension"), **dimensions}
    return st.selectbox(
        label,
        options,
        index=options.index(now),
        format_func=lambda one: texts.plain(named[one] if one in named else str(one)),
    )


def _headings(label: str, now: tuple[str, ...]) -> str:
    """Headings of one's own, one a line, as the address holds them."""
    written = st.text_area(label, value="\n".join(now), height=80, help=t("app_analysis.own_help"))
    return choice.lines(written)


def _filters(analysis: Analysis, view: View) -> None:
    dimensions = {one.name: one.label for one in analysis.dimensions()}
    asked = [
        name for name in dimensions if name in FILTERED or name.startswith(("facet.", "case.", "speaker."))
    ]
    label = t("app_analysis.filters", count=sum(map(bool, view.filters.values())))
    with panels.panel("analysis-filters", label, ":material/filter_alt:"):
        name = st.selectbox(
            t("app_analysis.filter_by"),
            asked,
            index=None,
            format_func=lambda one: texts.plain(dimensions[one]),
            key="analysis-filter-by",
        )
        if name:
            values = {value.key: value.label for value in analysis.table.axis(name).values}
            with st.form(f"analysis-filter-{name}", border=False):
                kept = st.multiselect(
                    t("app_analysis.keep_only"),
                    list(values),
                    default=[key for key in view.filters.get(name, ()) if key in values],
                    format_func=lambda key: texts.plain(values[key]),
                )
                if st.form_submit_button(t("app_analysis.apply"), type="primary"):
                    panels.close("analysis-filters")
                    place.put(filters=choice.told({**view.filters, name: kept}))
                    st.rerun()
        if view.filters and st.button(t("app_analysis.no_filters")):
            panels.close("analysis-filters")
            place.put(filters=None)
            st.rerun()


def _note_filters(table: CodingTable, view: View) -> None:
    if view.filters:
        with suppress(AnalysisError):  # the table's own place says what is wrong
            kept = table.where(view.filters).filters[len(table.filters) :]
            told = "; ".join(f"{label}: {', '.join(values)}" for label, values in kept)
            texts.line(t("app_analysis.filtered", filters=told))


def _keeping(project: SharedProject, analysis: Analysis, view: View) -> None:
    saved = {one.name for one in analysis.views()}
    with panels.panel("analysis-keep", t("app_analysis.save"), ":material/bookmark:"):
        with st.form("analysis-save", border=False):
            name = st.text_input(t("app_analysis.name"), value="" if view.name == choice.OWN else view.name)
            caption = st.text_input(t("app_analysis.caption"), value=view.caption)
            number = st.text_input(t("app_analysis.number"), value=view.number)
            if st.form_submit_button(t("app_analysis.keep"), type="primary") and name.strip():
                kept = replace(view, name=" ".join(name.split()), caption=caption, number=number.strip())
                analysis.save(kept)
                panels.close("analysis-keep")
                place.put(**dict.fromkeys(choice.ADDRESS), view=kept.name)
                st.rerun()
        if view.name in saved and st.button(t("app_analysis.delete")):
            project.delete_view(view.name)
            panels.close("analysis-keep")
            place.put(view=None)
            st.rerun()
