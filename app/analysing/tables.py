"""Tables on the page: to read, or with a row to choose and room beside it for what stands behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from app import grids, place
from app.analysing import figures
from qualcode.analysis.columns import KEYS, named

if TYPE_CHECKING:
    import pandas as pd
    from streamlit.delta_generator import DeltaGenerator

HEIGHT = 620
WIDE = 280
"""Pixels of a column of words after the first."""
INDENT = "\u2003"
_PART = "\t"
_OPENED = "_analysis_opened"


def beside() -> tuple[DeltaGenerator, DeltaGenerator]:
    """Room for a table, and beside it for what stands behind the chosen number."""
    both = st.container(horizontal=True, wrap=False, key="analysis-beside")
    return both.container(key="analysis-table"), both.container(key="analysis-words", width=460)


def opened(number: str | None, column: str | None = None) -> None:
    """Note in the address which number is open; of another one the quotes begin at the first page."""
    if (number or "", column or "") != (place.get("open"), place.get("at")):
        place.put(open=number, at=column, sheet=None)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen in a table: a row, and of a number the column, as the frame calls it."""

    row: int
    column: str = ""


@dataclass(frozen=True, slots=True)
class Choosable:
    """What was chosen in a table, room for its `words` beside it, and for charts `above` and `below` it."""

    chosen: Chosen | None
    words: DeltaGenerator
    above: DeltaGenerator
    below: DeltaGenerator


def choosable(frame: pd.DataFrame, name: str, names: list[str]) -> Choosable:
    """A table of which a row or a number can be chosen.

    `names` are what the rows are called in the address, where the column is called as the frame does.
    """
    key = drawn_as(f"analysis-{name}-{len(frame)}")
    heads = {str(head): str(column) for column, head in zip(_told(frame), named(frame), strict=True)}
    table, words = beside()
    above = table.container()
    with table:
        picked = st.dataframe(
            figures.written(frame),
            placeholder="",
            hide_index=True,
            column_config=_labelled(frame),
            height=grids.height(len(frame), HEIGHT),
            on_select="rerun",
            selection_mode=("single-row", "single-cell"),
            selection_default=grids.at_first(key, **_asked(names, heads)),
            key=key,
        )
    row = grids.chosen_row(picked, len(frame))
    clicked = [head for at, head in picked["selection"]["cells"] if at == row]
    chosen = None if row is None else Chosen(row, heads.get(clicked[-1], "") if clicked else "")
    opened(None if chosen is None else names[chosen.row], chosen.column if chosen else None)
    return Choosable(chosen, words, above, table.container())


def drawn_as(key: str) -> str:
    """The key of a grid: another one once a chart opened a number, so that the grid shows that as chosen."""
    times = st.session_state.get(_OPENED, 0)
    return f"{key}-{times}" if times else key


def in_chart(number: str, column: str = "") -> str:
    """A number of the table, for the point of a chart that shows it; empty for none."""
    return f"{number}{_PART}{column}" if number else ""


def open_from_chart(point: str) -> None:
    """Open the number that a point of a chart shows, as a click in the table would."""
    number, _, column = point.partition(_PART)
    place.put(open=number, at=column or None, sheet=None)
    st.session_state[_OPENED] = st.session_state.get(_OPENED, 0) + 1


def _asked(names: list[str], heads: dict[str, str]) -> dict[str, list[Any]]:
    """The row or cell that the address has open, if it is in this table."""
    asked, column = place.get("open"), place.get("at")
    if asked not in names:
        return {}
    row = names.index(asked)
    head = next((head for head, one in heads.items() if one == column), "")
    return {"cells": [(row, head)]} if head else {"rows": [row]}


def _told(frame: pd.DataFrame) -> list[str]:
    """The columns that readers see."""
    return [str(column) for column in frame.columns if column not in KEYS]


def _labelled(frame: pd.DataFrame) -> dict[str, Any]:
    """The columns of words, wide enough for their longest; the first is there for the whole row."""
    shown = named(frame)
    words = [name for place, name in enumerate(shown) if not place or shown[name].dtype == object]
    widths = {
        name: grids.width(map(str, shown[name]), grids.WIDEST if name == words[0] else WIDE) for name in words
    }
    return {str(name): st.column_config.TextColumn(width=width) for name, width in widths.items()}
