"""Quotations found back in texts, where only their words are known."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from qualcode.exchange.offsets import plain
from qualcode.occurrences import occurrences

_CUT = re.compile(r"\s*(?:\[?(?:…|\.\.\.)\]?|\(…\)|\(\.\.\.\))\s*")
_LEAST, _MOST = 12, 1000
_QUOTES = " \"'“”„‘’«»"


class Finding(StrEnum):
    """How a quotation was found."""

    EXACT = "exact"
    PLAIN = "plain"
    PARTS = "parts"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quotation stands; `places` tells in how many places its words stand."""

    start: int
    end: int
    how: Finding
    places: int = 1


class Finder:
    """Finds quotations in one text: as they stand, else but for white space, capitals and the shape of quotes
    and dashes, else by their parts where an ellipsis stands between, else without the quotes
    around them.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._plain = ""
        self._at: list[int] = []

    def find(self, quote: str, *, near: int = -1) -> Place | None:
        """The place of `quote`, of several the one nearest to `near`; None where its words do not stand."""
        words = quote.strip()
        if not words:
            return None
        if found := _all(self._text, words):
            start = _nearest(found, near)
            return Place(start, start + len(words), Finding.EXACT, len(found))
        self._prepare()
        wanted = plain(words).casefold()
        if found := _all(self._plain, wanted):
            start = _nearest([self._at[place] for place in found], near)
            place = found[[self._at[place] for place in found].index(start)]
            return Place(start, self._end(place + len(wanted)), Finding.PLAIN, len(found))
        parts = [
            part for part in (plain(part).casefold() for part in _CUT.split(words)) if len(part) >= _LEAST
        ]
        found_in_parts = self._by_parts(parts, len(wanted)) if parts else None
        bare = words.strip(_QUOTES)
        return found_in_parts or (self.find(bare, near=near) if bare != words else None)

    def _by_parts(self, parts: Sequence[str], length: int) -> Place | None:
        start = self._plain.find(parts[0])
        at = start
        for part in parts:
            at = self._plain.find(part, at)
            if at < 0:
                return None
            end = at + len(part)
            at = end
        if end - start > 20 * length + 2000:
            return None
        return Place(self._at[start], self._end(end), Finding.PARTS, 1)

    def _end(self, place: int) -> int:
        return self._at[place - 1] + 1 if place else 0

    def _prepare(self) -> None:
        """The text in the form of `plain`, with the place in the text of each of its characters."""
        if self._at:
            return
        signs: list[str] = []
        for place, sign in enumerate(self._text):
            for one in _folded(sign):
                if one == " " and (not signs or signs[-1] == " "):
                    continue
                signs.append(one)
                self._at.append(place)
        self._plain = "".join(signs)


def _folded(sign: str) -> str:
    if sign.isspace():
        return " "
    return plain(unicodedata.normalize("NFC", sign)).casefold()


def _all(text: str, words: str) -> list[int]:
    return list(islice(occurrences(words, text), _MOST))


def _nearest(places: Sequence[int], near: int) -> int:
    return places[0] if near < 0 else min(places, key=lambda place: abs(place - near))
