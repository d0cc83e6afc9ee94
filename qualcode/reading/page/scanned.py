"""Pages that hold a picture of text rather than text: scanned, photographed, or with letters drawn as lines."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import Any

from qualcode.reading.page.objects import boxes

_COVERED = 0.5
"""From this share of a page on, pictures are the page itself."""
_DRAWN = 200
"""A page with no words and as many shapes is taken to have its letters drawn."""
_MOST = 2_000
_PAGES = 500
"""So many pages without words are looked at; that they are pictures is clear by then."""


def pages_of_pictures(document: Any, bare: Iterable[int]) -> list[int]:
    """Which of the pages `bare` of words, by index in a pdfium document, show something all the same."""
    import pypdfium2 as pdfium

    found: list[int] = []
    for index in itertools.islice(bare, _PAGES):
        try:
            page = document[index]
            shows = _shows(page)
            page.close()
        except pdfium.PdfiumError:
            continue
        if shows:
            found.append(index)
    return found


def _shows(page: Any) -> bool:
    from pypdfium2 import raw

    kinds = [raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH]
    drawings = list(itertools.islice(boxes(page, kinds), _MOST))
    covered = 0.0
    for kind, (left, bottom, right, top) in drawings:
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            covered += abs((right - left) * (top - bottom))
    if covered >= _COVERED * page.get_width() * page.get_height():
        return True
    return len(drawings) >= _DRAWN
