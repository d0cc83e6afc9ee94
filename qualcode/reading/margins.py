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
    if sum(1 for line in lines[:1000] if line.lstrip()[:1].isdigit()) < 2:
        return list(lines)
    found = [
        (index, match)
        for index, line in enumerate(lines)
        if line.lstrip()[:1].isdigit() and (match := _NUMBERED.match(line))
    ]
    if len(found) < 2 or not _rises(found, lines):
        return list(lines)
    bare = list(lines)
    for index, match in found:
        bare[index] = lines[index][match.end() :]
    return bare


def _rises(found: Sequence[tuple[int, re.Match[str]]], lines: Sequence[str]) -> bool:
    """Whether the numbers count lines, paragraphs, or every fifth line."""
    numbers = [int(match[1]) for _, match in found]
    written = sum(1 for line in lines if line and not line.isspace())
    steps = [other - one for one, other in itertools.pairwise(numbers)]
    by_one = sum(1 for step in steps if step == 1)
    if len(found) >= 4 and len(found) >= 0.7 * written and by_one >= 0.9 * len(steps):
        return True
    if any(number % 5 for number in numbers) or len(numbers) < 2:
        return False
    at = [index for index, _ in found]
    return all(
        step == other - one or step == sum(1 for line in lines[one:other] if line.strip())
        for step, one, other in zip(steps, at, at[1:], strict=False)
    )


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
