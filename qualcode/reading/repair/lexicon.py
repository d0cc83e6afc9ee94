"""Is it a Dutch word? Asked of wordfreq's list."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

_PART = 2e-7


@cache
def dutch() -> Mapping[str, float]:
    """Frequencies of Dutch words: wordfreq's large list, some 311,000 forms (Speer 2022)."""
    from wordfreq import get_frequency_dict

    frequencies: dict[str, float] = get_frequency_dict("nl", wordlist="best")
    return frequencies


def is_word(word: str, least: float = 0.0) -> bool:
    """Whether wordfreq knows `word`, more often than `least` (a share of all words)."""
    return dutch().get(word.casefold(), 0.0) > least


@lru_cache(maxsize=65_536)
def is_compound(word: str, parts: int = 3) -> bool:
    """Whether `word` is two or three known words together, with or without a linking s, as in Dutch."""
    plain = word.casefold()
    for cut in range(len(plain) - 4, 2, -1):
        head, tail = plain[:cut], plain[cut:]
        if not is_word(tail, _PART):
            continue
        bare = head[:-1] if head[-1] == "s" else head
        if is_word(head, _PART) or is_word(bare, _PART) or (parts > 2 and is_compound(bare, parts - 1)):
            return True
    return False
