"""Names that are probably one name, once misspelt: ``Zorgroep West`` beside ``Zorggroep West``."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from qualcode.model import Case

_ARTICLES = frozenset(("de", "het", "t"))
_SHORTEST = 5
"""Letters of a word below which one other letter makes another name: Oost and Post, Roos and Rood."""
_ALIKE, _ALIKE_FROM_FIRST = 0.85, 0.8
"""Share of common letters from which two words are near, the second where they begin alike."""


def misspelt_cases(told: Mapping[str, int], stored: Iterable[str]) -> dict[str, str]:
    """For each name of a case that is near another one: that other.

    Parameters
    ----------
    told : names of cases as they are given now, in order, with how often.
    stored : names that the project has already; those are never in doubt, and go before what is told.
    """
    known = list(stored)
    kept = {Case(name).id for name in known}
    fresh = sorted(told, key=lambda name: -told[name])
    found: dict[str, str] = {}
    for place, name in enumerate(fresh):
        if Case(name).id in kept or name in known:
            continue
        others = (*known, *(other for other in fresh[:place] if other not in found))
        meant = next((other for other in others if near(name, other)), "")
        if meant and Case(meant).id != Case(name).id:
            found[name] = meant
    return found


def near(one: str, other: str) -> bool:
    """Whether two names differ by a slip: a letter in a long word, a space, an accent or an article.

    Numbers, single letters and short words tell names apart: ``Team 1`` and ``Team 2`` are never near.
    """
    words, others = _words(one), _words(other)
    if "".join(words) == "".join(others):
        return True
    return len(words) == len(others) and all(map(_near_words, words, others))


def _near_words(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < _SHORTEST - 1 or max(len(one), len(other)) < _SHORTEST:
        return False
    if any(sign.isdigit() for sign in one + other):
        return False
    least = _ALIKE_FROM_FIRST if one[0] == other[0] else _ALIKE
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= least


def _words(name: str) -> list[str]:
    plain = "".join(
        sign for sign in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(sign)
    )
    words = "".join(sign if sign.isalnum() else " " for sign in plain).split()
    return [word for word in words if word not in _ARTICLES] or words
