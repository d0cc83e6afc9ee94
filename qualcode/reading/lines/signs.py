"""The signs of a text by class, one byte each, so that numpy can look at all of them at once."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

Signs = NDArray[np.uint8]
Mask = NDArray[np.bool_]
Places = NDArray[np.intp]

BASIC_PLANE = 0x10000
"""Code points that UTF-16 writes as one."""

UPPER_LATIN, LOWER_LATIN, UPPER, LOWER, LETTER, DIGIT, SPACE, UNSEEN, OTHER = range(128, 137)
"""Classes of what is no ASCII, which stands for itself: ``À-Ý``, ``à-ÿ``, other letters, digits, white space
and signs that nobody sees."""
TIMES, DIVIDED, OPENING_QUOTE, CLOSING_QUOTE, DASH, ELLIPSIS, MARK = range(137, 144)
LIGATURE, UPPER_LIGATURE = range(144, 146)
LOOSE_ACCENT = 149
BROKEN_UPPER, BROKEN_LOWER, BROKEN = range(146, 149)
"""``ÂÃÅÄ``, ``â`` and ``¿``: what is left of other signs in a text that was decoded wrongly."""

_GIVEN = {
    TIMES: "×",
    DIVIDED: "÷",
    OPENING_QUOTE: "‘“",
    CLOSING_QUOTE: "’”",
    DASH: "–—",
    ELLIPSIS: "…",
    MARK: "•●▪■◦○‣∙·►▶➢➤✓✔❖",
    LIGATURE: "ﬀﬁﬂﬃﬄﬅﬆĳ",
    UPPER_LIGATURE: "Ĳ",
    BROKEN_UPPER: "ÂÃÅÄ",
    BROKEN_LOWER: "â",
    BROKEN: "¿",
    LOOSE_ACCENT: "¨´ˆ˜¸˝ˇ˚",
}
_NOBODY_SEES = "\u00ad\u200b-\u200f\u2010\u2011\u202a-\u202e\u2060-\u2064\ue000-\uf8ff\ufeff\ufffd\ufffe\x80-\x84\x86-\x9f"


def of(text: str) -> Signs:
    """The class of every code point of `text`."""
    if text.isascii():
        return np.frombuffer(text.encode(), np.uint8)
    codes = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
    if len(codes) != len(text):
        return _of_wide(text)
    found = codes.astype(np.uint8)
    odd = np.flatnonzero(codes > 127)
    found[odd] = _table()[codes[odd]]
    return found


def _of_wide(text: str) -> Signs:
    """The same of a text with signs beyond the basic plane, such as emoji."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    found: Signs = np.take(_table(), codes, mode="clip")
    wide = codes >= BASIC_PLANE
    found[wide] = _classes([chr(code) for code in codes[wide]])
    return found


def looked_up(signs: Signs, table: Mask) -> Mask:
    """``table[signs]``, some ten times as fast."""
    return np.frombuffer(signs.tobytes().translate(table.tobytes()), np.bool_)


def among(*members: int | str) -> Mask:
    """A table by which a sign is known to be one of `members`: ASCII signs in strings, and classes."""
    table = np.zeros(256, np.bool_)
    for member in members:
        table[[ord(sign) for sign in member] if isinstance(member, str) else member] = True
    return table


@cache
def _table() -> Signs:
    table = np.append(_classes([chr(code) for code in range(BASIC_PLANE)]), np.uint8(OTHER))
    table[:128] = range(128)
    first = 0
    for sign, following in zip(_NOBODY_SEES, _NOBODY_SEES[1:] + " ", strict=True):
        if following == "-":
            first = ord(sign)
        elif sign != "-":
            table[(first or ord(sign)) : ord(sign) + 1] = UNSEEN
            first = 0
    for kind, signs in _GIVEN.items():
        table[[ord(sign) for sign in signs]] = kind
    return table


def _classes(signs: Sequence[str]) -> Signs:
    """The class of each sign by what Unicode says of it."""
    found = np.full(len(signs), OTHER, np.uint8)
    latin = np.fromiter(("À" <= sign <= "ÿ" for sign in signs), np.bool_, len(signs))
    for kind, test in (
        (LETTER, str.isalnum),
        (LOWER, str.islower),
        (UPPER, str.isupper),
        (SPACE, str.isspace),
    ):
        found[np.fromiter(map(test, signs), np.bool_, len(signs))] = kind
    decimal = [unicodedata.category(sign) == "Nd" or sign.isdigit() for sign in signs]
    found[np.array(decimal, np.bool_)] = DIGIT
    found[latin & (found == LOWER)] = LOWER_LATIN
    found[latin & (found == UPPER)] = UPPER_LATIN
    return found
