"""Where words of one version of a text stand in another: the same words, or what came in their place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache

from qualcode.occurrences import occurrences

Span = tuple[int, int]
Alike = tuple[int, int, int]
"""From which unit in the one, from which in the other, how many are alike."""

TELLING = 5
"""Words from which on the same ones elsewhere are the same passage, moved; fewer are said time and again."""
SURE = 60
"""Characters around fewer words that must be the same for them to be the same passage, moved."""
ENOUGH = 1 / 3
"""Share of a passage's words that must stand in what is taken for its successor."""

WIDER = 3
"""So many new words may stand for each that is gone at the edge of a passage."""

_WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class Written:
    """A text and the places of what is said in it.

    Attributes
    ----------
    text : the canonical text.
    turns : where each turn's words begin and end, in order; labels of speakers stand between them. Without
        turns all is one.
    """

    text: str
    turns: tuple[Span, ...] = ()

    @cached_property
    def words(self) -> list[Span]:
        """Where each word of a turn begins and ends."""
        return [word for turn in self._by_turn for word in turn]

    @cached_property
    def said(self) -> list[str]:
        """Those words."""
        return [self.text[start:end] for start, end in self.words]

    @cached_property
    def firsts(self) -> list[int]:
        """Of each turn the number of its first word, and at the end how many words there are."""
        found = [0]
        for turn in self._by_turn:
            found.append(found[-1] + len(turn))
        return found

    @cached_property
    def _by_turn(self) -> list[list[Span]]:
        turns = self.turns or ((0, len(self.text)),)
        return [[match.span() for match in _WORD.finditer(self.text, *turn)] for turn in turns]

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.words]

    @cached_property
    def _ends(self) -> list[int]:
        return [end for _, end in self.words]

    def within(self, start: int, end: int) -> range:
        """The numbers of the words in a span, those that it cuts through included."""
        first = bisect_left(self._ends, start + 1)
        return range(first, max(first, bisect_left(self._starts, end)))

    def turn_of(self, word: int) -> int:
        """The number of the turn that a word is in."""
        return bisect_left(self.firsts, word + 1) - 1


@lru_cache(maxsize=16)
def aligned(old: Written, new: Written) -> Alignment:
    """The alignment of two versions; of those asked for last it is at hand."""
    return Alignment(old, new)


