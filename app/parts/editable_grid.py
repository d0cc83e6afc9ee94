"""A grid in which one corrects what is known, stored at once, cell by cell.

The rows that one is editing stay as and where they are while one edits, also when others change something
meanwhile: a cell that is changed here is stored under its own row's identity. When nobody is editing, the
grid follows the project.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from app import grids, guard, texts
from app.parts import picking, undoing
from app.shared import SharedProject
from app.wording import count
from app.wording import number as told_number
from qualcode.i18n import language, t

Row = Mapping[str, Any]
Deeds = Callable[[list[str]], None]
Save = Callable[[str, dict[str, Any]], str | None]
MOST_HEIGHT = 560
PAGE = "sources"


@dataclass
class _Held:
    """The rows as they were when the grid was drawn, and what was stored of them since."""

    ids: list[str]
    rows: list[dict[str, Any]]
    version: int
    stored: dict[tuple[int, str], Any]
    asked: str = ""


def grid(
    name: str,
    project: SharedProject,
    rows: Sequence[tuple[str, Row]],
    columns: Mapping[str, Any],
    save: Save,
    *,
    fixed: Sequence[str] = (),
    at: str = "",
    deeds: Deeds | None = None,
) -> None:
    """Draw the grid; ``save(id, {column: value})`` is called for each row that was changed.

    It may say what it was that was done, where that is not a change of these cells; an empty text where
    nothing was done, as what was asked for waits for an answer.

    A date that is called ``date`` is ISO here and there, and on the screen as one writes it.

    `rows` are identities and cells; `columns` Streamlit's settings by column; `fixed` those that cannot be
    edited. With `deeds` each row has a box to tick: that draws, above the grid, what can be done with the
    identities ticked. `at` is the name under which the address has which rows one looks for. What was stored
    last is the page's last deed, to be taken back.
    """
    import pandas as pd

    identities = [identity for identity, _ in rows]
    bar = None
    if deeds:
        columns = {"_chosen": st.column_config.CheckboxColumn(t("app_sources.tick"), width=50), **columns}
        bar = picking.bar(name, [row for _, row in rows], partial(_tick, name, identities), at=at)
        rows = _shown(name, rows, bar)
    held = _held(name, rows, bar.asked if bar else "")
    key = f"grid-{name}-{held.version}"
    shown, seen = dated(held.rows, columns)
    frame = pd.DataFrame(shown, columns=list(columns))

    @guard.callback
    def changed() -> None:
        changed, said = _store(st.session_state[key]["edited_rows"], held, project, save)
        if changed:
            heads = {name: settings["label"] for name, settings in columns.items()}
            undoing.remember(project, PAGE, "; ".join(said) or _told(changed, held, heads))

    if bar and not rows:  # Streamlit says of an empty grid that it is that, in English
        texts.line(t("app_sources.none_found", asked=bar.asked))
        edited = frame
    else:
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
    if bar and deeds:
        ticked = picking.keep(name, zip(held.ids, edited["_chosen"], strict=True), identities)
        with bar.told.container(horizontal=True, vertical_alignment="center"):
            deeds([one for one in identities if one in ticked])
            if hidden := len(ticked.difference(held.ids)):
                texts.line(count("app_sources.ticked_hidden", hidden))


def _shown(name: str, rows: Sequence[tuple[str, Row]], bar: picking.Bar) -> list[tuple[str, Row]]:
    """The rows that one looks for, and those that one looked for and then changed, with their ticks."""
    held: _Held | None = st.session_state.get(f"_held-{name}")
    stay = set(held.ids) if held and held.asked == bar.asked else set()
    found, ticked = set(bar.shown), picking.ticked(name)
    return [
        (identity, {"_chosen": identity in ticked, **row})
        for number, (identity, row) in enumerate(rows)
        if number in found or identity in stay
    ]


def _tick(name: str, identities: Sequence[str], numbers: Sequence[int], on: bool) -> None:
    """Tick those rows or untick them, and have the grid drawn with that."""
    chosen = {identities[number] for number in numbers}
    picking.keep(name, ((one, on) for one in chosen), identities)
    st.session_state.pop(f"_held-{name}", None)


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


def _held(name: str, rows: Sequence[tuple[str, Row]], asked: str) -> _Held:
    fresh = [dict(row) for _, row in rows]
    ids = [identity for identity, _ in rows]
    held: _Held | None = st.session_state.get(f"_held-{name}")
    if held is not None and _same(held, ids, fresh):
        return held
    version = int(st.session_state.get(f"_version-{name}", 0)) + 1
    st.session_state[f"_version-{name}"] = version
    held = _Held(ids, fresh, version, {}, asked)
    st.session_state[f"_held-{name}"] = held
    return held


def _same(held: _Held, ids: list[str], fresh: list[dict[str, Any]]) -> bool:
    """Whether the project holds what the grid shows: its rows as drawn, with what was stored since.

    Ticks are the grid's own.
    """
    shown = [dict(row) for row in held.rows]
    for (number, column), value in held.stored.items():
        shown[number][column] = value
    now = [{**row, "_chosen": False} for row in fresh]
    then = [{**row, "_chosen": False} for row in shown]
    return dict(zip(held.ids, then, strict=True)) == dict(zip(ids, now, strict=True))


def _store(
    edits: Mapping[int, Mapping[str, Any]], held: _Held, project: SharedProject, save: Save
) -> tuple[dict[int, list[str]], list[str]]:
    """Store what is not stored yet; gives the columns that were changed, by row, and what `save` said."""
    changed: dict[int, list[str]] = {}
    said: list[str] = []
    with project.action():
        for number, cells in edits.items():
            row = {**held.rows[number], **{c: v for (n, c), v in held.stored.items() if n == number}}
            told = {c: row[c].__class__() if value is None else value for c, value in cells.items()}
            news = {c: value for c, value in told.items() if c != "_chosen" and row[c] != value}
            if news:
                told_of = save(held.ids[number], news)
                held.stored |= {(number, column): value for column, value in news.items()}
                if told_of == "":
                    continue
                said += filter(None, [told_of])
                changed[number] = list(news)
    return changed, said


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
