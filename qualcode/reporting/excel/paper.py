"""How a sheet lies on paper: upright where that can be read, else on its side, else on A3."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Any

A4, A3 = 9, 8
MARGINS = {"left": 0.4, "right": 0.4, "top": 0.6, "bottom": 0.7}
"""In inches."""
PIXELS_PER_MM = 96 / 25.4
UPRIGHT, ON_ITS_SIDE = (
    (side - 25.4 * (MARGINS["left"] + MARGINS["right"])) * PIXELS_PER_MM for side in (210, 297)
)
"""Pixels that are as wide as A4 within the margins, at full size."""
LEGIBLE = 0.6
"""Our type of ten points is not printed smaller than six, as long as A4 allows it."""


def pixels(widths: Sequence[float]) -> float:
    """How wide columns of so many characters are together on a screen, as Excel works it out for our type."""
    return sum(7 * width + 5 for width in widths)


def most_columns(widths: Sequence[float], least: int) -> int:
    """How many of the first columns can be read on A4; never fewer than `least`."""
    rooms = accumulate(pixels([width]) for width in widths)
    return max(least, sum(room * LEGIBLE <= ON_ITS_SIDE for room in rooms))


def lay(sheet: Any, widths: Sequence[float]) -> None:
    """Turn the paper of a sheet, or take a larger one, so that columns of these widths can be read."""
    wide = LEGIBLE * pixels(widths)
    if wide <= UPRIGHT:
        sheet.set_portrait()
        return
    sheet.set_landscape()
    sheet.set_paper(A4 if wide <= ON_ITS_SIDE else A3)
