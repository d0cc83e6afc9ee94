"""Labels beside points, moved until none lies over another."""

from __future__ import annotations

from collections.abc import Sequence

Box = tuple[float, float]
Place = tuple[float, float]
ROUNDS = 400
LETTER, LINE = 6.6, 15
"""Pixels of a letter and of a line in Plotly's usual type."""


def wrapped(label: str, letters: int) -> list[str]:
    """A label in lines of about that many letters; a longer word has a line of its own."""
    lines: list[str] = []
    for word in label.split():
        if lines and len(lines[-1]) + 1 + len(word) <= letters:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines or [""]


def room(lines: Sequence[str]) -> Box:
    """Width and height in pixels of a label in these lines."""
    return LETTER * max(map(len, lines)), LINE * len(lines)


def apart(places: Sequence[Place], boxes: Sequence[Box], width: float) -> list[Place]:
    """Centres of boxes such that no box lies over another, as near to where they were as goes simply.

    Two that overlap each give way by half, in the direction in which the least is needed; all stay within
    `width`, and the height grows. `places` and `boxes` (width, height) in pixels, in the same order.
    """
    found = [[x, y] for x, y in places]
    for _ in range(ROUNDS):
        moved = False
        for one in range(len(found)):
            for other in range(one):
                moved |= _part(found[one], found[other], boxes[one], boxes[other])
        for centre, (wide, _) in zip(found, boxes, strict=True):
            centre[0] = min(max(centre[0], wide / 2), max(width - wide / 2, wide / 2))
        if not moved:
            break
    return [(x, y) for x, y in found]


def _part(one: list[float], other: list[float], first: Box, second: Box) -> bool:
    """Move two overlapping boxes away from each other; whether that was needed."""
    over = [(first[axis] + second[axis]) / 2 - abs(one[axis] - other[axis]) for axis in (0, 1)]
    if min(over) <= 0:
        return False
    axis = 0 if over[0] < over[1] else 1
    way = 1 if one[axis] >= other[axis] else -1
    step = over[axis] / 2 + 0.5
    one[axis] += way * step
    other[axis] -= way * step
    return True
