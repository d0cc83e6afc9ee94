"""Cases: what they are called and what is known of them, and two that are one after all."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from sqlite_utils import Database

from qualcode.errors import ProjectError
from qualcode.store.log import as_json, log, writing
from qualcode.store.notes import Notes

_JOIN = "|"
"""Between the parts of the key of a cell, as `analysis.axes` has it."""


class Cases:
    """Changes of cases, each with an event; a case that is called as another becomes that one."""

    def __init__(self, db: Database, who: str) -> None:
        self._db = db
        self._who = who

    def set(self, case_id: str, *, name: str, attributes: Mapping[str, str]) -> str:
        """Change how a case is called and what is known of it; returns its id.

        That stays the same, but where another case has the name: then all that belongs to this case goes to
        that one, which keeps its own attributes where both have them. ProjectError when there is none.
        """
        with writing(self._db):
            before = self._known(case_id)
            was, known = before
            same = self.other(case_id, name)
            if not same:
                self._change(case_id, name, attributes)
                return case_id
            self._put_together(case_id, same)
            self._views({_folded(case_id), _folded(was)}, same)
            kept, told = self._known(same)
            self._change(same, kept, {**attributes, **told})
            self._db.table("cases").delete(case_id)
            gone = {"id": case_id, "name": was, "attributes": known}
            log(self._db, self._who, "case.remove", f"case:{case_id}", before=gone)
        return same

    def other(self, case_id: str, name: str) -> str:
        """The id of the case that this one would become if it were called so; empty where there is none."""
        called = _folded(name)
        if called == _folded(self._known(case_id)[0]):
            return ""
        others = self._db.execute("SELECT id, name FROM cases WHERE id != ? ORDER BY id", [case_id])
        return next((str(key) for key, other in others.fetchall() if _folded(other) == called), "")

    def _known(self, case_id: str) -> tuple[str, dict[str, str]]:
        row = self._db.execute("SELECT name, attributes FROM cases WHERE id = ?", [case_id]).fetchone()
        if row is None:
            raise ProjectError("store.error.no_case", id=case_id)
        return row[0], json.loads(row[1])

    def _change(self, case_id: str, name: str, attributes: Mapping[str, str]) -> None:
        before, after = self._known(case_id), (name, dict(attributes))
        if before == after:
            return
        self._db.table("cases").update(case_id, {"name": name, "attributes": as_json(after[1])})
        was, is_now = (dict(zip(("name", "attributes"), one, strict=True)) for one in (before, after))
        log(self._db, self._who, "case.change", f"case:{case_id}", before=was, after=is_now)

    def _put_together(self, case_id: str, into: str) -> None:
        """Let sources, former versions too, speakers, memos and what was written in cells go to `into`."""
        was, is_now = {"case": case_id}, {"case": into}
        documents = self._db.execute("SELECT id FROM documents WHERE case_id = ? ORDER BY id", [case_id])
        for (key,) in documents.fetchall():
            self._db.execute("UPDATE documents SET case_id = ? WHERE id = ?", [into, key])
            log(self._db, self._who, "document.change", f"document:{key}", before=was, after=is_now)
        voices = self._db.execute(
            "SELECT document_id, label FROM speakers WHERE case_id = ? ORDER BY document_id, label", [case_id]
        )
        for document, label in voices.fetchall():
            place = {"document": document, "label": label}
            self._db.execute(
                "UPDATE speakers SET case_id = ? WHERE document_id = ? AND label = ?", [into, *place.values()]
            )
            target = f"voice:{document}:{label}"
            log(
                self._db,
                self._who,
                "voice.change",
                target,
                before={**place, **was},
                after={**place, **is_now},
            )
        notes = Notes(self._db, self._who)
        for memo in notes.memos(target=f"case:{case_id}"):
            notes.move_memo(memo, f"case:{into}")
        for key, summary in notes.summaries().items():
            if (moved := _of_case(key, case_id, into)) != key:
                there = notes.summaries().get(moved)
                both = "\n\n".join([*([there.text] if there else []), summary.text])
                notes.put_summary(moved, both, there.author if there else summary.author)
                notes.put_summary(key, "", summary.author)

    def _views(self, gone: Collection[str], into: str) -> None:
        """Let saved views that name a case by its id or name keep to the one that it became."""
        notes = Notes(self._db, self._who)
        for name, details in notes.views().items():
            notes.change_view(name, _view_of(details, gone, into))


def _view_of(details: Mapping[str, Any], gone: Collection[str], into: str) -> dict[str, Any]:
    """A view's settings with another case in the place of one: in filters, and of two put side by side."""

    def moved(value: str) -> str:
        return into if _folded(value) in gone else value

    found = dict(details)
    asked = found.get("filters", {}).get("case")
    if asked:
        values = [asked] if isinstance(asked, str) else asked
        found["filters"] = {**found["filters"], "case": list(dict.fromkeys(map(moved, values)))}
    if found.get("kind") == "contrast" and found.get("columns", "case") == "case" and found.get("options"):
        told = found["options"]
        found["options"] = {**told, **{key: moved(told[key]) for key in ("one", "other") if told.get(key)}}
    return found


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _of_case(key: str, case_id: str, into: str) -> str:
    """The key of a cell where one case is called by the id of another (see `analysis.matrix.cell_key`)."""
    parts = [part.partition("=") for part in key.split(_JOIN)]
    if not any(name == "case" and case_id in values.split(",") for name, _, values in parts):
        return key
    told = {
        f"{name}={','.join(sorted({into if one == case_id else one for one in values.split(',')}))}"
        if name == "case"
        else f"{name}={values}"
        for name, _, values in parts
    }
    return _JOIN.join(sorted(told))
