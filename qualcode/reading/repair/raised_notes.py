"""Notes whose numbers are signs of their own, as typesetters print them: ``geheugen¹``, and ``¹Images hebben …`` at the foot."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from qualcode.reading.lines import Lines
from qualcode.reading.lines.looks import Has
from qualcode.reading.lines.signs import DIGIT
from qualcode.reading.lines.traits import where
from qualcode.reading.repair.note_marks import REACH, nearest_above

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN = str.maketrans(_RAISED, "0123456789")
_OPENS = re.compile(rf"\A[\f\s]{{0,3}}([{_RAISED}]{{1,3}})\s?(?=[^\W_]|[‘“\"(])")
_MARK = re.compile(rf"(?<=[^\W_]|[’”)\].,;:?!])(?<![{_RAISED}])([{_RAISED}]{{1,3}})(?![\w])")
_UNIT = re.compile(r"(?:^|[\s\d(/])(?:[kchdm]?m|ft|inch)$")
"""What is squared or cubed and bears no note: ``120 m²``."""


def raised_starts(lines: Lines) -> dict[int, int]:
    """First lines of the notes that open with such a number, with that number; a line above, not far, bears it on a word."""
    opened = {
        index: _number(found[1])
        for index in where(lines.traits.lead == DIGIT)
        if (found := _OPENS.match(lines[index]))
    }
    if not opened:
        return {}
    marks: dict[int, list[int]] = defaultdict(list)
    for index in lines.where(Has.GLUED_DIGIT):
        for found in _marks(lines[index]):
            marks[_number(found[1])].append(index)
    return {
        index: number
        for index, number in opened.items()
        if nearest_above(index, marks.get(number, ())) is not None
    }


def without_raised_marks(lines: Lines, starts: Mapping[int, int], noted: Collection[int]) -> dict[int, str]:
    """The lines that are not `noted` from which the mark of a note below goes, as they are without it."""
    notes: dict[int, list[int]] = defaultdict(list)
    for start, number in sorted(starts.items()):
        notes[number].append(start)
    fixed: dict[int, str] = {}
    for index in lines.where(Has.GLUED_DIGIT):
        line = lines[index]
        gone = [found for found in _marks(line) if _has_note(index, notes.get(_number(found[1]), ()))]
        if index not in noted and gone:
            ends = [0, *(found.end() for found in gone)]
            begins = [*(found.start() for found in gone), len(line)]
            fixed[index] = "".join(line[end:begin] for end, begin in zip(ends, begins, strict=True))
    return fixed


def _marks(line: str) -> Iterator[re.Match[str]]:
    """The marks of notes in a line; what is squared bears none."""
    return (found for found in _MARK.finditer(line) if not _UNIT.search(line[: found.start()]))


def _has_note(index: int, starts: Sequence[int]) -> bool:
    """Whether one of `starts` stands below a line, and not far."""
    below = bisect_right(starts, index)
    return below < len(starts) and starts[below] - index <= REACH


def opened_plainly(line: str) -> str:
    """The first line of a note with its number in plain digits before it."""
    return _OPENS.sub(lambda found: f"{_number(found[1])} ", line)


def _number(raised: str) -> int:
    return int(raised.translate(_PLAIN))
