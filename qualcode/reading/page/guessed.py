"""Spaces that pdfium guesses from the white between letters, where letters are set apart or a hyphen stands off its word."""

from __future__ import annotations

import itertools
import re
from statistics import median

from qualcode.reading.page.leading import Layer, letter_at
from qualcode.reading.page.letters import Letters

_SET_APART = re.compile(r"(?:(?<=\s)|^)(?:\S{1,2} \S{0,8}){3}")
_OFF_ITS_WORD = re.compile(r"[^\W\d_] [-‐\ufffe\x02]$")
_OTHER_HYPHENS = "‐\ufffe\x02"
_SHORT, _FEWEST, _MOSTLY = 2, 3, 0.4
_LONGEST, _DENSE = 120, 4
_APART, _BETWEEN_WORDS = 0.04, 0.15
"""White between letters that are set apart, and what more there is between words, as shares of their size."""


def closed(letters: Letters, layer: Layer) -> None:
    """Set right the spaces of those lines of `layer`, of a page of `letters`, whose letters are set apart.

    So ``Ee n d u n ne d e u r`` becomes ``Een dunne deur``, and ``gemid -`` at the end of a line ``gemid-``.
    """
    if not layer.starts:
        return
    lines = layer.lines
    dense = [at for at, line in enumerate(lines) if _DENSE * line.count(" ") > len(line)]
    for at in dense:
        if _looks_set_apart(lines[at]):
            lines[at] = _spaced(letters, lines[at], layer.starts[at])
    if " -" in letters.text or any(sign in letters.odd for sign in _OTHER_HYPHENS):
        for at, line in enumerate(lines):
            off = line[-2:-1] == " " and _OFF_ITS_WORD.search(line) is not None
            if off and letters.is_made_up(layer.starts[at] + len(line) - 2):
                lines[at] = line[:-2] + line[-1]


def _looks_set_apart(line: str) -> bool:
    if len(line) > _LONGEST or any(sign.isdigit() for sign in line):
        return False
    words = line.split()
    short = sum(1 for word in words if len(word) <= _SHORT)
    return len(words) >= _FEWEST and short >= _MOSTLY * len(words) and _SET_APART.search(line) is not None


def _spaced(letters: Letters, line: str, start: int) -> str:
    """`line` with a space where the white is wider than that between all its letters; as it is where that is not wide."""
    places = [place for place, sign in enumerate(line) if not sign.isspace()]
    boxes = [letters.room(start + place) for place in places]
    if any(box is None for box in boxes):
        return line
    known = [box for box in boxes if box is not None]
    gaps = [other[0] - one[1] for one, other in itertools.pairwise(known)]
    size = letters.size(start + letter_at(line, 0))
    usual = median(gaps)
    if usual < _APART * size or min(gaps) < 0:
        return line
    signs = [line[places[0]]]
    for place, gap in zip(places[1:], gaps, strict=True):
        signs.append(f" {line[place]}" if gap > usual + _BETWEEN_WORDS * size else line[place])
    return "".join(signs)
