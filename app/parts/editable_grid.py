"""A grid in which one corrects what is known, stored at once, cell by cell.

The rows that one is editing stay as and where they are while one edits, also when others change something
meanwhile: a cell that is changed here is stored under its own row's identity. When nobody is editing, the
grid follows the project.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from app import grids, guard
from app.parts import undoing
from app.shared import SharedProject
from app.wording import number as told_number
from qualcode.i18n import language, t

Row = Mapping[str, Any]
Save = Callable[[str, dict[str, Any]], None]
MOST_HEIGHT = 560
PAGE = "sources"


@dataclass
class _Held:
    """The rows as they were when the grid was drawn, and what was stored of them since."""

    ids: list[str]
    rows: list[dict[str, Any]]
    version: int
    stored: dict[tuple[int, str], Any]


def grid(
    name: str,
    project: SharedProject,
    rows: Sequence[tuple[str, Row]],
    columns: Mapping[str, Any],
    save: Save,
    *,
    fixed: Sequence[str] = (),
) -> list[str]:
    """Draw the grid; ``save(id, {column: value})`` is called for each row that was changed.

    A date that is called ``date`` is ISO here and there, and on the screen as one writes it.

    `rows` are identities and cells; `columns` Streamlit's settings by column; `fixed` those that cannot be
    edited. A column ``_chosen`` of tick boxes is not stored: the identities ticked in it are returned. What
    was stored last is the page's last deed, to be taken back.
    """
    import pandas as pd

    held = _held(name, rows)
    key = f"grid-{name}-{held.version}"
    shown, seen = dated(held.rows, columns)
    frame = pd.DataFrame(shown, columns=list(columns))

    @guard.callback
    def changed() -> None:
        changed = _store(st.session_state[key]["edited_rows"], held, project, save)
        if changed:
            heads = {name: settings["label"] for name, settings in columns.items()}
            undoing.remember(project, PAGE, _told(changed, held, heads))

    edited = st.data_editor(
        frame,
        key=key,
        column_config=seen,
        disabled=list(fixed),
        placeholder="",
        hide_index=True,
        num_rows="fixed",
        width="stretch",
        height=grids.height(len(held.rows), MOST_HEIGHT),
        on_change=changed,
    )
    if "_chosen" not in columns:
        return []
    return [held.ids[number] for number, ticked in enumerate(edited["_chosen"]) if ticked]


def dated(rows: Sequence[Row], columns: Mapping[str, Any]) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Rows and settings with the column ``date`` as dates, to be sorted and picked, where all are whole.

    Elsewhere, where only a year or a month is known, they stay text.
    """
    found, config = [dict(row) for row in rows], dict(columns)
    if "date" not in config:
        return found, config
    try:
        days = [date.fromisoformat(row["date"]) if row["date"] else None for row in found]
    except ValueError:
        return found, config
    form = "DD-MM-YYYY" if language() == "nl" else "YYYY-MM-DD"
    config["date"] = st.column_config.DateColumn(config["date"]["label"], width=110, format=form)
    return [{**row, "date": day} for row, day in zip(found, days, strict=True)], config


def _held(name: str, rows: Sequence[tuple[str, Row]]) -> _Held:
    fresh = [dict(row) for _, row in rows]
    ids = [identity for identity, _ in rows]
    held: _Held | None = st.session_state.get(f"_held-{name}")
    if held is not None and _same(held, ids, fresh):
        return held
    version = int(st.session_state.get(f"_version-{name}", 0)) + 1
    st.session_state[f"_version-{name}"] = version
    held = _Held(ids, fresh, version, {})
    st.session_state[f"_held-{name}"] = held
    return held


def _same(held: _Held, ids: list[str], fresh: list[dict[str, Any]]) -> bool:
    """Whether the project holds what the grid shows: its rows as drawn, with what was stored since."""
    shown = [dict(row) for row in held.rows]
    for (number, column), value in held.stored.items():
        shown[number][column] = value
    return dict(zip(held.ids, shown, strict=True)) == dict(zip(ids, fresh, strict=True))


def _store(
    edits: Mapping[int, Mapping[str, Any]], held: _Held, project: SharedProject, save: Save
) -> dict[int, list[str]]:
    """Store what is not stored yet; gives the columns that were changed, by row."""
    changed: dict[int, list[str]] = {}
    with project.action():
        for number, cells in edits.items():
            row = {**held.rows[number], **{c: v for (n, c), v in held.stored.items() if n == number}}
            told = {c: row[c].__class__() if value is None else value for c, value in cells.items()}
            news = {c: value for c, value in told.items() if c != "_chosen" and row[c] != value}
            if news:
                save(held.ids[number], news)
                held.stored |= {(number, column): value for column, value in news.items()}
                changed[number] = list(news)
    return changed


def _told(changed: Mapping[int, Sequence[str]], held: _Held, heads: Mapping[str, str]) -> str:
    """Which columns were changed, and of what: by name where it is one row, else of how many."""
    names = ", ".join(dict.fromkeys(heads[column] for columns in changed.values() for column in columns))
    if len(changed) > 1:
        return t("app_sources.changed", count=told_number(len(changed)), columns=names)
    row = held.rows[next(iter(changed))]
    name = next(
        value for column, value in row.items() if column in heads and isinstance(value, str) and value
    )
    return t("app_sources.changed_one", columns=names, name=name)
