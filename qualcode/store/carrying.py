"""Proposals when their source comes in anew: those of a fragment whose words stayed go along."""

from __future__ import annotations

from sqlite_utils import Database

from qualcode.store.alignment import Alignment, Written, aligned
from qualcode.store.documents import Documents
from qualcode.store.fragments import fragments, span_of

IN_USE = (
    "SELECT s.id FROM segments s JOIN documents d ON d.id = s.document_id"
    " WHERE d.replaced_by IS NULL AND s.kind = 'content'"
)
"""Ids of the fragments that count: what was proposed for others waits until their version is in use again."""
_OF = (
    "SELECT DISTINCT p.segment_id FROM suggestions p JOIN segments s ON s.id = p.segment_id"
    " WHERE s.document_id = ? AND p.run_id = (SELECT value FROM settings WHERE key = 'current.suggestions')"
)


def alignment(db: Database, former: str, document: str) -> Alignment:
    """Which words of one stored version of a source are which of another."""
    documents = Documents(db, "")
    return aligned(_written(documents, former), _written(documents, document))


def carry(db: Database, former: str, document: str) -> int:
    """Let what is proposed for fragments of `former` be proposed for the same ones of `document`; in a write.

    A fragment is the same where its words are, from the first to the last. The run keeps what it proposed for
    `former` too, so that this is there when that is in use again.

    Returns
    -------
    For how many fragments of `document` something is proposed now.
    """
    proposed = [row[0] for row in db.execute(_OF, [former]).fetchall()]
    if not proposed:
        return 0
    find, here = alignment(db, former, document).same, set(fragments(db, document))
    for segment in proposed:
        place = find(*span_of(segment))
        if place in here:
            db.execute(
                "INSERT OR IGNORE INTO suggestions (run_id, segment_id, code_id, score, rank, why)"
                " SELECT run_id, ?, code_id, score, rank, why FROM suggestions WHERE segment_id = ?"
                " AND run_id = (SELECT value FROM settings WHERE key = 'current.suggestions')",
                [f"{document}:{place[0]}-{place[1]}", segment],
            )
    return len(here & {span_of(row[0]) for row in db.execute(_OF, [document]).fetchall()})


def _written(documents: Documents, document: str) -> Written:
    turns = documents.turns(document)
    return Written(documents.text(document), tuple((turn.start, turn.end) for turn in turns))
