"""Tables of figures written as readers read them: percentages, few decimals, digits of the language."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from app import wording
from app.grids import Written, styled
from qualcode.analysis.columns import CHANCES, column_name, is_share, named

if TYPE_CHECKING:
    import pandas as pd


def written(frame: pd.DataFrame) -> Any:
    """A frame of `qualcode.analysis` for the screen."""
    numbers = map(str, frame.select_dtypes("number").columns)
    return styled(named(frame), {column_name(name): _way(frame, name) for name in numbers})


def one(frame: pd.DataFrame, column: str, row: int) -> str:
    """One number of such a frame, as it stands on the screen."""
    return _way(frame, column)(frame[column].iloc[row])


def _way(frame: pd.DataFrame, column: str) -> Written:
    """How the numbers of a column are written."""
    if is_share(column):
        return percent
    if (frame[column].dropna() % 1 == 0).all():
        return number
    return partial(wording.decimal, digits=3 if column in CHANCES else 2)


def number(value: Any) -> str:
    """A whole number; nothing where there is none."""
    return "" if value != value else wording.number(int(value))


percent: Written = partial(wording.percent, none="")
