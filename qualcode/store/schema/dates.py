"""Where the date of each source was found, so that a guess stays marked until it is confirmed."""

from __future__ import annotations

from sqlite_utils import Database

from qualcode.store.schema.registry import migrations


@migrations()
def m012_dates_found(db: Database) -> None:
    """A value of `DateFrom`; empty for sources that were in before, of which it is not known."""
    db.execute("ALTER TABLE documents ADD COLUMN dated TEXT NOT NULL DEFAULT ''")
