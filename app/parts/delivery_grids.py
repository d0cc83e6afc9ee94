"""Grids in which one corrects what the computer makes of files before they are stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from app import grids, staging, texts
from app.parts import for_all, picking
from app.parts.editable_grid import dated
from app.parts.source_words import DATE, kind_column, role_column
from app.shared import SharedProject
from app.wording import count
from qualcode.i18n import t
from qualcode.model import Role

MOST_HEIGHT = 520
TITLE, CASE, SPEAKERS, FILE = 380, 150, 140, 260
"""Pixels for these columns at most, of a page of 1440: by its title one knows a file."""
NOTE = 200
"""Pixels for what is said of a file: how it begins, for the whole stands below the grid."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """Which rows one sees, as long as nothing else is asked for: one that is changed does not leave."""

    asked: str
    version: int
    number: int
    rows: list[int]


def files(project: SharedProject, mine: staging.Staging) -> None:
    """What holds for all, which files one wants to see, and those."""
    above = st.container()
    bar = picking.bar(f"delivery-{mine.id}", mine.rows, lambda rows, on: _take(mine, rows, on=on))
    seen = _seen(mine, bar)
    with above:
        for_all.show(project, mine, seen.rows)
    _files(mine, seen)


def _take(mine: staging.Staging, rows: Sequence[int], *, on: bool) -> None:
    for number in rows:
        mine.rows[number]["chosen"] = on
    mine.version += 1
    mine.keep()


def _seen(mine: staging.Staging, bar: picking.Bar) -> _Seen:
    key = f"_seen-{mine.id}"
    held: _Seen | None = st.session_state.get(key)
    if held is None or (held.asked, held.version) != (bar.asked, mine.version):
        number = held.number + 1 if held else 0
        held = st.session_state[key] = _Seen(bar.asked, mine.version, number, bar.shown)
    return held


def _files(mine: staging.Staging, seen: _Seen) -> None:
    """What the computer makes of each file; where something is to be said of one, that stands beside it."""
    import pandas as pd

    def wide(name: str, most: int) -> int:
        return grids.width((str(row[name]) for row in mine.rows), most)

    config = st.column_config
    read = any(row.get("dated") for row in mine.rows)
    columns: dict[str, Any] = {
        "chosen": config.CheckboxColumn(t("app_sources.chosen"), width=60),
        "title": config.TextColumn(t("app_sources.title"), width=wide("title", TITLE), max_chars=300),
        "case": config.TextColumn(t("app_sources.case"), width=wide("case", CASE), max_chars=300),
        "kind": kind_column(),
        "date": config.TextColumn(t("app_sources.date"), validate=DATE, width=105),
        "dated": config.TextColumn(t("app_sources.dated"), help=t("app_sources.dated_help"), width=105)
        if read
        else None,
        "phase": config.TextColumn(t("app_sources.phase"), width=80),
        "speakers": config.TextColumn(t("app_sources.speakers"), width=wide("speakers", SPEAKERS)),
        "words": config.NumberColumn(t("app_sources.words"), format="localized", width=80),
        "note": config.TextColumn(t("app_sources.note"), width=NOTE) if mine.said else None,
        "file": config.TextColumn(t("app_sources.file"), width=wide("file", FILE)),
    }
    number = f"{mine.version}-{seen.number}"
    shown = _base(mine, f"rows-{number}", [mine.rows[at] for at in seen.rows])
    rows, columns = dated(shown, columns)
    edited = st.data_editor(
        pd.DataFrame(rows, columns=[*columns, "dated"] if not rows else None),
        key=f"sources-rows-{mine.id}-{number}",
        placeholder="",
        hide_index=True,
        width="stretch",
        height=min(MOST_HEIGHT, 40 + 35 * len(rows)),
        disabled=["file", "dated", "speakers", "words", "note"],
        column_order=list(columns),
        column_config=columns,
    )
    for at, row in zip(seen.rows, _records(edited), strict=True):
        mine.rows[at] = row


def speakers(mine: staging.Staging) -> None:
    """Who speaks in each file: name and role."""
    import pandas as pd

    if not mine.speakers:
        return
    unknown = sum(row["role"] == Role.UNKNOWN.value for row in mine.speakers)
    told = count("app_sources.who_speaks", len(mine.speakers))
    with st.expander(told, expanded=unknown > 0, key="sources-who-speaks"):
        texts.line(t("app_sources.roles_why"))
        config = st.column_config
        edited = st.data_editor(
            pd.DataFrame(_base(mine, f"speakers-{mine.version}", mine.speakers)),
            key=f"sources-speakers-{mine.id}-{mine.version}",
            placeholder="",
            hide_index=True,
            width="stretch",
            height=min(420, 40 + 35 * len(mine.speakers)),
            disabled=["file", "label", "turns"],
            column_order=["file", "label", "name", "role", "turns"],
            column_config={
                "file": config.TextColumn(t("app_sources.file"), width="large"),
                "label": config.TextColumn(t("app_sources.label"), width="small"),
                "name": config.TextColumn(t("app_sources.name"), width="medium"),
                "role": role_column(),
                "turns": config.NumberColumn(t("app_sources.turns"), width="small"),
            },
        )
        mine.speakers = _records(edited)


def _base(mine: staging.Staging, name: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows as they were when this grid was first drawn in this browser session."""
    key = f"_base-{mine.id}-{name}"
    base: list[dict[str, Any]] = st.session_state.setdefault(key, [dict(row) for row in rows])
    return base


def _records(frame: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = frame.to_dict("records")
    return [{name: _plain(value) for name, value in row.items()} for row in rows]


def _plain(value: Any) -> Any:
    """A cell as the delivery keeps it: dates are ISO."""
    if value is None or value != value:
        return ""
    return value.isoformat()[:10] if isinstance(value, date) else value
