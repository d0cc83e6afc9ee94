"""Notes whose numbers are signs of their own, as typesetters print them: ``geheugen¹``, and ``¹Images hebben …`` at the foot."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from qualcode.reading.lines import Lines
from qualcode.reading.lines.looks import Has
from qualcode.reading.lines.signs import DIGIT
from qualcode.reading.lines.traits import where

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN = str.maketrans(_RAISED, "0123456789")
_OPENS = re.compile(rf"\A[\f\s]{{0,3}}([{_RAISED}]{{1,3}})\s?(?=[^\W_]|[‘“\"(])")
_MARK = re.compile(rf"(?<=[^\W_]|[’”)\].,;:?!])(?<![{_RAISED}])([{_RAISED}]{{1,3}})(?![\w])")
_UNIT = re.compile(r"(?:^|[\s\d(/])(?:[kchdm]?m|ft|inch)$")
"""What is squared or cubed and bears no note: ``120 m²``."""
_REACH = 120


def raised_starts(lines: Lines) -> dict[int, int]:
    """First lines of the notes that open with such a number, with that number; a line above, not far, bears it on a word."""
    opened = {
        index: _number(found[1])
        for index in where(lines.traits.lead == DIGIT)
        if (found := _OPENS.match(lines[index]))
    }
    if not opened:
        return {}
    places = [
        (index, _number(found[1]))
        for index in lines.where(Has.GLUED_DIGIT)
        for found in _MARK.finditer(lines[index])
        if not _UNIT.search(lines[index][: found.start()])
    ]
    return {
        index: number
        for index, number in opened.items()
        if any(0 < index - at <= _REACH and number == marked for at, marked in places)
    }


def without_raised_marks(lines: Lines, starts: Mapping[int, int], noted: Collection[int]) -> dict[int, str]:
    """The lines that are not `noted` from which the mark of a note below goes, as they are without it."""
    fixed: dict[int, str] = {}
    for index in lines.where(Has.GLUED_DIGIT):
        near = {number for start, number in starts.items() if 0 < start - index <= _REACH}
        if index in noted or not near:
            continue

        def bare(found: re.Match[str], near: Collection[int] = near) -> str:
            squared = _UNIT.search(found.string[: found.start()])
            return found[0] if squared or _number(found[1]) not in near else ""

        if (line := _MARK.sub(bare, lines[index])) != lines[index]:
            fixed[index] = line
    return fixed


def opened_plainly(line: str) -> str:
    """The first line of a note with its number in plain digits before it."""
    return _OPENS.sub(lambda found: f"{_number(found[1])} ", line)


def _number(raised: str) -> int:
    return int(raised.translate(_PLAIN))
