"""What lays a table out: its rows, columns and cells, the filters, and keeping it under a name.

What is chosen shows in the table at once, so that what is kept is what one sees.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from app import guard, place, texts
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
    with st.container(border=True, key="analysis-layout"):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            _one_of(view, "kind", choice.KINDS, view.kind)
            _dimension(view, "rows", dimensions, down)
            _dimension(view, "columns", dimensions, view.columns)
            _one_of(view, "cell", CONTENTS, view.cell)
            _one_of(view, "measure", MEASURES, view.measure)
            st.checkbox(t("app_analysis.rolled_up"), **_field(view, "rolled_up", view.rolled_up))
        with st.expander(t("app_analysis.more_layout"), key="analysis-more-layout"):
            _dimension(view, "within", dimensions, within)
            _headings(view, "own_rows", view.row_headings)
            _headings(view, "own_columns", view.column_headings)


def _field(view: View, name: str, now: object) -> dict[str, Any]:
    """What all fields of the layout share: each shows what the view has, and changes it at once."""
    st.session_state[_key(name)] = now
    return {"key": _key(name), "on_change": _lay_out, "args": (view,)}


def _key(name: str) -> str:
    return f"analysis-layout-{name}"


@guard.callback
def _lay_out(view: View) -> None:
    fields = ("kind", "rows", "columns", "cell", "measure", "rolled_up", "within", "own_rows", "own_columns")
    chosen = {name: st.session_state[_key(name)] for name in fields}
    rows = JOIN.join(part for part in (chosen["rows"], chosen["within"]) if part)
    own = {name: choice.lines(chosen[name]) or choice.NONE for name in ("own_rows", "own_columns")}
    if chosen["columns"] != view.columns:
        place.put(**dict.fromkeys(choice.GROUPS))
    place.put(
        **{name: chosen[name] for name in ("kind", "cell", "measure")},
        **own,
        rolled=int(chosen["rolled_up"]),
        rows=rows or choice.NONE,
        columns=chosen["columns"] or choice.NONE,
    )


def _one_of(view: View, name: str, options: tuple[str, ...], now: str) -> None:
    """A choice of a few that the catalogue names."""
    st.selectbox(
        t(f"app_analysis.{name}"),
        options,
        format_func=lambda one: t(f"app_analysis.{name}.{one}"),
        width=FIELD,
        **_field(view, name, now if now in options else options[0]),
    )


def _dimension(view: View, name: str, dimensions: dict[str, str], now: str) -> None:
    """A choice of dimension or none; a combined or unknown one that a view asks for stays possible."""
    named = {"": t("app_analysis.no_dimension"), **dimensions}
    st.selectbox(
        t(f"app_analysis.{name}"),
        list(dict.fromkeys([*named, now])),
        format_func=lambda one: texts.plain(named[one] if one in named else str(one)),
        width=FIELD,
        **_field(view, name, now),
    )


def _headings(view: View, name: str, now: tuple[str, ...]) -> None:
    """Headings of one's own, one a line."""
    label, told = t(f"app_analysis.{name}"), t("app_analysis.own_help")
    st.text_area(label, height=80, help=told, **_field(view, name, "\n".join(now)))


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
            key = f"analysis-filter-{name}"
            st.session_state[key] = [one for one in view.filters.get(name, ()) if one in values]
            st.multiselect(
                t("app_analysis.keep_only"),
                list(values),
                format_func=lambda one: texts.plain(values[one]),
                key=key,
                on_change=_narrow,
                args=(view, name, key),
            )
        if view.filters and st.button(t("app_analysis.no_filters")):
            panels.shut()
            place.put(filters=choice.told(dict.fromkeys(view.filters, ())), filter=None)
            st.rerun()


@guard.callback
def _narrow(view: View, name: str, key: str) -> None:
    place.put(filters=choice.told({**view.filters, name: st.session_state[key]}))


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
