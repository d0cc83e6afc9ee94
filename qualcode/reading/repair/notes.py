"""Footnotes in the flow of the text, and their digits that stick to words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence

import numpy as np

from qualcode.model import Repair
from qualcode.reading.lines import Lines
from qualcode.reading.lines.looks import DIGITS, Has
from qualcode.reading.lines.traits import where
from qualcode.reading.repair.addresses import ADDRESS, OF_ADDRESS
from qualcode.reading.repair.dotted_notes import DOTTED, dotted_notes, may_be_dotted
from qualcode.reading.repair.foot_notes import at_foot, with_numbers, without_chapters
from qualcode.reading.repair.note_marks import (
    REACH,
    breaks_off,
    marks_at,
    nearest_above,
    on_acronyms,
    without_loose_marks,
    without_marks,
)
from qualcode.reading.repair.raised_notes import opened_plainly, raised_starts, without_raised_marks
from qualcode.reading.repair.roman_notes import roman_notes
from qualcode.reading.repair.steps import NOTE, PAGE, Tally
from qualcode.reading.words.sentences import ended

_TABBED = re.compile(r"\f?\s?(\d{1,3}) ?\t\s*\S[^\t]*$")
_SPACED = re.compile(
    r"\f?\s?(\d{1,3})(?:[ ]\s*[^\W\d_‘“\"(]*[‘“\"(]?[A-ZÀ-Ýa-z‘“\"(]|[‘“\"(]?[A-ZÀ-Ý][a-zà-ÿ])"
)
_GLUED = re.compile(r"\A(\d{1,3})(?=[‘“\"(]?[A-ZÀ-Ý][a-zà-ÿ])")
_BESIDE = 12
_LONGEST_NOTE = 40
_AS_WIDE, _SCRAP, _FURTHEST = 1.15, 4, 5
"""Words of the rest of a note, and how far its number may be from that of the note before."""
_HABIT = 3
"""Notes with a tab from which on a text has no others."""
_LONGEST_REST = 3
_SHORT, _WIDEST = 30, 0.97
_SMALLER, _FULL = 1.05, 0.75
_CAPTION = re.compile(r"(?:figuur|tabel|grafiek|bron|noot|box|kader)\w*\b", re.I)


def footnotes(lines: Lines) -> tuple[Lines, Repair]:
    """Note blocks are set apart as notes, and the marks that refer to them taken off the words.

    A line is a note's first where a number with a tab stands before it, or a number and a space where
    that number sticks to a word nearby, above it if there is a choice, and the numbers rise. A mark goes only if its note exists.
    """
    tally = Tally("footnotes")
    lines = with_numbers(lines)
    raised = raised_starts(lines)
    starts = raised or _starts(lines)
    may = may_be_dotted(lines, starts.values())
    roman, bare = roman_notes(lines)
    if not starts and not may and not roman:
        return lines, tally.repair()
    rows_of = {index: _rows(lines, index, starts) for index in starts}
    near = (at for index in may for at in (index, index + 1))
    width = _body_width(lines, {*near, *(row for rows in rows_of.values() for row in rows)})
    dotted = dotted_notes(lines, may, width)
    starts = dict(sorted({**starts, **{index: may[index] for index in dotted}}.items()))
    changes: dict[int, str] = {}
    closed: set[int] = set()
    for index, rows in sorted({**roman, **rows_of, **dotted}.items()):
        rows.extend(_small_print(lines, rows, starts, width) if index in rows_of else ())
        for row in rows:
            changes[row] = NOTE + _GLUED.sub(r"\1 ", opened_plainly(lines[row]).lstrip("\f "))
        if index in dotted:
            changes[index] = NOTE + DOTTED.sub(r"\1 ", lines[index])
        closed.update(set(range(rows[0], rows[-1])).difference(rows))
        tally.add(lines[index], "", index)
    unmarked = without_raised_marks(lines, raised, changes) if raised else _unmarked(lines, starts, changes)
    for index, fixed in {**bare, **unmarked}.items():
        changes[index] = fixed
        tally.add(lines[index], fixed, index)
        if lines[index].rstrip()[-1:].isdigit() and breaks_off(lines, index, changes, width):
            changes[index] = f"{fixed.rstrip()} {lines[index + 1].lstrip()}"
            closed.add(index + 1)
    return lines.replaced(changes).without(closed), tally.repair()


def _unmarked(lines: Lines, starts: dict[int, int], noted: Collection[int]) -> dict[int, str]:
    """The lines that are not `noted` from which the mark of a note goes, as they are without it."""
    numbers = set(starts.values())
    marks = marks_at(lines, numbers)
    unmarked = numbers.difference(marks)
    coded = on_acronyms(lines, unmarked) if unmarked else {}
    fixed: dict[int, str] = {}
    for index in lines.where(Has.GLUED_DIGIT):
        if index not in noted and (line := without_marks(lines[index], numbers, coded)) != lines[index]:
            fixed[index] = line
    loose = without_loose_marks(lines, starts, marks, fixed) if unmarked else {}
    return fixed | {index: line for index, line in loose.items() if index not in noted}


def _starts(lines: Lines) -> dict[int, int]:
    """First lines of notes, with their numbers; no text begins with one."""
    opened = where(DIGITS[lines.traits.lead])
    opened = opened[1:] if opened and not lines.traits.written[: opened[0]].any() else opened
    tabbed = {
        index: int(match[1])
        for index in opened
        if "\t" in lines[index][:8] and (match := _TABBED.match(lines[index]))
    }
    tabbed = _in_sequence(tabbed)
    if len(tabbed) >= _HABIT:
        return dict(sorted(tabbed.items()))
    spaced = {
        index: int(match[1])
        for index in opened
        if lines[index][:1] in "0123456789\f "
        and (match := _SPACED.match(lines[index]))
        and index not in tabbed
        and int(match[1]) not in tabbed.values()
    }
    marks = marks_at(lines, set(spaced.values())) if spaced else {}
    linked = {
        i: n
        for i, n in spaced.items()
        if any(abs(i - at) <= REACH for at in marks.get(n, ())) and _stands_alone(lines, i, spaced)
    }
    linked = without_chapters(lines, linked)
    linked = dict(sorted({**linked, **_on_acronyms(lines, spaced, linked), **at_foot(lines, spaced)}.items()))
    below = {i: n for i, n in linked.items() if nearest_above(i, marks.get(n, ())) is not None}
    linked = {i: n for i, n in linked.items() if i in below or n not in below.values()}
    if len(linked) == 1 and not below and 1 not in linked.values():
        linked = {}
    return dict(sorted({**tabbed, **_in_sequence(linked, where(lines.traits.first == ord(PAGE)))}.items()))


def _on_acronyms(lines: Lines, spaced: dict[int, int], linked: dict[int, int]) -> dict[int, int]:
    """Those of the lines `spaced` that are notes because their number sticks to an acronym, beside a note that is `linked`."""
    beside = {
        i: n
        for i, n in spaced.items()
        if i not in linked
        and any(abs(n - m) == 1 and abs(i - j) <= _BESIDE for j, m in linked.items())
        and _stands_alone(lines, i, spaced)
    }
    places = on_acronyms(lines, set(beside.values())) if beside else {}
    marked = {number: at for (_, number), at in places.items()}
    return {i: n for i, n in beside.items() if any(abs(i - at) <= REACH for at in marked.get(n, ()))}


def _stands_alone(lines: Lines, index: int, spaced: dict[int, int]) -> bool:
    """Whether a line begins a block: a page, a blank or another note stands above, or it ends one below a finished sentence."""
    if index == 0 or lines[index][:1] == PAGE or not lines[index - 1].strip() or _ends_block(lines, index):
        return True
    return any(near in spaced for near in range(max(0, index - 4), index))


def _ends_block(lines: Lines, index: int) -> bool:
    """Whether a line that is a finished sentence is the last of its block, below another."""
    last = index + 1 == len(lines) or not lines[index + 1].strip() or lines[index + 1][:1] == PAGE
    return last and ended(lines[index].rstrip()) and ended(lines[index - 1].rstrip())


def _in_sequence(found: dict[int, int], pages: Sequence[int] = ()) -> dict[int, int]:
    """Those numbers that rise one by one, give or take a note that was lost; they may begin anew where one of `pages` does.

    A piece of a text may count on from notes that stand before it: where none is among the first few, the first one begins.
    """
    kept: dict[int, int] = {}
    last = above = 0
    if found and min(found.values()) > _FURTHEST:
        last = next(iter(found.values())) - 1
    for index, number in found.items():
        if number == 1 and bisect_right(pages, above) < bisect_right(pages, index):
            last = 0
        above = index
        if number == last == 1 and len(kept) == 1:
            kept = {index: number}
        elif last < number <= last + _FURTHEST or (number == 1 and (not kept or last > 3)):
            kept[index] = number
            last = number
    return kept


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
        if (
            line[:1].islower()
            and index - rows[-1] == 1
            and _column_goes_on(lines, _first_of_block(lines, start, starts), rows[-1])
        ):
            break
        if index > rows[-1]:
            rows.append(index)
    return rows


def _first_of_block(lines: Lines, start: int, starts: Collection[int]) -> int:
    """The first line of the notes that stand together with the one that begins at `start`."""
    first = at = start
    while at > 0 and lines[at][:1] != PAGE and lines[at - 1].strip():
        at -= 1
        first = at if at in starts else first
    return first


def _column_goes_on(lines: Lines, start: int, last: int) -> bool:
    """Whether small words below a finished note are the next column's: the sentence above the note at `start` was not finished."""
    above = start - 1
    while above >= 0 and not lines[above].strip():
        above -= 1
    finished = lines[last].rstrip()[-1:] in (".", "?", "!", "”", ")")
    if _address_goes_on(lines[last], lines[last + 1]):
        return False
    return finished and above >= 0 and lines[above][:1] != PAGE and lines[above].rstrip()[-1:].isalpha()


