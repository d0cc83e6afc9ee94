"""An area on the map of fragments, as the address holds it: the corners of a polygon."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Point = tuple[float, float]
MOST = 32
"""Corners at most, so that the address stays short."""


def drawn(selection: Mapping[str, Any]) -> str:
    """The area of a lasso or box, ``x,y;x,y;…``; empty where nothing was drawn or points were clicked."""
    for lasso in selection.get("lasso") or ():
        return _told(list(zip(lasso["x"], lasso["y"], strict=True)))
    for box in selection.get("box") or ():
        (left, right), (low, high) = box["x"], box["y"]
        return _told([(left, low), (right, low), (right, high), (left, high)])
    return ""


def corners(text: str) -> list[Point]:
    """The corners that an address names; none where it names no area."""
    try:
        found = [(float(x), float(y)) for x, y in (part.split(",") for part in text.split(";"))]
    except ValueError:
        return []
    whole = len(found) >= 3 and all(math.isfinite(x) and math.isfinite(y) for x, y in found)
    return found[: 4 * MOST] if whole else []


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


def _told(points: Iterable[Point]) -> str:
    every = list(points)
    step = max(1, -(-len(every) // MOST))
    return ";".join(f"{x:.2f},{y:.2f}" for x, y in every[::step])
