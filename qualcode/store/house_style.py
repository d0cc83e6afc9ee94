"""The templates and the logo that a project's reports are made with."""

from __future__ import annotations

from typing import Any

from sqlite_utils import Database

from qualcode.model import StyleFile, StyleKind, content_hash
from qualcode.store.log import log, now, writing


class HouseStyle:
    """Reading and writing of these files; the log keeps their names and hashes, not what is in them."""

    def __init__(self, db: Database, who: str) -> None:
        self._db = db
        self._who = who

    def files(self) -> dict[StyleKind, StyleFile]:
        """What there is, by what it is for."""
        rows = self._db.execute(
            "SELECT kind, name, data, author, changed FROM house_style ORDER BY kind"
        ).fetchall()
        return {StyleKind(row[0]): StyleFile(StyleKind(row[0]), *row[1:]) for row in rows}

    def put(self, kind: StyleKind, name: str, data: bytes) -> None:
        """Keep a file; the one of its kind before it goes."""
        with writing(self._db):
            before = self.files().get(kind)
            row = {"kind": kind.value, "name": name, "data": data, "author": self._who, "changed": now()}
            self._db.table("house_style").upsert(row, pk="kind")
            after = _told(StyleFile(kind, name, data))
            log(self._db, self._who, "style.set", f"style:{kind}", before=_told(before), after=after)

    def remove(self, kind: StyleKind) -> None:
        """Take a file out, if there is one."""
        with writing(self._db):
            before = self.files().get(kind)
            if before is not None:
                self._db.table("house_style").delete(kind.value)
                log(self._db, self._who, "style.remove", f"style:{kind}", before=_told(before))


def _told(file: StyleFile | None) -> dict[str, Any] | None:
    return {"name": file.name, "sha256": content_hash(file.data)} if file else None
