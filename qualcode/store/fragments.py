"""Fragments by their ids, ``<document>:<start>-<end>``, and where they stand."""

from __future__ import annotations

from sqlite_utils import Database

from qualcode.store.alignment import Span


def span_of(key: str) -> Span:
    """Where the words of a segment or a memo begin and end: the last part of ``…:<start>-<end>``."""
    start, _, end = key.rpartition(":")[2].partition("-")
    return int(start), int(end)


def fragments(db: Database, document: str) -> list[Span]:
    """Where the content segments of a document begin and end."""
    rows = db.execute(
        'SELECT "start", "end" FROM segments WHERE document_id = ? AND kind = \'content\'', [document]
    )
    return [(start, end) for start, end in rows.fetchall()]
