"""How far a study is, counted in the database: nothing is loaded for it."""

from __future__ import annotations

from sqlite_utils import Database

from qualcode.store.carrying import IN_USE

_DONE = """
SELECT COUNT(*) FROM segments s JOIN documents d ON d.id = s.document_id
WHERE d.replaced_by IS NULL AND s.kind = 'content' AND (
    EXISTS (SELECT 1 FROM reviews r WHERE r.segment_id = s.id)
    OR EXISTS (SELECT 1 FROM codings c WHERE c.document_id = s.document_id
               AND c."start" < s."end" AND c."end" > s."start"))
"""
_THREADS = """
SELECT COUNT(*), COALESCE(SUM(
    EXISTS (SELECT 1 FROM kept_threads k WHERE k.status NOT IN ('kandidaat', 'hernoemd')
            AND (k.id = json_extract(t.details, '$.kept') OR (k.run = t.run_id AND k.key = t.key)))
    OR (COALESCE(json_extract(t.details, '$.kept'), '') = ''
        AND NOT EXISTS (SELECT 1 FROM kept_threads k WHERE k.run = t.run_id AND k.key = t.key)
        AND EXISTS (SELECT 1 FROM kept_threads k WHERE k.status = 'verworpen'
            AND 2 * (SELECT COUNT(*) FROM thread_segments s
                     WHERE s.run_id = t.run_id AND s.thread_key = t.key
                     AND s.segment_id IN (SELECT value FROM json_each(k.segments)))
                 >= (SELECT COUNT(*) FROM thread_segments s
                     WHERE s.run_id = t.run_id AND s.thread_key = t.key)))
), 0)
FROM threads t WHERE t.run_id = (SELECT value FROM settings WHERE key = 'current.threads')
"""
"""Of the run's threads those decided on, in this run or one before: `qualcode.project.proposed.overlay`."""
_SUGGESTED = f"""
SELECT COUNT(DISTINCT segment_id) FROM suggestions
WHERE run_id = (SELECT value FROM settings WHERE key = 'current.suggestions') AND segment_id IN ({IN_USE})
"""  # noqa: S608 (ours)
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
