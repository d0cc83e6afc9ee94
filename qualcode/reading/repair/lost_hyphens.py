"""Words cut at the end of a line of which the hyphen was lost."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from qualcode.model import Repair
from qualcode.reading.lines import Lines
from qualcode.reading.lines.looks import LETTERS, SMALLS
from qualcode.reading.lines.signs import Mask
from qualcode.reading.lines.vocabulary import Vocabulary, known, whole
from qualcode.reading.repair.hyphens import changed_lines, join_up
from qualcode.reading.repair.steps import NOTE, PAGE, Tally
from qualcode.reading.words.lexicon import is_compound, is_word

_BARE_LAST = re.compile(r"(?:^|[\s(‘“\"/-])(?P<word>[^\W\d_]{2,})$")
_LONE_FIRST = re.compile(r"\f?\s?(?P<word>[a-zà-ÿ]{2,})")
_USUAL, _VERY_COMMON = 1e-6, 1e-3
_COMMON = 2e-4
"""How usual both parts of a known word are that a full line does not cut."""
_RATHER_COMMON = 5e-5
_WHOLE, _HABIT = 1e-5, 3
"""How usual a word is, and how often it stands in the text, that may be cut between two that are common as well."""
_FEWEST_UNSPACED = 0.05
"""Share of lines without a space at their end below which nearly each of them ends within a word."""
_SOME = 4
"""Lines with a space at their end from which one learns that a line without it may end within a word."""
_SELDOM = 0.25
"""Share of lines with a space at their end below which these are chance."""
_OFTEN = 0.4
"""Share of lines from which one learns so where they are fewer."""
_FULL = 0.85


def lost_hyphens(lines: Lines) -> tuple[Lines, Repair]:
    """Words cut at a line's end whose hyphen was lost: ``werk/gevers`` becomes ``werkgevers``.

    Where the text keeps a space at the end of nearly every line, a line without one ends within a word.
    Elsewhere both parts must be strange and the whole known, to wordfreq or to the text itself.
    """
    tally = Tally("lost_hyphens")
    pairs = _pairs(lines)
    unspaced = lines.traits.last[pairs] != ord(" ")
    telling = len(pairs) - unspaced.sum() >= 0.6 * len(pairs) and len(pairs) >= 10
    width = _FULL * np.quantile(lines.traits.right[pairs], 0.5) if len(pairs) else 0.0
    sure = telling and unspaced.sum() <= _FEWEST_UNSPACED * len(pairs)
    spaced = len(pairs) - unspaced.sum()
    some = not telling and spaced >= max(2, min(_SOME, _OFTEN * len(pairs)), _SELDOM * len(pairs))
    in_text: set[int] = set()
    if telling:
        pairs = pairs[unspaced]
    else:
        said = unspaced & _said_whole(lines, pairs) if some else np.zeros_like(unspaced)
        in_text = set(pairs[said].tolist())
        pairs = pairs[~_both_usual(lines, pairs) | said]
    mended = list(lines)
    changed: set[int] = set()
    for index in pairs.tolist():
        below = index + 1
        bare = mended[index].rstrip()
        last, first = _BARE_LAST.search(bare[max(0, bare.rfind(" ")) :]), _LONE_FIRST.match(mended[below])
        if last is None or first is None:
            continue
        head, tail = last["word"], first["word"]
        told_whole = index in in_text and lines.vocabulary[(head + tail).casefold()] > 0
        if not (telling or told_whole) and is_word(head, _USUAL) and is_word(tail, _USUAL):
            continue
        full = len(bare) >= width
        cut = full and sure and (_makes_usual(head, tail, lines.vocabulary) or _are_parts(head, tail))
        known_whole = told_whole or cut
        if not known_whole and not _belong_together(head, tail, lines.vocabulary, telling=telling, full=full):
            continue
        join_up(mended, index, below, start=len(bare) - len(head), whole=head + tail, end=first.end())
        changed |= {index, below}
        tally.add(f"{head}/{tail}", head + tail, index)
    return changed_lines(lines, mended, changed), tally.repair()


def _pairs(lines: Lines) -> NDArray[np.intp]:
    """Lines that end in a letter, of which the next line begins small."""
    traits = lines.traits
    note = traits.first == ord(NOTE)
    ends_note = note[:-1] & ~note[1:]
    may = np.flatnonzero(LETTERS[traits.tail[:-1]] & SMALLS[traits.lead[1:]] & ~ends_note)
    sure = (traits.tail[may] < 128) & ((traits.left[may + 1] == 0) | (traits.first[may + 1] == ord(" ")))
    unsure = may[~sure].tolist()
    kept = [
        lines[at].rstrip()[-1].isalpha() and lines[at + 1].lstrip(PAGE + NOTE + " ")[:1].islower()
        for at in unsure
    ]
    sure[~sure] = kept
    pairs: NDArray[np.intp] = may[sure]
    return pairs


def _both_usual(lines: Lines, pairs: NDArray[np.intp]) -> Mask:
    """Of each of `pairs` whether the last word of the line and the first of the next are usual Dutch words."""
    last = _last_words(lines, pairs)
    found: Mask = known(lines.tokens.numbers[last], _USUAL) & known(lines.tokens.numbers[last + 1], _USUAL)
    return found


def _said_whole(lines: Lines, pairs: NDArray[np.intp]) -> Mask:
    """Of each of `pairs` whether the text says the last word of the line and the first of the next as one word elsewhere."""
    return lines.vocabulary.hold(whole(lines.tokens, _last_words(lines, pairs)))


def _last_words(lines: Lines, at: NDArray[np.intp]) -> NDArray[np.intp]:
    """The place of the last word of each of the lines `at` some places; the first of the next line, if it has one, is the next."""
    places: NDArray[np.intp] = np.cumsum(lines.tokens.counts)[at] - 1
    return places


def _belong_together(head: str, tail: str, counts: Vocabulary, *, telling: bool, full: bool) -> bool:
    one = (head + tail).casefold()
    if is_word(tail, _VERY_COMMON) and _is_usual(head):
        return False
    whole = is_word(one) or counts[one] > 0
    if is_word(tail, _VERY_COMMON) and not whole:
        return False
    if is_word(head, _VERY_COMMON) and not whole and _is_usual(tail):
        return False
    if telling and whole:
        least = _COMMON if full else 1e-4
        return not (is_word(head, least) and is_word(tail, least)) or counts[one] > 1
    if telling and _is_linked(head) and is_compound(one):
        return True
    if (telling and full) or whole:
        return not (_is_usual(head) and _is_usual(tail))
    return not _is_usual(head) and not _is_usual(tail) and is_compound(one)


def _is_linked(head: str) -> bool:
    """Whether `head` is the first part of a compound with its linking s: ``beleids``, which stands nowhere alone."""
    return len(head) > 4 and head[-1] == "s" and is_word(head[:-1], 1e-6) and not is_word(head, 3e-6)


def _are_parts(head: str, tail: str) -> bool:
    """Whether neither of two words is so common that it stands in any sentence, and the first is no adjective: maybe a compound."""
    if head.endswith("e") and is_word(head[:-1], 1e-6):
        return False
    if is_word(head, _COMMON) or is_word(tail, _RATHER_COMMON) or is_compound(head, 2):
        return False
    return is_compound(head + tail)


def _makes_usual(head: str, tail: str, counts: Vocabulary) -> bool:
    """Whether two words, however common, make one that is usual in Dutch and in the text: ``waar`` and ``onder``."""
    return is_word(head + tail, _WHOLE) and counts[(head + tail).casefold()] >= _HABIT


def _is_usual(word: str) -> bool:
    return is_word(word, 3e-7) or is_compound(word)
