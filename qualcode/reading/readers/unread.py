"""Whether a part of a file that is not read says what stands nowhere in what is read, so that it has to be told of."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]{2,}")
_DRAWN = re.compile(rb"<(?:a:t|dgm:t|c:v)(?:\s[^<>]*)?>[^<]*[A-Za-z]{2}")
_DRAWN_BESIDE_CELLS = re.compile(rb"<a:t(?:\s[^<>]*)?>[^<]*[A-Za-z]{2}")


def draws_words(content: bytes, *, beside_cells: bool = False) -> bool:
    """Whether a part of an Office file that holds SmartArt, a chart or a drawing has words in it; of a chart `beside_cells` not those that stand in cells."""
    return (_DRAWN_BESIDE_CELLS if beside_cells else _DRAWN).search(content) is not None


def words_of(texts: Iterable[str]) -> set[str]:
    """The words in `texts`, in small letters."""
    return set(_WORD.findall(" ".join(texts).casefold()))


def says_more(written: Iterable[str], read: Iterable[str]) -> bool:
    """Whether there are words in what is `written` that stand nowhere in what was `read`."""
    return not words_of(read).issuperset(words_of(written))
