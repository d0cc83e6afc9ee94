"""Which lines of a page stand in a table, told by the rules that are drawn around its cells."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence

from qualcode.reading.page.leading import Layer
from qualcode.reading.page.objects import Box, box_of, holds, shapes
from qualcode.reading.page.opened import Page

_THIN, _SHORTEST, _LOWEST = 2.0, 12.0, 8.0
"""Points that a rule is thick at most, a level one is wide and an upright one high at least."""
_TOUCH, _APART = 3.0, 5.0
"""Points by which rules of one table end beside each other at most, and two rules are one at most."""
_FEWEST_ACROSS, _FEWEST_LEVEL = 3, 2
"""Upright and level rules of a table at least: two cells side by side."""
_FEWEST, _MOST = 4, 5_000
"""Shapes of a page with a table at least, and objects of a page that are looked at; a drawing has more."""


def parted(page: Page, layer: Layer) -> set[str]:
    """The lines of a page that stand in ruled tables, white made even; `layer` is marked to have white above and below each table."""
    if not layer.origins or not layer.pitches or not (tables := _tables(page)):
        return set()
    inside = [any(holds(table, place) for table in tables) for place in layer.origins]
    for at, (one, other) in enumerate(itertools.pairwise(inside)):
        if one != other:
            layer.pitches[at] = math.inf
    return {" ".join(line.split()) for line, found in zip(layer.lines, inside, strict=True) if found}


def _tables(page: Page) -> list[Box]:
    """The room of each table whose cells are parted by upright rules."""
    paths = list(itertools.islice(_paths(page), _MOST))
    if not _FEWEST <= len(paths) < _MOST:
        return []
    level = [box for box in paths if box[3] - box[1] <= _THIN and box[2] - box[0] >= _SHORTEST]
    upright = [box for box in paths if box[2] - box[0] <= _THIN and box[3] - box[1] >= _LOWEST]
    return [
        box
        for group in _stacked(upright)
        if _count(one[0] for one in group) >= _FEWEST_ACROSS
        and _count(one[1] for one in level if _touches(one, box := _around(group))) >= _FEWEST_LEVEL
    ]


def _paths(page: Page) -> Iterator[Box]:
    """The room of each shape that is drawn on a page itself."""
    raw = page.pdfium
    return (box_of(raw, one) for _, kind, one in shapes(page) if kind == raw.FPDF_PAGEOBJ_PATH)


def _stacked(upright: Iterable[Box]) -> list[list[Box]]:
    """Upright rules by the stretches of the page that they take together, from below."""
    groups: list[list[Box]] = []
    top = -math.inf
    for rule in sorted(upright, key=lambda rule: rule[1]):
        if rule[1] > top + _TOUCH:
            groups.append([])
        groups[-1].append(rule)
        top = max(top, rule[3])
    return groups


def _around(rules: Sequence[Box]) -> Box:
    lefts, bottoms, rights, tops = zip(*rules, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _touches(rule: Box, box: Box) -> bool:
    """Whether a level rule lies within a box, or on its edge."""
    left, bottom, right, top = box
    across = rule[0] >= left - _TOUCH and rule[2] <= right + _TOUCH
    return across and bottom - _TOUCH <= rule[1] and rule[3] <= top + _TOUCH


def _count(places: Iterable[float]) -> int:
    """How many places there are, those next to each other taken as one."""
    found, last = 0, -math.inf
    for place in sorted(places):
        if place - last > _APART:
            found += 1
        last = place
    return found
