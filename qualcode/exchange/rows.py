"""A `Bundle` as the rows of the tables in `schema`."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from qualcode.exchange.bundle import Bundle, Source
from qualcode.model import Codebook, Turn

Row = tuple[Any, ...]


def rows(bundle: Bundle, table: str) -> Iterator[Row]:
    """The rows of one table, in the order of its columns; an absent value is None."""
    yield from _MAKERS[table](bundle)


def _cases(bundle: Bundle) -> Iterator[Row]:
    for case in bundle.cases:
        yield case.id, case.name


def _case_attributes(bundle: Bundle) -> Iterator[Row]:
    for case in bundle.cases:
        yield from ((case.id, name, value) for name, value in case.attributes.items())


def _documents(bundle: Bundle) -> Iterator[Row]:
    for source in bundle.sources:
        one = source.document
        file = one.source
        yield (
            *(one.id, one.title, one.kind.value, one.case or None),
            *(one.date, one.dated.value or None, one.phase),
            *(file.name, file.format, file.sha256, one.words),
        )


def _document_attributes(bundle: Bundle) -> Iterator[Row]:
    for source in bundle.sources:
        one = source.document
        yield from ((one.id, name, value) for name, value in one.attributes.items())


def _texts(bundle: Bundle) -> Iterator[Row]:
    for source in bundle.sources:
        yield source.document.id, source.text


def _speakers(bundle: Bundle) -> Iterator[Row]:
    for source in bundle.sources:
        document = source.document
        for one in document.speakers:
            case = document.case_of(one.label) or None
            known = (one.label, one.name, one.role.value, one.pseudonym, one.person)
            yield (f"{document.id}:{one.label}", document.id, *known, case)


def _speaker_attributes(bundle: Bundle) -> Iterator[Row]:
    for source in bundle.sources:
        for one in source.document.speakers:
            key = f"{source.document.id}:{one.label}"
            yield from ((key, name, value) for name, value in one.attributes.items())


def _turns(bundle: Bundle) -> Iterator[Row]:
    for source in bundle.sources:
        identifier = source.document.id
        for number, turn in enumerate(source.turns or ()):
            words = source.text[turn.start : turn.end]
            place = (turn.start, turn.end, turn.begins, turn.ends, turn.level)
            who = _speaker_id(identifier, turn.speaker)
            yield (identifier, number, who, turn.kind.value, *place, len(words.split()), words)


def _segments(bundle: Bundle) -> Iterator[Row]:
    documents = bundle.documents()
    for one in bundle.segments:
        who = _speaker_id(one.document, one.speaker)
        case = documents[one.document].case_of(one.speaker) or None
        place = (one.start, one.end, one.words, one.text)
        yield (one.id, one.document, one.turn, who, case, one.kind.value, *place)


def _codes(bundle: Bundle) -> Iterator[Row]:
    for book in bundle.codebooks:
        for code in book.codes:
            path = book.path(code.key)
            parent = f"{book.key}/{code.parent}" if code.parent else None
            about = (book.key, book.title, book.version, code.key, parent, len(path) - 1, code.label)
            told = (code.definition, code.when_to_use, code.when_not_to_use, "\n".join(code.examples))
            labels = PATH.join(one.label for one in path)
            yield (f"{book.key}/{code.key}", *about, labels, *told, code.color, code.status.value)


def _facet_values(bundle: Bundle) -> Iterator[Row]:
    for book in bundle.codebooks:
        for facet in book.facets:
            for value in facet.values:
                yield book.key, facet.key, value.key, facet.label, value.label, value.definition


def _codings(bundle: Bundle) -> Iterator[Row]:
    sources = {source.document.id: source for source in bundle.sources}
    starts = {key: [turn.start for turn in source.turns or ()] for key, source in sources.items()}
    labels = _labels(bundle.codebooks)
    for one in bundle.codings:
        counts = bundle.counts_as(one.id)
        source = sources[one.document]
        label = _speaker_at(source, starts[one.document], one.start)
        words = source.text[one.start : one.end]
        yield (
            *(one.id, one.code, labels.get(one.code, ""), one.document),
            *(_speaker_id(one.document, label), source.document.case_of(label) or None),
            *(one.start, one.end, len(words.split()), words, one.coder),
            *(int(counts is not None), counts, one.created, one.suggestion),
        )


def _coding_facets(bundle: Bundle) -> Iterator[Row]:
    for one in bundle.codings:
        for facet, values in sorted(one.facets.items()):
            yield from ((one.id, facet, value) for value in dict.fromkeys(values))


def _threads(bundle: Bundle) -> Iterator[Row]:
    if bundle.threads is None:
        return
    codes = {code.key: f"{book.key}/{code.key}" for book in reversed(bundle.codebooks) for code in book.codes}
    for rank, one in enumerate(bundle.threads.threads, start=1):
        spread = one.breadth
        yield (
            *(one.key, bundle.threads.run.id, rank, one.label, one.in_vivo, one.status.value),
            *(", ".join(one.terms), one.size, spread.cases, spread.of_cases, spread.documents),
            *(spread.speakers, spread.evenness, one.cohesion, one.stability),
            codes.get(one.nearest.code) if one.nearest else None,
        )


def _thread_segments(bundle: Bundle) -> Iterator[Row]:
    for one in bundle.threads.threads if bundle.threads else ():
        quotes = set(one.quotes)
        for rank, segment in enumerate(one.segments, start=1):
            yield one.key, segment, rank, int(segment in quotes)


def _suggestions(bundle: Bundle) -> Iterator[Row]:
    for one in bundle.suggestions:
        yield one.segment, one.code, one.rank, one.score


def _memos(bundle: Bundle) -> Iterator[Row]:
    for one in bundle.memos:
        yield one.id, one.target, one.text, one.author, one.created


def _reviews(bundle: Bundle) -> Iterator[Row]:
    for one in bundle.reviews:
        yield one.segment, one.coder, one.created


def _summaries(bundle: Bundle) -> Iterator[Row]:
    for one in bundle.summaries:
        yield one.key, one.text, one.author, one.changed


def _events(bundle: Bundle) -> Iterator[Row]:
    for one in bundle.events:
        yield one.id, one.at, one.who, one.what, one.target, _json(one.before), _json(one.after), one.action


def _json(value: object) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)


def _speaker_id(document: str, label: str) -> str | None:
    return f"{document}:{label}" if label else None


def _speaker_at(source: Source, starts: list[int], offset: int) -> str:
    turns: tuple[Turn, ...] = source.turns or ()
    place = bisect_right(starts, offset) - 1
    return turns[place].speaker if place >= 0 else ""


def _labels(books: tuple[Codebook, ...]) -> Mapping[str, str]:
    return {key: label for book in books for key, label in book.labels().items()}


PATH = " > "
_MAKERS: Mapping[str, Callable[[Bundle], Iterator[Row]]] = {
    "cases": _cases,
    "case_attributes": _case_attributes,
    "documents": _documents,
    "document_attributes": _document_attributes,
    "texts": _texts,
    "speakers": _speakers,
    "speaker_attributes": _speaker_attributes,
    "turns": _turns,
    "segments": _segments,
    "codes": _codes,
    "facet_values": _facet_values,
    "codings": _codings,
    "coding_facets": _coding_facets,
    "threads": _threads,
    "thread_segments": _thread_segments,
    "suggestions": _suggestions,
    "reviews": _reviews,
    "memos": _memos,
    "summaries": _summaries,
    "events": _events,
}
