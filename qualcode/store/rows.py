"""What came in, as rows of the tables and back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from qualcode.model import ColumnUse, Document, Repair, Segment, SegmentKind, SourceFile, Turn, content_hash
from qualcode.store.log import as_json


def repair_row(repair: Repair) -> Mapping[str, object]:
    """A repair as it is kept in its document's row."""
    examples = [{"before": c.before, "after": c.after, "place": c.place} for c in repair.examples]
    return {"step": repair.step, "count": repair.count, "examples": examples}


def speaker_rows(document: Document) -> list[dict[str, Any]]:
    """Rows of ``speakers``."""
    return [
        {
            "document_id": document.id,
            "label": speaker.label,
            "position": position,
            "name": speaker.name,
            "role": speaker.role.value,
            "attributes": as_json(speaker.attributes),
            "pseudonym": speaker.pseudonym,
            "person": speaker.person,
            "case_id": speaker.case or None,
        }
        for position, speaker in enumerate(document.speakers)
    ]


def turn_rows(document_id: str, turns: Sequence[Turn]) -> list[dict[str, Any]]:
    """Rows of ``turns``, in order."""
    return [
        {
            "document_id": document_id,
            "position": position,
            "start": turn.start,
            "end": turn.end,
            "speaker": turn.speaker,
            "kind": turn.kind.value,
            "begins": turn.begins,
            "ends": turn.ends,
            "level": turn.level,
        }
        for position, turn in enumerate(turns)
    ]


def segment_of(row: Sequence[Any]) -> Segment:
    """The segment of a row: document, start, end, text, turn, speaker, kind."""
    return Segment(row[0], row[1], row[2], row[3], row[4], row[5], SegmentKind(row[6]))


def segment_rows(segments: Sequence[Segment]) -> list[dict[str, Any]]:
    """Rows of ``segments``, in order."""
    return [
        {
            "id": segment.id,
            "document_id": segment.document,
            "position": position,
            "start": segment.start,
            "end": segment.end,
            "turn": segment.turn,
            "speaker": segment.speaker,
            "kind": segment.kind.value,
            "text": segment.text,
            "text_hash": content_hash(segment.text),
        }
        for position, segment in enumerate(segments)
    ]


def file_key(source: SourceFile) -> str:
    """The file's hash, the repair steps left out and which reading it is, parted by colons: unique."""
    return ":".join([source.sha256, ",".join(source.without), source.reading]).rstrip(":")


def source_of(name: str, key: str, size: int, form: str, encoding: str, columns: str) -> SourceFile:
    """The file of a row; `key` is what `file_key` made, `columns` is JSON."""
    sha256, left_out, reading, *_ = [*key.split(":"), "", ""]
    without = tuple(left_out.split(",")) if left_out else ()
    chosen = tuple((title, ColumnUse(use)) for title, use in json.loads(columns))
    return SourceFile(name, sha256, size, form, encoding, without, reading, chosen)