class Alignment:
    """Which words of one version of a text are which of another."""

    def __init__(self, old: Written, new: Written) -> None:
        self._old = old
        self._new = new

    @cached_property
    def _there(self) -> dict[int, int]:
        """The number in the new text of each word of the old one that stayed."""
        runs = _alike(self._old, self._new)
        return {a + n: b + n for a, b, length in runs for n in range(length)}

    def same(self, start: int, end: int) -> Span | None:
        """Where the words ``old[start:end]`` stand in the new text; None where they do not.

        White space and labels of speakers may differ, the number of turns may not. A passage that was moved
        is found where it is long, or where its surroundings came along.
        """
        words = self._old.within(start, end)
        here = [self._there[word] for word in words if word in self._there]
        if words and len(here) == len(words) and here[-1] - here[0] == len(here) - 1:
            first, last = words[0], words[-1]
            if self._turns(self._new, here[0], here[-1]) == self._turns(self._old, first, last):
                begin = self._new.words[here[0]][0] + max(0, start - self._old.words[first][0])
                finish = self._new.words[here[-1]][1] - max(0, self._old.words[last][1] - end)
                return (begin, finish)
        return self._moved(start, end)

    def instead(self, start: int, end: int) -> Span | None:
        """What came within one turn in the place of ``old[start:end]``; None where too little did."""
        words = self._old.within(start, end)
        by_turn: dict[int, list[tuple[int, int]]] = {}
        for number, word in enumerate(words):
            if word in self._there:
                here = self._there[word]
                by_turn.setdefault(self._new.turn_of(here), []).append((number, here))
        if not by_turn:
            return None
        turn, pairs = max(by_turn.items(), key=lambda one: len(one[1]))
        if len(pairs) < ENOUGH * len(words):
            return None
        kept = set(self._there.values())
        free = range(self._new.firsts[turn], self._new.firsts[turn + 1])
        first = self._widened(pairs[0][1], -1, pairs[0][0], free, kept)
        last = self._widened(pairs[-1][1], 1, len(words) - 1 - pairs[-1][0], free, kept)
        return (self._new.words[first][0], self._finish(last, self._old.text[end - 1]))

    def successor(self, start: int, end: int) -> Span | None:
        """Where the words stand, else what came in their place."""
        return self.same(start, end) or self.instead(start, end)

    def turns(self) -> Counter[tuple[int, int]]:
        """How many words each turn of the old text shares with each turn of the new one."""
        return Counter((self._old.turn_of(a), self._new.turn_of(b)) for a, b in self._there.items())

    def near(self, start: int) -> int:
        """About where in the new text ``old[start]`` was: at the last word before it that stayed."""
        for word in range(self._old.within(start, start + 1).start, -1, -1):
            if word in self._there:
                return self._new.words[self._there[word]][0]
        return 0

    def _widened(self, word: int, step: int, missing: int, free: range, kept: set[int]) -> int:
        """The word further on in a sentence up to which new ones came for the `missing` ones."""
        for _ in range(WIDER * missing):
            ends = self._new.said[min(word, word + step)].endswith((".", "!", "?"))
            if word + step not in free or word + step in kept or ends:
                break
            word += step
        return word

    def _finish(self, last: int, ended: str) -> int:
        """Where a passage ends that ends in that word; without its comma where the former had none."""
        start, end = self._new.words[last]
        bare = self._new.text[start:end].rstrip(",.;:!?…")
        return start + len(bare) if ended.isalnum() and bare else end

    def _turns(self, text: Written, first: int, last: int) -> int:
        return text.turn_of(last) - text.turn_of(first)

    def _moved(self, start: int, end: int) -> Span | None:
        old, new = self._old.text, self._new.text
        words = old[start:end]
        places = list(occurrences(words, new))
        if not places:
            return None
        expected = start * len(new) / max(len(old), 1)
        alike = {place: _shared(old, new, start=start, end=end, place=place) for place in places}
        best = max(places, key=lambda place: (alike[place], -abs(place - expected)))
        sure = len(words.split()) >= TELLING or alike[best] >= min(SURE, len(old) - len(words))
        return (best, best + len(words)) if sure else None


def _alike(old: Written, new: Written) -> Iterator[Alike]:
    """Runs of words that both have, in order: of turns that are the same, then of words between those."""
    turns = SequenceMatcher(None, _turns(old), _turns(new), autojunk=False).get_opcodes()
    for tag, a, a_end, b, b_end in turns:
        first, last = old.firsts[a], old.firsts[a_end]
        there, end = new.firsts[b], new.firsts[b_end]
        if tag == "equal":
            yield first, there, last - first
        elif tag == "replace":
            matcher = SequenceMatcher(None, old.said[first:last], new.said[there:end])
            for block in matcher.get_matching_blocks():
                yield first + block.a, there + block.b, block.size


def _turns(text: Written) -> list[tuple[str, ...]]:
    pairs: Sequence[tuple[int, int]] = list(zip(text.firsts, text.firsts[1:], strict=False))
    return [tuple(text.said[first:last]) for first, last in pairs]


def _shared(old: str, new: str, *, start: int, end: int, place: int, reach: int = 200) -> int:
    """How many characters before and after the words are the same in both texts."""
    before = after = 0
    while before < min(reach, start, place) and old[start - before - 1] == new[place - before - 1]:
        before += 1
    new_end = place + end - start
    while after < min(reach, len(old) - end, len(new) - new_end) and old[end + after] == new[new_end + after]:
        after += 1
    return before + after
