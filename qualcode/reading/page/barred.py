"""Words under a black bar, with which somebody made them unreadable: they still stand in the file of a PDF, and are not for its reader."""

from __future__ import annotations

from collections.abc import Iterable
from ctypes import addressof, byref, c_float
from dataclasses import dataclass
from typing import Any

from qualcode.reading.page.letters import Letters
from qualcode.reading.page.objects import Box, box_of, colour_of, drawn, holds, is_filled, shapes
from qualcode.reading.page.opened import Page

_THINNEST = 5.0
"""Points that a bar is wide and high at least; a rule is thinner."""
_DARK, _OPAQUE = 64, 255
_CORNERS = (4, 5, 6)
"""Of how many segments a rectangle is drawn."""


@dataclass(frozen=True, slots=True)
class _Bar:
    """A bar and how many objects of the page are drawn before it."""

    box: Box
    order: int


def cover(page: Page) -> bool:
    """Whether words of a page stand under a bar, or as black as it on one; its letters then show as ``█``."""
    large = list(_large(page))
    bars = [_Bar(box, order) for order, box, is_bar in large if is_bar]
    if not bars:
        return False
    order = _orders(page)
    lighter = [_Bar(box, at) for at, box, is_bar in large if not is_bar]
    hidden = frozenset(_hidden(page.letters, bars, lighter, order))
    page.letters.cover(hidden)
    return bool(hidden)


def _hidden(letters: Letters, bars: list[_Bar], lighter: list[_Bar], order: dict[int, int]) -> Iterable[int]:
    """The letters that a bar covers."""
    for index in letters.indices:
        left, bottom, right, top = letters.shape(index)
        if left == right:
            continue
        middle = (left + right) / 2, (bottom + top) / 2
        over = [bar for bar in bars if holds(bar.box, middle)]
        if not over:
            continue
        drawn = order.get(letters.drawn_by(index), -1)
        if drawn < 0:
            continue
        last = max(bar.order for bar in over)
        if drawn < last:
            yield index
        elif letters.lightness(index) < _DARK:
            if not any(last < one.order < drawn and holds(one.box, middle) for one in lighter):
                yield index


def _orders(page: Page) -> dict[int, int]:
    """The places at which the texts of a page are drawn, by their addresses."""
    return {addressof(one.contents): at for at, _, one in drawn(page, (page.pdfium.FPDF_PAGEOBJ_TEXT,))}


def _large(page: Page) -> Iterable[tuple[int, Box, bool]]:
    """Of each picture and filled shape of a page, large enough to cover a letter: its place, its room and whether it is a bar."""
    raw = page.pdfium
    for at, kind, one in shapes(page):
        if kind not in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
            continue
        left, bottom, right, top = box_of(raw, one)
        if right - left < _THINNEST or top - bottom < _THINNEST:
            continue
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            yield at, (left, bottom, right, top), False
        elif is_filled(raw, one):
            yield at, (left, bottom, right, top), _is_dark(raw, one) and _is_rectangle(raw, one)


def _is_dark(raw: Any, path: Any) -> bool:
    light, alpha = colour_of(raw, path) or ([_OPAQUE], 0)
    return alpha == _OPAQUE and max(light) < _DARK


def _is_rectangle(raw: Any, path: Any) -> bool:
    count = raw.FPDFPath_CountSegments(path)
    if count not in _CORNERS:
        return False
    across, above = c_float(), c_float()
    lefts, bottoms = set[float](), set[float]()
    for at in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, at)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_BEZIERTO:
            return False
        raw.FPDFPathSegment_GetPoint(segment, byref(across), byref(above))
        lefts.add(round(across.value, 2))
        bottoms.add(round(above.value, 2))
    return len(lefts) == len(bottoms) == 2
