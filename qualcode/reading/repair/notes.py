"""Footnotes in the flow of the text, and their digits that stick to words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qualcode.model import Repair
from qualcode.reading.lines import Lines
from qualcode.reading.looks import DIGITS, Has
from qualcode.reading.repair.steps import NOTE, PAGE, Tally
from qualcode.reading.traits import where

_TABBED = re.compile(r"\f?\s?(\d{1,3}) ?\t\s*\S")
_SPACED = re.compile(r"\f?\s?(\d{1,3})[ ]\s*[^\W\d_‘“\"(]*[‘“\"(]?[A-ZÀ-Ýa-z‘“\"(]")
_GLUED = re.compile(
    r"(?<=[a-zà-ÿA-Z’”)\]%])(?P<stop>[.,;:?!]?[’”)]?)(?P<marks>\d{1,3}(?:[ ,]\d{1,3})*)(?=[\s.,;:?!’”)–-]|$)"
)
_AFTER_YEAR = re.compile(
    r"(?<![\d.,])(?P<year>(?:19|20)\d\d[.,;:?!)][”’)]?)(?P<mark>[1-9]\d{0,2})(?=[\s”’)]|$)"
)
"""``in 2017.530``: a year that ends a sentence, and the number of a note."""
_DIGITS_WORD = re.compile(r"(?:^|[\s(‘“])(?:[A-Z]{1,5}|[A-Z]\w?|[a-z])$")
_REACH = 120
_LONGEST_NOTE = 40
_AS_WIDE = 1.15
_SCRAP = 4
_LONGEST_REST = 3
_CAPTION = re.compile(r"(?:figuur|tabel|grafiek|bron|noot|box|kader)\w*\b", re.I)
_CODE = 8


def footnotes(lines: Lines) -> tuple[Lines, Repair]:
    """Note blocks are set apart as notes, and the marks that refer to them taken off the words.

    A line is a note's first where a number with a tab stands before it, or a number and a space where
    that number sticks to a word nearby, above it if there is a choice, and the numbers rise. A mark goes only if its note exists.
    """
    tally = Tally("footnotes")
    starts = _starts(lines)
    if not starts:
        return lines, tally.repair()
    changes: dict[int, str] = {}
    closed: set[int] = set()
    for index in starts:
        rows = _rows(lines, index, starts)
        for row in rows:
            changes[row] = NOTE + lines[row].lstrip("\f ")
        closed.update(set(range(rows[0], rows[-1])).difference(rows))
        tally.add(lines[index], "", index)
    numbers = set(starts.values())
    for index in lines.where(Has.GLUED_DIGIT):
        if index in changes:
            continue
        line = lines[index]
        fixed = _without_marks(line, numbers)
        if fixed != line:
            changes[index] = fixed
            tally.add(line, fixed, index)
    return lines.replaced(changes).without(closed), tally.repair()


def _starts(lines: Lines) -> dict[int, int]:
    """First lines of notes, with their numbers."""
    opened = where(DIGITS[lines.traits.lead])
    tabbed = {
        index: int(match[1])
        for index in opened
        if "\t" in lines[index][:8] and (match := _TABBED.match(lines[index]))
    }
    tabbed = _in_sequence(tabbed)
    spaced = {
        index: int(match[1])
        for index in opened
        if lines[index][:1] in "0123456789\f "
        and (match := _SPACED.match(lines[index]))
        and index not in tabbed
    }
    marks = _marks_at(lines, set(spaced.values())) if spaced else {}
    if len(tabbed) >= 3:
        spaced = {}
    linked = {
        i: n
        for i, n in spaced.items()
        if any(abs(i - at) <= _REACH for at in marks.get(n, ())) and _stands_alone(lines, i, spaced)
    }
    below = {n for i, n in linked.items() if any(0 < i - at <= _REACH for at in marks[n])}
    linked = {
        i: n for i, n in linked.items() if n not in below or any(0 < i - at <= _REACH for at in marks[n])
    }
    return dict(sorted({**tabbed, **_in_sequence(linked)}.items()))


def _stands_alone(lines: Lines, index: int, spaced: dict[int, int]) -> bool:
    """Whether a line begins a block: a page, a blank or another note stands above."""
    if index == 0 or lines[index][:1] == PAGE or not lines[index - 1].strip():
        return True
    return any(near in spaced for near in range(max(0, index - 4), index))


def _in_sequence(found: dict[int, int]) -> dict[int, int]:
    """Those numbers that rise one by one, give or take a note that was lost."""
    kept: dict[int, int] = {}
    last = 0
    for index, number in found.items():
        if number == last == 1 and len(kept) == 1:
            kept = {index: number}
        elif last < number <= last + 5 or (number == 1 and (not kept or last > 3)):
            kept[index] = number
            last = number
    return kept


def _marks_at(lines: Lines, numbers: set[int]) -> dict[int, list[int]]:
    places: dict[int, list[int]] = {}
    for index in lines.where(Has.GLUED_DIGIT):
        line = lines[index]
        for match in _GLUED.finditer(line):
            if _ends_in_code(line, match.start()):
                continue
            for mark in re.findall(r"\d+", match["marks"]):
                if int(mark) in numbers:
                    places.setdefault(int(mark), []).append(index)
    return places


def _rows(lines: Lines, start: int, starts: dict[int, int]) -> list[int]:
    """Lines of the note that begins at `start`: to the page's end, the next note, or a blank line it does not go on after."""
    rows = [start]
    for index in range(start + 1, len(lines)):
        line = lines[index]
        if index in starts or line[:1] == PAGE or len(rows) >= _LONGEST_NOTE or index - rows[-1] > 2:
            break
        if not line.strip():
            continue
        if index - rows[-1] == 2 and not _goes_on(lines, rows, line):
            rest = _rest(lines, rows, index, starts)
            rows.extend(rest)
            if not rest:
                break
            continue
        if line[:1].islower() and index - rows[-1] == 1 and _column_goes_on(lines, start, rows[-1]):
            break
        if index > rows[-1]:
            rows.append(index)
    return rows


