"""The order in which people expect names: ``Gesprek 2`` before ``Gesprek 10``, dates by their year first."""

from __future__ import annotations

import re

from qualcode.i18n import dates

_NUMBER = re.compile(r"(\d+)")


def natural(text: str) -> list[tuple[int, int, str]]:
    """A sorting key under which 9 comes before 10, 12-11-2025 before 3-2-2026, and capitals do not count."""
    parts = _NUMBER.split(dates.read(text).casefold())
    return [(1, int(part), "") if part.isdecimal() else (0, 0, part) for part in parts if part]
