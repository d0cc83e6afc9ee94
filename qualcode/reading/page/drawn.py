"""The marks of a list that a browser draws as small discs or squares when it prints a page, rather than set as letters."""

from __future__ import annotations

import itertools
from typing import Any

from qualcode.reading.page.leading import letter_at, placed
from qualcode.reading.page.objects import boxes
from qualcode.reading.page.opened import Page

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


def marked(page: Page) -> list[int]:
    """The lines of a page before which a mark is drawn, by index."""
    import pypdfium2 as pdfium

    try:
        marks = _marks(page)
    except pdfium.PdfiumError:
        return []
    if not marks:
        return []
    written = [(at, line, start) for at, (line, start) in enumerate(placed(page.letters)) if line.strip()]
    origins = page.letters.origins([start + letter_at(line, 0) for _, line, start in written])
    return [
        at
        for (at, _, _), origin in zip(written, origins, strict=True)
        if origin and _is_beside(origin, marks)
    ]


def _marks(page: Page) -> list[tuple[float, float]]:
    """Right edge and middle of each small, about square path on a page, in points."""
    from pypdfium2 import raw

    found: list[tuple[float, float]] = []
    paths = boxes(page, (raw.FPDF_PAGEOBJ_PATH,))
    for _, (left, bottom, right, top) in itertools.islice(paths, _MOST):
        small, large = sorted((right - left, top - bottom))
        if small >= _SMALLEST and large <= min(_LARGEST, _SQUARE * small):
            found.append((right, (bottom + top) / 2))
    return found


def _is_beside(origin: tuple[float, float], marks: list[tuple[float, float]]) -> bool:
    """Whether a mark stands close before a sign that stands at `origin`, between its baseline and its top."""
    across, above = origin
    return any(0 < across - right < _NEAR and 0 < middle - above < _HEIGHT for right, middle in marks)
