"""Accents that stand before their letter, as TeX sets them in a PDF: ``ge¨ınvesteerd``, ``´e´en``, ``premi`ere``."""

from __future__ import annotations

import re
import unicodedata

from qualcode.model import Repair
from qualcode.reading.lines import Lines
from qualcode.reading.lines.looks import Has
from qualcode.reading.repair.steps import rewritten
from qualcode.reading.words.lexicon import dutch

_COMBINING = {
    "¨": "\u0308",
    "´": "\u0301",
    "`": "\u0300",
    "ˆ": "\u0302",
    "˜": "\u0303",
    "¸": "\u0327",
    "˝": "\u030b",
    "ˇ": "\u030c",
    "˚": "\u030a",
}
_DOTLESS = {"ı": "i", "ȷ": "j"}
_SIGNS = "".join(_COMBINING)
_WORD = re.compile(rf"(?<![^\W\d_])[^\W\d_{_SIGNS}]*(?:[{_SIGNS}](?! )[^\W\d_{_SIGNS}]+)+")
_LOOSE = re.compile(rf"([{_SIGNS}])([^\W\d_{_SIGNS}])")
_QUOTES = "´`"
"""What some type for an apostrophe or a quotation mark as well: ``foto´s``, ``´goed´``."""
_VOWELS = frozenset("aeiouıAEIOU")


def accents(lines: Lines) -> tuple[Lines, Repair]:
    """Accents are put on the letter behind them: ``spati¨ering`` becomes ``spatiëring``.

    An acute or grave one, with which some quote, goes only on a vowel, and at the head of a word only where the word is better known with it.
    """
    at = lines.where(Has.LIGATURE)
    if not any(sign in lines[index] for index in at for sign in _SIGNS):
        return lines, Repair("accents", 0)
    grave = [index for index, line in enumerate(lines) if "`" in line]
    return rewritten("accents", lines, sorted({*at, *grave}), lambda line: _WORD.sub(_composed, line))


def _composed(found: re.Match[str]) -> str:
    """A word with its accents in their place; as it stands where they would make none."""
    word = found[0]
    parts = _LOOSE.findall(word)
    if any(sign in _QUOTES and letter not in _VOWELS for sign, letter in parts):
        return word
    composed = _LOOSE.sub(_with_accent, word)
    quoted = len(parts) == 1 and word[0] in _QUOTES
    if quoted and not dutch().get(composed.casefold(), 0.0) > dutch().get(word[1:].casefold(), 0.0):
        return word
    return composed


def _with_accent(found: re.Match[str]) -> str:
    """The one letter that an accent and the letter behind it make; both where there is none."""
    sign, letter = found.groups()
    whole = unicodedata.normalize("NFC", _DOTLESS.get(letter, letter) + _COMBINING[sign])
    return whole if len(whole) == 1 else found[0]
