"""Finding words: in one document letter by letter, in all by full text or by meaning."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from app.coding.sheet import Sheet
from qualcode import shortening
from qualcode.model import Document, Segment
from qualcode.project import Project

HITS = 40
AROUND = (50, 80)
QUOTES = re.compile(r"[\"“”„]")
"""Around words that have to stand together, as those of a query do in one document anyhow."""
_ON, _OFF = "\u0002", "\u0003"
Similar = Callable[[Project, str, int], "tuple[str, list[Any]]"]
"""Search by meaning; gives ``"ready"``, ``"loading"`` or ``"absent"``, and the hits."""


def hits(
    asked: Mapping[str, Any],
    project: Project,
    documents: Mapping[str, Document],
    sheet: Callable[[str], Sheet],
    similar: Similar | None,
) -> dict[str, Any]:
    """What the pane asks to be found: the hits in the document before it, and those in the others.

    Where none is there letter by letter, that document is one of the others: its words may stand apart.
    """
    query = str(asked.get("query", ""))[:400]
    document = str(asked.get("doc", ""))
    answer: dict[str, Any] = {
        "id": asked.get("id"),
        "query": query,
        "how": "meaning" if asked.get("how") == "meaning" else "words",
        "doc": document,
        "state": "ready",
        "here": [],
        "hits": [],
    }
    if asked.get("how") == "meaning":
        if similar is None:
            return answer | {"state": "absent"}
        answer["state"], near = similar(project, query, HITS)
        answer["hits"] = meaning_rows(near, documents)
        return answer
    if document in documents:
        answer["here"] = in_document(sheet(document), query)
    found = project.search(query, limit=HITS + 1, without=document if answer["here"] else "")
    answer["hits"] = word_rows(found[:HITS], documents)
    answer["more"] = len(found) > HITS
    return answer


def in_document(sheet: Sheet, query: str) -> list[list[Any]]:
    """Where the query stands in the turns of a document, speakers' labels left out.

    Each with start and end in UTF-16 units, and the words before it, of it and after it.
    """
    inside = sorted((turn.start, turn.end) for turn in sheet.turns)
    rows: list[list[Any]] = []
    turn = 0
    for start, end in sheet.folded.find(QUOTES.sub(" ", query)):
        while turn < len(inside) and inside[turn][1] <= start:
            turn += 1
        if turn < len(inside) and inside[turn][0] <= start and end <= inside[turn][1]:
            first, last = inside[turn]
            before = shortening.ending(sheet.text[first:start], AROUND[0])
            after = shortening.beginning(sheet.text[end:last], AROUND[1])
            rows.append([*sheet.units.span_of(start, end), before, sheet.text[start:end], after])
    return rows


def word_rows(hits: Sequence[tuple[Segment, str]], documents: Mapping[str, Document]) -> list[dict[str, Any]]:
    """Hits of the full-text search, each with its snippet in parts: ``[text, whether it is a hit]``."""
    return [
        {**_row(segment, documents), "parts": _parts(snippet)}
        for segment, snippet in hits
        if segment.document in documents
    ]


def meaning_rows(
    hits: Sequence[tuple[Segment, float]], documents: Mapping[str, Document], *, most: int = 220
) -> list[dict[str, Any]]:
    """Hits of the search by meaning, each with the beginning of its text."""
    return [
        {**_row(segment, documents), "parts": [[shortening.beginning(segment.text, most), False]]}
        for segment, _ in hits
        if segment.document in documents
    ]


def _row(segment: Segment, documents: Mapping[str, Document]) -> dict[str, Any]:
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
