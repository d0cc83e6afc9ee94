"""The part of the page that shows who coded what, and opens a source for coding blind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from app import grids, guard, place, texts
from app.agreeing.work import Row
from app.shared import SharedProject
from app.wording import number
from qualcode import shortening
from qualcode.i18n import t

HEIGHT = 520
LONG_NAME = 18
"""Letters of a coder's name in the head of a column."""


def draw(project: SharedProject, rows: list[Row], coders: list[str]) -> None:
    """Sources by coders, and below it how to code blind."""
    import pandas as pd

    both = sum(len(row.coded_by()) > 1 for row in rows)
    texts.line(t("app_agreement.work_line", sources=number(len(rows)), coders=len(coders), both=number(both)))
    columns: dict[str, list[object]] = {
        t("app_agreement.source"): [row.document.title for row in rows],
        t("app_agreement.fragments"): [row.fragments for row in rows],
    }
    for coder in coders:
        columns[t("app_agreement.codings_of", coder=coder)] = [row.codings[coder] for row in rows]
        if any(row.reviewed[coder] for row in rows):
            columns[t("app_agreement.done_of", coder=coder)] = [row.reviewed[coder] for row in rows]
    st.dataframe(
        pd.DataFrame(columns),
        placeholder="",
        hide_index=True,
        height=grids.height(len(rows), HEIGHT),
        key="agreement-work",
        column_config={
            t("app_agreement.source"): st.column_config.TextColumn(width="large"),
            **coder_heads(coders, "codings_of", "done_of"),
        },
    )
    _blind(project, rows)


def coder_heads(coders: Sequence[str], *heads: str) -> dict[str, Any]:
    """The heads with the name of a coder in them, that name cut where it is long."""
    keys = [f"app_agreement.{head}" for head in heads]
    short = {one: shortening.beginning(one, LONG_NAME) for one in coders}
    return grids.heads({t(key, coder=one): t(key, coder=short[one]) for one in coders for key in keys})


def _blind(project: SharedProject, rows: list[Row]) -> None:
    texts.subheading(t("app_agreement.blind"), t("app_agreement.blind_under"))
    documents = {row.document.id: row for row in rows}
    blind = project.blind()
    others = [key for key in documents if key not in blind]
    others.sort(key=lambda key: (not documents[key].coded_by(), project.who in documents[key].coded_by()))
    if others:
        with st.container(horizontal=True, vertical_alignment="bottom", key="agreement-blind"):
            chosen = st.selectbox(
                t("app_agreement.blind_which"),
                others,
                format_func=lambda key: texts.plain(documents[key].document.title),
                key="agreement-blind-which",
                width=420,
            )
            if st.button(t("app_agreement.blind_open"), icon=":material/visibility_off:", type="primary"):
                project.set_blind({*blind, chosen})
                place.go("coding", source=chosen)
    for key, sheet in documents.items():
        if key not in blind:
            continue
        with st.container(horizontal=True, vertical_alignment="center", key=f"agreement-blind-{key}"):
            place.link("coding", sheet.document.title, icon=":material/visibility_off:", source=key)
            st.button(
                t("app_agreement.blind_lift"),
                key=f"agreement-lift-{key}",
                type="tertiary",
                help=t("app_agreement.blind_lift_help"),
                on_click=_lift,
                args=(project, key),
            )


@guard.callback
def _lift(project: SharedProject, document: str) -> None:
    project.set_blind(project.blind() - {document})
