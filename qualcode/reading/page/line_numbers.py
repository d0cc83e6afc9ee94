"""Numbers of lines that a program sets in the margin of a page, and that pdfium gives after all else."""

from __future__ import annotations

import itertools
import re

_MARGIN = re.compile(r"(?:(?<=\n)|\A)(?:\d{1,5}\s*\n)+\d{1,5}\s*\Z")
_FEWEST, _EVERY_FIFTH, _HEAD_AND_FOOT, _WIDEST_STEP = 4, 5, 2, 3
_LONGEST = 1000


def without_line_numbers(text: str) -> str:
    """A page without such numbers: four or more that rise by one or by five, or as many as the page has lines.

    Two or three are so where they number every fifth line of a page that has as many; and where blank lines are counted
    but get no number, those of the others rise by one, two or three. The number of the page may stand above them, and is left.
    """
    if not text.rstrip()[-1:].isdecimal() or not (
        found := _MARGIN.search(text, max(0, len(text) - _LONGEST))
    ):
        return text
    numbers = [int(number) for number in found[0].split()]
    start = found.start()
    if len(numbers) > _FEWEST and numbers[1] - numbers[0] not in (1, 2, _WIDEST_STEP, _EVERY_FIFTH):
        start, numbers = text.index("\n", start) + 1, numbers[1:]
    steps = {other - one for one, other in itertools.pairwise(numbers)}
    if steps in ({1}, {_EVERY_FIFTH}) and len(numbers) >= _FEWEST:
        return text[:start]
    lines = sum(1 for line in text[:start].splitlines() if line.strip())
    if len(numbers) >= _FEWEST:
        rising = steps <= set(range(1, _WIDEST_STEP + 1))
        return text[:start] if rising and 0 <= lines - len(numbers) <= _HEAD_AND_FOOT else text
    may = {(lines - other) // _EVERY_FIFTH for other in range(_HEAD_AND_FOOT + 1)}
    fifths = steps == {_EVERY_FIFTH} and not numbers[0] % _EVERY_FIFTH and len(numbers) in may
    return text[:start] if fifths else text
