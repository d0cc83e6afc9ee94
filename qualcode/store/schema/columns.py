"""What somebody said columns of a survey are read as, so that a new version of the file is read likewise."""

from __future__ import annotations

from sqlite_utils import Database

from qualcode.store.schema.registry import migrations


@migrations()
def m010_survey_columns(db: Database) -> None:
    """JSON: pairs of a column's title and its use."""
    db.execute("ALTER TABLE documents ADD COLUMN file_columns TEXT NOT NULL DEFAULT '[]'")
