"""All fragments of all sources in which words stand, to be read, ticked, and given one code together."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.coding.find import QUOTES
from app.coding.folded import Folded
from qualcode import shortening
from qualcode.model import Document, Segment, SegmentKind
from qualcode.project import Project

MOST = 3000
"""So many fragments are shown; of more nobody reads each."""
AROUND = (90, 140)
"""Characters of context before and after the first hit."""
OR = "|"
_WITHIN = "(?:{})"
_WHOLE = r"(?<!\w)(?:{})(?!\w)"


def found(asked: Mapping[str, Any], project: Project, documents: Mapping[str, Document]) -> dict[str, Any]:
    """What participants say wherever the words stand, by source in the order of the sources.

    The words stand together, letter by letter, capitals and diacritics folded; several parted by ``|`` are
    alternatives. With `whole` they are no parts of longer words.

    Returns
    -------
    what was asked, `total` fragments, and `rows`, at most `MOST`: of each source its id, title and fragments,
    and of each fragment its id, speaker, the words before the first hit, that hit, the words after it, how
    many hits more, and ``"given"`` where this coder gave `code` in it already, ``"rejected"`` where it was
    turned down for it.
    """
    query, code = str(asked.get("query", ""))[:400], str(asked.get("code", ""))
    whole = bool(asked.get("whole"))
    answer: dict[str, Any] = {"id": asked.get("id"), "query": query, "whole": whole, "code": code}
    pattern = _pattern(query, whole=whole)
    segments = _with(pattern, project.segments(kind=SegmentKind.CONTENT)) if pattern else []
    segments = [one for one in segments if one.document in documents]
    order = {document: number for number, document in enumerate(documents)}
    segments.sort(key=lambda one: (order[one.document], one.start))
    states = _states(project, segments, code) if code else {}
    rows: dict[str, list[list[Any]]] = {}
    for segment in segments[:MOST]:
        hit = _hit(segment, pattern, documents[segment.document]) if pattern else []
        rows.setdefault(segment.document, []).append([segment.id, *hit, states.get(segment.id, "")])
    sources = [[document, documents[document].title, of_it] for document, of_it in rows.items()]
    return answer | {"total": len(segments), "rows": sources}


def _pattern(query: str, *, whole: bool) -> re.Pattern[str] | None:
    """What is sought in folded text; None where nothing is."""
    asked = [" ".join(_folded(one).split()) for one in QUOTES.sub(" ", query).split(OR)]
    words = [re.escape(one).replace(r"\ ", r"\s+") for one in asked if one]
    return re.compile((_WHOLE if whole else _WITHIN).format("|".join(words))) if words else None


def _folded(text: str) -> str:
    """The text without capitals and diacritics, as `Folded` has it, at once."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _with(pattern: re.Pattern[str], segments: Iterable[Segment]) -> list[Segment]:
    return [one for one in segments if pattern.search(_folded(one.text))]


def _hit(segment: Segment, pattern: re.Pattern[str], document: Document) -> list[Any]:
    """Speaker, words before the first hit, hit, words after it, and how many hits more."""
    folded = Folded(segment.text)
    first, *more = pattern.finditer(folded.text)
    start, end = folded.span(first.start(), first.end())
    speaker = document.speaker(segment.speaker)
    return [
        speaker.shown if speaker else segment.speaker,
        shortening.ending(segment.text[:start], AROUND[0]),
        segment.text[start:end],
        shortening.beginning(segment.text[end:], AROUND[1]),
        len(more),
    ]


def _states(project: Project, segments: Sequence[Segment], code: str) -> dict[str, str]:
    """Which fragments have the code of this coder already, and for which it was turned down."""
    rejected = {one.segment for one in project.rejections(coder=project.who) if one.code == code}
    turned_down = {one.id: "rejected" for one in segments if one.id in rejected}
    return turned_down | dict.fromkeys(project.coded_already(segments, code), "given")
