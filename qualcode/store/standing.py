"""How far a study is, counted in the database: nothing is loaded for it."""

from __future__ import annotations

from sqlite_utils import Database

from qualcode.store.carrying import IN_USE
from qualcode.store.successors import successors

_DONE = """
SELECT COUNT(*) FROM segments s JOIN documents d ON d.id = s.document_id
WHERE d.replaced_by IS NULL AND s.kind = 'content' AND (
    EXISTS (SELECT 1 FROM reviews r WHERE r.segment_id = s.id)
    OR EXISTS (SELECT 1 FROM codings c WHERE c.document_id = s.document_id
               AND c."start" < s."end" AND c."end" > s."start"))
"""
_SUGGESTED = f"""
SELECT COUNT(DISTINCT segment_id) FROM suggestions
WHERE run_id = (SELECT value FROM settings WHERE key = 'current.suggestions') AND segment_id IN ({IN_USE})
"""  # noqa: S608 (ours)
_CODERS = """
SELECT COUNT(DISTINCT c.coder), COUNT(*) FROM codings c
JOIN documents d ON d.id = c.document_id AND d.replaced_by IS NULL
"""


def standing(db: Database) -> dict[str, int]:
    """Fragments that are coded or marked as done, those with suggestions, coders, codings."""
    coders, codings = db.execute(_CODERS).fetchone()
    return {
        "done": int(db.execute(_DONE).fetchone()[0]),
        "suggested": int(db.execute(_SUGGESTED).fetchone()[0]),
        "coders": int(coders),
        "codings": int(codings),
    }


def members(db: Database, run: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """Of each thread of a run its key, the kept thread it holds, and its fragments that count now."""
    threads = db.execute(
        "SELECT key, COALESCE(json_extract(details, '$.kept'), '') FROM threads"
        " WHERE run_id = ? ORDER BY position",
        [run],
    ).fetchall()
    rows = db.execute("SELECT thread_key, segment_id FROM thread_segments WHERE run_id = ?", [run]).fetchall()
    moved = successors(db, [segment for _, segment in rows])
    counts = {row[0] for row in db.execute(IN_USE)}
    held: dict[str, list[str]] = {key: [] for key, _ in threads}
    for key, segment in rows:
        if (now := moved.get(segment, segment)) in counts:
            held[key].append(now)
    return [(key, kept, tuple(held[key])) for key, kept in threads]
