"""How common words are: the short way through wordfreq's table gives what wordfreq gives."""

from __future__ import annotations

from itertools import islice

import pytest
from wordfreq import iter_wordlist, zipf_frequency

from qualcode.language.commonness import commonness, zipf

ODD = [
    "zzp'er",
    "foto’s",
    "cao-onderhandelingen",
    "24-uurs",
    "ﬁets",
    "Huis",
    "één",
    "a4",
    "",
    "-",
    "qwertzxq",
]


@pytest.mark.parametrize("wordlist", ["best", "small"])
def test_zipf_is_that_of_wordfreq(wordlist: str) -> None:
    words = [*islice(iter_wordlist("nl", wordlist), 0, 30_000, 7), *ODD]
    ours = {word: zipf(word, wordlist) for word in words}
    assert ours == {word: zipf_frequency(word, "nl", wordlist) for word in words}


def test_words_together_are_as_common_as_the_rarest() -> None:
    assert commonness("de nachtdienst") == zipf("nachtdienst", "small") < zipf("de", "small")
