"""Speakers whose names no sign parts from their words, known because the same few names come back."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Collection, Sequence
from operator import itemgetter

import numpy as np

from qualcode.reading.lines import seen
from qualcode.reading.lines.looks import CAPITALS, DIGITS
from qualcode.reading.lines.traits import where
from qualcode.reading.talk.marked import Mark
from qualcode.reading.talk.stamped import Stamped, unstamped
from qualcode.reading.words import PARTICLES, labels
from qualcode.reading.words.labels import LabelKind
from qualcode.reading.words.lexicon import is_word

_OFTEN = 3
_COMMON = 1e-3
"""The share of all words above which a word such as ``De`` or ``Wij`` opens sentences, and is nobody's name."""
_FEWEST_PARAGRAPHS, _LOOKED_AT, _COMES_BACK = 6, 60, 0.7
_MOSTLY = 0.7
"""The share of the first lines of paragraphs, or of those below the end of a sentence, that open a turn where known names open them."""
_MOST_NAMES = 12
_ENDS_SENTENCE = tuple(".?!…”)")
_EXPLAINED = re.compile(r"(?<![^\s(,;])([A-Z][A-Za-z]{0,3}\d{0,2}) ?= ?(?=[^\W\d_]{3})")
"""Letters that stand for a voice, and who that is: ``LM = leermeester``."""
_LETTERS = frozenset("ABCDEFGH")
_NUMBER = re.compile(r"[1-9][0-9]?")
_ROW_NUMBER = re.compile(r"([0-9]{1,4})\.\s+(\S.*)")


def by_recurring_name(lines: Sequence[str]) -> list[Mark]:
    """Marks where nothing parts the name from the words: ``"[00:01:10] Sanne Bakker Hoe gaat het?"``.

    Every paragraph begins with a time mark in brackets, and behind it the same few names come back; or with such a name
    itself, and a capital behind it: ``LOES Ja.``.
    """
    if explained := _by_key(lines):
        return explained
    opened = _opened(lines)
    bare = [] if opened else _paragraphs(lines)
    opened = opened or bare
    stamped = [(index, found, found.text.split(maxsplit=3)) for index, found in opened]
    for size in (3, 2, 1):
        heads = Counter(head for _, _, words in stamped if (head := _first_name(words, size)))
        opening = _open_sentences(stamped, size)
        names = {
            head
            for head, times in heads.items()
            if times >= 2 and (_is_known(head, size) or (opening and times >= _OFTEN))
        }
        names = names if opening or not bare else set()
        if not 2 <= len(names) <= _MOST_NAMES or sum(heads[name] for name in names) < 0.9 * len(stamped):
            names = _well_known(stamped, size) if bare else set()
            if not names:
                continue
        if bare:
            more = _below_sentences(lines, names, {index for index, *_ in stamped})
            stamped = sorted(stamped + more, key=itemgetter(0))
        return [
            Mark(index, label, found.text[len(head) :].strip(), "separator", found.begins, found.ends)
            for index, found, words in stamped
            if (head := _first_name(words, size)) in names and (label := labels.parse(head)) is not None
        ]
    return []


def _by_key(lines: Sequence[str]) -> list[Mark]:
    """Marks where letters that the head of the file explains stand before a sentence: ``LM Vegen.`` below ``LM = leermeester``."""
    top = [index for index in range(min(len(lines), _LOOKED_AT)) if "=" in lines[index]]
    given = {found[1]: index for index in top for found in _EXPLAINED.finditer(lines[index])}
    if not 2 <= len(given) <= _MOST_NAMES:
        return []
    openings = {letters: label for letters in given if (label := labels.parse(letters)) is not None}
    below = max(given.values()) + 1
    found = [
        Mark(index, openings[parted[0]], parted[2].strip(), "separator")
        for index in where(CAPITALS[seen(lines).traits.lead])
        if index >= below
        and (parted := lines[index].strip().partition(" "))[0] in openings
        and parted[2].lstrip()[:1]
        and not parted[2].lstrip()[0].islower()
    ]
    counts = Counter(mark.label.key for mark in found)
    return found if len(counts) > 1 and min(counts.values()) > 1 else []


def _below_sentences(
    lines: Sequence[str], names: Collection[str], taken: Collection[int]
) -> list[tuple[int, Stamped, list[str]]]:
    """Lines besides those `taken` that open with one of `names` and a capital, below the end of a sentence, as the first of a page does."""
    openings = tuple(f"{name} " for name in names)
    return [
        (index, Stamped(line), line.split(maxsplit=3))
        for index in where(CAPITALS[seen(lines).traits.lead])
        if index
        and index not in taken
        and (line := lines[index].strip()).startswith(openings)
        and lines[index - 1].rstrip()[-1:] in _ENDS_SENTENCE
        and any(line.startswith(name) and line[len(name) :][:1].isupper() for name in openings)
    ]


