"""Is it a Dutch word? Asked of wordfreq's list."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

_PART = 2e-7
_LONGEST = 100
"""Signs of a compound of three words; what is longer is no word but a row of letters."""
RARE, USUAL, SEEN = 2e-5, 1e-6, 1e-7
"""Shares of all words below which a word is rare, and above which it is usual, or at least seen now and then."""
PARTICLES = frozenset(
    ("aan", "af", "bij", "door", "in", "mee", "na", "om", "op", "over", "terug", "toe", "uit", "voor")
)
"""What Dutch verbs part with."""


@cache
def dutch() -> Mapping[str, float]:
    """Frequencies of Dutch words: wordfreq's large list, some 311,000 forms (Speer 2022)."""
    from wordfreq import get_frequency_dict

    frequencies: dict[str, float] = get_frequency_dict("nl", wordlist="best")
    return frequencies


def is_word(word: str, least: float = 0.0) -> bool:
    """Whether wordfreq knows `word`, more often than `least` (a share of all words)."""
    return dutch().get(word.casefold(), 0.0) > least


def is_torn(head: str, tail: str) -> bool:
    """Whether a space tore one word apart though both parts are words: ``Combi natie``, ``af bakenen``.

    The whole must be far more usual than its parts would stand side by side by chance: a hundred thousand times
    for two words that are both rare, a thousand times for a particle and a verb that hardly stands without it.
    """
    shares = dutch()
    one, other, whole = (shares.get(word.casefold(), 0.0) for word in (head, tail, head + tail))
    chance = one * other
    if max(one, other) < RARE and whole > USUAL:
        return whole > 1e5 * chance
    return head.casefold() in PARTICLES and other < USUAL and whole > SEEN and whole > 1e3 * chance


@lru_cache(maxsize=65_536)
def is_compound(word: str, parts: int = 3) -> bool:
    """Whether `word` is two or three known words together, with or without a linking s, as in Dutch."""
    if len(word) > _LONGEST:
        return False
    plain = word.casefold()
    for cut in range(len(plain) - 4, 2, -1):
        head, tail = plain[:cut], plain[cut:]
        if not is_word(tail, _PART):
            continue
        bare = head[:-1] if head[-1] == "s" else head
        if is_word(head, _PART) or is_word(bare, _PART) or (parts > 2 and is_compound(bare, parts - 1)):
            return True
    return False
