"""How often words stand in a text, in which order, and which two of them make one Dutch word."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import repeat
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from qualcode.reading.lines.signs import Mask, Places
from qualcode.reading.lines.tokens import (
    APOSTROPHE,
    HYPHEN,
    QUOTE,
    SPACE,
    Numbers,
    Tokens,
    number_of,
    numbers_of,
    powers,
    tokens_of,
)

if TYPE_CHECKING:
    from qualcode.reading.lines import Lines

_SPARSE = 22
_HEAD, _LONG_HEAD, _TAIL = (2, 6), 12, 3
_NEIGHBOURS = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,12})(?= ([^\W\d_]{3,}))")
_COMMON = 1e-7
"""Share of all words above which the first of two parts is a word in its own right."""


@dataclass(frozen=True, slots=True)
class _Changes:
    """Lines that went and lines that came since words were counted."""

    before: Vocabulary
    gone: list[str]
    come: list[str]


class Vocabulary:
    """How often each word stands within a line; words cut at a line's end are left out.

    A word is a run of letters, in which single hyphens and apostrophes may stand between letters.
    """

    def __init__(self, source: Lines | _Changes) -> None:
        self._source = source

    @cached_property
    def _counts(self) -> dict[int, int]:
        if not isinstance(self._source, _Changes):
            within = _within(self._source.tokens, self._source.traits.tail == HYPHEN)
            words, times = np.unique(within, return_counts=True)
            return dict(zip(words.tolist(), times.tolist(), strict=True))
        counts = dict(self._source.before._counts)
        for word, more in _difference(self._source.gone, self._source.come):
            counts[word] = counts.get(word, 0) + more
        return counts

    def changed(self, old: Iterable[str], new: Iterable[str]) -> Vocabulary:
        """These words without those of the lines `old`, and with those of the lines `new`; counted when asked for."""
        source = self._source
        if isinstance(source, _Changes) and "_counts" not in self.__dict__:
            return Vocabulary(_Changes(source.before, [*source.gone, *old], [*source.come, *new]))
        return Vocabulary(_Changes(self, list(old), list(new)))

    def __getitem__(self, word: str) -> int:
        return self._counts.get(number_of(word), 0)

    def hold(self, numbers: Numbers) -> Mask:
        """Which of `numbers` are those of words that stand there."""
        counts = np.fromiter(map(self._counts.get, numbers.tolist(), repeat(0)), np.int64, len(numbers))
        found: Mask = counts > 0
        return found


def _difference(gone: Sequence[str], come: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The number of each word, and how much more often it stands in the lines `come` than in those `gone`, where it does not as often."""
    old, new = (_within(tokens_of(lines), _end_in_hyphen(lines)) for lines in (gone, come))
    words, which = np.unique(np.concatenate((old, new)), return_inverse=True)
    more = np.bincount(which[len(old) :], minlength=len(words)) - np.bincount(
        which[: len(old)], minlength=len(words)
    )
    at = np.flatnonzero(more)
    yield from zip(words[at].tolist(), more[at].tolist(), strict=True)


def _within(tokens: Tokens, cut: Mask) -> Numbers:
    """The numbers of the words that stand within lines, of which some end in a word that was `cut`."""
    numbers, _, line_of = tokens.joined(HYPHEN, APOSTROPHE, QUOTE)
    last = np.append(line_of[1:] != line_of[:-1], True)[: len(line_of)]
    within: Numbers = numbers[~(cut[line_of] & last)]
    return within


def _end_in_hyphen(lines: Sequence[str]) -> Mask:
    ends = map(str.endswith, map(str.rstrip, lines), repeat("-"))
    return np.fromiter(ends, np.bool_, len(lines))


def lines_with(words: Collection[str], lines: Lines) -> list[int]:
    """Indices of the `lines` in which one of `words` stands in small letters: each a run of letters, itself in small letters."""
    tokens = lines.tokens
    word_of = dict(zip(numbers_of(words).tolist(), words, strict=True))
    at = np.flatnonzero(among_numbers(tokens.numbers, np.sort(np.fromiter(word_of, np.uint64, len(word_of)))))
    line_of = np.searchsorted(np.cumsum(tokens.counts), at, "right").tolist()
    found = zip(line_of, tokens.numbers[at].tolist(), strict=True)
    return sorted({index for index, number in found if word_of[number] in lines[index]})


def lines_with_parted_words(lines: Lines) -> list[int]:
    """Indices of the `lines` in which a hyphen parts what is a word without it, or stands before what is none by itself."""
    tokens = lines.tokens
    at = np.flatnonzero(tokens.joints == HYPHEN)
    parted = at[known(whole(tokens, at)) | ~known(tokens.numbers[at + 1])]
    return _lines_of(tokens, parted)


def whole(tokens: Tokens, at: Places) -> Numbers:
    """The number of the word that each of the tokens `at` some places makes with the next."""
    longest = int(tokens.sizes[at].max(initial=0))
    found: Numbers = tokens.numbers[at] + tokens.numbers[at + 1] * powers(longest + 1)[tokens.sizes[at]]
    return found


