"""Where in some lines stands what a repair may have to mend."""

from __future__ import annotations

from functools import cache

import numpy as np

from qualcode.reading.lines import signs as classes
from qualcode.reading.lines.looks import DIGITS, WESTERN_CAPITALS, WESTERN_SMALLS, Columns, Has, Look
from qualcode.reading.lines.signs import Mask, Places, among, looked_up
from qualcode.reading.words import acronyms

_STOP = among(".,;:?!", classes.CLOSING_QUOTE, ")")
_BEARS_NOTE = WESTERN_SMALLS | WESTERN_CAPITALS | among(classes.CLOSING_QUOTE, ")]%")
_IN_WORD = among("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")
_CANCELLED = among(*(chr(10 ^ a ^ b ^ c) for a in (0, 32) for b in (0, 9) for c in (0, 12)))
"""What is left of a line whose signs cancel each other out: its end, and blanks that need not."""


def damage(look: Look) -> Columns:
    """Of each line the flags of `Has` above the lowest eight, as the column ``damage``."""
    found = np.zeros(look.count, np.uint16)
    if look.count:
        for flag, places in (
            (Has.WIDE_SPACE, look.blanks[:-1][np.diff(look.blanks) == 1]),
            (Has.ADDRESS, _addresses(look)),
            (Has.GLUED_DIGIT, _glued_digits(look)),
            (Has.CAMEL, _camels(look)),
            (Has.TIGHT, _tight(look)),
            (Has.SHORT_WORDS, _short_words(look)),
            (Has.ACRONYM, _acronyms(look)),
            (Has.LOOSE_QUOTE, _loose(look)),
        ):
            found[look.line_of(places)] |= np.uint16(flag >> 8)
        cancelled = _CANCELLED[np.bitwise_xor.reduceat(look.signs, look.starts)]
        found[cancelled & (look.length > 0)] |= np.uint16(Has.DOUBLED >> 8)
    return {"damage": found}


_OPENS, _CLOSES = among("(", classes.OPENING_QUOTE), among("),", classes.CLOSING_QUOTE)


def _loose(look: Look) -> Places:
    before, behind = look.signs[look.blanks - 1], look.signs[look.blanks + 1]
    return look.blanks[_OPENS[before] | _CLOSES[behind]]


def _addresses(look: Look) -> Places:
    three, double = look.signs == 119, look.signs == 116
    twice = np.flatnonzero(double[:-1] & double[1:])
    return np.concatenate(
        (np.flatnonzero(three[:-2] & three[1:-1] & three[2:]), twice[look.signs[twice + 2] == 112])
    )


def _glued_digits(look: Look) -> Places:
    """Digits behind a word and its stop, or behind a year and its stop."""
    at, signs = look.digits, look.signs
    one, two = signs[at - 1], signs[at - 2]
    word = _BEARS_NOTE[one] | (_STOP[one] & _BEARS_NOTE[two])
    year = _STOP[one]
    for back in (3, 4, 5):
        year = year & DIGITS[signs[at - back]]
    return at[word | year]


def _camels(look: Look) -> Places:
    at, signs = look.capitals, look.signs
    return at[WESTERN_SMALLS[signs[at - 1]] & WESTERN_SMALLS[signs[at - 2]] & WESTERN_SMALLS[signs[at + 1]]]


def _tight(look: Look) -> Places:
    at, signs = look.capitals, look.signs
    one, two = signs[at - 1], signs[at - 2]
    found: Places = at[((one == 46) | (one == 59)) & ((two == 41) | WESTERN_SMALLS[two])]
    return found


def _short_words(look: Look) -> Places:
    blanks = look.blanks
    if (look.signs == classes.SPACE).any():
        blanks = np.flatnonzero((look.signs == 32) | (look.signs == classes.SPACE))
    gaps = np.diff(blanks)
    short = (gaps == 2) | (gaps == 3)
    at = np.flatnonzero(short[:-2] & short[1:-1] & short[2:])
    found: Places = blanks[at]
    within: Places = found[look.line_of(found) == look.line_of(blanks[at + 3])]
    return within


def _acronyms(look: Look) -> Places:
    """Words of three or four small letters that begin as an acronym does."""
    signs = np.append(np.uint8(10), look.signs)
    small: Mask = signs - np.uint8(97) < 26
    apart = looked_up(signs, ~_IN_WORD)
    ends = apart[4:-1] | (small[4:-1] & apart[5:])
    at = np.flatnonzero(apart[:-5] & small[1:-4] & small[2:-3] & small[3:-2] & ends)
    one, two, three = ((signs[at + step] & 31).astype(np.intp) for step in (1, 2, 3))
    return at[_openings()[(one << 10) + (two << 5) + three]]


@cache
def _openings() -> Mask:
    """Of every three small letters, five bits each, whether an acronym begins with them."""
    table = np.zeros(1 << 15, np.bool_)
    for word in acronyms():
        one, two, three = (ord(letter) & 31 for letter in list(word[:3]))
        table[(one << 10) + (two << 5) + three] = True
    return table