def _address_goes_on(line: str, following: str) -> bool:
    """Whether a line breaks off behind a full stop within a web address, which goes on in the line `following`."""
    last = line.rsplit(None, 1)[-1] if line.strip() else ""
    return last[-1:] == "." and ("://" in last or "www." in last) and OF_ADDRESS.match(following) is not None


def _goes_on(lines: Lines, rows: Sequence[int], line: str) -> bool:
    """Whether a note that is not finished goes on, below a blank line, in `line`: as narrow, and within a sentence."""
    last = lines[rows[-1]].rstrip()
    if _address_goes_on(last, line):
        return True
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


def _body_width(lines: Lines, noted: Collection[int]) -> float:
    """How long the full lines of the running text are, those `noted` left out."""
    right = lines.traits.right.copy()
    right[[at for at in noted if at < len(right)]] = 0
    full = right[right > _SHORT]
    return float(np.sort(full)[int(_WIDEST * (len(full) - 1))]) if len(full) else np.inf


def _small_print(lines: Lines, rows: Sequence[int], starts: dict[int, int], width: float) -> list[int]:
    """The lines between the note of `rows` and the next one or the page's end, where they are set in its small print.

    Small print shows in lines that are longer than any full line of the running text.
    """
    widest = max(len(lines[row].rstrip()) for row in rows)
    if widest <= _SMALLER * width:
        return []
    found: list[int] = []
    for index in range(rows[-1] + 1, min(len(lines), rows[-1] + _LONGEST_NOTE)):
        line = lines[index]
        if index in starts or line[:1] == PAGE:
            break
        if not line.strip():
            continue
        before = found[-1] if found else rows[-1]
        wide = len(line.rstrip()) > _AS_WIDE * widest and ADDRESS.search(line) is None
        if index - before > 2 or _CAPTION.match(line) or wide:
            return []
        if found and len(lines[before].rstrip()) < _FULL * widest:
            return []
        found.append(index)
    return found if found and len(lines[found[0]].rstrip()) > _SMALLER * width else []
