"""Notes at the foot of a page whose marks were lost, or whose numbers stand above them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from qualcode.reading.lines import Lines
from qualcode.reading.lines.traits import where
from qualcode.reading.repair.note_marks import marks_at, nearest_above
from qualcode.reading.repair.steps import PAGE

_FEWEST, _MOST_LINES, _MOST_DIGITS, _APART = 2, 8, 4, 3
_LONGEST_TITLE = 70
_OPENS = re.compile(r"\f?\s?(\d{1,3})[.)]?\s")


def at_foot(lines: Lines, spaced: Mapping[int, int]) -> dict[int, int]:
    """Those of the lines `spaced`, which open with a number, that end a page as its notes do, with their numbers.

    Two or more stand together below a blank line, each a sentence, and count up; the sentence above is finished, and the next page
    does not count on, as it would in a list.
    """
    found: dict[int, int] = {}
    for first, number in spaced.items():
        if first in found or first == 0 or lines[first - 1].strip() or lines[first][:1] == PAGE:
            continue
        end = _end_of_block(lines, first)
        if end - first > _MOST_LINES or not _ends_page(lines, end):
            continue
        notes = [index for index in range(first, end) if index in spaced]
        if len(notes) < _FEWEST or [spaced[index] for index in notes] != list(
            range(number, number + len(notes))
        ):
            continue
        last_rows = [*(index - 1 for index in notes[1:]), end - 1]
        if not all(lines[row].rstrip().endswith((".", ")", "/")) for row in last_rows):
            continue
        if _is_finished_above(lines, first) and not _counts_on(lines, end, number + len(notes)):
            found |= {index: spaced[index] for index in notes}
    return found


def with_numbers(lines: Lines) -> Lines:
    """`lines`, those in which a note opens at the foot of a page behind its number, which pdftotext writes on a line of its own above it.

    The number sticks to a word further up, and below the note the page ends, or the next number stands.
    """
    found: dict[int, tuple[int, str]] = {}
    for index in reversed(where(lines.traits.numbered & (lines.traits.length <= _MOST_DIGITS))):
        number = lines[index].strip(PAGE)
        note = _written_from(lines, index + 1)
        if (
            note - index > _APART
            or note == len(lines)
            or not (number.isdecimal() and lines[note][0].isupper())
        ):
            continue
        below = _written_from(lines, _end_of_block(lines, note))
        if below == len(lines) or lines[below][:1] == PAGE or below in found:
            found[index] = note, number
    marks = marks_at(lines, {int(number) for _, number in found.values()}) if found else {}
    changes: dict[int, str] = {}
    for index, (note, number) in found.items():
        if nearest_above(index, marks.get(int(number), ())) is not None:
            changes |= {note: f"{number} {lines[note]}", index: ""}
    return lines.replaced(changes)


def without_chapters(lines: Lines, starts: Mapping[int, int]) -> dict[int, int]:
    """Those of the lines `starts`, which open with the number of a note, that do not look like the title of a chapter.

    A title is short, has no stop and stands by itself; it is left out where another line could be the note of that number, or
    where the first section of the chapter, ``2.1``, follows.
    """
    titles = {index for index in starts if _is_title(lines, index)}
    others = {number for index, number in starts.items() if index not in titles}
    return {
        index: number
        for index, number in starts.items()
        if index not in titles or not (number in others or _has_section(lines, index, number))
    }


def _is_title(lines: Lines, index: int) -> bool:
    line = lines[index].rstrip()
    alone = index + 1 == len(lines) or not lines[index + 1].strip() or lines[index + 1][:1].isdigit()
    return len(line) <= _LONGEST_TITLE and line[-1:].isalnum() and alone


def _has_section(lines: Lines, index: int, number: int) -> bool:
    below = _written_from(lines, index + 1)
    return below < len(lines) and lines[below].lstrip("\f ").startswith(f"{number}.1")


def _end_of_block(lines: Lines, first: int) -> int:
    end = first
    while end < len(lines) and lines[end].strip() and (end == first or lines[end][:1] != PAGE):
        end += 1
    return end


def _ends_page(lines: Lines, end: int) -> bool:
    """Whether no more is written below a block on its page, which is not the last."""
    below = _written_from(lines, end)
    return below < len(lines) and lines[below][:1] == PAGE


def _written_from(lines: Lines, at: int) -> int:
    while at < len(lines) and not lines[at].strip():
        at += 1
    return at


def _is_finished_above(lines: Lines, first: int) -> bool:
    above = first - 1
    while above >= 0 and not lines[above].strip():
        above -= 1
    return above >= 0 and lines[above].rstrip().endswith((".", "?", "!", ".”", ".)"))


def _counts_on(lines: Lines, end: int, number: int) -> bool:
    """Whether the next page opens with `number`, as the next item of a list."""
    below = _written_from(lines, end)
    opened = _OPENS.match(lines[below])
    return opened is not None and int(opened[1]) == number and not opened[0].rstrip().endswith((".", ")"))
