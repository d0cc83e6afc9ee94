"""How the nouns that people change are kept: what `undo` finds, puts and removes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from sqlite_utils import Database

from qualcode.model import KeptThread
from qualcode.store.log import as_json

State = dict[str, Any] | None
OF_VERSIONS = ("replace", "succeed")
"""What happens to two documents when one takes the other's place."""


@dataclass(frozen=True, slots=True)
class Kept:
    """How the things of one noun are kept: their table, the fields of its key, and the names of its columns.

    `columns` maps a field of the noun to its column where they differ; `as_text` are fields stored as JSON,
    `changes` the events that can be taken back.
    """

    table: str
    key: tuple[str, ...]
    fields: tuple[str, ...]
    columns: Mapping[str, str]
    as_text: tuple[str, ...] = ()
    changes: tuple[str, ...] = ("add", "remove", "change")

    def find(self, db: Database, state: Mapping[str, Any]) -> State:
        """The thing as it is now, or None."""
        names = ", ".join(f'"{self.column(field)}"' for field in self.fields)
        where = " AND ".join(f'"{self.column(field)}" = ?' for field in self.key)
        row = db.execute(
            f"SELECT {names} FROM {self.table} WHERE {where}",  # noqa: S608 (names are ours)
            [state[field] for field in self.key],
        ).fetchone()
        return None if row is None else self._of(row)

    def all(self, db: Database, order: str) -> list[dict[str, Any]]:
        """All things of this noun; `order` names columns of the table."""
        names = ", ".join(f'"{self.column(field)}"' for field in self.fields)
        rows = db.execute(f"SELECT {names} FROM {self.table} ORDER BY {order}").fetchall()  # noqa: S608 (ours)
        return [self._of(row) for row in rows]

    def put(self, db: Database, state: Mapping[str, Any]) -> None:
        """Make the thing as `state` says."""
        row = {self.column(field): self._written(field, state[field]) for field in self.fields}
        if self.find(db, state) is None:
            db.table(self.table).insert(row)
            return
        names = ", ".join(f'"{column}" = ?' for column in row)
        where = " AND ".join(f'"{self.column(field)}" = ?' for field in self.key)
        db.execute(
            f"UPDATE {self.table} SET {names} WHERE {where}",  # noqa: S608 (names are ours)
            [*row.values(), *(state[field] for field in self.key)],
        )

    def remove(self, db: Database, state: Mapping[str, Any]) -> None:
        """Take the thing away."""
        where = " AND ".join(f'"{self.column(field)}" = ?' for field in self.key)
        db.execute(
            f"DELETE FROM {self.table} WHERE {where}",  # noqa: S608 (names are ours)
            [state[field] for field in self.key],
        )

    def column(self, field: str) -> str:
        """The column that holds a field."""
        return self.columns.get(field, field)

    def _of(self, row: Sequence[Any]) -> dict[str, Any]:
        return {field: self._read(field, value) for field, value in zip(self.fields, row, strict=True)}

    def _read(self, field: str, value: Any) -> Any:
        return json.loads(value) if field in self.as_text else value

    def _written(self, field: str, value: Any) -> Any:
        return as_json(value) if field in self.as_text else value


KEPT: dict[str, Kept] = {
    "coding": Kept(
        "codings",
        ("id",),
        ("id", "code", "document", "start", "end", "coder", "facets", "suggestion", "created"),
        {"code": "code_id", "document": "document_id"},
        ("facets",),
    ),
    "leftover": Kept("leftovers", ("coding",), ("coding", "laid", "who", "created"), {}),
    "rejection": Kept(
        "rejections",
        ("segment", "code", "coder"),
        ("segment", "code", "coder", "run", "reason", "created"),
        {"segment": "segment_id", "code": "code_id"},
    ),
    "review": Kept(
        "reviews",
        ("segment", "coder"),
        ("segment", "coder", "created"),
        {"segment": "segment_id"},
    ),
    "memo": Kept(
        "memos",
        ("id",),
        ("id", "target", "text", "author", "created"),
        {},
        changes=("add", "remove", "change", "move"),
    ),
    "summary": Kept("summaries", ("key",), ("key", "text", "author", "changed"), {}),
    "thread": Kept(
        "kept_threads",
        ("id",),
        tuple(field.name for field in fields(KeptThread)),
        {},
        ("segments", "excluded", "aliases", "successors", "card"),
        ("add", "remove", "change", "move"),
    ),
    "document": Kept(
        "documents",
        ("id",),
        ("id", "title", "kind", "case", "date", "dated", "phase", "attributes", "replaced_by"),
        {"case": "case_id"},
        ("attributes",),
        ("change", *OF_VERSIONS),
    ),
    "speaker": Kept(
        "speakers",
        ("document", "label"),
        ("document", "label", "name", "role", "person", "pseudonym", "attributes"),
        {"document": "document_id"},
        ("attributes",),
        ("set", "change"),
    ),
    "case": Kept("cases", ("id",), ("id", "name", "attributes"), {}, ("attributes",), ("change", "remove")),
    "view": Kept("views", ("name",), ("name", "details"), {}, ("details",), ("change",)),
    "voice": Kept(
        "speakers",
        ("document", "label"),
        ("document", "label", "case"),
        {"document": "document_id", "case": "case_id"},
        changes=("change",),
    ),
}
"""The nouns whose changes can be undone, by the beginning of the event's target."""
