"""Where migrations are registered; each is applied once, in order of import, never edited once released."""

from __future__ import annotations

from sqlite_utils.migrations import Migrations

migrations = Migrations("qualcode")
