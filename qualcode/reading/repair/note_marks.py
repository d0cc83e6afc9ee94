"""The digits that refer to a footnote: glued to a word, to an acronym, or standing loose behind a sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from qualcode.reading.lines import Lines
from qualcode.reading.lines.looks import Has
from qualcode.reading.repair.steps import PAGE
from qualcode.reading.words.sentences import ended

GLUED = re.compile(
    r"(?<=[a-zà-ÿA-Z’”)\]%])(?P<stop>[.,;:?!]?[’”)]?)(?P<marks>\d{1,3}(?:[ ,]\d{1,3})*)(?=[\s.,;:?!’”)–-]|$)"
)
_AFTER_YEAR = re.compile(
    r"(?<![\d.,])(?P<year>(?:19|20)\d\d[.,;:?!)][”’)]?)(?P<mark>[1-9]\d{0,2})(?=[\s”’)]|$)"
)
"""``in 2017.530``: a year that ends a sentence, and the number of a note."""
_ACRONYM = re.compile(r"(?<![^\W_])(?P<word>[A-Z]{3,6})(?P<mark>\d{1,3})(?=[\s.,;:)]|$)")
_DIGITS_WORD = re.compile(r"(?:^|[\s(‘“])(?:[A-Z]{1,5}|[A-Z]\w?|[a-z])$")
_CODE = 8
REACH = 120
"""Lines below the mark of a note within which the note stands."""
_FURTHEST = 3
"""By how much the second of two marks in a row may be higher than the first."""
_FEWEST, _SMALLEST = 20, 10
_SMALLER, _NEARLY, _FULL = 1.05, 0.95, 0.75
"""Shares of the width of the text: what is wider is of other print, what is as wide is nearly full, and what two parts of a line fill together."""
_LOOSE = tuple(
    (re.compile(shape), closing)
    for shape, closing in (
        (r"(?P<kept>[.?!]) [“‘](?P<mark>\d{2,3})(?=\s)", "”"),
        (r"(?P<kept>[.?!:;)”’]) (?P<mark>\d{2,3})(?=\s[A-ZÀ-Ý(“‘]|\s\d{1,3}\s|\s*$)", ""),
        (r"(?P<kept>[)”’]) (?P<mark>\d{2,3})(?=\s)", ""),
        (r"(?P<kept>[^\W\d_]) (?P<mark>\d{2,3})(?= \()", ""),
        (r"(?P<kept>[^\W\d_]) (?P<stop>[.,])(?P<mark>\d{2,3})(?=\s|$)", ""),
        (r"(?P<kept>\d\.)(?P<mark>\d{2,3})(?=\s+[A-ZÀ-Ý]|\s*$)", ""),
        (r"(?P<kept>(?<!\d)(?:19|20)\d\d)(?P<mark>\d{2,3})(?=[\s.,;:)]|$)", ""),
    )
)
"""How a mark looks that sticks to no letter: ``druk. 36 Het``, ``bank) 36 en``, ``gepest .36 Wie``, ``op 25.36 Nu``."""


def marks_at(lines: Lines, numbers: Collection[int]) -> dict[int, list[int]]:
    """The lines on which each of `numbers` sticks to a word."""
    places: dict[int, list[int]] = {}
    for index in lines.where(Has.GLUED_DIGIT):
        line = lines[index]
        for match in GLUED.finditer(line):
            if _ends_in_code(line, match.start()):
                continue
            for mark, _ in _run(match["marks"]):
                if mark in numbers:
                    places.setdefault(mark, []).append(index)
    return places


def on_acronyms(lines: Lines, numbers: Collection[int]) -> dict[tuple[str, int], list[int]]:
    """The lines on which one of `numbers` sticks to an acronym that stands without it elsewhere: ``het VWS11``."""
    found: dict[tuple[str, int], list[int]] = {}
    for index in lines.where(Has.GLUED_DIGIT):
        for match in _ACRONYM.finditer(lines[index]):
            if int(match["mark"]) in numbers and lines.vocabulary[match["word"].casefold()] > 0:
                found.setdefault((match["word"], int(match["mark"])), []).append(index)
    return found


def without_marks(line: str, numbers: Collection[int], coded: Collection[tuple[str, int]] = ()) -> str:
    """`line` without the marks of notes that bear one of `numbers`, and without those on acronyms that are `coded`."""

    def bare(match: re.Match[str]) -> str:
        if _ends_in_code(line, match.start(), match["stop"].rstrip(".,;:?!")):
            return match[0]
        run = _run(match["marks"])
        if not all(_has_note(mark, numbers) for mark, _ in run):
            return match[0]
        return f"{match['stop']}{match['marks'][run[-1][1] :]}"

    def off(match: re.Match[str]) -> str:
        return match["word"] if (match["word"], int(match["mark"])) in coded else match[0]

    if coded:
        line = _ACRONYM.sub(off, line)
    line = GLUED.sub(bare, line)
    return _AFTER_YEAR.sub(lambda found: found["year"] if int(found["mark"]) in numbers else found[0], line)


def without_loose_marks(
    lines: Sequence[str],
    starts: Mapping[int, int],
    marks: Mapping[int, Sequence[int]],
    fixed: Mapping[int, str],
) -> dict[int, str]:
    """The lines that hold a mark which sticks to no word, without it, where its note has no other mark.

    It is looked for between the marks of the notes before and after it, in a text that counts its notes, and taken if
    it is the only one there. `fixed` are lines as they are without the other marks.
    """
    found: dict[int, str] = {}
    if len(starts) < _FEWEST:
        return found
    ordered = list(starts.items())
    placed = [nearest_above(index, marks.get(number, ())) for index, number in ordered]
    for at, ((index, number), place) in enumerate(zip(ordered, placed, strict=True)):
        if place is not None or number < _SMALLEST:
            continue
        before = next((one for one in reversed(placed[max(0, at - 3) : at]) if one is not None), None)
        after = next((one for one in placed[at + 1 : at + 4] if one is not None), None)
        first = max(before if before is not None else 0, index - REACH, 0)
        last = min(after if after is not None else index, index)
        hits = {
            line: without
            for line in range(first, last + 1)
            if str(number) in lines[line]
            and (without := _without_loose(text := found.get(line, fixed.get(line, lines[line])), number))
            != text
        }
        if len(hits) == 1:
            found |= hits
    return found


def breaks_off(lines: Lines, index: int, noted: Collection[int], width: float) -> bool:
    """Whether a line breaks off behind the mark of a note, which stands higher: with the next line, which breaks off as early, it fills one.

    So a viewer copies it; a reader of pages knows better.
    """
    if index + 2 >= len(lines) or index + 1 in noted or not lines[index + 1].strip():
        return False
    if (lines.traits.first == ord(PAGE)).any():
        return False
    line, rest, below = lines[index].rstrip(), lines[index + 1].strip(), lines[index + 2].strip()
    long = len(line) + len(rest)
    return (
        _FULL * width <= long <= _SMALLER * width
        and not ended(rest.rstrip("0123456789"))
        and bool(below)
        and len(rest) + 1 + len(below.split(None, 1)[0]) < _NEARLY * width
    )


def _without_loose(line: str, number: int) -> str:
    """`line` without the mark `number` that sticks to no word of it."""
    for shape, closing in _LOOSE:
        for found in shape.finditer(line):
            if int(found["mark"]) == number:
                stop = found.groupdict().get("stop") or ""
                return line[: found.start()] + found["kept"] + stop + closing + line[found.end() :]
    return line


def nearest_above(index: int, places: Sequence[int]) -> int | None:
    """The last of `places` above the note that begins at `index`, and near enough to belong to it."""
    before = bisect_left(places, index)
    return places[before - 1] if before and index - places[before - 1] <= REACH else None


def _run(marks: str) -> list[tuple[int, int]]:
    """Those of the numbers that count on from the first, each with the place where it ends: in ``14 60`` only the first."""
    found = [(int(match[0]), match.end()) for match in re.finditer(r"\d+", marks)]
    kept = found[:1]
    for (one, _), other in pairwise(found):
        if not one < other[0] <= one + _FURTHEST:
            break
        kept.append(other)
    return kept


def _ends_in_code(line: str, end: int, stop: str = "") -> bool:
    """Whether what stands before `end` is a code such as ``A4`` or ``COVID``, to which a number belongs."""
    return _DIGITS_WORD.search(line[max(0, end - _CODE) : end] + stop) is not None


def _has_note(mark: int, numbers: Collection[int]) -> bool:
    """Whether there is a note of this number, or of those on both sides of it."""
    return mark in numbers or (len(numbers) > 20 and mark - 1 in numbers and mark + 1 in numbers)
