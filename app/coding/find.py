"""Finding words: in one document letter by letter, in all by full text or by meaning."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from app.coding.sheet import Sheet
from qualcode.model import Document, Segment

MOST_IN_DOCUMENT = 500
AROUND = (50, 80)
_ON, _OFF = "\u0002", "\u0003"


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
            found.append((self._from[at], self._from[at + len(wanted) - 1] + 1))
            at = self.text.find(wanted, at + len(wanted))
        return found


@lru_cache(maxsize=4096)
def _fold(character: str) -> str:
    apart = unicodedata.normalize("NFD", character.casefold())
    return "".join(" " if c.isspace() else c for c in apart if not unicodedata.combining(c))


def in_document(sheet: Sheet, query: str) -> list[list[Any]]:
    """Where the query stands in the turns of a document, speakers' labels left out.

    Each with start and end in UTF-16 units, and the words before it, of it and after it.
    """
    folded = sheet.__dict__.get("folded") or Folded(sheet.text)
    sheet.__dict__["folded"] = folded
    inside = sorted((turn.start, turn.end) for turn in sheet.turns)
    rows: list[list[Any]] = []
    turn = 0
    for start, end in folded.find(query):
        while turn < len(inside) and inside[turn][1] <= start:
            turn += 1
        if turn < len(inside) and inside[turn][0] <= start and end <= inside[turn][1]:
            first, last = inside[turn]
            before = sheet.text[max(first, start - AROUND[0]) : start]
            after = sheet.text[end : min(last, end + AROUND[1])]
            rows.append([*sheet.units.span_of(start, end), before, sheet.text[start:end], after])
    return rows


def word_rows(hits: Sequence[tuple[Segment, str]], documents: dict[str, Document]) -> list[dict[str, Any]]:
    """Hits of the full-text search, each with its snippet in parts: ``[text, whether it is a hit]``."""
    return [
        {**_row(segment, documents), "parts": _parts(snippet)}
        for segment, snippet in hits
        if segment.document in documents
    ]


def meaning_rows(
    hits: Sequence[tuple[Segment, float]], documents: dict[str, Document], *, most: int = 220
) -> list[dict[str, Any]]:
    """Hits of the search by meaning, each with the beginning of its text."""
    return [
        {**_row(segment, documents), "parts": [[_shortened(segment.text, most), False]]}
        for segment, _ in hits
        if segment.document in documents
    ]


def _row(segment: Segment, documents: dict[str, Document]) -> dict[str, Any]:
    document = documents[segment.document]
    speaker = document.speaker(segment.speaker)
    return {
        "doc": document.id,
        "segment": segment.id,
        "title": document.title,
        "speaker": speaker.shown if speaker else segment.speaker,
    }


def _parts(snippet: str) -> list[list[Any]]:
    parts: list[list[Any]] = []
    for piece in snippet.split(_ON):
        hit, off, rest = piece.partition(_OFF)
        parts += [[hit, True], [rest, False]] if off else [[piece, False]]
    return [part for part in parts if part[0]]


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + "…"
