"""An area on the map of fragments, as the address holds it: the corners of a polygon."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

Point = tuple[float, float]
MOST = 128
"""Corners at most that are read from an address."""


def corners(text: str) -> list[Point]:
    """The corners that an address names; none where it names no area."""
    try:
        found = [(float(x), float(y)) for x, y in (part.split(",") for part in text.split(";"))]
    except ValueError:
        return []
    whole = len(found) >= 3 and all(math.isfinite(x) and math.isfinite(y) for x, y in found)
    return found[:MOST] if whole else []


def inside(positions: Mapping[str, Sequence[float]], polygon: Sequence[Point]) -> list[str]:
    """What lies in the area: a line from it to the right crosses the border an odd number of times."""
    if not polygon or not positions:
        return []
    import numpy as np

    names = list(positions)
    x, y = np.array([positions[name] for name in names], dtype=float).T
    within = np.zeros(len(names), dtype=bool)
    for (x1, y1), (x2, y2) in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
        if y1 != y2:
            within ^= ((y1 > y) != (y2 > y)) & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
    return [name for name, is_in in zip(names, within.tolist(), strict=True) if is_in]
