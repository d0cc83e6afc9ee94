"""Passages of several sources that a program for coding put together under a code: nobody talks in them."""

from __future__ import annotations

import re

_REFERENCE = re.compile(
    r"^(?:reference|verwijzing) \d+ [-–] \d{1,3}(?:[.,]\d+)? ?% (?:coverage|dekking)",
    re.IGNORECASE | re.MULTILINE,
)
"""What NVivo sets above each passage: ``Reference 1 - 1,90% Coverage``."""
_RECORD = re.compile(
    r"^(?:document|bestand|bron|source)(?:naam|name)?: [^\n]+\n(?:[^\n:]{2,20}: [^\n]*\n){0,4}?codes?: [^\n]+\n"
    r"|^codes?: [^\n]+\n(?:[^\n:]{2,20}: [^\n]*\n){0,4}?(?:positie|position|pos\.?|gewicht|weight|begin): ?\d",
    re.IGNORECASE | re.MULTILINE,
)
"""What MAXQDA sets above each: ``Document:``, ``Code:``, ``Positie: 14 - 14``."""


def are_gathered(text: str) -> bool:
    """Whether two passages or more are headed as programs for coding head them."""
    return len(_REFERENCE.findall(text)) > 1 or len(_RECORD.findall(text)) > 1
