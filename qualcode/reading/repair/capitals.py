"""Titles in capitals of which a font gave some letters back small: ``COnCLUSIES``."""

from __future__ import annotations

import re

from qualcode.model import Repair
from qualcode.reading.lines import Lines
from qualcode.reading.lines.signs import UPPER_LATIN, among
from qualcode.reading.lines.traits import where
from qualcode.reading.repair.steps import rewritten
from qualcode.reading.words.lexicon import is_compound, is_word

_LONGEST = 90
_CAPITAL = among("ABCDEFGHIJKLMNOPQRSTUVWXYZ", UPPER_LATIN)
_MIXED = re.compile(r"(?<![\w-])(?=[A-ZÀ-Ý]*[a-zà-ÿ]{1,2}[A-ZÀ-Ý]{2})[A-ZÀ-Ý][A-Za-zÀ-ÿ]{5,40}(?![\w’'-])")
_MOST_SMALL = 0.4
"""Share of the letters of a word that may have come out small."""


def mixed_capitals(lines: Lines) -> tuple[Lines, Repair]:
    """In a short line a Dutch word in capitals of which some letters came out small gets those back: ``COnCLUSIES``."""
    traits = lines.traits
    at = [
        index
        for index in where(_CAPITAL[traits.lead] & (traits.length <= _LONGEST) & (traits.length > 5))
        if any(sign.isupper() for sign in lines[index].lstrip()[1:4])
    ]
    return rewritten("mixed_capitals", lines, at, lambda line: _MIXED.sub(_in_capitals, line))


def _in_capitals(found: re.Match[str]) -> str:
    word = found[0]
    small = sum(1 for sign in word if sign.islower())
    known = is_word(word) or is_compound(word)
    return word.upper() if known and small <= _MOST_SMALL * len(word) else word
