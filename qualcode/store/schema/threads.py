"""The threads in use, of project files in which a correction put them out of use."""

from __future__ import annotations

from sqlite_utils import Database

from qualcode.store.schema.registry import migrations


@migrations()
def m008_threads_in_use(db: Database) -> None:
    """The run stored last is in use again where none was."""
    db.execute(
        "INSERT OR IGNORE INTO settings (key, value) SELECT 'current.threads', id FROM runs"
        " WHERE kind = 'threads' ORDER BY rowid DESC LIMIT 1"
    )
