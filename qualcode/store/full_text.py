"""What a researcher types to search on words, as SQLite's full-text search wants it."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+")
_TOGETHER = re.compile(r"[\"“”„]([^\"“”„]+)[\"“”„]")


def match(query: str) -> str:
    """A query for ``MATCH`` that asks for all words; empty where there is none.

    Words between quotation marks have to stand together; the last word outside them is also found as the
    beginning of one. Nothing else in the query is more than a space.

    Examples
    --------
    >>> match('rooster "vaste mensen" pla')
    '"vaste mensen" "rooster" "pla"*'
    """
    phrases = [" ".join(_WORD.findall(found)) for found in _TOGETHER.findall(query)]
    words = _WORD.findall(_TOGETHER.sub(" ", query))
    asked = " ".join(f'"{one}"' for one in (*filter(None, phrases), *words))
    return f"{asked}*" if words else asked
