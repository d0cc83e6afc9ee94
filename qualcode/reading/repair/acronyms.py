"""Acronyms and Roman numerals set in small capitals, which extraction gives back in small letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from qualcode.model import Repair
from qualcode.reading.lines import Lines
from qualcode.reading.lines.looks import Has
from qualcode.reading.lines.vocabulary import lines_with
from qualcode.reading.repair.steps import NOTE, PAGE, rewritten, together
from qualcode.reading.words import acronyms as known_acronyms
from qualcode.reading.words import doubtful_acronyms, small_abbreviations
from qualcode.reading.words.lexicon import dutch, is_word

_LOST = 10
"""Lines with acronyms in small letters from which on a text has lost its small capitals."""
_SOME, _A_FEW = 4, 2
"""Different acronyms from which on it lost some of them, or a few."""
_LARGE = re.compile(r"(?<![\w@./-])[A-Z][A-Z&-]{1,6}(?!\w)")
_DOUBTED = 5e-6
"""The share of all words above which a doubtful acronym is a word, or stands small too often."""
_SEEN, _USUAL = 1.5e-7, 3e-6
"""Shares of all words from which on one without a vowel counts as an acronym, and above which one that is explained is a word."""
_UNVOICED = re.compile(r"[b-df-hj-np-tv-xz]{3,5}")
_BEHIND = re.compile(r"\((?P<word>[a-z]{2,6})(?=[),;’])")
_OPENS_SAID = re.compile(r" \((?=[A-Z])")
_SAID = re.compile(r"(?P<said>[A-Z][^()]{5,70})\)")
_WORD_BEFORE = re.compile(r"(?<![\w-])(?P<word>[a-z]{2,6})$")
_WORDS = re.compile(r"[^\W\d_]+")
_LINKS = frozenset((
    "aan", "and", "bij", "de", "der", "en", "for", "het", "in", "met", "of", "on", "op", "te", "the",
    "tot", "van", "voor",
))  # fmt: skip
"""Words between those from which an acronym takes its letters."""
_SHORTEST_PART = 3
"""Letters of the first part of a compound."""
_TENS = ("x", "xx", "xxx")
_ROMANS = frozenset(
    [f"{tens}{ones}" for tens in ("", *_TENS) for ones in ("ii", "iii", "iv", "vi", "vii", "viii", "ix")]
    + [f"{tens}{ones}" for tens in _TENS for ones in ("i", "v")]
    + ["xx", "xxx"]
)
"""Numerals of two letters or more."""
_ROMAN = re.compile(rf"(?<=[a-z] )(?<!\bde )(?:{'|'.join(sorted(_ROMANS))})(?=[\s.,;:)]|$)")
_BEFORE_ROMAN = re.compile(r"(?<![^\W_])[A-ZÀ-Ý][a-zà-ÿ]{2,}$")


def acronyms(lines: Lines) -> tuple[Lines, Repair]:
    """Acronyms set in small capitals and so extracted in small letters: ``oecd`` becomes ``OECD``.

    Where a text lost the capitals of many, the rest follows: those that people also write small, such as ``ai``; words without
    a vowel, such as ``ggd``; those that the text itself explains, ``Financiële Markten (afm)``; and ``Rutte iii``.
    """
    at, before = lines.where(Has.ACRONYM), lines
    lines, repair = rewritten(
        "acronyms", lines, at, lambda line: _of(known_acronyms()).sub(_in_capitals, line)
    )
    if repair.count < _LOST:
        lost = {word for index in at for word in _of(known_acronyms()).findall(before[index])}
        likely = _likely(before, len(lost)) if len(lost) >= _A_FEW else frozenset()
        return _rest(lines, before, likely, repair) if likely else (lines, repair)
    every = known_acronyms() | doubtful_acronyms() | _unvoiced() | frozenset(_explained(lines))
    lines, repair = _rest(lines, before, every, repair)
    lines, numerals = rewritten("acronyms", lines, lines_with(_ROMANS, before), _with_numerals)
    return lines, together(repair, numerals)


def _rest(lines: Lines, before: Lines, words: frozenset[str], done: Repair) -> tuple[Lines, Repair]:
    """`lines`, which were `before` what is `done`, with `words` in capitals too."""
    one, at = _of(words), lines_with(_last_runs(words), before)
    lines, more = rewritten("acronyms", lines, at, lambda line: one.sub(_in_capitals, line))
    return lines, together(done, more)


def _likely(lines: Lines, lost: int) -> frozenset[str]:
    """Doubtful acronyms of a text that lost a few: those that stand there in capitals too, and where it kept none of the sure ones, all but usual words."""
    large = {word.casefold() for line in lines for word in _LARGE.findall(line)}
    every = doubtful_acronyms()
    if lost >= _SOME and large.isdisjoint(known_acronyms()):
        return frozenset(word for word in every if word in large or not is_word(word, _DOUBTED))
    return every & large


def _in_capitals(found: re.Match[str]) -> str:
    return found[0].upper()


@cache
def _of(acronyms: frozenset[str]) -> re.Pattern[str]:
    """What finds each of `acronyms` as a word of its own, or behind the hyphen of another: ``VNO-ncw``."""
    return re.compile(
        rf"(?:(?<![\w./@&-])|(?<=[A-Z][A-Z]-)){_any_of(sorted(acronyms))}(?![\w.@]*\w)(?=[\W\d]|$)"
    )


def _any_of(words: Sequence[str]) -> str:
    """A pattern for any of some `words` in order, the longest that fits; letter by letter, so that none is tried in vain."""
    rests: dict[str, list[str]] = {}
    for word in words:
        if word:
            rests.setdefault(word[0], []).append(word[1:])
    branches = "|".join(re.escape(letter) + _any_of(rest) for letter, rest in rests.items())
    return f"(?:{branches})?" if branches and "" in words else f"(?:{branches})" if branches else ""


@cache
def _last_runs(acronyms: frozenset[str]) -> frozenset[str]:
    """The letters that each of `acronyms` ends with, without what a hyphen or ``&`` parts from them."""
    return frozenset(re.split(r"[\W\d_]", word)[-1] for word in acronyms)


@cache
def _unvoiced() -> frozenset[str]:
    """Words that nobody can say aloud, and so are acronyms; but for those that Dutch writes small."""
    every = (word for word, share in dutch().items() if share > _SEEN and _UNVOICED.fullmatch(word))
    return frozenset(every) - small_abbreviations() - known_acronyms()


def _explained(lines: Lines) -> Iterator[str]:
    """Acronyms beside the words that they stand for: ``Economische Zaken (ez)``, ``wor (Wet op de ondernemingsraden)``."""
    for index, line in enumerate(lines):
        if "(" not in line:
            continue
        for found in _BEHIND.finditer(line):
            if _may_be_acronym(found["word"]):
                words = _WORDS.findall(f"{_beside(lines, index - 1)} {line[: found.start()]}".casefold())
                if _ends_with(words, found["word"]):
                    yield found["word"]
        above = line.rstrip()
        text = f"{above} {_beside(lines, index + 1)}"
        for opening in _OPENS_SAID.finditer(text, 0, len(above) + len(" (A")):
            word = _WORD_BEFORE.search(text, max(0, opening.start() - 7), opening.start())
            if word and _may_be_acronym(word["word"]):
                said = _SAID.match(text, opening.end())
                if said and _ends_with(_WORDS.findall(said["said"].casefold()), word["word"]):
                    yield word["word"]


def _beside(lines: Lines, index: int) -> str:
    """The line at `index`; nothing where there is none."""
    return lines[index].strip(PAGE + NOTE) if 0 <= index < len(lines) else ""


def _may_be_acronym(word: str) -> bool:
    return not is_word(word, _USUAL) and word not in small_abbreviations()


def _ends_with(words: Sequence[str], acronym: str) -> bool:
    """Whether the last of `words`, two at least, are those from which `acronym` takes its letters."""
    first = max(0, len(words) - 2 * len(acronym))
    return any(
        words[start] not in _LINKS and _spells(words[start:], acronym)
        for start in range(first, len(words) - 1)
    )


def _spells(words: Sequence[str], acronym: str) -> bool:
    """Whether `acronym` takes its letters from all of `words` in turn: their first, and those of parts within them.

    Links such as ``van`` may be passed over.
    """
    if not words or not acronym:
        return not words and not acronym
    word, others = words[0], words[1:]
    if word in _LINKS and _spells(others, acronym):
        return True
    taken, at = 0, 0
    while at >= 0 and taken < len(acronym) and word[at] == acronym[taken]:
        taken += 1
        if _spells(others, acronym[taken:]):
            return True
        at = word.find(acronym[taken : taken + 1], max(at, _SHORTEST_PART))
    return False


def _with_numerals(line: str) -> str:
    """`line` with Roman numerals behind a name or title in capitals: ``Kamerstukken ii``, ``Rutte iii``."""

    def large(found: re.Match[str]) -> str:
        named = _BEFORE_ROMAN.search(line, max(0, found.start() - 40), found.start() - 1)
        return found[0].upper() if named else found[0]

    return _ROMAN.sub(large, line)
