"""Which of the saved tables go into a report or workbook: all, but those that somebody unticks."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from app import place, texts
from app.shared import SharedProject
from app.wording import number
from qualcode.i18n import t
from qualcode.model import slug


def chosen(project: SharedProject) -> tuple[str, ...] | None:
    """The names of the ticked tables; None for all. What is left out stands in the address."""
    names = [view.name for view in project.analysis().views()]
    if not names:
        return None
    left_out = set(place.get("without").split(","))
    keys = _keys(names)
    with st.expander(t("app_output.tables"), icon=":material/table_chart:", key="output-tables"):
        texts.line(t("app_output.tables_what"))
        ticked = {
            key: st.checkbox(texts.safe(name), value=key not in left_out, key=f"output-table-{key}")
            for key, name in zip(keys, names, strict=True)
        }
    place.put(without=",".join(key for key in keys if not ticked[key]))
    kept = tuple(name for key, name in zip(keys, names, strict=True) if ticked[key])
    # always a line: what stands below it stays where it is, under the hand that goes for it
    if len(kept) == len(names):
        texts.line(t("app_output.tables_all"))
        return None
    texts.line(t("app_output.tables_chosen", count=number(len(kept)), total=number(len(names))))
    return kept


def _keys(names: Sequence[str]) -> list[str]:
    """A key for each name, each another."""
    found: list[str] = []
    for name in names:
        key = slug(name)
        found.append(key if key not in found else f"{key}-{len(found)}")
    return found
