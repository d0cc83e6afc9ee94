"""Pages whose letters can be seen and not read: their fonts do not say which sign each shape stands for."""

from __future__ import annotations

from typing import Any

_SAMPLED = 200
_MOSTLY = 0.5
_UNKNOWN = (0, 0xFFFD)


def is_unmapped(textpage: Any) -> bool:
    """Whether most letters on a pdfium text page stand for no sign that is known."""
    from pypdfium2 import raw

    count = textpage.count_chars()
    seen = unknown = 0
    for place in range(0, count, max(1, count // _SAMPLED)):
        sign = raw.FPDFText_GetUnicode(textpage.raw, place)
        if raw.FPDFText_IsGenerated(textpage.raw, place) == 1 or (
            0 < sign < 128
            and chr(sign).isspace()
            and not raw.FPDFText_HasUnicodeMapError(textpage.raw, place)
        ):
            continue
        seen += 1
        unknown += sign in _UNKNOWN or raw.FPDFText_HasUnicodeMapError(textpage.raw, place) == 1
    return unknown > _MOSTLY * seen
