"""Colours in cells: the more, the darker, by what there was to be had in each column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qualcode.reporting.excel.table import BOLD, BUTTON, Placed
from qualcode.reporting.measure import width

LOW, HIGH = "#FFFFFF", "#6FA8D6"


def room(name: str, *, least: float = 11.0) -> float:
    """Characters that a column needs for the longest word of its name and the filter's button."""
    longest = max((width(word, BOLD) for word in name.split()), default=0.0)
    return min(26.0, max(least, (longest + BUTTON) / 7))


def colour(
    sheet: Any,
    placed: Placed,
    first_column: int,
    counts: Sequence[Sequence[float]],
    bases: Sequence[float] | None = None,
) -> None:
    """Colour the columns from `first_column` on.

    Parameters
    ----------
    counts : the numbers, row by row.
    bases : per column what its numbers are shares of, so that a column with much text is not dark of itself;
        without it all columns share one scale.
    """
    columns = len(counts[0]) if counts else 0
    if bases is None:
        strongest = max((number for row in counts for number in row), default=0)
        tops = [float(strongest)] * columns
    else:
        parts = [number / base for row in counts for number, base in zip(row, bases, strict=True) if base]
        tops = [max(parts, default=0.0) * base for base in bases]
    for place, top in enumerate(tops):
        if top <= 0:
            continue
        at = first_column + place
        sheet.conditional_format(placed.first_row, at, placed.last_row, at, _scale(top))


def _scale(top: float) -> dict[str, Any]:
    return {
        "type": "2_color_scale",
        "min_type": "num",
        "min_value": 0,
        "max_type": "num",
        "max_value": round(top, 6),
        "min_color": LOW,
        "max_color": HIGH,
    }
