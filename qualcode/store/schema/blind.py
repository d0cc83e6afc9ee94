"""Who codes what blind, of project files in which it stood among the views of the analysis."""

from __future__ import annotations

from sqlite_utils import Database

from qualcode.store.schema.registry import migrations


@migrations()
def m009_blind_is_no_view(db: Database) -> None:
    """It becomes a setting: as a view it was made into a table, which it is not."""
    which = "WHERE substr(name, 1, 6) = 'blind:' AND json_type(details, '$.documents') = 'array'"
    db.execute(
        "INSERT OR IGNORE INTO settings (key, value)"  # noqa: S608 (ours)
        f" SELECT 'blind.' || substr(name, 7), json_extract(details, '$.documents') FROM views {which}"
    )
    db.execute(f"DELETE FROM views {which}")  # noqa: S608 (ours)
