"""What researchers write beside their codings: memos, summaries in cells, named views, pseudonyms."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from typing import Any
from uuid import uuid4

from sqlite_utils import Database

from qualcode.errors import ProjectError
from qualcode.model import Memo, Pseudonym, Summary
from qualcode.store.log import as_json, log, now, writing


class Notes:
    """Reading and writing of notes, each change with an event."""

    def __init__(self, db: Database, who: str) -> None:
        self._db = db
        self._who = who

    # --- memos

    def write_memo(self, target: str, text: str, author: str, *, memo_id: str = "") -> Memo | None:
        """Write a new memo, change one, or remove it by leaving it empty (then None).

        ProjectError when there is no memo with that id.
        """
        with writing(self._db):
            before = self.memo(memo_id) if memo_id else None
            if not text.strip():
                if before is not None:
                    self._db.table("memos").delete(memo_id)
                    log(self._db, self._who, "memo.remove", f"memo:{memo_id}", before=asdict(before))
                return None
            kept = before or Memo(uuid4().hex, target, "", author, now())
            memo = Memo(kept.id, kept.target, text, kept.author, kept.created)
            if memo == before:
                return memo
            self._db.table("memos").upsert(asdict(memo), pk="id")
            self._log("memo", memo.id, before, memo)
        return memo

    def put_memos(self, memos: Sequence[Memo]) -> int:
        """Store memos that have an id, an author and a moment already, oldest first; how many are new."""
        added = 0
        with writing(self._db):
            for memo in sorted(memos, key=lambda one: one.created):
                if self._db.execute("SELECT 1 FROM memos WHERE id = ?", [memo.id]).fetchone():
                    continue
                kept = Memo(
                    memo.id or uuid4().hex, memo.target, memo.text, memo.author, memo.created or now()
                )
                self._db.table("memos").insert(asdict(kept))
                self._log("memo", kept.id, None, kept)
                added += 1
        return added

    def memo(self, memo_id: str) -> Memo:
        """One memo; ProjectError when there is none with that id."""
        row = self._db.execute(f"SELECT {_MEMO} FROM memos WHERE id = ?", [memo_id]).fetchone()  # noqa: S608
        if row is None:
            raise ProjectError("store.error.no_memo", id=memo_id)
        return Memo(*row)

    def memos(self, *, target: str = "") -> list[Memo]:
        """Memos in the order in which they came in.

        `target` asks for those on one thing, or with a final ``%`` what begins so.
        """
        begins = target.removesuffix("%") if target.endswith("%") else ""
        rows = self._db.execute(
            f"SELECT {_MEMO} FROM memos"  # noqa: S608 (ours)
            " WHERE :target IN ('', target)"
            " OR (:begins != '' AND substr(target, 1, length(:begins)) = :begins)"
            f" ORDER BY {_CAME_IN}",
            {"target": target, "begins": begins},
        )
        return [Memo(*row) for row in rows.fetchall()]

    def memos_on(self, targets: Collection[str]) -> list[Memo]:
        """Memos on any of these things, in the order in which they came in."""
        rows = self._db.execute(
            f"SELECT {_MEMO} FROM memos WHERE target IN (SELECT value FROM json_each(?)) ORDER BY {_CAME_IN}",  # noqa: S608
            [as_json(list(targets))],
        )
        return [Memo(*row) for row in rows.fetchall()]

    def move_memo(self, memo: Memo, target: str) -> None:
        """Let a memo be on something else."""
        with writing(self._db):
            self._db.execute("UPDATE memos SET target = ? WHERE id = ?", [target, memo.id])
            after = {**asdict(memo), "target": target}
            log(self._db, self._who, "memo.move", f"memo:{memo.id}", before=asdict(memo), after=after)

    # --- summaries in the cells of a matrix

    def put_summary(self, key: str, text: str, author: str) -> None:
        """Write the summary in a cell; an empty text removes it."""
        with writing(self._db):
            row = self._db.execute(f"SELECT {_SUMMARY} FROM summaries WHERE key = ?", [key]).fetchone()  # noqa: S608
            before = Summary(*row) if row else None
            if (before.text if before else "") == text.strip():
                return
            after = Summary(key, text.strip(), author, now()) if text.strip() else None
            if after is None:
                self._db.table("summaries").delete(key)
            else:
                self._db.table("summaries").upsert(asdict(after), pk="key")
            self._log("summary", key, before, after)

    def summaries(self) -> dict[str, Summary]:
        """All summaries by the key of their cell."""
        rows = self._db.execute(f"SELECT {_SUMMARY} FROM summaries ORDER BY key").fetchall()  # noqa: S608
        return {row[0]: Summary(*row) for row in rows}

    # --- named views

    def save_view(self, name: str, details: Mapping[str, Any], author: str) -> None:
        """Keep a view under a name; one of that name is replaced."""
        with writing(self._db):
            before = self.views().get(name)
            if before == dict(details):
                return
            row = {"name": name, "details": as_json(details), "author": author, "changed": now()}
            self._db.table("views").upsert(row, pk="name")
            log(self._db, self._who, "view.set", f"view:{name}", before=before, after=dict(details))

    def change_view(self, name: str, details: Mapping[str, Any]) -> None:
        """Let a view keep to what it shows, where that is called otherwise now; taken back with that."""
        with writing(self._db):
            before = self.views()[name]
            if before == dict(details):
                return
            self._db.table("views").update(name, {"details": as_json(details)})
            was, is_now = ({"name": name, "details": one} for one in (before, dict(details)))
            log(self._db, self._who, "view.change", f"view:{name}", before=was, after=is_now)

    def delete_view(self, name: str) -> None:
        """Remove a view; the log keeps what it was."""
        with writing(self._db):
            before = self.views().get(name)
            if before is None:
                raise ProjectError("store.error.no_view", id=name)
            self._db.table("views").delete(name)
            log(self._db, self._who, "view.remove", f"view:{name}", before=before)

    def views(self) -> dict[str, dict[str, Any]]:
        """All views by name."""
        rows = self._db.execute("SELECT name, details FROM views ORDER BY name").fetchall()
        return {name: json.loads(details) for name, details in rows}

    # --- pseudonyms

    def set_pseudonyms(self, pseudonyms: Sequence[Pseudonym], author: str) -> None:
        """Replace the list of pseudonyms."""
        with writing(self._db):
            before = self.pseudonyms()
            if before == sorted(pseudonyms, key=lambda one: one.term):
                return
            self._db.execute("DELETE FROM pseudonyms")
            self._db.table("pseudonyms").insert_all(
                [{**asdict(one), "author": author, "changed": now()} for one in pseudonyms]
            )
            counts = {"count": len(before)}, {"count": len(pseudonyms)}
            log(self._db, self._who, "pseudonyms.set", "pseudonyms:", before=counts[0], after=counts[1])

    def pseudonyms(self) -> list[Pseudonym]:
        """All pseudonyms by term."""
        rows = self._db.execute("SELECT term, replacement, kind FROM pseudonyms ORDER BY term").fetchall()
        return [Pseudonym(*row) for row in rows]

    def _log(self, noun: str, key: str, before: Any, after: Any) -> None:
        what = f"{noun}.remove" if after is None else f"{noun}.{'add' if before is None else 'change'}"
        log(
            self._db,
            self._who,
            what,
            f"{noun}:{key}",
            before=None if before is None else asdict(before),
            after=None if after is None else asdict(after),
        )


_MEMO = "id, target, text, author, created"
_CAME_IN = """
    (SELECT min(events.id) FROM events WHERE events.target = 'memo:' || memos.id), created, memos.rowid"""
"""By the log: a clock may have been put back since."""
_SUMMARY = "key, text, author, changed"
