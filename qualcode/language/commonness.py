"""How common a Dutch word is in general, whatever the talk is about."""

from __future__ import annotations

from functools import lru_cache
from math import log10
from unicodedata import is_normalized


@lru_cache(maxsize=100_000)
def commonness(words: str) -> float:
    """The Zipf frequency of the rarest of these words in general Dutch;
    7 for *de*, 5.5 for *huis*, 3 for *nachtdienst*.

    Logarithm to base ten of occurrences per thousand million words (van Heuven et al. 2014), from wordfreq's
    small list; 0 for what that does not know, as most compounds.
    """
    return min(zipf(word, "small") for word in words.split() or [""])


def zipf(word: str, wordlist: str = "best") -> float:
    """The Zipf frequency of one word in general Dutch as wordfreq gives it, in hundredths; 0 if unknown.

    Most words are looked up in its table at once; what it takes apart or spells otherwise is left to its
    own function.
    """
    from wordfreq import get_frequency_dict, zipf_frequency

    if not word.isalpha() or not word.islower() or not is_normalized("NFKC", word):
        return float(zipf_frequency(word, "nl", wordlist))
    share = get_frequency_dict("nl", wordlist).get(word)
    return 0.0 if share is None else round(log10(share) + 9, 2)
