"""What lays a table out: its rows, columns and cells, the filters, and keeping it under a name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from app import place, texts
from app.analysing import choice
from app.parts import panels
from app.shared import SharedProject
from qualcode.analysis.axes import JOIN
from qualcode.i18n import t

if TYPE_CHECKING:
    from qualcode.analysis import View
    from qualcode.project.analysing import Analysis

FILTERED = ("kind", "case", "phase", "role", "document")
LAYOUT, FILTERS, KEEP = "layout", "filters", "keep"
FIELD = 228
"""Pixels of a field."""


def buttons(view: View) -> None:
    """The buttons of the panels."""
    panels.button(LAYOUT, t("app_analysis.layout"), ":material/table:")
    count = sum(map(bool, view.filters.values()))
    panels.button(FILTERS, t("app_analysis.filters", count=count), ":material/filter_alt:")
    panels.button(KEEP, t("app_analysis.save"), ":material/bookmark:")


def draw(project: SharedProject, analysis: Analysis, view: View) -> None:
    """The panel that is open, if any."""
    if panels.is_open(LAYOUT):
        _layout(analysis, view)
    elif panels.is_open(FILTERS):
        _filters(analysis, view)
    elif panels.is_open(KEEP):
        _keeping(project, analysis, view)


def _layout(analysis: Analysis, view: View) -> None:
    from qualcode.analysis.counting import MEASURES
    from qualcode.analysis.views import CONTENTS

    dimensions = {one.name: one.label for one in analysis.dimensions()}
    down, _, within = view.rows.partition(JOIN)
    with st.form(f"analysis-layout-{view.name}"):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            kind = _one_of(t("app_analysis.kind"), choice.KINDS, view.kind, "kind")
            rows = _dimension(t("app_analysis.rows"), dimensions, down)
            columns = _dimension(t("app_analysis.columns"), dimensions, view.columns)
            cell = _one_of(t("app_analysis.cell"), CONTENTS, view.cell, "cell")
            measure = _one_of(t("app_analysis.measure"), MEASURES, view.measure, "measure")
            rolled = st.checkbox(t("app_analysis.rolled_up"), value=view.rolled_up)
        with st.expander(t("app_analysis.more_layout"), key="analysis-more-layout"):
            parted = _dimension(t("app_analysis.within"), dimensions, within)
            own_rows = _headings(t("app_analysis.own_rows"), view.row_headings)
            own_columns = _headings(t("app_analysis.own_columns"), view.column_headings)
        if st.form_submit_button(t("app_analysis.apply"), type="primary"):
            panels.shut()
            rows = JOIN.join(part for part in (rows, parted) if part)
            place.put(kind=kind, cell=cell, measure=measure, rolled=int(rolled))
            if columns != view.columns:
                place.put(**dict.fromkeys(choice.GROUPS))
            place.put(rows=rows or choice.NONE, columns=columns or choice.NONE)
            place.put(own_rows=own_rows or choice.NONE, own_columns=own_columns or choice.NONE)
            st.rerun()


def _one_of(label: str, options: tuple[str, ...], now: str, named: str) -> str:
    """A choice of a few that the catalogue names."""
    return st.selectbox(
        label,
        options,
        index=options.index(now) if now in options else 0,
        format_func=lambda one: t(f"app_analysis.{named}.{one}"),
        width=FIELD,
    )


def _dimension(label: str, dimensions: dict[str, str], now: str) -> str:
    """A choice of dimension or none; a combined or unknown one that a view asks for stays possible."""
    options = list(dict.fromkeys(["", *dimensions, now]))
    named = {"": t("app_analysis.no_dimension"), **dimensions}
    return st.selectbox(
        label,
        options,
        index=options.index(now),
        format_func=lambda one: texts.plain(named[one] if one in named else str(one)),
        width=FIELD,
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
    now = place.get("filter")
    with st.container(border=True, key="analysis-filters"):
        name = st.selectbox(
            t("app_analysis.filter_by"),
            asked,
            index=asked.index(now) if now in asked else None,
            format_func=lambda one: texts.plain(dimensions[one]),
            key="analysis-filter-by",
            width=2 * FIELD,
        )
        place.put(filter=name)
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
                    panels.shut()
                    place.put(filters=choice.told({**view.filters, name: kept}), filter=None)
                    st.rerun()
        if view.filters and st.button(t("app_analysis.no_filters")):
            panels.shut()
            place.put(filters=None, filter=None)
            st.rerun()


def _keeping(project: SharedProject, analysis: Analysis, view: View) -> None:
    saved = {one.name for one in analysis.views()}
    with st.container(border=True, key="analysis-keep"):
        with st.form("analysis-save", border=False):
            own = view.name == choice.OWN
            with st.container(horizontal=True, vertical_alignment="bottom"):
                name = st.text_input(t("app_analysis.name"), value="" if own else view.name, width=2 * FIELD)
                caption = st.text_input(t("app_analysis.caption"), value=view.caption, width=2 * FIELD)
                number = st.text_input(t("app_analysis.number"), value=view.number, width=FIELD)
            if st.form_submit_button(t("app_analysis.keep"), type="primary") and name.strip():
                kept = replace(view, name=" ".join(name.split()), caption=caption, number=number.strip())
                analysis.save(kept)
                panels.shut()
                place.put(**dict.fromkeys(choice.ADDRESS), view=kept.name)
                st.rerun()
        if view.name in saved and st.button(t("app_analysis.delete")):
            project.delete_view(view.name)
            panels.shut()
            place.put(view=None)
            st.rerun()
