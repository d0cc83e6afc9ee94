"""What the sources are now, as far as figures of threads depend on it, in one short text."""

from __future__ import annotations

from sqlite_utils import Database

from qualcode.model import content_hash
from qualcode.store.connection import as_json

_FACTS = (
    "SELECT id FROM cases ORDER BY id",
    "SELECT id, kind, case_id, date, phase FROM documents WHERE replaced_by IS NULL ORDER BY id",
    (
        "SELECT s.document_id, s.label, s.role, s.person, s.attributes, s.case_id FROM speakers s"
        " JOIN documents d ON d.id = s.document_id AND d.replaced_by IS NULL ORDER BY s.document_id, s.label"
    ),
    (
        "SELECT s.document_id, COUNT(*) FROM segments s"
        " JOIN documents d ON d.id = s.document_id AND d.replaced_by IS NULL"
        " WHERE s.kind = 'content' GROUP BY s.document_id ORDER BY s.document_id"
    ),
)


def sources_state(db: Database) -> str:
    """The same as long as cases, kinds, dates, phases, speakers and content segments are the same.

    Titles and names do not count. A text never changes under the same id, so segments are counted alone.
    """
    return content_hash(as_json([db.execute(query).fetchall() for query in _FACTS]))[:16]
