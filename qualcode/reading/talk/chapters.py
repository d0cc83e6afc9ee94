"""The chapters of a podcast or recording above its transcript, each with the time at which it begins: ``00:00 Intro``."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.reading.talk.marked import Marks
from qualcode.reading.talk.stamps import AT_START

_HEADER = "header"


def below_chapters(marks: Marks, lines: Sequence[str]) -> Marks:
    """`marks` without those of the chapters: behind a time, each once, above all that anybody says, and the next line opens with a time too."""
    if _HEADER not in marks.styles or set(marks.styles) == {_HEADER}:
        return marks
    counts = marks.key_counts
    first = 0
    while (
        marks.styles[first] == _HEADER and counts[marks[first].label.key] == 1 and _lists(marks, first, lines)
    ):
        first += 1
    return marks[first:]


def _lists(marks: Marks, place: int, lines: Sequence[str]) -> bool:
    """Whether times open the line of a mark and the next one that is written, which is no mark of another voice."""
    at = int(marks.lines[place])
    below = next((index for index in range(at + 1, len(lines)) if lines[index].strip()), at)
    return below > at and AT_START.match(lines[at]) is not None and AT_START.match(lines[below]) is not None
