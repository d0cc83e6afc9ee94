"""One look over the signs of some lines: the places where something stands that reading may have to do with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import IntFlag
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qualcode.reading.lines import signs as classes
from qualcode.reading.lines.signs import Mask, Places, Signs, among
from qualcode.reading.words.labels import LONGEST

Columns = dict[str, NDArray[Any]]

CAPITALS = among(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    classes.UPPER_LATIN,
    classes.UPPER,
    classes.UPPER_LIGATURE,
    classes.BROKEN_UPPER,
)
SMALLS = among(
    "abcdefghijklmnopqrstuvwxyz", classes.LOWER_LATIN, classes.LOWER, classes.LIGATURE, classes.BROKEN_LOWER
)
LETTERS = CAPITALS | SMALLS | among(classes.LETTER)
ASCII_DIGITS = among("0123456789")
DIGITS = ASCII_DIGITS | among(classes.DIGIT)
"""What Python calls upper, lower, alphanumeric but no digit, and a digit."""
_BEYOND = 6 * "\n"
"""The end of the last line, and an even number more: who looks around a place finds line ends at both ends of the text."""
_WHITE = among("\t\x0b\f\r\x1c\x1d\x1e\x1f ", classes.SPACE)
_DEEPEST = 16
NEAR = LONGEST + 40
PAIR_NEAR = 60
"""Signs within which the colon, or another sign, stands that parts a label from the words."""
_IN_LABEL = LETTERS | DIGITS | among("_ '.-\t\x0b\f\r\x1c\x1d\x1e\x1f", classes.CLOSING_QUOTE, classes.SPACE)
"""The signs of a label, and white, which may stand before what parts it from the words."""
_PARTS_LABEL = among("\t-.>=|);", classes.DASH)
_MOST_SPACES = 4
"""Within a label of four words and before what parts it from the words."""
_EDGE = 8
"""Signs at the beginning and end of a line in which the number of a page stands."""
_SHORT_FORMS = [[ord(letter) for letter in form] for form in ("Int", "Res", "Dln")]
_OPENS_CODE = among("IRPMVDS")
_OPENS_OTHERWISE = among("[({<#", classes.DIGIT)
_CLOCK = np.frombuffer(b"[\0\0:\0\0:\0\0] ", np.uint8)
"""How a line opens with a time; where a digit stands, 0."""
_WORTH = np.array((36000, 3600, 600, 60, 10, 1), np.float64)
WESTERN_CAPITALS = among(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ", classes.UPPER_LATIN, classes.BROKEN_UPPER, classes.TIMES
)
WESTERN_SMALLS = among(
    "abcdefghijklmnopqrstuvwxyz", classes.LOWER_LATIN, classes.BROKEN_LOWER, classes.DIVIDED
)


class Has(IntFlag):
    """What a line may hold: the flag is set wherever the thing is, and hardly anywhere else."""

    DIGIT = 1
    TAB = 2
    ODD_SPACE = 4
    """White space that is no space, no tab and no mark of a page or note."""
    STRANGE = 8
    """A sign that nobody sees, or a space or hyphen of another kind."""
    LIGATURE = 16
    """Letters that are one sign, or an accent that is one apart from its letter."""
    BROKEN = 32
    """What is left of a sign that was decoded wrongly."""
    FEED = 64
    PERCENT = 128
    WIDE_SPACE = 1 << 8
    ADDRESS = 1 << 9
    GLUED_DIGIT = 1 << 10
    CAMEL = 1 << 11
    TIGHT = 1 << 12
    """A stop with a capital against it."""
    SHORT_WORDS = 1 << 13
    """Three words in a row of one or two letters."""
    DOUBLED = 1 << 14
    """Every sign stands an even number of times."""
    ACRONYM = 1 << 15
    LOOSE_QUOTE = 1 << 16
    """A space behind an opening quotation mark or bracket, or before a closing one or a comma."""


_ALONE = np.zeros(256, np.uint8)
for _flag, _members in (
    (Has.DIGIT, DIGITS),
    (Has.TAB, among("\t")),
    (Has.ODD_SPACE, among("\x0b\r\x1c\x1e\x1f", classes.SPACE)),
    (Has.STRANGE, among("".join(map(chr, (*range(9), *range(14, 29), 30, 31, 127))), classes.UNSEEN, classes.SPACE)),
    (Has.LIGATURE, among(classes.LIGATURE, classes.UPPER_LIGATURE, classes.LOOSE_ACCENT)),
    (Has.FEED, among("\f")),
    (Has.PERCENT, among("%")),
    (Has.BROKEN, among(classes.BROKEN, classes.BROKEN_UPPER, classes.BROKEN_LOWER)),
):  # fmt: skip
    _ALONE[_members] |= np.uint8(_flag)


class Look:
    """Some lines, their signs, and where in them things stand."""

    def __init__(self, lines: Sequence[str], length: NDArray[np.int32]) -> None:
        self.count = len(lines)
        self.length = length
        self.ends: Places = np.cumsum(self.length + 1, dtype=np.intp) - 1
        self.starts: Places = self.ends - self.length
        self.signs: Signs = classes.of("\n".join([*lines, _BEYOND]) if lines else "")

    @cached_property
    def white(self) -> Mask:
        """Which signs are white space within a line."""
        return classes.looked_up(self.signs, _WHITE)

    @cached_property
    def blanks(self) -> Places:
        """Where spaces stand."""
        return np.flatnonzero(self.signs == 32)

    @cached_property
    def digits(self) -> Places:
        """Where digits stand."""
        return np.flatnonzero((self.signs - np.uint8(48) < 10) | (self.signs == classes.DIGIT))

    @cached_property
    def capitals(self) -> Places:
        """Where capital letters of the West stand."""
        places = np.flatnonzero((self.signs - np.uint8(65) < 26) | (self.signs >= 128))
        return places[WESTERN_CAPITALS[self.signs[places]]]

    @cached_property
    def written(self) -> tuple[Places, Places]:
        """Where in each line the first sign stands that is no white space, and the place after the last; equal in a blank."""
        signs, starts, ends = self.signs, self.starts, self.ends
        left, right = starts.copy(), ends.copy()
        for _ in range(_DEEPEST):
            going = _WHITE[signs[left]]
            if not going.any():
                break
            left += going
        else:
            inked = np.append(np.flatnonzero(~self.white), len(signs))
            left = np.minimum(inked[np.searchsorted(inked, starts)], ends)
        for _ in range(_DEEPEST):
            going = _WHITE[signs[right - 1]] & (right > left)
            if not going.any():
                return left, right
            right -= going
        inked = np.append(-1, np.flatnonzero(~self.white))
        return left, np.maximum(inked[np.searchsorted(inked, ends) - 1] + 1, left)

    def line_of(self, places: Places) -> Places:
        """The line in which each of `places` is."""
        return np.searchsorted(self.starts, places, "right") - 1

    def lines_near(self, places: Places, since: Places, reach: int) -> Mask:
        """Lines that hold one of `places` less than `reach` signs behind their place in `since`."""
        line = self.line_of(places)
        found = np.zeros(self.count, np.bool_)
        found[line[places - since[line] < reach]] = True
        return found


def _edges(look: Look) -> Columns:
    left, right = look.written
    blank, signs = left >= right, look.signs
    if not look.count:
        first = last = lead = tail = signs.copy()
    else:
        first, last, lead, tail = signs[look.starts], signs[look.ends - 1], signs[left], signs[right - 1]
    first[look.length == 0], last[look.length == 0], lead[blank], tail[blank] = 0, 0, 0, 0
    left, right = np.where(blank, 0, left - look.starts), np.where(blank, 0, right - look.starts)
    return {
        "length": look.length, "left": left.astype(np.int32), "right": right.astype(np.int32),
        "first": first, "last": last, "lead": lead, "tail": tail,
    }  # fmt: skip


def _spaces(look: Look) -> Columns:
    seen = np.append(np.searchsorted(look.blanks, look.starts), len(look.blanks))
    return {"spaces": np.diff(seen).astype(np.int32)}


def _colon(look: Look) -> Columns:
    return {"colon": look.lines_near(np.flatnonzero(look.signs == 58), look.starts, NEAR)}


def _numbered(look: Look) -> Columns:
    line = look.line_of(look.digits)
    near = (look.digits - look.starts[line] < _EDGE) | (look.ends[line] - look.digits <= _EDGE)
    found = np.zeros(look.count, np.bool_)
    found[line[near]] = True
    return {"numbered": found}


def _clock(look: Look) -> Columns:
    """The seconds in lines that open as ``[00:01:10] `` does."""
    found = np.full(look.count, -1.0)
    lines = np.flatnonzero((look.length >= len(_CLOCK)) & (look.signs[look.starts] == _CLOCK[0]))
    opening = look.signs[look.starts[lines, np.newaxis] + np.arange(len(_CLOCK))]
    digits = opening[:, _CLOCK == 0] - np.uint8(48)
    told = (digits < 10).all(axis=1) & (opening[:, _CLOCK != 0] == _CLOCK[_CLOCK != 0]).all(axis=1)
    found[lines[told]] = digits[told] @ _WORTH
    return {"clock": found}


def _separator(look: Look) -> Columns:
    """Lines with a tab, dash, stop or the like where a label could end.

    Before it stand no more than four words, and no sign that no label has, where a line opens with a letter; `words`
    counts the spaces, of which one may stand before any sign but a stop. ``Int 3``
    and ``R2`` need no more than white behind them. Any other line opens with a bracket or a time, and a time has a colon.
    """
    signs, white = look.signs, look.white
    left, right = look.written
    marks = np.flatnonzero(classes.looked_up(signs, _PARTS_LABEL))
    mark = signs[marks]
    pairs = marks[((mark == 45) | (mark == classes.DASH) | (mark == 46)) & white[marks + 1]]
    drawn = marks[((mark == 62) | (mark == 61) | (mark == 124)) & white[marks - 1] & white[marks + 1]] - 1
    alone = marks[(mark == 9) | (mark == 62) | (mark == 41) | (mark == 59)]
    wide = look.blanks[:-1][np.diff(look.blanks) == 1]
    digits = look.digits[white[look.digits + 1]]
    places = np.concatenate((pairs, drawn, alone, wide, digits))
    line = look.line_of(places)
    since = left[line]
    one, two, three = (signs[np.minimum(left + step, len(signs) - 1)] for step in range(3))
    short = np.zeros(look.count, np.bool_)
    for first, second, third in _SHORT_FORMS:
        short |= (one == first) & (two == second) & (three == third)
    lettered = LETTERS[one] & ~short & ~(_OPENS_CODE[one] & DIGITS[two])
    words = np.searchsorted(look.blanks, places) - np.searchsorted(look.blanks, left)[line]
    words += signs[places] == 46
    others = np.append(np.flatnonzero(classes.looked_up(signs, ~_IN_LABEL)), len(signs))
    within = (words <= _MOST_SPACES) & (places <= others[np.searchsorted(others, left)][line])
    within &= places < right[line] - 1
    within[len(places) - len(digits) :] = False
    opens = LETTERS[one] | _OPENS_OTHERWISE[one]
    opens |= ASCII_DIGITS[one] & look.lines_near(np.flatnonzero(signs == 58), left, NEAR)
    short[line[(places - since < PAIR_NEAR) & np.where(lettered[line], within, opens[line])]] = True
    return {"separator": short}


def _signs(look: Look) -> Columns:
    if not look.count:
        return {"signs": look.signs}
    bits = np.frombuffer(look.signs.tobytes().translate(_ALONE.tobytes()), np.uint8)
    return {"signs": np.bitwise_or.reduceat(bits, look.starts)}


GROUPS: dict[str, Callable[[Look], Columns]] = {
    "edges": _edges,
    "spaces": _spaces,
    "colon": _colon,
    "numbered": _numbered,
    "clock": _clock,
    "separator": _separator,
    "signs": _signs,
}
"""What makes the columns of each group of traits but that of damage."""
