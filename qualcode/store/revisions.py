"""What changes about documents after they came in: who a speaker is, and a file that came in anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from typing import Any

from sqlite_utils import Database

from qualcode.errors import ProjectError
from qualcode.model import Coding, Document, Role, Segment, Speaker, Transcript
from qualcode.store.codings import Codings
from qualcode.store.connection import as_json, log, writing
from qualcode.store.documents import Documents
from qualcode.store.members import LostMember, take_along
from qualcode.store.undo import KEPT


@dataclass(frozen=True, slots=True)
class Along:
    """What went along to another version of a source.

    Attributes
    ----------
    codings, lost : how many did, and those that do not fit.
    members, lost_members : the same of the fragments of threads that researchers keep.
    """

    codings: int = 0
    lost: tuple[Coding, ...] = ()
    members: int = 0
    lost_members: tuple[LostMember, ...] = ()


class Revisions:
    """Changes of stored documents, each with an event; a canonical text itself never changes."""

    def __init__(self, db: Database, who: str) -> None:
        self._db = db
        self._who = who
        self._documents = Documents(db, who)
        self._codings = Codings(db, who)

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
        """Change title, kind, case (an id), date, phase or attributes of a document.

        `attributes` replaces them all. A changed case or kind outdates the suggestions.
        """
        with writing(self._db):
            before = self._metadata(document_id)
            after = {**before, **{key: value for key, value in fields.items() if value is not None}}
            if after != before:
                self._put_metadata(before, after)
            if any(after[key] != before[key] for key in ("kind", "case")):
                self._outdate_suggestions()
        return self._documents.get(document_id)

    def withdraw(self, document_id: str) -> None:
        """Take a document out: it is kept, with its codings, but no longer shown or counted."""
        with writing(self._db):
            before = self._metadata(document_id)
            self._put_metadata(before, {**before, "replaced_by": document_id})
            self._outdate_suggestions()

    def withdrawn(self, document_id: str) -> bool:
        """Whether a document was taken out."""
        return bool(self._metadata(document_id)["replaced_by"] == document_id)

    def bring_back(self, document_id: str) -> None:
        """Put a document back that was taken out."""
        with writing(self._db):
            before = self._metadata(document_id)
            self._put_metadata(before, {**before, "replaced_by": None})
            self._outdate_suggestions()

    def _metadata(self, document_id: str) -> dict[str, Any]:
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

    def set_kinds(self, segments: Sequence[Segment]) -> None:
        """Store the segments' kinds, after a speaker became or ceased to be an interviewer."""
        with writing(self._db):
            self._db.conn.executemany(
                "UPDATE segments SET kind = ? WHERE id = ?",
                [(segment.kind.value, segment.id) for segment in segments],
            )
            self._outdate_suggestions()

    def replace(
        self, former: Document, document: Document, transcript: Transcript, segments: Sequence[Segment]
    ) -> Along:
        """Store a changed file as a new document that takes the former one's place.

        Codings and fragments of kept threads whose words stand in the new text too go along. What does not
        fit stays with the former document, which is kept but no longer counted.
        """
        with writing(self._db):
            self._documents.put(document, transcript, segments)
            self._db.execute("UPDATE documents SET replaced_by = ? WHERE id = ?", [document.id, former.id])
            log(
                self._db,
                self._who,
                "document.replace",
                f"document:{former.id}",
                after={"replaced_by": document.id},
            )
            self._outdate_suggestions()
            old_text = self._documents.text(former.id)
            codings = self._codings.of_document(former.id)
            return self._take_along(codings, former.id, document.id, old_text, transcript.text)

    def restore(self, document_id: str) -> Along:
        """Take a replaced document back into use, since its file came in again; the later version gives way.

        Codings made since, and what threads hold of it, go along where their words stand. A coding that had
        gone along to the later version and was taken back there is taken back here too.
        """
        with writing(self._db):
            later = self._documents.version_in_use(document_id)
            if later == document_id:  # the later version was taken out
                self.bring_back(document_id)
                return Along()
            self._db.execute("UPDATE documents SET replaced_by = NULL WHERE id = ?", [document_id])
            self._db.execute("UPDATE documents SET replaced_by = ? WHERE id = ?", [document_id, later])
            log(
                self._db,
                self._who,
                "document.replace",
                f"document:{later}",
                after={"replaced_by": document_id},
            )
            self._outdate_suggestions()
            text, later_text = self._documents.text(document_id), self._documents.text(later)
            since = self._codings.of_document(later)
            still = {(coding.code, coding.coder, coding.start) for coding in since}
            for coding in self._codings.of_document(document_id):
                place = find_again(text, later_text, coding.start, coding.end)
                if place is not None and (coding.code, coding.coder, place) not in still:
                    self._codings.remove(coding.id)
            return self._take_along(since, later, document_id, later_text, text)

    def _take_along(
        self, codings: Sequence[Coding], former: str, document_id: str, old_text: str, new_text: str
    ) -> Along:
        """Copy codings to a document that has their words, and let threads hold its fragments."""
        moved: list[Coding] = []
        lost: list[Coding] = []
        for coding in codings:
            start = find_again(old_text, new_text, coding.start, coding.end)
            if start is None:
                lost.append(coding)
                continue
            end = start + coding.end - coding.start
            moved.append(replace(coding, id="", document=document_id, start=start, end=end))
        self._codings.put(moved)
        members, lost_members = take_along(
            self._db, self._who, former, document_id, old_text, partial(find_again, old_text, new_text)
        )
        return Along(len(moved), tuple(lost), members, lost_members)

    def _outdate_suggestions(self) -> None:
        """No suggestions are in use any more: the fragments they were made for have changed.

        Threads stay in use, with what researchers decided: `qualcode.project.today` lays them over the
        sources as they are now.
        """
        self._db.execute("DELETE FROM settings WHERE key = 'current.suggestions'")


def find_again(old: str, new: str, start: int, end: int) -> int | None:
    """Where the words ``old[start:end]`` begin in `new`; None when they do not stand there.

    Of several places, the one whose surroundings are most alike.
    """
    words = old[start:end]
    places = []
    at = new.find(words)
    while at >= 0:
        places.append(at)
        at = new.find(words, at + 1)
    if not places:
        return None
    expected = start * len(new) / max(len(old), 1)
    return max(places, key=lambda place: (_shared(old, new, start, end, place), -abs(place - expected)))


def _shared(old: str, new: str, start: int, end: int, place: int, reach: int = 200) -> int:
    """How many characters before and after the words are the same in both texts."""
    before = after = 0
    while before < min(reach, start, place) and old[start - before - 1] == new[place - before - 1]:
        before += 1
    new_end = place + end - start
    while after < min(reach, len(old) - end, len(new) - new_end) and old[end + after] == new[new_end + after]:
        after += 1
    return before + after
