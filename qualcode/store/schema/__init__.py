"""The tables of a project file, as migrations in the order of the modules imported here.

A new module goes at the end of the list; a migration that has been released is never edited.
"""

from __future__ import annotations

from sqlite_utils import Database

# isort: off
# Imported in the order of application.
from qualcode.store.schema import first, decisions, writing, curation, house_style, threads
from qualcode.store.schema import blind, columns, leftovers, dates

# isort: on
from qualcode.store.schema.registry import migrations

__all__ = [
    "blind",
    "columns",
    "curation",
    "dates",
    "decisions",
    "first",
    "house_style",
    "leftovers",
    "migration_names",
    "migrations",
    "threads",
    "writing",
]


def migration_names() -> frozenset[str]:
    """Names of all migrations this version knows; a file with others is newer."""
    return frozenset(migration.name for migration in migrations.pending(Database(memory=True)))
