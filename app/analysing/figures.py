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
    how: dict[str, Written] = {}
    for name in map(str, frame.select_dtypes("number").columns):
        values = frame[name].dropna()
        if is_share(name):
            how[column_name(name)] = percent
        elif (values % 1 == 0).all():
            how[column_name(name)] = number
        else:
            how[column_name(name)] = partial(wording.decimal, digits=3 if name in CHANCES else 2)
    return styled(named(frame), how)


def number(value: Any) -> str:
    """A whole number; nothing where there is none."""
    return "" if value != value else wording.number(int(value))


percent: Written = partial(wording.percent, none="")
