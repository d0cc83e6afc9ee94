"""How common a Dutch word is in general, whatever the talk is about."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=100_000)
def commonness(words: str) -> float:
    """The Zipf frequency of the rarest of these words in general Dutch;
    7 for *de*, 5.5 for *huis*, 3 for *nachtdienst*.

    Logarithm to base ten of occurrences per thousand million words (van Heuven et al. 2014), from wordfreq's
    small list; 0 for what that does not know, as most compounds.
    """
    from wordfreq import zipf_frequency

    return min(float(zipf_frequency(word, "nl", wordlist="small")) for word in words.split() or [""])
