"""The words of a text as numbers, so that they are counted, and put together two by two, without a string for each.

A word's number is a polynomial in its folded letters modulo 2**64 (Karp and Rabin 1987): sums over the whole text
give the number of every stretch at once, and that of two words written as one follows from theirs. Different words
share a number with a chance of some 10**-13 in a text of a million words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from operator import mul

import numpy as np
from numpy.typing import NDArray

from qualcode.reading.signs import Mask
from qualcode.reading.traits import portions

Numbers = NDArray[np.uint64]
Places = NDArray[np.intp]

_BASE = 0x9E3779B97F4A7C15
_WORD = 1 << 64
_INVERSE = pow(_BASE, -1, _WORD)
_FIRST_POWERS = [pow(_BASE, exponent, _WORD) for exponent in range(64)]
_WIDEST = 0x10000
_SPARSE = 22
_HEAD, _TAIL = (2, 6), 3
COMMON = 1e-7
"""Share of all words above which the first of two parts is a word in its own right."""


def number_of(word: str) -> int:
    """The number of a word."""
    signs = word.casefold()
    powers: list[int] = _FIRST_POWERS if len(signs) <= len(_FIRST_POWERS) else _powers(len(signs)).tolist()
    total: int = sum(map(mul, map(ord, signs), powers))
    return total % _WORD


class Vocabulary:
    """How often each word stands within a line; words cut at a line's end are left out.

    A word is a run of letters, in which single hyphens and apostrophes may stand between letters.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._counts: dict[int, int] = {}
        self._add(lines)

    def changed(self, old: Sequence[str], new: Sequence[str] = ()) -> Vocabulary:
        """These words without those of the lines `old`, and with those of the lines `new`."""
        changed = Vocabulary(())
        changed._counts = dict(self._counts)
        changed._add(old, -1)
        changed._add(new)
        return changed

    def _add(self, lines: Sequence[str], times: int = 1) -> None:
        for part in portions(lines):
            found, often = np.unique(_Numbered(part).words(), return_counts=True)
            for word, count in zip(found.tolist(), often.tolist(), strict=True):
                self._counts[word] = self._counts.get(word, 0) + times * count

    def __getitem__(self, word: str) -> int:
        return self._counts.get(number_of(word), 0)


