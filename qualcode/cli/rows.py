"""What the verbs print with ``--json``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from qualcode.model import Document

if TYPE_CHECKING:
    from qualcode.project import Added


def added_row(line: Added) -> dict[str, Any]:
    """What adding a file came to."""
    document = line.document
    return {
        "file": line.file,
        "outcome": line.outcome.value,
        "document": document.id if document else "",
        "title": document.title if document else "",
        "kind": document.kind.value if document else "",
        "case": document.case if document else "",
        "date": document.date if document else "",
        "dated": document.dated.value if document else "",
        "speakers": len(document.speakers) if document else 0,
        "words": document.words if document else 0,
        "turns": line.turns,
        "segments": dict(line.segments),
        "repairs": {repair.step: repair.count for repair in line.repairs},
        "warnings": list(line.warnings),
        "error": line.error,
        "lost_codings": [
            {"id": c.id, "code": c.code, "coder": c.coder, "start": c.start, "end": c.end, "words": words}
            for c, words in zip(line.lost, line.lost_words, strict=False)
        ],
        "lost_members": [asdict(member) for member in line.lost_members],
    }


def document_row(document: Document, names: Mapping[str, str]) -> dict[str, Any]:
    """A source; `names` are those of the cases by id."""
    return {
        "id": document.id,
        "title": document.title,
        "cases": [names[case] for case in document.cases],
        "kind": document.kind.value,
        "date": document.date,
        "dated": document.dated.value,
        "phase": document.phase,
        "words": document.words,
        "speakers": len(document.speakers),
        "sha256": document.source.sha256,
    }
