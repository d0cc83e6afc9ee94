"""The words of some lines as numbers: made once, and kept while lines are changed or dropped.

A word's number is a polynomial in its folded letters modulo 2**64 (Karp and Rabin 1987), so that the number of two
words written as one follows from theirs. Different words share a number with a chance of some 10**-13 in a text of a
million words.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from operator import mul

import numpy as np
from numpy.typing import NDArray

from qualcode.reading.lines import signs as classes
from qualcode.reading.lines.signs import BASIC_PLANE, Mask, Places, among
from qualcode.reading.lines.traits import portions

Numbers = NDArray[np.uint64]
Sizes = NDArray[np.int32]

HYPHEN, APOSTROPHE, QUOTE, SPACE, _LINE_END = 45, 39, 0x2019, 32, 10
_DIGITS = among("0123456789", classes.DIGIT)
_BASE = 0x9E3779B97F4A7C15
_WORD = 1 << 64
_INVERSE = pow(_BASE, -1, _WORD)
_FIRST_POWERS = [pow(_BASE, exponent, _WORD) for exponent in range(64)]
_AT_ONCE = 1 << 16
"""Signs looked at together: the number of each sign stays in the processor's cache."""


class Tokens:
    """Every run of letters of some lines, in order.

    Attributes
    ----------
    numbers, sizes : number and count of letters of each.
    joints : the one sign between each and the next of its line, where that is a space, hyphen or apostrophe; else 0.
    counts : how many there are in each line.
    """

    __slots__ = ("counts", "joints", "numbers", "sizes")

    def __init__(self, numbers: Numbers, sizes: Sizes, joints: NDArray[np.uint16], counts: Places) -> None:
        self.numbers, self.sizes, self.joints, self.counts = numbers, sizes, joints, counts

    @property
    def line_of(self) -> Places:
        """The line of each."""
        return np.repeat(np.arange(len(self.counts)), self.counts)

    def of(self, kept: slice | Mask) -> Tokens:
        """Those of the lines that are `kept`."""
        lines = np.zeros(len(self.counts), np.bool_)
        lines[kept] = True
        inside = np.repeat(lines, self.counts)
        return Tokens(self.numbers[inside], self.sizes[inside], self.joints[inside], self.counts[kept])

    def put(self, at: Sequence[int], lines: Sequence[str]) -> Tokens:
        """The same with `lines` put in the place of those `at` the given indices, which are in order."""
        places, new = np.array(at, np.intp), tokens_of(lines)
        changed = np.zeros(len(self.counts), np.bool_)
        changed[places] = True
        counts = self.counts.copy()
        counts[places] = new.counts
        stay, fresh = ~np.repeat(changed, self.counts), np.repeat(changed, counts)
        numbers, sizes, joints = (
            np.empty(len(fresh), column.dtype) for column in (self.numbers, self.sizes, self.joints)
        )
        numbers[fresh], sizes[fresh], joints[fresh] = new.numbers, new.sizes, new.joints
        fresh = ~fresh
        numbers[fresh], sizes[fresh], joints[fresh] = self.numbers[stay], self.sizes[stay], self.joints[stay]
        return Tokens(numbers, sizes, joints, counts)

    def joined(self, *joints: int) -> tuple[Numbers, Sizes, Places]:
        """Number, length and line of every word, within which some `joints` may stand."""
        behind = np.zeros(len(self.joints), np.bool_)
        for joint in joints:
            behind |= self.joints == joint
        on = np.append(False, behind[:-1])[: len(behind)]
        at = np.flatnonzero(on | behind)
        if not len(at):
            return self.numbers, self.sizes, self.line_of
        numbers, sizes = self.numbers.copy(), self.sizes.copy()
        first = np.flatnonzero(~on[at])
        numbers[at[first]], sizes[at[first]] = _as_one(
            numbers[at], sizes[at].astype(np.intp), self.joints[at], first
        )
        return numbers[~on], sizes[~on], self.line_of[~on]


def _as_one(
    numbers: Numbers, sizes: Places, joints: NDArray[np.uint16], first: Places
) -> tuple[Numbers, Places]:
    """Number and length of the words of which the parts are given, with the joint behind each, and the places of the first parts."""
    reach = np.cumsum(sizes + 1) - sizes - 1
    offsets = reach - np.repeat(reach[first], np.diff(np.append(first, len(reach))))
    last = np.append(first[1:], len(reach)) - 1
    behind = joints.astype(np.uint64)
    behind[last] = 0
    places = powers(int((offsets + sizes).max()) + 1)
    worth = numbers * places[offsets] + behind * places[offsets + sizes]
    return np.add.reduceat(worth, first), offsets[last] + sizes[last]


def tokens_of(lines: Sequence[str]) -> Tokens:
    """The words of `lines`."""
    parts = [_tokens_of(part) for part, _ in portions(lines, _AT_ONCE)]
    return Tokens(
        **{name: np.concatenate([getattr(part, name) for part in parts]) for name in Tokens.__slots__}
    )


def _tokens_of(lines: Sequence[str]) -> Tokens:
    codes = _coded(lines)
    folded = _folded(codes, _letters())
    starts, ends = _runs(folded != 0)
    breaks = np.flatnonzero(codes == 10) if lines else np.zeros(0, np.intp)
    counts = np.diff(np.searchsorted(starts, breaks), prepend=0)
    between = codes[ends].astype(np.uint16)
    alone = np.append(starts[1:] - ends[:-1] == 1, False)[: len(starts)]
    joint = (between == SPACE) | (between == HYPHEN) | (between == APOSTROPHE) | (between == QUOTE)
    between[~(alone & joint)] = 0
    return Tokens(_numbers(folded, starts), (ends - starts).astype(np.int32), between, counts)


