"""What stands in the margin of a transcript, and whether its lines were cut to fit the page."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from statistics import median

_NUMBERED = re.compile(r"\s*(\d{1,6})(?:[.:)]?[ \t]+|\t|$)")
_WIDEST = 200


def without_line_numbers(lines: Sequence[str]) -> list[str]:
    """`lines` without line or paragraph numbers in the margin; as they were where there are none.

    Numbers count as such when they stand before most written lines and rise by one, or rise by five
    on every fifth line.
    """
    found = [(index, match) for index, line in enumerate(lines) if (match := _NUMBERED.match(line))]
    written = sum(1 for line in lines if line and not line.isspace())
    if len(found) < 4 or not _rises(found, written):
        return list(lines)
    bare = list(lines)
    for index, match in found:
        bare[index] = lines[index][match.end() :]
    return bare


def _rises(found: Sequence[tuple[int, re.Match[str]]], written: int) -> bool:
    numbers = [int(match[1]) for _, match in found]
    pairs = list(itertools.pairwise(found))
    by_one = sum(1 for one, other in itertools.pairwise(numbers) if other - one == 1)
    if len(found) >= 0.7 * written and by_one >= 0.9 * len(pairs):
        return True
    fives = [number for number in numbers if number % 5 == 0]
    by_five = sum(1 for one, other in itertools.pairwise(fives) if other - one == 5)
    return len(fives) >= 4 and len(fives) == len(numbers) and by_five >= 0.9 * (len(fives) - 1)


def is_wrapped(lines: Sequence[str], starts: Sequence[int]) -> bool:
    """Whether line ends are mere margin: the lines were cut at a width, so they join with a space.

    `starts` are the lines at which a turn begins; a break before one of those says nothing.
    """
    sample = lines[:20_000]
    begins = set(starts)
    lengths: list[int] = []
    lowered = 0
    for index in range(len(sample) - 1):
        line, following = sample[index], sample[index + 1]
        if index + 1 in begins or not line or not following or line.isspace() or following.isspace():
            continue
        lengths.append(len(line.rstrip()))
        lowered += following.lstrip()[:1].islower()
    if len(lengths) < 2:
        return len(lengths) == 1 and lowered == 1 and lengths[0] > 40
    if max(lengths) > _WIDEST:
        return False
    middle = median(lengths)
    even = sum(1 for length in lengths if length >= 0.75 * middle)
    return middle >= 30 and lowered >= 0.3 * len(lengths) and even >= 0.75 * len(lengths)
