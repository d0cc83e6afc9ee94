"""Running heads and feet that an extract shows once, told by what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Collection

from qualcode.reading.lines import Lines
from qualcode.reading.lines.traits import where
from qualcode.reading.repair.numbered_heads import beside_number, only_letters

_LATER_CHAPTER = re.compile(r"(?:[2-9]|[1-9]\d)(?:\.\d{1,2}){0,2}\.? [^\W\d_]")
_LETTER_BY_LETTER = re.compile(r"(?:[^\W\d_A-ZÀ-Ý] ){3,}[^\W\d_A-ZÀ-Ý](?:\s{2,}(?:\S ){0,30}\S)+")
_WORDS = re.compile(r"[^\W\d_]+")
_LONGEST, _FEWEST_LINES = 60, 3
_FIRST_INSIDE, _WHITE = 2, 2
"""The lowest number of a page that another stands before, and the lines from one written line to the next that are no white."""


def lone_heads(lines: Lines, heads: Collection[int]) -> set[int]:
    """Lines that belong to a page though nothing repeats them; `heads` are those that are known."""
    written = where(lines.traits.written)
    if len(written) < _FEWEST_LINES:
        return set()
    return (
        _above_later_chapter(lines, written, heads)
        | _letter_by_letter(lines, written)
        | _at_a_turn(lines, written, heads)
    )


def _above_later_chapter(lines: Lines, written: list[int], heads: Collection[int]) -> set[int]:
    """The first line, where known heads say the same and the chapter below it is not the first: no title stands there."""
    first = lines[written[0]].strip(" \f")
    same = sum(1 for head in heads if lines[head].strip(" \f") == first)
    return {written[0]} if same > 1 and _LATER_CHAPTER.match(lines[written[1]].lstrip(" \f")) else set()


def _letter_by_letter(lines: Lines, written: list[int]) -> set[int]:
    """The first line, where a designer set it apart letter by letter and in small letters, as nobody sets a title."""
    first, second = written[:2]
    found = second > first + 1 and _LETTER_BY_LETTER.fullmatch(lines[first].strip(" \f"))
    return {first} if found else set()


def _at_a_turn(lines: Lines, written: list[int], heads: Collection[int]) -> set[int]:
    """The foot of a page right above the head of the next: the same words beside one number and the next, in more white than stands between.

    Words that stand beside other numbers too are of counted things.
    """
    traits, found = lines.traits, set[int]()
    numbered = set(where(traits.numbered & (traits.length <= _LONGEST)))
    around = zip(written, written[1:], written[2:], written[3:], strict=False)
    for above, foot, head, below in around:
        if foot not in numbered or head not in numbered or foot in heads:
            continue
        one, other = (beside_number(lines[index].strip(" \f")) for index in (foot, head))
        if one is None or other != (one[0], one[1] + 1) or one[1] < _FIRST_INSIDE:
            continue
        apart = min(foot - above, below - head) > max(_WHITE, head - foot)
        if apart and len(_WORDS.findall(lines[foot])) > 1 and _stand_twice(lines, numbered, one[0]):
            found |= {foot, head}
    return found


def _stand_twice(lines: Lines, numbered: Collection[int], words: str) -> bool:
    """Whether two of the lines `numbered`, and no more, hold these words."""
    return sum(1 for index in numbered if only_letters(lines[index]) == words) == 2
