"""Files that a PDF carries along, and PDFs that are no more than the cover of such files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from ctypes import create_string_buffer
from typing import Any

_MOST, _LONGEST = 20, 1000
_PORTFOLIO = re.compile(r"\bpdf[- ]?(?:portfolio|portefeuille|package|pakket)\b", re.I)
_MOST_PAGES, _MOST_WORDS = 2, 120


def names(document: Any) -> list[str]:
    """Names of the files in a pdfium document, the first twenty."""
    from pypdfium2 import raw

    found = []
    for index in range(min(_MOST, raw.FPDFDoc_GetAttachmentCount(document.raw))):
        attachment = raw.FPDFDoc_GetAttachment(document.raw, index)
        size = min(_LONGEST, raw.FPDFAttachment_GetName(attachment, None, 0)) if attachment else 0
        buffer = create_string_buffer(size + 2)
        if size:
            raw.FPDFAttachment_GetName(attachment, raw.cast(buffer, raw.POINTER(raw.FPDF_WCHAR)), size)
        found.append(
            " ".join(buffer.raw[:size].decode("utf-16-le", "replace").partition("\0")[0].split()) or "?"
        )
    return found


def is_cover(attached: Sequence[str], pages: Sequence[str]) -> bool:
    """Whether `pages` only tell that a program is to show the files `attached`, or nothing at all."""
    if not attached or len(pages) > _MOST_PAGES:
        return False
    words = " ".join(pages).split()
    return not words or (len(words) < _MOST_WORDS and _PORTFOLIO.search(" ".join(words)) is not None)
