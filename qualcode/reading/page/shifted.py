"""Pages whose fonts do not say which sign a letter is, or of each that it is another one: what looks like a sentence reads as ``KHW KXLV``."""

from __future__ import annotations

import re

from qualcode.reading.page.letters import UNKNOWN, Letters
from qualcode.reading.words.lexicon import dutch

_COMMONEST = 0.1
"""The share of the signs of a page from which on its letter *e* is as common as in Dutch; a page with fewer is looked at."""
_VOWELS = 0.27
"""The share of the signs of a page from which on five small vowels are as many as in talk; then it is readable too."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_FEWEST, _FEWEST_SIGNS, _MOST = 40, 200, 1500
"""Words and signs by which a page can be judged, and signs that are looked at."""
_KNOWN, _READABLE = 0.15, 0.4
"""Shares of the signs that are in Dutch words, below which a page may be nonsense, and from which on it reads as Dutch."""
_WITHOUT_VOWEL = 0.12
"""The share of words without any vowel from which on they are of no language."""
_ANY_VOWEL = re.compile(r"[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýÿœ]", re.IGNORECASE)
_LAST_LATIN = "\u024f"
_FURTHEST = 32
"""Places in the table of signs by which letters are shifted at most: fonts that number their glyphs from the space are off by 29 or 31."""
_SAMPLED, _MOSTLY = 200, 0.5
"""Letters of a page that are looked at, and the share of them that stand for no known sign where none can be read."""


def is_shifted(text: str) -> bool:
    """Whether the `text` of a page is no language: hardly a word is known, and many have no vowel, or all letters are shifted alike.

    Text in another language than Dutch, or another script than the Latin, is none of that.
    """
    if text.count("e") > _COMMONEST * len(text) or sum(map(text.count, "aeiou")) > _VOWELS * len(text):
        return False
    sample = text[:_MOST]
    if len(text) < _FEWEST_SIGNS or _known(sample) >= _KNOWN:
        return False
    latin = [word for word in _WORD.findall(sample) if max(word) <= _LAST_LATIN]
    bare = sum(1 for word in latin if not _ANY_VOWEL.search(word))
    if len(latin) >= _FEWEST and bare > _WITHOUT_VOWEL * len(latin):
        return True
    steps = (step for size in range(1, _FURTHEST + 1) for step in (size, -size))
    return any(_known(_moved(sample, step)) >= _READABLE for step in steps)


def is_unmapped(letters: Letters) -> bool:
    """Whether most of the letters of a page stand for no sign that is known.

    Old fonts drawn as dots, such as those of LaTeX, may not tell it and yet number their shapes as their signs are: then it is Dutch all the same.
    """
    if letters.are_plain:
        return False
    seen = [place for place in letters.sampled(_SAMPLED) if not _is_white(letters, place)]
    unknown = sum(_is_unknown(letters, place) for place in seen) > _MOSTLY * len(seen)
    return unknown and not _is_readable(letters.text)


def _is_unknown(letters: Letters, place: int) -> bool:
    return letters.sign(place) in UNKNOWN or letters.lacks_sign(place)


def _is_white(letters: Letters, place: int) -> bool:
    """Whether pdfium put a letter in, or its font says that it is white space."""
    sign = letters.sign(place)
    return letters.is_made_up(place) or (
        0 < sign < 128 and chr(sign).isspace() and not letters.lacks_sign(place)
    )


def _is_readable(text: str) -> bool:
    """Whether the `text` of a page is Dutch, by the words at its beginning."""
    return _known(text[:_MOST]) >= _READABLE


def _known(sample: str) -> float:
    """The share of the signs that are in Dutch words of four letters and more."""
    shares = dutch()
    known = sum(len(word) for word in _WORD.findall(sample.casefold()) if word in shares)
    return known / max(1, len(sample))


def _moved(sample: str, step: int) -> str:
    """`sample`, each sign but the ends of lines that many places further on in the table of signs."""
    return "".join(sign if sign in "\r\n" else chr(max(0, ord(sign) + step)) for sign in sample)
