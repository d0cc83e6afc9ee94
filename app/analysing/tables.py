"""Tables on the page: to read, or with a row to choose and room beside it for what stands behind it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import streamlit as st

from app import grids, place
from app.analysing import figures
from qualcode.analysis.columns import named

if TYPE_CHECKING:
    import pandas as pd
    from streamlit.delta_generator import DeltaGenerator

HEIGHT = 620
WIDE = 280
"""Pixels of a column of words after the first."""
INDENT = "\u2003"


def beside() -> tuple[DeltaGenerator, DeltaGenerator]:
    """Room for a table, and beside it for what stands behind the chosen number."""
    both = st.container(horizontal=True, wrap=False, key="analysis-beside")
    return both.container(key="analysis-table"), both.container(key="analysis-words", width=460)


def opened(number: str | None) -> None:
    """Note in the address which number is open; of another one the quotes begin at the first page."""
    if (number or "") != place.get("open"):
        place.put(open=number, sheet=None)


@contextmanager
def choosable(frame: pd.DataFrame, name: str, names: list[str]) -> Iterator[int | None]:
    """A table of which a row can be chosen, and within it the room beside it; gives which row.

    `names` are what the rows are called in the address.
    """
    key, asked = f"analysis-{name}-{len(frame)}", place.get("open")
    table, words = beside()
    with table:
        picked = st.dataframe(
            figures.written(frame),
            placeholder="",
            hide_index=True,
            column_config=_labelled(frame),
            height=grids.height(len(frame), HEIGHT),
            on_select="rerun",
            selection_mode=("single-row", "single-cell"),
            selection_default=grids.at_first(key, rows=[names.index(asked)] if asked in names else []),
            key=key,
        )
    row = grids.chosen_row(picked, len(frame))
    opened(None if row is None else names[row])
    with words:
        yield row


def plain(frame: pd.DataFrame) -> None:
    """A table to read."""
    st.dataframe(
        figures.written(frame),
        placeholder="",
        hide_index=True,
        height=grids.height(len(frame), HEIGHT),
        column_config=_labelled(frame),
    )


def _labelled(frame: pd.DataFrame) -> dict[str, Any]:
    """The columns of words, wide enough for their longest; the first is there for the whole row."""
    shown = named(frame)
    words = [name for place, name in enumerate(shown) if not place or shown[name].dtype == object]
    widths = {
        name: grids.width(map(str, shown[name]), grids.WIDEST if name == words[0] else WIDE) for name in words
    }
    return {str(name): st.column_config.TextColumn(width=width) for name, width in widths.items()}
