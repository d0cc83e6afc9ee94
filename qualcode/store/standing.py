"""How far a study is, counted in the database: nothing is loaded for it."""

from __future__ import annotations

from sqlite_utils import Database

_DONE = """
SELECT COUNT(*) FROM segments s JOIN documents d ON d.id = s.document_id
WHERE d.replaced_by IS NULL AND s.kind = 'content' AND (
    EXISTS (SELECT 1 FROM reviews r WHERE r.segment_id = s.id)
    OR EXISTS (SELECT 1 FROM codings c WHERE c.document_id = s.document_id
               AND c."start" < s."end" AND c."end" > s."start"))
"""
_THREADS = """
SELECT COUNT(*), COALESCE(SUM(status <> 'kandidaat'), 0) FROM threads
WHERE run_id = (SELECT value FROM settings WHERE key = 'current.threads')
"""
_SUGGESTED = """
SELECT COUNT(DISTINCT segment_id) FROM suggestions
WHERE run_id = (SELECT value FROM settings WHERE key = 'current.suggestions')
"""
_CODERS = """
SELECT COUNT(DISTINCT c.coder), COUNT(*) FROM codings c
JOIN documents d ON d.id = c.document_id AND d.replaced_by IS NULL
"""


def standing(db: Database) -> dict[str, int]:
    """Fragments that are coded or marked as done, threads and those judged, suggestions, coders, codings."""
    threads, judged = db.execute(_THREADS).fetchone()
    coders, codings = db.execute(_CODERS).fetchone()
    return {
        "done": int(db.execute(_DONE).fetchone()[0]),
        "threads": int(threads),
        "judged": int(judged),
        "suggested": int(db.execute(_SUGGESTED).fetchone()[0]),
        "coders": int(coders),
        "codings": int(codings),
    }
