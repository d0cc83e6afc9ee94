"""Places in a text as Python counts them (code points) and as a browser does (UTF-16 code units)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

_WIDE = re.compile("[\U00010000-\U0010ffff]")


class Units:
    """Goes to and fro between the two for one text.

    A character outside the Basic Multilingual Plane, such as an emoji, is one code point and two units. All
    other characters, combining marks among them, are one of each.

    Attributes
    ----------
    wide : the code points at which such a character stands.
    """

    def __init__(self, text: str) -> None:
        self.length = len(text)
        self.wide = [] if text.isascii() else [found.start() for found in _WIDE.finditer(text)]
        self._second = [place + number + 1 for number, place in enumerate(self.wide)]

    def of(self, place: int) -> int:
        """Units before a code point."""
        return place + bisect_left(self.wide, place)

    def to(self, unit: int, *, up: bool = False) -> int:
        """The code point at a unit; within a character its beginning, or with `up` its end.

        What lies outside the text is brought to its nearest edge.
        """
        passed = bisect_right(self._second, unit)
        within = passed > 0 and self._second[passed - 1] == unit
        place = unit - passed + (1 if within and up else 0)
        return min(max(place, 0), self.length)

    def span_of(self, start: int, end: int) -> list[int]:
        """A span in units."""
        return [self.of(start), self.of(end)]

    def span_to(self, start: int, end: int) -> tuple[int, int]:
        """A span in code points that holds every character it touches."""
        return self.to(start), self.to(end, up=True)
