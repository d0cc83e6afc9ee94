"""A text as one searches it: no capitals, no diacritics."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

MOST_IN_DOCUMENT = 500


class Folded:
    """A text without capitals and diacritics, that knows where each of its letters came from."""

    def __init__(self, text: str) -> None:
        parts = [_fold(character) for character in text]
        self.text = "".join(parts)
        self._from = [place for place, part in enumerate(parts) for _ in part]

    def find(self, query: str) -> list[tuple[int, int]]:
        """Where the query stands, as spans of the original text, in order, at most 500."""
        wanted = "".join(map(_fold, " ".join(query.split())))
        found: list[tuple[int, int]] = []
        at = self.text.find(wanted) if wanted else -1
        while at >= 0 and len(found) < MOST_IN_DOCUMENT:
            found.append(self.span(at, at + len(wanted)))
            at = self.text.find(wanted, at + len(wanted))
        return found

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where these letters of `text`, one at least, stand in the original text."""
        return self._from[start], self._from[end - 1] + 1


@lru_cache(maxsize=4096)
def _fold(character: str) -> str:
    apart = unicodedata.normalize("NFD", character.casefold())
    return "".join(" " if c.isspace() else c for c in apart if not unicodedata.combining(c))
