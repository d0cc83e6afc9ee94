"""Notes at the end of a text that are counted with Roman numerals, as word processors do: ``iv Berekeningen lopen uiteen …``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qualcode.reading.lines import Lines
from qualcode.reading.lines.signs import among
from qualcode.reading.lines.traits import where
from qualcode.reading.repair.steps import PAGE
from qualcode.reading.words.lexicon import is_word

ROMAN = re.compile(r"\A[\f\s]{0,3}([ivxl]{1,7})[.)]?\s+(?=[‘“\"(]?[A-ZÀ-Ý])")
"""How such a note opens."""
_OPENS = among("ivxl")
_FEWEST, _MOST_ROWS = 2, 40
_VALUES = ((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def roman_notes(lines: Lines) -> tuple[dict[int, list[int]], dict[int, str]]:
    """The lines of each such note, by its first, and the lines above that bore their marks, without them.

    They count from the first on without a gap, and most have a mark above them all: behind the stop of a sentence or glued to a word,
    in the same order. The items of a list have none.
    """
    starts = _counted(lines)
    if len(starts) < _FEWEST:
        return {}, {}
    marked: dict[int, str] = {}
    found, above = 0, 0
    for number in range(1, len(starts) + 1):
        place = _mark(lines, marked, _roman(number), (above, starts[0]))
        if place is not None:
            above, marked[place[0]] = place
            found += 1
    if 2 * found <= len(starts):
        return {}, {}
    bounds = [*starts[1:], min(len(lines), starts[-1] + _MOST_ROWS)]
    return {start: _rows(lines, start, bound) for start, bound in zip(starts, bounds, strict=True)}, marked


def _counted(lines: Lines) -> list[int]:
    """The first lines of the last and longest run that counts from one: ``i``, ``ii``, ``iii``."""
    run: list[int] = []
    best: list[int] = []
    for index in where(_OPENS[lines.traits.lead]):
        if (opened := ROMAN.match(lines[index])) is None:
            continue
        if opened[1] == "i":
            run = [index]
        elif run and opened[1] == _roman(len(run) + 1):
            run.append(index)
        best = run if len(run) >= len(best) else best
    return best


def _roman(number: int) -> str:
    found = ""
    for value, sign in _VALUES:
        found, number = found + number // value * sign, number % value
    return found


def _mark(
    lines: Sequence[str], marked: dict[int, str], roman: str, between: tuple[int, int]
) -> tuple[int, str] | None:
    """The first of the lines `between` that bears the mark `roman`, and the line without it; `marked` are lines without earlier marks."""
    shape = re.compile(
        rf"(?<=[^\W\d_]|[’”)%])(?P<kept>[.,;:?!][’”)]?)(?:{roman}(?=\s|$)| {roman}(?=\s+[A-ZÀ-Ý‘“(]|\s*$))"
        rf"|(?P<word>[^\W\d_]{{3,}}){roman}(?=[\s.,;:?!)]|$)"
    )
    for index in range(*between):
        line = marked.get(index, lines[index])
        if roman not in line:
            continue
        for found in shape.finditer(line):
            word = found["word"]
            if word is None or (is_word(word.casefold()) and not is_word(f"{word}{roman}".casefold())):
                kept = word if word is not None else found["kept"]
                return index, line[: found.start()] + kept + line[found.end() :]
    return None


def _rows(lines: Sequence[str], start: int, bound: int) -> list[int]:
    """The lines of a note from `start` on, up to the next, a page or a blank line."""
    end = start + 1
    while end < bound and lines[end].strip() and lines[end][:1] != PAGE:
        end += 1
    return list(range(start, end))
