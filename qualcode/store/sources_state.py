"""What the sources are now, as far as figures of threads depend on it, in one short text."""

from __future__ import annotations

from sqlite_utils import Database

from qualcode.model import content_hash
from qualcode.store.log import as_json

COUNTED_CASES = (
    "id IN (SELECT case_id FROM documents WHERE replaced_by IS NULL"
    " UNION SELECT s.case_id FROM speakers s"
    " JOIN documents d ON d.id = s.document_id AND d.replaced_by IS NULL)"
)
"""Which rows of `cases` count: those that a source in use tells of, the N of every *n of N cases*."""
_FACTS = (
    f"SELECT id FROM cases WHERE {COUNTED_CASES} ORDER BY id",  # noqa: S608 (ours)
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


def places(db: Database) -> dict[tuple[str, str], int]:
    """How many content segments there are of each speaker in each document in use."""
    rows = db.execute(
        "SELECT s.document_id, s.speaker, COUNT(*) FROM segments s"
        " JOIN documents d ON d.id = s.document_id AND d.replaced_by IS NULL"
        " WHERE s.kind = 'content' GROUP BY 1, 2"
    )
    return {(document, speaker): count for document, speaker, count in rows.fetchall()}
