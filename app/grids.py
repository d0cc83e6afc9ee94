"""Read-only tables of which a row or cell is chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import streamlit as st

from app import texts

if TYPE_CHECKING:
    import pandas as pd
    from streamlit.elements.arrow import DataframeStateInput

Written = Callable[[Any], str]
"""How a cell is written for readers."""
HEAD, ROW = 37, 35
LETTER, AROUND, NARROWEST, WIDEST = 7, 24, 80, 340
MOST_CELLS = 60_000
"""Writing out more cells than this would keep one waiting; the browser then writes them in its own way."""


def height(rows: int, most: int) -> int:
    """Pixels for a table of that many rows, at most `most`."""
    return min(most, HEAD + ROW * max(1, rows))


def width(labels: Iterable[str], most: int = WIDEST) -> int:
    """Pixels for a column of these texts: Streamlit looks at the first rows only, and at no limit."""
    return min(most, max(NARROWEST, AROUND + LETTER * max(map(len, labels), default=0)))


def heads(short: Mapping[str, str]) -> dict[str, Any]:
    """Columns whose head is cut: each by its whole name, with what stands there; the whole is a tip on it."""
    return {
        name: st.column_config.Column(
            label, help=texts.safe(name), width=min(WIDEST, AROUND + LETTER * len(label))
        )
        for name, label in short.items()
        if label != name
    }


def chosen_row(picked: Any, rows: int) -> int | None:
    """The row that was ticked, or in which a cell was clicked, last; None when there is none."""
    selection = picked["selection"]
    chosen = [*selection["rows"], *(row for row, _ in selection["cells"])]
    return int(chosen[-1]) if chosen and chosen[-1] < rows else None


def at_first(key: str, **selection: list[Any]) -> DataframeStateInput | None:
    """What is chosen in a grid when it is drawn for the first time, as the address has it.

    The same as long as the grid is there, for with another one it would be another grid; who comes back to
    it from another page has again what the address tells. `selection` is ``rows=[…]`` or
    ``cells=[(row, column)]``.
    """
    first = f"{key}-first"
    if key not in st.session_state or first not in st.session_state:
        st.session_state[first] = {name: places for name, places in selection.items() if places}
    kept = st.session_state[first]
    return {"selection": kept} if kept else None


def styled(frame: pd.DataFrame, how: Mapping[str, Written]) -> Any:
    """The frame with these columns written so; sorting still goes by the numbers."""
    if len(frame) * len(how) > MOST_CELLS:
        return frame
    return frame.style.format({name: one for name, one in how.items() if name in frame})