def pairs_that_make_a_word(lines: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Every two neighbours, two to six letters and three or more, that Dutch knows as one word, with the line they are in."""
    first = 0
    for part in portions(lines):
        for line, head, tail in _Numbered(part, as_is=True).pairs():
            yield first + line, head, tail
        first += len(part)


def words_in_order(lines: Sequence[str], cut: Mask, written: Mask) -> tuple[Numbers, Places]:
    """The number of every word, and the line on which it begins.

    Only hyphens stand within a word. The last word above the first of a line is one with it where the nearest `written`
    line above is `cut`, which is to say that it ends with a hyphen.
    """
    found = [(np.zeros(0, np.uint64), np.zeros(0, np.intp), np.zeros(0, np.intp))]
    first = 0
    for part in portions(lines):
        numbers, sizes, line_of = _Numbered(part).hyphenated()
        found.append((numbers, sizes, first + line_of))
        first += len(part)
    numbers, sizes, line_of = (np.concatenate(columns) for columns in zip(*found, strict=True))
    if not len(numbers) or not cut.any():
        return numbers, line_of
    above = np.append(-1, np.maximum.accumulate(np.where(written, np.arange(len(cut)), -1))[:-1])
    goes_on = np.append(False, line_of[1:] != line_of[:-1]) & (above >= 0)[line_of] & cut[above[line_of]]
    starts = np.flatnonzero(~goes_on)
    reach = np.cumsum(sizes) - sizes
    offset = reach - np.repeat(reach[starts], np.diff(np.append(starts, len(numbers))))
    whole: Numbers = np.add.reduceat(numbers * _powers(int(offset.max()) + 1)[offset], starts)
    return whole, line_of[starts]


class _Numbered:
    """Some lines, the letters in them, and sums by which a stretch becomes a number."""

    def __init__(self, lines: Sequence[str], *, as_is: bool = False) -> None:
        self.text = "\n".join(lines) + "\n"
        self.codes = _codes(self.text)
        odd = self.codes[self.codes > 127]
        if not as_is and np.take(_folds()[1], odd, mode="clip").any():
            self.text = "\n".join(line.casefold() for line in lines) + "\n"
            self.codes = _codes(self.text)
        self.folded = _folded(self.codes)
        self.joints = (self.codes == 45) | (self.codes == 39) | (self.codes == 0x2019)
        self.letters = (self.folded != 0) & ~self.joints

    def words(self) -> Numbers:
        """The number of every word but those cut at the end of a line."""
        letters = self.letters
        inner = self.joints[1:-1] & letters[:-2] & letters[2:]
        within = letters.copy()
        within[1:-1] |= inner
        starts, ends = _runs(within)
        return self._numbers(starts, ends)[~self._cut(starts)]

    def hyphenated(self) -> tuple[Numbers, Places, Places]:
        """Number, length and line of every word, within which only hyphens may stand."""
        letters = self.letters
        within = letters.copy()
        within[1:-1] |= (self.codes[1:-1] == 45) & letters[:-2] & letters[2:]
        starts, ends = _runs(within)
        lines = np.searchsorted(np.flatnonzero(self.codes == 10), starts)
        return self._numbers(starts, ends), ends - starts, lines

    def _cut(self, starts: Places) -> NDArray[np.bool_]:
        """Of each word whether it is the last of a line that ends with a hyphen."""
        cut = np.zeros(len(starts) + 1, np.bool_)
        hyphens = np.flatnonzero(self.codes == 45)
        white = (self.codes == 32) | (self.codes == 9) | (self.codes == 29) | (self.codes == 12)
        inked = np.flatnonzero(~white)
        ended = hyphens[self.codes[inked[np.searchsorted(inked, hyphens) + 1]] == 10]
        if len(ended):
            breaks = np.append(-1, np.flatnonzero(self.codes == 10))
            begun = breaks[np.searchsorted(breaks, ended) - 1]
            last = np.searchsorted(starts, ended) - 1
            cut[last[np.append(starts, -1)[last] > begun]] = True
        return cut[:-1]

    def pairs(self) -> Iterator[tuple[int, str, str]]:
        """Line, head and tail of each two runs of letters with a space between them that make a Dutch word."""
        starts, ends = _runs(self.letters)
        sizes = ends - starts
        beside = (starts[1:] - ends[:-1] == 1) & (self.codes[ends[:-1]] == 32)
        fits = (sizes[:-1] >= _HEAD[0]) & (sizes[:-1] <= _HEAD[1]) & (sizes[1:] >= _TAIL)
        at = np.flatnonzero(beside & fits)
        if not len(at):
            return
        numbers = self._numbers(starts, ends)
        whole = numbers[at] + numbers[at + 1] * _powers(8)[sizes[at]]
        at = at[_known(whole)]
        at = at[~(_known(numbers[at], common=True) & _known(numbers[at + 1]))]
        lines = np.searchsorted(np.flatnonzero(self.codes == 10), starts[at])
        for index, line in zip(at.tolist(), lines.tolist(), strict=True):
            yield line, self.text[starts[index] : ends[index]], self.text[starts[index + 1] : ends[index + 1]]

    def _numbers(self, starts: Places, ends: Places) -> Numbers:
        size = len(self.codes)
        sums = np.cumsum(self.folded * _powers(size), dtype=np.uint64)
        before = np.where(starts > 0, sums[starts - 1], np.uint64(0))
        numbers: Numbers = (sums[ends - 1] - before) * _powers(size, _INVERSE)[starts]
        return numbers


def _folded(codes: NDArray[np.unsignedinteger]) -> Numbers:
    """The small letter of each letter and joint, 0 for other signs; few are no ASCII, so those are looked up one by one."""
    ascii_of = _folds()[0][:128].astype(np.uint8).tobytes().ljust(256, b"\0")
    folded = np.frombuffer(codes.astype(np.uint8).tobytes().translate(ascii_of), np.uint8).astype(np.uint64)
    odd = np.flatnonzero(codes > 127)
    folded[odd] = np.take(_folds()[0], codes[odd], mode="clip")
    for at in odd[codes[odd] >= _WIDEST].tolist():
        folded[at] = codes[at] if _is_letter(chr(codes[at])) else 0
    return folded


def _runs(mask: NDArray[np.bool_]) -> tuple[Places, Places]:
    """Begin and end of each run of true; the last is false."""
    bounds = np.flatnonzero(mask[1:] != mask[:-1]) + 1
    if len(mask) and mask[0]:
        bounds = np.append(0, bounds)
    return bounds[::2], bounds[1::2]


def _known(numbers: Numbers, *, common: bool = False) -> NDArray[np.bool_]:
    """Which numbers are those of Dutch words, or of `common` ones."""
    return _among(numbers, *_dutch_numbers(COMMON if common else 0.0))


def among_numbers(numbers: Numbers, wanted: Numbers) -> Mask:
    """Which of `numbers` are among those `wanted`, which are in order."""
    return _among(numbers, wanted, _beginnings(wanted))


def _among(numbers: Numbers, wanted: Numbers, beginnings: Mask) -> Mask:
    found = beginnings[numbers >> np.uint64(64 - _SPARSE)]
    some = numbers[found]
    at = np.minimum(np.searchsorted(wanted, some), len(wanted) - 1)
    exact: Mask = found.copy()
    exact[found] = wanted[at] == some
    return exact


def _beginnings(wanted: Numbers) -> Mask:
    """Of every beginning of a number whether one of those `wanted` has it: most are told from them at one look."""
    sparse = np.zeros(1 << _SPARSE, np.bool_)
    sparse[wanted >> np.uint64(64 - _SPARSE)] = True
    return sparse


@cache
def _dutch_numbers(least: float) -> tuple[Numbers, NDArray[np.bool_]]:
    """The numbers of the words that are more frequent than `least`, in order, and a table of the beginnings of them."""
    from qualcode.reading.repair.lexicon import dutch

    every = np.sort(_numbers_of([word for word, share in dutch().items() if share > least]))
    return every, _beginnings(every)


def _numbers_of(words: Iterable[str]) -> Numbers:
    """The number of each of `words`, which hold no line end."""
    lines = [word for word in words if word]
    found = [np.zeros(0, np.uint64)]
    for part in portions(lines):
        numbered = _Numbered(part)
        numbered.letters = numbered.codes != 10
        numbered.folded = np.where(numbered.folded == 0, numbered.codes, numbered.folded)
        found.append(numbered._numbers(*_runs(numbered.letters)))
    return np.concatenate(found)


def _powers(size: int, base: int = _BASE) -> Numbers:
    """``base ** n`` modulo 2**64 for every n below `size`."""
    return _all_powers(1 << max(0, size - 1).bit_length(), base)[:size]


@lru_cache(maxsize=4)
def _all_powers(size: int, base: int) -> Numbers:
    powers = np.full(size, base, np.uint64)
    powers[0] = 1
    return np.cumprod(powers, dtype=np.uint64)


def _is_letter(sign: str) -> bool:
    return sign.isalnum() and not sign.isdecimal()


def _codes(text: str) -> NDArray[np.unsignedinteger]:
    """Code points, as narrow as they can be: UTF-16 is made ten times as fast as UTF-32."""
    if text.isascii():
        return np.frombuffer(text.encode(), np.uint8)
    codes = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
    if len(codes) == len(text):
        return codes
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


@cache
def _folds() -> tuple[NDArray[np.uint32], NDArray[np.bool_]]:
    """The small letter of every letter and joint, 0 for other signs; and which letters become two, as ``ß`` does."""
    signs = [chr(code) for code in range(_WIDEST)]
    folded = [sign.casefold() for sign in signs]
    grows = np.fromiter((len(small) > 1 for small in folded), np.bool_, _WIDEST)
    letters = [sign in "-'’" or _is_letter(sign) for sign in signs]
    table = np.where(letters, [ord(small[0]) for small in folded], 0).astype(np.uint32)
    return np.append(table, np.uint32(0)), np.append(grows, True)
