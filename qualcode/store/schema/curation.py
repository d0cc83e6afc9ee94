"""Threads as researchers keep them, apart from the runs that proposed them."""

from __future__ import annotations

from sqlite_utils import Database

from qualcode.store.schema.registry import migrations


@migrations()
def m006_kept_threads(db: Database) -> None:
    """One row per thread that somebody decided something about."""
    db.execute(
        """CREATE TABLE kept_threads (
            id TEXT PRIMARY KEY,
            label TEXT NOT NULL,
            status TEXT NOT NULL,
            segments TEXT NOT NULL,
            excluded TEXT NOT NULL DEFAULT '[]',
            description TEXT NOT NULL DEFAULT '',
            in_vivo TEXT NOT NULL DEFAULT '',
            aliases TEXT NOT NULL DEFAULT '[]',
            code TEXT NOT NULL DEFAULT '',
            successors TEXT NOT NULL DEFAULT '[]',
            reason TEXT NOT NULL DEFAULT '',
            run TEXT NOT NULL DEFAULT '',
            key TEXT NOT NULL DEFAULT '',
            card TEXT NOT NULL DEFAULT '{}',
            author TEXT NOT NULL,
            created TEXT NOT NULL
        ) STRICT"""
    )