def _paragraphs(lines: Sequence[str]) -> list[tuple[int, Stamped]]:
    """The first line of each paragraph; none where few open with a word that opens others too.

    Where no blank lines part them it is each line below the end of a sentence, or each line.
    """
    written = seen(lines).traits.written
    at = where(written & ~np.append(False, written[:-1]))
    if len(at) >= _FEWEST_PARAGRAPHS:
        return _come_back(lines, at)
    at = where(written)
    ended = [index for index in at if not index or lines[index - 1].rstrip()[-1:] in _ENDS_SENTENCE]
    return _come_back(lines, ended) or _come_back(lines, at)


def _come_back(lines: Sequence[str], at: Sequence[int]) -> list[tuple[int, Stamped]]:
    """The lines `at` some places, if most of them open with a word that opens others too, and is no common one."""
    if len(at) < _FEWEST_PARAGRAPHS:
        return []
    first = [lines[index].split(maxsplit=1)[0] for index in at[:_LOOKED_AT]]
    counts = Counter(first)
    if any(is_word(word, _COMMON) for word, times in counts.items() if times > 1):
        return []
    if sum(times for times in counts.values() if times > 1) < _COMES_BACK * len(first):
        return []
    return [(index, Stamped(lines[index].strip())) for index in at]


def _open_sentences(stamped: Sequence[tuple[int, Stamped, list[str]]], size: int) -> bool:
    """Whether nearly everywhere a capital stands at the begin, and another one behind the first `size` words."""
    capitals = sum(
        1
        for *_, words in stamped
        if len(words) > size and words[0][:1].isupper() and not words[size][:1].islower()
    )
    return capitals >= 0.9 * len(stamped)


def _well_known(stamped: Sequence[tuple[int, Stamped, list[str]]], size: int) -> set[str]:
    """The names, codes and roles that open most lines, a capital behind them; none where no two do."""
    opened = [(head, words) for *_, words in stamped if (head := _first_name(words, size))]
    counts = Counter(head for head, _ in opened)
    known = {head for head, times in counts.items() if times >= 2 and _is_known(head, size)}
    behind = [words[len(head.split())] for head, words in opened if head in known]
    small = sum(1 for word in behind if word[:1].islower())
    enough = len(behind) >= _MOSTLY * len(stamped) and small <= 0.1 * len(behind)
    return known if enough and 2 <= len(known) <= _MOST_NAMES else set()


def _is_known(head: str, size: int) -> bool:
    """Whether words name somebody by themselves, or count those who are something in one more than `size` words: ``Docent B``."""
    kind = labels.classify(head)
    return kind >= LabelKind.NAME or (kind is LabelKind.PERSON and len(head.split()) > size)


def _first_name(words: Sequence[str], size: int) -> str:
    """The first `size` of `words`, and more where that would end in ``van``, or a number follows; empty where no words follow, or ``=`` explains it."""
    while size < len(words) and (words[size - 1] in PARTICLES or _numbers(words, size)):
        size += 1
    return " ".join(words[:size]) if len(words) > size and words[size][0] != "=" else ""


def _numbers(words: Sequence[str], at: int) -> bool:
    """Whether a word counts those of whom the words before it speak: ``Docent 2``, or by letter, before a capital: ``Docent B Ach``."""
    if _NUMBER.fullmatch(words[at]):
        return True
    lettered = words[at] in _LETTERS and at + 1 < len(words) and not words[at + 1][:1].islower()
    return lettered and labels.classify(" ".join(words[:at])) in (LabelKind.PERSON, LabelKind.PARTICIPANT)


def _opened(lines: Sequence[str]) -> list[tuple[int, Stamped]]:
    """Lines that open with a time mark, if nearly all do; else those that open with a number, if it counts up from 1."""
    traits = seen(lines).traits
    stamped = [
        (index, found)
        for index in where((traits.first == ord("[")) | (traits.first == ord("(")))
        if (found := unstamped(lines[index])) is not None and found.begins is not None
    ]
    written = int(traits.written.sum())
    if len(stamped) >= max(4, 0.8 * written):
        return stamped
    if bare := _in_rows(lines, written):
        return bare
    numbered = [
        (index, Stamped(row[2]))
        for index in where(DIGITS[traits.first])
        if (row := _ROW_NUMBER.fullmatch(lines[index])) and int(row[1]) > 0
    ]
    counts = [int(lines[index].split(".")[0]) for index, _ in numbered]
    counted = counts == list(range(1, len(counts) + 1))
    return numbered if counted and len(counts) >= max(4, 0.1 * written) else []


def _in_rows(lines: Sequence[str], written: int) -> list[tuple[int, Stamped]]:
    """Lines that open with a bare time, each later than the last: the rows of a table of which the lines were cut at its edges."""
    found = [
        (index, stamped)
        for index in where(DIGITS[seen(lines).traits.first])
        if ":" in lines[index][:8]
        and (stamped := unstamped(lines[index])) is not None
        and stamped.begins is not None
        and stamped.text[:1].isupper()
    ]
    times = [stamped.begins or 0.0 for _, stamped in found]
    if len(found) < max(4, 0.1 * written) or any(one > other for one, other in itertools.pairwise(times)):
        return []
    return found
