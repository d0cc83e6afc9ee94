"""Is it a Dutch word? Asked of wordfreq's list and of the text itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


@cache
def dutch() -> Mapping[str, float]:
    """Frequencies of Dutch words: wordfreq's large list, some 311,000 forms (Speer 2022)."""
    from wordfreq import get_frequency_dict

    frequencies: dict[str, float] = get_frequency_dict("nl", wordlist="best")
    return frequencies


def words_of(lines: Iterable[str]) -> Counter[str]:
    """How often each word stands within a line, in small letters; words cut at a line's end are left out."""
    counts: Counter[str] = Counter()
    for line in lines:
        found = _WORD.findall(line.casefold())
        if found and line.rstrip()[-1:] == "-":
            found.pop()
        counts.update(found)
    return counts


def is_word(word: str, least: float = 0.0) -> bool:
    """Whether wordfreq knows `word`, more often than `least` (a share of all words)."""
    return dutch().get(word.casefold(), 0.0) > least


def is_compound(word: str) -> bool:
    """Whether `word` is two known words together, with or without a linking s, as Dutch compounds are."""
    plain = word.casefold()
    for cut in range(3, len(plain) - 3):
        head, tail = plain[:cut], plain[cut:]
        if is_word(tail, 2e-7) and (is_word(head, 2e-7) or (head[-1] == "s" and is_word(head[:-1], 2e-7))):
            return True
    return False