def _column_goes_on(lines: Lines, start: int, last: int) -> bool:
    """Whether small words below a finished note are the next column's: the sentence above the note was not finished."""
    above = start - 1
    while above >= 0 and not lines[above].strip():
        above -= 1
    finished = lines[last].rstrip()[-1:] in (".", "?", "!", "”", ")")
    return finished and above >= 0 and lines[above][:1] != PAGE and lines[above].rstrip()[-1:].isalpha()


def _goes_on(lines: Lines, rows: Sequence[int], line: str) -> bool:
    """Whether a note that is not finished goes on, below a blank line, in `line`: as narrow, and within a sentence."""
    last = lines[rows[-1]].rstrip()
    if last[-1:] in ".?!”)" or len(line.rstrip()) > _AS_WIDE * max(len(lines[row].rstrip()) for row in rows):
        return False
    return line[:1].islower() or (len(line.split()) <= _SCRAP and line.rstrip()[-1:] in ".)")


def _rest(lines: Lines, rows: Sequence[int], index: int, starts: dict[int, int]) -> list[int]:
    """The lines from `index` on, where they are the rest of a note that is not finished: few, and the next note or page below."""
    if lines[rows[-1]].rstrip()[-1:] in ".?!”" or _CAPTION.match(lines[index]):
        return []
    if len(lines[index].rstrip()) > _AS_WIDE * max(len(lines[row].rstrip()) for row in rows):
        return []
    found = [index]
    while found[-1] + 1 < len(lines) and lines[found[-1] + 1].strip() and len(found) <= _LONGEST_REST:
        below = found[-1] + 1
        if below in starts or lines[below][:1] == PAGE:
            return found
        found.append(below)
    below = found[-1] + 2
    return found if below in starts and len(found) <= _LONGEST_REST else []


def _ends_in_code(line: str, end: int, stop: str = "") -> bool:
    """Whether what stands before `end` is a code such as ``A4`` or ``COVID``, to which a number belongs."""
    return _DIGITS_WORD.search(line[max(0, end - _CODE) : end] + stop) is not None


def _has_note(mark: int, numbers: set[int]) -> bool:
    """Whether there is a note of this number, or of those on both sides of it."""
    return mark in numbers or (len(numbers) > 20 and mark - 1 in numbers and mark + 1 in numbers)


def _without_marks(line: str, numbers: set[int]) -> str:
    def bare(match: re.Match[str]) -> str:
        if _ends_in_code(line, match.start(), match["stop"].rstrip(".,;:?!")):
            return match[0]
        marks = [int(mark) for mark in re.findall(r"\d+", match["marks"])]
        return match["stop"] if all(_has_note(mark, numbers) for mark in marks) else match[0]

    line = _GLUED.sub(bare, line)
    return _AFTER_YEAR.sub(lambda found: found["year"] if int(found["mark"]) in numbers else found[0], line)
