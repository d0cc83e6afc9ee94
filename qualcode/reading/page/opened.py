"""A page of a PDF, opened and closed straight at pdfium.

pypdfium2's helpers watch over each page and its text with a finalizer, which takes as long as to ask where all the lines stand; and they tell
a form of each page, for which pdfium makes all its fields ready to be typed in, in the square of their number: to read them takes none of it.
"""

from __future__ import annotations

from types import TracebackType
from typing import Any, Self

from qualcode.reading.page.letters import Letters


class Page:
    """Page `index` of a pdfium `document`, until it is closed, as it is at the end of a ``with``; lengths are in points.

    Attributes
    ----------
    pdfium : the functions of pdfium.
    raw : the handle by which it knows the page.
    letters : the letters on it.
    shapes : what else is drawn on it, once `objects.shapes` asked for it.

    Raises
    ------
    PdfiumError : the page is damaged.
    """

    __slots__ = ("letters", "pdfium", "raw", "shapes")

    def __init__(self, document: Any, index: int) -> None:
        from pypdfium2 import PdfiumError, raw

        self.pdfium = raw
        self.raw = raw.FPDF_LoadPage(document.raw, index)
        if not self.raw:
            raise PdfiumError("Failed to load page.")
        text = raw.FPDFText_LoadPage(self.raw)
        if not text:
            raw.FPDF_ClosePage(self.raw)
            raise PdfiumError("Failed to load text page.")
        self.letters = Letters(text)
        self.shapes: list[tuple[int, int, Any]] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the memory back; nothing can be asked any more."""
        self.letters.close()
        self.pdfium.FPDF_ClosePage(self.raw)

    @property
    def size(self) -> tuple[float, float]:
        """How wide and how high it is."""
        return self.pdfium.FPDF_GetPageWidthF(self.raw), self.pdfium.FPDF_GetPageHeightF(self.raw)

    @property
    def sheet(self) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of what of it is shown."""
        box = self.pdfium.FS_RECTF()
        self.pdfium.FPDF_GetPageBoundingBox(self.raw, box)
        return box.left, box.bottom, box.right, box.top

    @property
    def is_shown_turned(self) -> bool:
        """Whether it says that it is to be shown turned."""
        return bool(self.pdfium.FPDFPage_GetRotation(self.raw))
