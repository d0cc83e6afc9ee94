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
_SHORT = re.compile(r"(?<![\w-])(?=\w*[A-ZÀ-Ý]\w*[A-ZÀ-Ý])[A-Za-zÀ-ÿ]{3,40}(?![\w’'-])")
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
    return rewritten("mixed_capitals", lines, at, _capital)


def _capital(line: str) -> str:
    """`line` with its words in capitals; once one was mended, so are shorter ones that lost the same letters: ``EEn`` beside ``InVALLER``."""
    mended = _MIXED.sub(_in_capitals, line)
    if mended == line:
        return line
    lost = {sign for sign, other in zip(line, mended, strict=True) if sign != other}
    return _SHORT.sub(
        lambda found: found[0].upper() if {*filter(str.islower, found[0])} <= lost else found[0], mended
    )


def _in_capitals(found: re.Match[str]) -> str:
    word = found[0]
    small = sum(1 for sign in word if sign.islower())
    known = is_word(word) or is_compound(word)
    return word.upper() if known and small <= _MOST_SMALL * len(word) else word
