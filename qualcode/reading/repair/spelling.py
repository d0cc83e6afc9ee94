"""Whether the hyphen between two parts belongs to a Dutch word, or only cut it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from qualcode.reading.lines.sought import Sought
from qualcode.reading.lines.vocabulary import Vocabulary
from qualcode.reading.repair.hyphenated import has_own_hyphen, is_english_tail
from qualcode.reading.words import acronyms
from qualcode.reading.words.lexicon import SEEN, USUAL, is_compound, is_word

KEPT_BEFORE = frozenset((
    "non", "niet", "ex", "oud", "semi", "quasi", "pseudo", "anti", "co", "post", "pro", "e", "sub", "zzp",
    "cao", "hr", "ict", "vve", "mbo", "hbo", "vmbo", "havo", "vwo", "vso", "bso", "pgb", "wmo", "wia",
    "ov", "app",
))  # fmt: skip
_LINKS = frozenset((
    "aan", "af", "bij", "de", "een", "en", "het", "in", "of", "op", "te", "tot", "van", "voor", "and",
    "by", "the", "to", "up",
))  # fmt: skip
"""Words within a chain of hyphens: ``doe-het-zelf``, ``face-to-face``."""
_VOWELS = frozenset(
    ("aa", "ae", "ee", "oo", "uu", "ii", "ei", "ie", "oe", "eu", "ui", "ai", "oi", "ij", "au", "ou")
)
_VOWEL = re.compile("[aeiouyà-ÿ]")
_APART = frozenset(("niet", "non", "ex", "oud"))
"""After these Dutch keeps the hyphen, even where somebody left it out: ``niet-commercieel``, ``oud-leerlingen``."""
_NOT, _LONG = "niet", 5
"""Behind it a hyphen stands before any long word, also one that no list has: ``niet-aangeroerde``."""
_LATIN = frozenset(("co", "pro", "sub", "post"))
"""Prefixes that also begin words in which no hyphen belongs: ``projectafloop``, ``copinggedrag``."""
_PREFIXES = frozenset((
    "auto", "bio", "intra", "infra", "macro", "mega", "micro", "neuro", "para", "psycho", "socio", "supra",
    "ultra",
))  # fmt: skip
_DIAERESIS = {"a": "ä", "e": "ë", "i": "ï", "o": "ö", "u": "ü"}
_COMMON = 3e-6
_CAPITAL_WITHIN = re.compile(r"[a-zà-ÿ][A-ZÀ-Ý]")
"""As in a name: ``OpenOffice-documenten``."""


@dataclass(slots=True)
class Spelling:
    """Of a word that a hyphen parts whether the hyphen belongs to it, after how the text itself writes words."""

    counts: Vocabulary | Sought

    def joined(self, head: str, tail: str) -> bool:
        """Whether `head` and `tail` make one word without hyphen."""
        one, two = (head + tail).casefold(), f"{head}-{tail}".casefold()
        if self.counts[one] != self.counts[two] and not _in_camel_case(head, tail):
            return self.counts[one] > self.counts[two]
        return not _keeps_hyphen(head, tail)

    def whole(self, head: str, tail: str) -> str:
        """The word that `head` and `tail` are: one, or two with a hyphen between them."""
        parted, diaeresis = f"{head}-{tail}", _with_diaeresis(head, tail)
        if diaeresis is not None and self.counts[parted.casefold()] <= self.counts[diaeresis.casefold()]:
            return diaeresis
        return head + tail if self.joined(head, tail) else parted


def _in_camel_case(head: str, tail: str) -> bool:
    """Whether a capital within the word would be left of the hyphen: ``Self-`` and ``Determination``."""
    return tail[:1].isupper() and not head.isupper()


def _with_diaeresis(head: str, tail: str) -> str | None:
    """The word in which a diaeresis was lost to the hyphen, as Dutch spells it: ``co-`` and ``ordinatie`` are ``coördinatie``."""
    marked = _DIAERESIS.get(tail[:1])
    if marked is None or head[-1:].casefold() not in "aeiou":
        return None
    if head.rsplit("-", 1)[-1].casefold() == "re" and is_word(tail, _COMMON):
        return None
    last = head.rsplit("-", 1)[-1] + marked + tail[1:]
    return head + marked + tail[1:] if is_word(last, SEEN) else None


def _keeps_hyphen(head: str, tail: str) -> bool:
    last = head.rsplit("-", 1)[-1]
    one = last + tail
    if head.isupper() and tail.isupper() and min(len(head), len(tail)) > 2 and is_word(one):
        return False
    if len(last) == 1 or last.isupper() or any(sign.isdigit() for sign in last):
        return True
    if tail[:1].isupper() or tail[:1].isdigit() or is_english_tail(last, tail):
        return True
    if (_collide(last, tail) and not is_word(one, _COMMON)) or (_is_doubled(last, tail) and not is_word(one)):
        return True
    if "-" in head and last.casefold() in _LINKS and not is_word(one, USUAL):
        return True
    if tail.casefold() == "zijn" and not is_word(one, USUAL):
        return True
    if last.casefold() in _APART and is_word(tail, USUAL) and not is_word(one, USUAL):
        return True
    if has_own_hyphen(last, tail):
        return True
    if is_word(one):
        return False
    if last.casefold() == _NOT and len(tail) >= _LONG and not is_compound(one):
        return True
    if _CAPITAL_WITHIN.search(last) and is_word(tail, USUAL):
        return True
    if (last.casefold() in KEPT_BEFORE or is_acronym(last)) and (is_word(tail) or is_compound(tail)):
        return last.casefold() not in _LATIN or not is_compound(one)
    return "-" in head and not is_compound(one) and is_word(last) and is_word(tail, _COMMON)


def _collide(head: str, tail: str) -> bool:
    """Whether two vowels of two words would meet and be read as one: ``auto-ongeluk``, ``zee-eend``."""
    vowels = f"{head[-1:]}{tail[:1]}".casefold()
    return (
        len(tail) > 3
        and vowels in _VOWELS
        and (head.casefold() in _PREFIXES or is_word(head, USUAL))
        and is_word(tail, USUAL)
    )


def _is_doubled(head: str, tail: str) -> bool:
    """Whether the same vowel would stand twice where the parts meet: ``mee-eter``, ``de-escaleren``."""
    return head[-1:].casefold() == tail[:1].casefold() and tail[:1].casefold() in "aeou"


def is_acronym(word: str) -> bool:
    """Whether ``ggz`` or ``vmbo`` is no word but letters, behind which a hyphen belongs."""
    plain = word.casefold()
    return len(plain) <= 4 and (plain in acronyms() or not _VOWEL.search(plain))


def ends_in_suspended(head: str, tail: str) -> bool:
    """Whether ``en`` is the rest of a word, of which the head is none: ``bacteri-`` and ``en``."""
    if is_word(head, USUAL) or is_compound(head):
        return False
    return _with_diaeresis(head, tail) is not None or is_word(head + tail, SEEN)
