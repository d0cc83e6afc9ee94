"""What holds for all files of a delivery that are ticked: filled in once, above their grid."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from app import staging, texts
from app.parts.source_words import kind_name
from app.shared import SharedProject
from qualcode.i18n import dates, t
from qualcode.model import DocumentKind
from qualcode.ordering import natural


def show(project: SharedProject, mine: staging.Staging, shown: Sequence[int]) -> None:
    """Fill in case, kind, date and phase of the rows `shown`; what is left empty stays as it is."""
    with st.form("sources-for-all", border=True):
        texts.line(t("app_sources.for_all"))
        names = {case.name for case in project.cases()} | {row["case"] for row in mine.rows} - {""}
        known = sorted(names, key=natural)
        case, kind, date, phase, button = st.columns([3, 2, 2, 2, 2], vertical_alignment="bottom")
        with case:
            new_case = st.selectbox(
                t("app_sources.case"), known, index=None, accept_new_options=True, key="all-case"
            )
        with kind:
            new_kind = st.selectbox(
                t("app_sources.kind"), [k.value for k in DocumentKind], index=None, format_func=kind_name,
                key="all-kind",
            )  # fmt: skip
        with date:
            new_date = st.text_input(t("app_sources.date"), placeholder="26-11-2026", key="all-date")
        with phase:
            new_phase = st.text_input(t("app_sources.phase"), placeholder="0-meting", key="all-phase")
        with button:
            pressed = st.form_submit_button(t("app_sources.apply"), width="stretch")
    if pressed:
        news = {"case": new_case, "kind": new_kind, "date": dates.read(new_date), "phase": new_phase.strip()}
        for row in map(mine.rows.__getitem__, shown):
            if row["chosen"]:
                row.update({name: value for name, value in news.items() if value})
        mine.version += 1
        mine.keep()
        st.rerun()
