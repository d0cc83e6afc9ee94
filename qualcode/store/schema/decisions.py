"""What people decide beside codings: rejections and reviews; actions that can be undone."""

from __future__ import annotations

from sqlite_utils import Database

from qualcode.store.schema.registry import migrations

_STATEMENTS = (
    "ALTER TABLE events ADD COLUMN action TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE events ADD COLUMN undoes TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX events_by_who ON events(who, id)",
    "CREATE INDEX events_by_action ON events(action)",
    """CREATE TABLE rejections (
        segment_id TEXT NOT NULL REFERENCES segments(id),
        code_id TEXT NOT NULL REFERENCES codes(id),
        coder TEXT NOT NULL,
        run TEXT NOT NULL DEFAULT '',
        reason TEXT NOT NULL DEFAULT '',
        created TEXT NOT NULL,
        PRIMARY KEY (segment_id, code_id, coder)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE reviews (
        segment_id TEXT NOT NULL REFERENCES segments(id),
        coder TEXT NOT NULL,
        created TEXT NOT NULL,
        PRIMARY KEY (segment_id, coder)
    ) STRICT, WITHOUT ROWID""",
)


@migrations()
def m004_decisions(db: Database) -> None:
    """Rejections and reviews; events know the action they are part of and the action they undo."""
    for statement in _STATEMENTS:
        db.execute(statement)
