"""Notes that open as the items of a list do, ``3. De cijfers …``, and interrupt a text without blank lines, as copied from a viewer."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from qualcode.reading.lines import Lines
from qualcode.reading.lines.looks import ASCII_DIGITS
from qualcode.reading.lines.traits import where
from qualcode.reading.repair.note_marks import marks_at, nearest_above
from qualcode.reading.repair.steps import PAGE
from qualcode.reading.words.sentences import ended, numbered

DOTTED = re.compile(r"\A\f?\s?(\d{1,3})\.\s+(?=[‘“\"(]?[A-ZÀ-Ý])")
_NOTES = re.compile(r"\W*(?:eind|voet)?noten\W*|\W*(?:foot|end)?notes\W*", re.I)
_LONGEST, _SHORTEST = 12, 20
_SMALLER, _FULL = 1.05, 0.75
_LOOKED_BELOW = 2
_FEW = 4
"""Lines behind the first sentences of a note in which the text goes on."""


def may_be_dotted(lines: Lines, known: Collection[int]) -> dict[int, int]:
    """The lines that could open such a note, with its number: its mark sticks to a word above; `known` are the numbers of other notes."""
    may = {
        index: int(found[1])
        for index in where(ASCII_DIGITS[lines.traits.lead] & (lines.traits.length >= _SHORTEST))
        if (found := DOTTED.match(lines[index])) and int(found[1]) not in known
    }
    marks = marks_at(lines, set(may.values())) if may else {}
    return {index: number for index, number in may.items() if _mark_of(index, number, marks)}


def dotted_notes(lines: Lines, may: dict[int, int], width: float) -> dict[int, list[int]]:
    """The lines of each note, by its first, of those that `may` be one; `width` is that of the running text.

    They count on, and those that stand together are in small print, tear a sentence or stand under a heading that says so; the items
    of a list do not.
    """
    if not may:
        return {}
    full = max(len(lines[index].rstrip()) for index in may)
    rows = {index: _rows(lines, index, may, full=full, width=width) for index in may}
    told: dict[int, list[int]] = {}
    last = 0
    for group in _groups(may, rows):
        if not _are_notes(lines, [row for index in group for row in rows[index]], width):
            continue
        for index in group:
            if may[index] == last + 1 or not told:
                told[index] = rows[index]
                last = may[index]
    return told


def _mark_of(index: int, number: int, marks: dict[int, list[int]]) -> bool:
    return nearest_above(index, marks.get(number, ())) is not None


def _groups(may: dict[int, int], rows: dict[int, list[int]]) -> list[list[int]]:
    """Notes that stand right below each other."""
    groups: list[list[int]] = []
    for index in sorted(may):
        above = groups[-1][-1] if groups else -1
        if groups and rows[above][-1] + 1 == index and may[index] == may[above] + 1:
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


def _rows(lines: Lines, start: int, may: Collection[int], *, full: int, width: float) -> list[int]:
    """The lines of the note that begins at `start`: up to the end of a sentence behind which there was room for more, or a line as wide as the text."""
    rows = [start]
    while len(rows) < _LONGEST and (below := rows[-1] + 1) < len(lines):
        line, last = lines[below], lines[rows[-1]].rstrip()
        if not line.strip() or line[:1] == PAGE or below in may:
            break
        if ended(last):
            room = len(last) + 1 + len(line.split(None, 1)[0]) <= full
            of_body = _FULL * width < len(line.rstrip()) <= _SMALLER * width
            if room or numbered(line) or (of_body and not _tears(lines, start, below)):
                break
        rows.append(below)
    return rows


def _tears(lines: Lines, start: int, below: int) -> bool:
    """Whether the sentence above the note at `start` goes on, with a small letter, some lines further than `below`."""
    if start == 0 or ended(lines[start - 1].rstrip()) or lines[below][:1].islower():
        return False
    rows = [line for line in lines[below : below + _FEW] if line.strip()]
    return any(ended(one.rstrip()) and other[:1].islower() for one, other in pairwise(rows))


def _are_notes(lines: Lines, rows: Sequence[int], width: float) -> bool:
    """Whether lines are set in small print, tear a sentence, or stand under the heading of notes; and end as sentences do."""
    above, end = rows[0] - 1, rows[-1] + 1
    while above >= 0 and not lines[above].strip():
        above -= 1
    if above < 0 or not ended(lines[rows[-1]].rstrip()):
        return False
    if _NOTES.fullmatch(lines[above]) or max(len(lines[row].rstrip()) for row in rows) > _SMALLER * width:
        return True
    below = [line for line in lines[end : end + 2 * _LOOKED_BELOW] if line.strip()][:_LOOKED_BELOW]
    torn = not ended(lines[above].rstrip()) and lines[above].rstrip()[-1:] not in ",;"
    return torn and any(line[:1].islower() for line in below)
