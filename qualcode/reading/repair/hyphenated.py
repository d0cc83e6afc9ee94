"""Words that Dutch writes with a hyphen of their own: equal pairs, functions, ``ik-figuur``, English in Dutch."""

from __future__ import annotations

import re

from qualcode.reading.words import pairs
from qualcode.reading.words.lexicon import SEEN, USUAL, is_word

_COLOURS = frozenset(
    ("zwart", "wit", "rood", "groen", "blauw", "geel", "oranje", "paars", "bruin", "grijs", "roze")
)
_FUNCTIONS = frozenset((
    "adjunct", "arts", "aspirant", "assistent", "chef", "coach", "directeur", "docent", "kandidaat",
    "leerling", "leraar", "secretaris", "stagiair", "student", "vice",
))  # fmt: skip
_PERSON = re.compile(
    r"[^\W\d_]*(?:kundigen?|meesters?|bestuurders?|trainers?|onderzoekers?|opleiders?|eurs?|ist(?:en)?|voorzitters?|docent(?:en)?"
    r"|notaris(?:sen)?|verzorgenden?|generaal|coaches)|(?:lid|leden|koks?|coach|arts(?:en)?|assistent(?:en)?)"
)
_SPOKEN_OF = frozenset(("ik", "wij", "nee", "ja", "hoe", "waarom"))
"""What stands before a noun as words somebody says: ``ik-boodschap``, ``wij-gevoel``, ``hoe-vraag``."""
_ENGLISH_TAILS = frozenset(("out", "up", "down", "off", "based", "driven", "inclusive", "learning", "profit"))
_PARTICLES = frozenset(("in", "on", "over"))
_BEFORE_PARTICLES = frozenset((
    "add", "all", "built", "check", "drop", "hands", "head", "log", "make", "opt", "plug", "roll", "start",
    "walk",
))  # fmt: skip
_LETTERS = frozenset(("aio", "app", "gz", "hr", "it", "mr", "or", "ov", "pc", "pr", "tv", "vr"))
"""Letters that also begin words in which they are no acronym: ``or-lid`` and ``orgaan``."""
_HE = "ie"
"""*Hij* as it is said behind a word: ``is-ie``, ``staat-ie``."""
_FAIRLY_USUAL = 5e-7
_BEFORE_OUT = frozenset(("bore", "burn", "drop", "fall", "opt", "time", "try"))
_ADJECTIVES = re.compile(
    r"(?:sociaal|[^\W\d_]{3,}(?:isch|ieel|eel|ief|lijk)) [^\W\d_]{3,}(?:ische?|ale?|aal|ieve?|ief|ele?|eel|lijke?|matige?|nomische?)"
)
"""Two adjectives of equal rank, between which a hyphen belongs: ``pedagogisch-didactisch``, ``sociaal-emotioneel``."""


def has_own_hyphen(head: str, tail: str) -> bool:
    """Whether `head` and `tail` are two words that a hyphen ties.

    Lists of words, such as wordfreq's, leave hyphens out, so that they know ``zwartwit``: they are not asked.
    """
    one, other = head.casefold(), tail.casefold()
    if any(one == first and other.startswith(second) for first, second in pairs()):
        return True
    if {one, other} <= _COLOURS or _ADJECTIVES.fullmatch(f"{one} {other}"):
        return True
    if one in _FUNCTIONS and _PERSON.fullmatch(other):
        return is_word(other, SEEN)
    if one in _LETTERS or one in _SPOKEN_OF:
        return is_word(other, USUAL) and not is_word(one + other, _FAIRLY_USUAL)
    if other == _HE:
        return is_word(one, USUAL) and not is_word(one + other, USUAL)
    return one in _BEFORE_OUT and other.startswith("out")


def is_english_tail(head: str, tail: str) -> bool:
    """Whether ``down`` or ``based`` ends an English word with a hyphen: ``top-down``, ``check-in``."""
    plain = tail.casefold()
    return plain in _ENGLISH_TAILS or (plain in _PARTICLES and head.casefold() in _BEFORE_PARTICLES)
