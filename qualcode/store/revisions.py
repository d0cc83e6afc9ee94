"""What people change about documents after they came in: speakers, what is known of them, in use or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from sqlite_utils import Database

from qualcode.errors import ProjectError
from qualcode.model import DateFrom, Document, Role, SegmentKind, Speaker
from qualcode.store.documents import Documents
from qualcode.store.kept import KEPT
from qualcode.store.log import as_json, log, writing


class Revisions:
    """Changes of stored documents, each with an event; a canonical text itself never changes."""

    def __init__(self, db: Database, who: str) -> None:
        self._db = db
        self._who = who
        self._documents = Documents(db, who)

    def set_speaker(
        self,
        document_id: str,
        label: str,
        *,
        name: str | None = None,
        role: Role | None = None,
        person: str | None = None,
        pseudonym: str | None = None,
        attributes: Mapping[str, str] | None = None,
    ) -> Speaker:
        """Change what is known of a speaker; None leaves a field as it is.

        ProjectError when the document has no speaker of that label.
        """
        with writing(self._db):
            before = self._documents.get(document_id).speaker(label)
            if before is None:
                raise ProjectError("store.error.no_speaker", id=document_id, label=label)
            after = replace(
                before,
                name=before.name if name is None else name,
                role=before.role if role is None else role,
                person=before.person if person is None else person,
                pseudonym=before.pseudonym if pseudonym is None else pseudonym,
                attributes={**before.attributes, **(attributes or {})},
            )
            self._db.execute(
                "UPDATE speakers SET name = ?, role = ?, person = ?, pseudonym = ?, attributes = ?"
                " WHERE document_id = ? AND label = ?",
                [
                    after.name,
                    after.role.value,
                    after.person,
                    after.pseudonym,
                    as_json(after.attributes),
                    document_id,
                    label,
                ],
            )
            target = f"speaker:{document_id}:{label}"
            log(self._db, self._who, "speaker.set", target, before=asdict(before), after=asdict(after))
        return after

    def set_document(self, document_id: str, **fields: Any) -> Document:
        """Change title, kind, case (an id), date, where that was found, phase or attributes of a document.

        `attributes` replaces them all. A `date` is told, unless `dated` says otherwise.
        """
        if fields.get("date") is not None:
            told = DateFrom.TOLD if fields["date"] else DateFrom.NOWHERE
            fields = {"dated": told.value, **fields}
        with writing(self._db):
            before = self.metadata(document_id)
            after = {**before, **{key: value for key, value in fields.items() if value is not None}}
            if after != before:
                self._put_metadata(before, after)
        return self._documents.get(document_id)

    def confirm_date(self, document_id: str) -> None:
        """Take the date of a document for told."""
        self.set_document(document_id, dated=DateFrom.TOLD.value)

    def withdraw(self, document_id: str) -> None:
        """Take a document out: it is kept, with its codings, but no longer shown or counted."""
        with writing(self._db):
            before = self.metadata(document_id)
            self._put_metadata(before, {**before, "replaced_by": document_id})

    def withdrawn(self, document_id: str) -> bool:
        """Whether a document was taken out."""
        return bool(self.metadata(document_id)["replaced_by"] == document_id)

    def bring_back(self, document_id: str) -> None:
        """Put a document back that was taken out."""
        with writing(self._db):
            before = self.metadata(document_id)
            self._put_metadata(before, {**before, "replaced_by": None})

    def metadata(self, document_id: str) -> dict[str, Any]:
        """What may change of a document, and which one replaced it; ProjectError when there is none."""
        found = KEPT["document"].find(self._db, {"id": document_id})
        if found is None:
            raise ProjectError("store.error.no_document", id=document_id)
        return found

    def _put_metadata(self, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
        row = {KEPT["document"].column(field): value for field, value in after.items() if field != "id"}
        row["attributes"] = as_json(after["attributes"])
        self._db.table("documents").update(before["id"], row)
        log(
            self._db,
            self._who,
            "document.change",
            f"document:{before['id']}",
            before=dict(before),
            after=dict(after),
        )

    def set_kinds(self, document_id: str, kinds: Mapping[int, SegmentKind]) -> None:
        """Store of which kind a document's segments are, by turn, after roles of speakers changed."""
        with writing(self._db):
            stored = self._db.execute(
                "SELECT id, turn, kind FROM segments WHERE document_id = ?", [document_id]
            )
            others = [
                (kinds[turn].value, key)
                for key, turn, kind in stored.fetchall()
                if turn in kinds and kinds[turn].value != kind
            ]
            self._db.conn.executemany("UPDATE segments SET kind = ? WHERE id = ?", others)