def number_of(word: str) -> int:
    """The number of a word, which may hold joints."""
    signs = word.casefold()
    places: list[int] = _FIRST_POWERS if len(signs) <= len(_FIRST_POWERS) else powers(len(signs)).tolist()
    total: int = sum(map(mul, map(ord, signs), places))
    return total % _WORD


def letters_of(lines: Sequence[str]) -> list[str]:
    """Of each line, none of which holds a line end, its letters and digits alone, in small letters."""
    codes = _coded(lines)
    if codes.itemsize > _plain_signs().itemsize:
        return ["".join(filter(str.isalnum, line.casefold())) for line in lines]
    plain = _plain_signs()[codes]
    text: str = plain[plain != 0].tobytes().decode("utf-16-le")
    return text.split("\n")[: len(lines)]


def numbers_of(words: Collection[str]) -> Numbers:
    """The number of each of `words`, which hold no line end and are not empty."""
    found = [np.zeros(0, np.uint64)]
    for part, _ in portions(list(words)):
        codes = _coded(part)
        folded = _folded(codes, _folds()[0])
        folded = np.where((folded == 0) & (codes != 10), codes, folded).astype(np.uint64)
        found.append(_numbers(folded, _runs(codes != 10)[0]))
    return np.concatenate(found)


def _numbers(folded: Numbers, starts: Places) -> Numbers:
    """The number of each run of letters, of which the first stand at `starts`; what stands between the runs is 0."""
    if not len(starts):
        return np.zeros(0, np.uint64)
    size = len(folded)
    sums: Numbers = np.add.reduceat(folded * powers(size), starts)
    return sums * powers(size, _INVERSE)[starts]


def _coded(lines: Sequence[str]) -> NDArray[np.unsignedinteger]:
    """The code points of `lines`, each with its end; in small letters where a letter becomes two, as ``ß`` does."""
    codes = codes_of("\n".join(lines) + "\n")
    odd = codes[codes > 127]
    if len(odd) and np.take(_folds()[1], odd, mode="clip").any():
        codes = codes_of("\n".join(line.casefold() for line in lines) + "\n")
    return codes


def _folded(codes: NDArray[np.unsignedinteger], table: NDArray[np.uint32]) -> Numbers:
    """What `table` has for each sign; few are no ASCII, so those are looked up one by one."""
    ascii_of = table[:128].astype(np.uint8).tobytes().ljust(256, b"\0")
    folded = np.frombuffer(codes.astype(np.uint8).tobytes().translate(ascii_of), np.uint8).astype(np.uint64)
    odd = np.flatnonzero(codes > 127)
    folded[odd] = np.take(table, codes[odd], mode="clip")
    for at in odd[codes[odd] >= BASIC_PLANE].tolist():
        folded[at] = codes[at] if is_letter(chr(codes[at])) else 0
    return folded


def _runs(mask: NDArray[np.bool_]) -> tuple[Places, Places]:
    """Begin and end of each run of true; the last is false."""
    bounds = np.flatnonzero(mask[1:] != mask[:-1]) + 1
    if len(mask) and mask[0]:
        bounds = np.append(0, bounds)
    return bounds[::2], bounds[1::2]


def powers(size: int, base: int = _BASE) -> Numbers:
    """``base ** n`` modulo 2**64 for every n below `size`."""
    return _allpowers(1 << max(0, size - 1).bit_length(), base)[:size]


@lru_cache(maxsize=4)
def _allpowers(size: int, base: int) -> Numbers:
    powers = np.full(size, base, np.uint64)
    powers[0] = 1
    return np.cumprod(powers, dtype=np.uint64)


def is_letter(sign: str) -> bool:
    """Whether words are made of `sign`, as they are of letters and of signs such as ``½``."""
    return sign.isalnum() and not sign.isdecimal()


def codes_of(text: str) -> NDArray[np.unsignedinteger]:
    """The code points of `text`, as narrow as they can be: UTF-16 is made ten times as fast as UTF-32."""
    if text.isascii():
        return np.frombuffer(text.encode(), np.uint8)
    codes = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
    if len(codes) == len(text):
        return codes
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


@cache
def _plain_signs() -> NDArray[np.uint16]:
    """The small letter of every letter, digits and the line end themselves, 0 for other signs."""
    every = np.arange(BASIC_PLANE, dtype=np.uint16)
    digits = _DIGITS[classes.of("".join(map(chr, range(BASIC_PLANE))))]
    plain: NDArray[np.uint16] = np.where(digits, every, _folds()[0][:BASIC_PLANE].astype(np.uint16))
    plain[[HYPHEN, APOSTROPHE, QUOTE]] = 0
    plain[_LINE_END] = _LINE_END
    return plain


@cache
def _letters() -> NDArray[np.uint32]:
    """The small letter of every letter, 0 for other signs."""
    table = _folds()[0].copy()
    table[[HYPHEN, APOSTROPHE, QUOTE]] = 0
    return table


@cache
def _folds() -> tuple[NDArray[np.uint32], NDArray[np.bool_]]:
    """The small letter of every letter and joint, 0 for other signs; and which letters become two, as ``ß`` does."""
    signs = [chr(code) for code in range(BASIC_PLANE)]
    folded = [sign.casefold() for sign in signs]
    grows = np.fromiter((len(small) > 1 for small in folded), np.bool_, BASIC_PLANE)
    letters = [sign in "-'’" or is_letter(sign) for sign in signs]
    table = np.where(letters, [ord(small[0]) for small in folded], 0).astype(np.uint32)
    return np.append(table, np.uint32(0)), np.append(grows, True)
