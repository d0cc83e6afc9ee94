"""The pictures and shapes of a PDF's page, and the room that they take."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from ctypes import byref, c_float, c_int, c_uint
from functools import cache
from typing import Any

from qualcode.reading.page.letters import straight

_DEEPEST = 4
"""Forms within forms that are looked into."""
MOST = 20_000
"""Objects of a page that are looked at; a drawing has more."""
Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in points."""
_NOWHERE = (0.0, 0.0, 0.0, 0.0)


@cache
def _calls() -> tuple[Any, Any]:
    from pypdfium2 import raw

    return straight(raw.FPDFPage_GetObject), straight(raw.FPDFPageObj_GetType)


def drawn(page: Any, kinds: Collection[int]) -> Iterator[tuple[int, int, Any]]:
    """Place in the order of drawing, kind and pdfium's handle of each object of a pdfium `page` that is of one of `kinds`.

    Not those in its forms.
    """
    get, kind_of = _calls()
    for at in range(page.pdfium.FPDFPage_CountObjects(page.raw)):
        if (found := get(page.raw, at)) and (kind := kind_of(found)) in kinds:
            yield at, kind, found


def shapes(page: Any) -> list[tuple[int, int, Any]]:
    """The same of all objects of a `page` but its texts, asked for once; none of a drawing, which has very many."""
    if page.shapes is None:
        raw = page.pdfium
        many = raw.FPDFPage_CountObjects(page.raw) > MOST
        page.shapes = (
            [] if many else list(drawn(page, range(raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_FORM + 1)))
        )
    found: list[tuple[int, int, Any]] = page.shapes
    return found


def box_of(raw: Any, one: Any) -> Box:
    """The room of an object; none where it cannot be measured."""
    edges = [c_float() for _ in range(4)]
    known = raw.FPDFPageObj_GetBounds(one, *map(byref, edges))
    return (edges[0].value, edges[1].value, edges[2].value, edges[3].value) if known else _NOWHERE


def holds(box: Box, place: tuple[float, float]) -> bool:
    """Whether a place lies within a box, or on its edge."""
    left, bottom, right, top = box
    return left <= place[0] <= right and bottom <= place[1] <= top


def is_filled(raw: Any, path: Any) -> bool:
    """Whether a shape is filled."""
    fill, stroke = c_int(), c_int()
    return bool(raw.FPDFPath_GetDrawMode(path, byref(fill), byref(stroke)) and fill.value)


def colour_of(raw: Any, one: Any) -> tuple[list[int], int] | None:
    """Red, green and blue of what an object is filled with, and how opaque it is, from 0 to 255; None where it is not known."""
    red, green, blue, alpha = colours = [c_uint() for _ in range(4)]
    if not raw.FPDFPageObj_GetFillColor(one, *map(byref, colours)):
        return None
    return [red.value, green.value, blue.value], alpha.value


def boxes(page: Any, kinds: Collection[int]) -> Iterator[tuple[int, Box]]:
    """Kind and room of each object of a pdfium `page` that is of one of `kinds` (``FPDF_PAGEOBJ_…``), those in its forms too.

    Asked of pdfium itself: pypdfium2's helpers make an object with a finalizer of each, of which a drawing has thousands.

    What cannot be measured takes no room.

    Raises
    ------
    PdfiumError : an object that cannot be read.
    """
    import pypdfium2 as pdfium
    from pypdfium2 import raw

    left, bottom, right, top = (c_float() for _ in range(4))
    to_each = [byref(one) for one in (left, bottom, right, top)]

    def within(parent: Any, count: Any, get: Any, deep: int) -> Iterator[tuple[int, Box]]:
        for index in range(max(0, count(parent))):
            if not (found := get(parent, index)):
                raise pdfium.PdfiumError("Failed to get pageobject.")
            kind = raw.FPDFPageObj_GetType(found)
            if kind in kinds:
                known = raw.FPDFPageObj_GetBounds(found, *to_each)
                yield kind, (left.value, bottom.value, right.value, top.value) if known else _NOWHERE
            if kind == raw.FPDF_PAGEOBJ_FORM and deep < _DEEPEST:
                yield from within(found, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, deep + 1)

    yield from within(page.raw, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, 1)