def _lines_of(tokens: Tokens, at: Places) -> list[int]:
    """Indices of the lines in which the tokens `at` some places stand."""
    found: list[int] = np.unique(np.searchsorted(np.cumsum(tokens.counts), at, "right")).tolist()
    return found


def pairs_that_make_a_word(lines: Lines) -> Iterator[tuple[int, str, str]]:
    """Line, head and tail of every two neighbours, two to six letters and three or more, that Dutch knows as one word; a longer head is no word.

    Not those of which the head is a common word and the tail a word, unless the whole is usual and they hardly are.
    """
    from qualcode.reading.words.lexicon import RARE

    tokens = lines.tokens
    numbers, sizes = tokens.numbers, tokens.sizes
    fits = (sizes[:-1] >= _HEAD[0]) & (sizes[:-1] <= _LONG_HEAD) & (sizes[1:] >= _TAIL)
    at = np.flatnonzero(fits & (tokens.joints[:-1] == SPACE))
    at = at[(sizes[at] <= _HEAD[1]) | ~known(numbers[at])]
    at = at[known(whole(tokens, at))]
    apart = known(numbers[at], _COMMON) & known(numbers[at + 1])
    both = at[apart]
    both = both[~known(numbers[both + 1], RARE)]
    torn = both[_are_torn(numbers[both], numbers[both + 1], whole(tokens, both))]
    for line in _lines_of(tokens, np.append(at[~apart], torn)):
        for found in _NEIGHBOURS.finditer(lines[line]):
            if _make_a_word(found[1], found[2]):
                yield line, found[1], found[2]


def _make_a_word(head: str, tail: str) -> bool:
    from qualcode.reading.words.lexicon import is_torn, is_word

    if not is_word(head + tail) or (len(head) > _HEAD[1] and is_word(head)):
        return False
    return not (is_word(head, _COMMON) and is_word(tail)) or is_torn(head, tail)


def _are_torn(head: Numbers, tail: Numbers, whole: Numbers) -> Mask:
    """Of many pairs at once whether a space tore a word apart, as `lexicon.is_torn` tells of one."""
    from qualcode.reading.words.lexicon import PARTICLES, RARE, SEEN, USUAL

    one, other, share = (_shares_of(numbers) for numbers in (head, tail, whole))
    chance = one * other
    rare = (np.maximum(one, other) < RARE) & (share > USUAL)
    particle = np.isin(head, numbers_of(PARTICLES)) & (other < USUAL) & (share > SEEN)
    found: Mask = np.where(rare, share > 1e5 * chance, particle & (share > 1e3 * chance))
    return found


def words_in_order(tokens: Tokens, cut: Mask, written: Mask) -> tuple[Numbers, Places]:
    """The number of every word, and the line on which it begins.

    Only hyphens stand within a word. The last word above the first of a line is one with it where the nearest `written`
    line above is `cut`, which is to say that it ends with a hyphen.
    """
    numbers, sizes, line_of = tokens.joined(HYPHEN)
    if not len(numbers) or not cut.any():
        return numbers, line_of
    above = np.append(-1, np.maximum.accumulate(np.where(written, np.arange(len(cut)), -1))[:-1])
    goes_on = np.append(False, line_of[1:] != line_of[:-1]) & (above >= 0)[line_of] & cut[above[line_of]]
    starts = np.flatnonzero(~goes_on)
    reach = np.cumsum(sizes) - sizes
    offset = reach - np.repeat(reach[starts], np.diff(np.append(starts, len(numbers))))
    whole: Numbers = np.add.reduceat(numbers * powers(int(offset.max()) + 1)[offset], starts)
    return whole, line_of[starts]


def known(numbers: Numbers, least: float = 0.0) -> Mask:
    """Which numbers are those of Dutch words that are more frequent than `least` (a share of all words)."""
    return _among(numbers, *_dutch_numbers(least))


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


def _shares_of(numbers: Numbers) -> NDArray[np.float64]:
    """The share of all words that each of `numbers` has; 0 where it is that of no Dutch word."""
    every, shares = _dutch_shares()
    at = np.minimum(np.searchsorted(every, numbers), len(every) - 1)
    found: NDArray[np.float64] = np.where(every[at] == numbers, shares[at], 0.0)
    return found


@cache
def _dutch_numbers(least: float) -> tuple[Numbers, Mask]:
    """The numbers of the words that are more frequent than `least`, in order, and a table of the beginnings of them."""
    numbers, shares = _dutch_shares()
    every = numbers[shares > least]
    return every, _beginnings(every)


@cache
def _dutch_shares() -> tuple[Numbers, NDArray[np.float64]]:
    """The number of every Dutch word, in order, and its share of all words."""
    from qualcode.reading.words.lexicon import dutch

    words = [word for word in dutch() if word]
    numbers = numbers_of(words)
    order = np.argsort(numbers)
    return numbers[order], np.fromiter(map(dutch().__getitem__, words), np.float64, len(words))[order]
