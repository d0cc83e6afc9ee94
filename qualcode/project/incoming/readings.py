"""One reading of a file and another: how they are told apart, and what is stored of each."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from qualcode.model import ID_LENGTH, Document, Segment, Transcript, Turn, content_hash


def document_id(sha256: str, without: Collection[str] = ()) -> str:
    """The beginning of the file's hash; another one where repair steps were left out."""
    if not without:
        return sha256[:ID_LENGTH]
    return content_hash("\n".join([sha256, *sorted(set(without))]))[:ID_LENGTH]


def reading_id(transcript: Transcript) -> str:
    """An id of one reading of a file: another where its text, kind, repairs or chosen columns are others."""
    source = transcript.source
    columns = [f"{title}={use}" for title, use in source.columns]
    parts = [source.sha256, *source.without, *columns, transcript.kind.value, transcript.text]
    return content_hash("\n".join(parts))[:ID_LENGTH]


def resegment(document: Document, text: str, turns: Sequence[Turn]) -> list[Segment]:
    """The segments of a stored document, their kinds following its speakers' present roles."""
    from qualcode.segmenting import segment

    return segment(document.id, text, turns, document.speakers)


def retold(document: Document, made: Transcript) -> tuple[Document, list[Segment]]:
    """The document of `made`, another reading of what `document` is of, and its segments."""
    key = reading_id(made)
    source = replace(document.source, reading=key)
    document = replace(document, id=key, source=source, speakers=made.speakers, words=made.words)
    return document, resegment(document, made.text, made.turns)
