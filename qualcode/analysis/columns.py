"""What the columns of figures are: their names for readers, and which of them hold shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcode.i18n import t

if TYPE_CHECKING:
    import pandas as pd

KEYS = ("key", "one_key", "other_key", "first_key", "then_key", "document")
"""Columns that only a machine reads."""
SHARE = "share: "
"""What a column of shares is called before the period it is of."""
CHANCES = ("p", "p_holm")
"""Columns of chances, which want three decimals."""
_SHARES = ("share", "people", "percent", "prevalence", "difference", "covered")


def is_share(name: str) -> bool:
    """Whether the column of that name holds shares, 0 to 1."""
    return name.startswith(_SHARES)


def named(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame without keys, its columns called as readers call them."""
    kept = frame.drop(columns=[key for key in KEYS if key in frame.columns])
    return kept.rename(columns={name: column_name(str(name)) for name in kept.columns})


def column_name(name: str) -> str:
    """What readers call a column of a figure."""
    what, parted, rest = name.partition(": ")
    if parted and what in ("given", "units"):
        return t(f"analysis.column.{what}", coder=rest)
    if parted and f"{what}: " == SHARE:
        return rest
    return t(f"analysis.column.{name}", default=name)
