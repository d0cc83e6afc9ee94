"""The marks of a list that a browser draws as small discs or squares when it prints a page, rather than set as letters."""

from __future__ import annotations

import itertools
from typing import Any

from qualcode.reading.page.leading import letter_at, placed

_PRODUCER = "Skia/PDF"
_SMALLEST, _LARGEST = 1.5, 8.0
_SQUARE = 1.5
_NEAR = 20.0
_HEIGHT = 9.0
_MOST = 5_000
"""Objects of a page that are looked at; a drawing has more, a list does not."""


def draws_marks(document: Any) -> bool:
    """Whether a browser of Chromium's kin printed the pdfium `document`."""
    try:
        return str(document.get_metadata_value("Producer")).startswith(_PRODUCER)
    except Exception:  # noqa: BLE001 (a broken information dictionary is no reason not to read)
        return False


def marked(page: Any, textpage: Any, text: str) -> list[int]:
    """The lines of `text`, all the text of a pdfium text page, before which a mark is drawn, by index."""
    import pypdfium2 as pdfium

    try:
        marks = _marks(page)
    except pdfium.PdfiumError:
        return []
    if not marks:
        return []
    return [
        index
        for index, (line, start) in enumerate(placed(textpage, text))
        if line.strip() and _is_beside(textpage, start + letter_at(line, 0), marks)
    ]


def _marks(page: Any) -> list[tuple[float, float]]:
    """Right edge and middle of each small, about square path on a page, in points."""
    from pypdfium2 import raw

    found: list[tuple[float, float]] = []
    for drawing in itertools.islice(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=4), _MOST):
        left, bottom, right, top = drawing.get_bounds()
        small, large = sorted((right - left, top - bottom))
        if small >= _SMALLEST and large <= min(_LARGEST, _SQUARE * small):
            found.append((right, (bottom + top) / 2))
    return found


def _is_beside(textpage: Any, index: int, marks: list[tuple[float, float]]) -> bool:
    """Whether a mark stands close before the sign at `index`, between its baseline and its top."""
    from ctypes import byref, c_double

    from pypdfium2 import raw

    across, above = c_double(), c_double()
    if not raw.FPDFText_GetCharOrigin(textpage.raw, index, byref(across), byref(above)):
        return False
    return any(
        0 < across.value - right < _NEAR and 0 < middle - above.value < _HEIGHT for right, middle in marks
    )
