"""Pages whose text lies on its side or upside down in the file, as scanners and rotated sheets have it: set upright before they are read."""

from __future__ import annotations

from collections import Counter
from typing import Any

from qualcode.reading.page.letters import Letters
from qualcode.reading.page.opened import Page

_SAMPLED = 24
_MOSTLY = 0.7
_RADIANS_PER_QUARTER = 1.5707963


def page_of(document: Any, index: int) -> Page:
    """Page `index` of a pdfium document, turned so that most letters stand upright and lines run from left to right.

    Raises
    ------
    PdfiumError : the page is damaged.
    """
    page = Page(document, index)
    quarters = _quarters(page.letters)
    if not quarters and not page.is_shown_turned:
        return page
    page.close()
    turned = document[index]
    if quarters:
        _turn(turned, quarters)
    turned.set_rotation(0)
    turned.close()
    return Page(document, index)


def _quarters(letters: Letters) -> int:
    """By how many quarters of a circle, clockwise, most letters are turned in the file; 0 where no way prevails."""
    if letters.are_plain:
        return 0
    ways = Counter(
        round(letters.angle(place) / _RADIANS_PER_QUARTER) % 4
        for place in letters.sampled(_SAMPLED)
        if letters.sign(place) > ord(" ")
    )
    if not ways:
        return 0
    way, times = ways.most_common(1)[0]
    return way if times >= _MOSTLY * ways.total() else 0


def _turn(page: Any, quarters: int) -> None:
    """Turn what is on a page back by `quarters`, and its sheet with it."""
    from pypdfium2 import raw

    left, bottom, right, top = page.get_mediabox()
    wide, high = (top - bottom, right - left) if quarters % 2 else (right - left, top - bottom)
    matrix = {
        1: raw.FS_MATRIX(0, 1, -1, 0, top, -left),
        2: raw.FS_MATRIX(-1, 0, 0, -1, right, top),
        3: raw.FS_MATRIX(0, -1, 1, 0, -bottom, right),
    }[quarters]
    raw.FPDFPage_TransFormWithClip(page.raw, matrix, None)
    raw.FPDFPage_TransformAnnots(page.raw, matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
    page.set_mediabox(0, 0, wide, high)
    page.set_cropbox(0, 0, wide, high)
