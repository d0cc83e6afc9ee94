"""A file that came in anew: one version of a source takes the other's place, and people's work goes along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlite_utils import Database

from qualcode.errors import ProjectError
from qualcode.model import Coding, Document, Memo, Segment, Transcript
from qualcode.store.alignment import Alignment
from qualcode.store.carrying import alignment, carry
from qualcode.store.codings import Codings
from qualcode.store.decisions import Decisions
from qualcode.store.documents import Documents
from qualcode.store.fragments import fragments, span_of
from qualcode.store.kept import KEPT
from qualcode.store.log import log, writing
from qualcode.store.members import Find, LostMember, take_along
from qualcode.store.notes import Notes
from qualcode.store.revisions import Revisions
from qualcode.store.successors import successors


@dataclass(frozen=True, slots=True)
class Along:
    """What went along to another version of a source.

    Attributes
    ----------
    codings, lost : how many did, and those that do not fit.
    members, lost_members : the same of the fragments of threads that researchers keep.
    memos, lost_memos : how many memos on the document, its words and codings did, and how many stayed.
    proposed : of how many fragments the proposals did.
    """

    codings: int = 0
    lost: tuple[Coding, ...] = ()
    members: int = 0
    lost_members: tuple[LostMember, ...] = ()
    memos: int = 0
    lost_memos: int = 0
    proposed: int = 0


class Versions:
    """Versions of one source that follow each other, each in one action; a text itself never changes."""

    def __init__(self, db: Database, who: str) -> None:
        self._db = db
        self._who = who
        self._documents = Documents(db, who)
        self._codings = Codings(db, who)
        self._decisions = Decisions(db, who)
        self._notes = Notes(db, who)

    def replace(
        self, former: Document, document: Document, transcript: Transcript, segments: Sequence[Segment]
    ) -> Along:
        """Store a changed file as a new document that takes the former one's place.

        Codings, memos, proposals and those turned down, fragments that are done and fragments of kept threads
        go along where their words stand in the new text too. What does not fit stays with the former
        document, which is kept but no longer counted.

        Raises
        ------
        ProjectError : the former document does not count any more, since somebody replaced it or took it out.
        """
        with writing(self._db):
            if not self._documents.in_use(former.id):
                raise ProjectError("store.error.source_superseded", id=former.id)
            self._documents.put(document, transcript, segments)
            self._succeed(former.id, document.id)
            return self._take_along(former.id, document.id)

    def restore(self, document_id: str) -> Along:
        """Take a replaced document back into use, since its file came in again; the later version gives way.

        What people did since goes along where its words stand. A coding, rejection or review that had gone
        along to the later version and was taken back there is taken back here too.
        """
        with writing(self._db):
            later = self._documents.version_in_use(document_id)
            if later == document_id:  # the later version was taken out
                Revisions(self._db, self._who).bring_back(document_id)
                return Along()
            self._succeed(later, document_id)
            self._take_back(document_id, later)
            return self._take_along(later, document_id)

    def _succeed(self, former: str, document: str) -> None:
        """Let `document` be the version that counts instead of `former`."""
        gone = Revisions(self._db, self._who).metadata(former)
        came = Revisions(self._db, self._who).metadata(document)
        came["replaced_by"] = came["replaced_by"] or former
        for what, before, after in (
            ("document.replace", gone, {**gone, "replaced_by": document}),
            ("document.succeed", came, {**came, "replaced_by": None}),
        ):
            KEPT["document"].put(self._db, after)
            log(self._db, self._who, what, f"document:{after['id']}", before=before, after=after)

    def _take_back(self, document: str, later: str) -> None:
        """Take back what went along from `document` to `later` and is not there any more."""
        find = self._find(document, later)
        still = {(one.code, one.coder, one.start, one.end) for one in self._codings.of_document(later)}
        for coding in self._codings.of_document(document):
            place = find(coding.start, coding.end)
            if place is not None and (coding.code, coding.coder, *place) not in still:
                self._codings.remove(coding.id)
        there = self._same_fragments(document, later, find)
        reviews = {(one.segment, one.coder) for one in self._decisions.reviews(document=later)}
        for review in self._decisions.reviews(document=document):
            segment = there.get(review.segment)
            if segment and (segment, review.coder) not in reviews:
                self._decisions.review([review.segment], review.coder, done=False)
        rejections = {(r.segment, r.code, r.coder) for r in self._decisions.rejections(document=later)}
        for one in self._decisions.rejections(document=document):
            segment = there.get(one.segment)
            if segment and (segment, one.code, one.coder) not in rejections:
                self._decisions.unreject(one.segment, one.code, one.coder)

    def _take_along(self, former: str, document: str) -> Along:
        """Copy what people did to a document that has the words, and let threads and memos name it."""
        find = self._find(former, document)
        moved: dict[str, Coding] = {}
        lost: list[Coding] = []
        for coding in self._codings.of_document(former):
            place = find(coding.start, coding.end)
            if place is None:
                lost.append(coding)
                continue
            start, end = place
            moved[coding.id] = replace(coding, id="", document=document, start=start, end=end)
        self._codings.put(moved.values())
        laid = {key: self._codings.id_of(coding) for key, coding in moved.items()}
        there = self._same_fragments(former, document, find)
        self._decisions.put_reviews(
            replace(one, segment=there[one.segment])
            for one in self._decisions.reviews(document=former)
            if one.segment in there
        )
        self._decisions.reject(
            replace(one, segment=there[one.segment])
            for one in self._decisions.rejections(document=former)
            if one.segment in there
        )
        memos, lost_memos = self._move_memos(former, document, laid, find)
        members, lost_members = take_along(
            self._db,
            self._who,
            former=former,
            document=document,
            old_text=self._documents.text(former),
            find=find,
        )
        proposed = carry(self._db, former, document)
        return Along(len(moved), tuple(lost), members, lost_members, memos, lost_memos, proposed)

    def _move_memos(self, former: str, document: str, laid: dict[str, str], find: Find) -> tuple[int, int]:
        """Let memos on the former version be on this one; how many went along and how many could not.

        `laid` tells as which coding each of the former version is here, by their ids.
        """
        codings = [coding.id for coding in self._codings.of_document(former)]
        beside = self._notes.memos_on([f"document:{former}", *(f"coding:{key}" for key in codings)])
        count = lost = 0
        for memo in [*beside, *self._notes.memos(target=f"span:{former}:%")]:
            target = self._target(memo, document, laid, find)
            if target:
                self._notes.move_memo(memo, target)
                count += 1
            else:
                lost += 1
        return count, lost

    def _target(self, memo: Memo, document: str, laid: dict[str, str], find: Find) -> str:
        """What a memo is on in another version; empty where that is not there."""
        noun, _, key = memo.target.partition(":")
        if noun == "document":
            return f"document:{document}"
        if noun == "coding":
            return f"coding:{laid[key]}" if key in laid else ""
        at = find(*span_of(key))
        return "" if at is None else f"span:{document}:{at[0]}-{at[1]}"

    def _same_fragments(self, former: str, document: str, find: Find) -> dict[str, str]:
        """Of the fragments that people decided about, those of the same words in another version, by id."""
        decided = {one.segment for one in self._decisions.reviews(document=former)}
        decided |= {one.segment for one in self._decisions.rejections(document=former)}
        here = set(fragments(self._db, document))
        found = {}
        for key in sorted(decided):
            at = find(*span_of(key))
            if at is not None and at in here:
                found[key] = f"{document}:{at[0]}-{at[1]}"
        return found

    def _find(self, former: str, document: str) -> Find:
        return self.alignment(former, document).same

    def put_right(self, of: str, document: str) -> None:
        """Note that a version is another one in which a person put turns right."""
        with writing(self._db):
            log(self._db, self._who, "document.put_right", f"document:{document}", before={"id": of})

    def put_right_of(self, document: str) -> str:
        """The version, as it was read of a file, that this one was put right of; itself where it is none."""
        seen = [document]
        while (of := self._put_right_of(seen[-1])) and of not in seen:
            seen.append(of)
        return seen[-1]

    def as_put_right(self, document: str) -> str:
        """The version in which what was read so was put right, the last one; itself where there is none."""
        later = str(Revisions(self._db, self._who).metadata(document)["replaced_by"] or "")
        if later in ("", document) or self._put_right_of(later) != document:
            return document
        return self.as_put_right(later)

    def put_before(
        self, later: str, document: Document, transcript: Transcript, segments: Sequence[Segment]
    ) -> None:
        """Store what was read of a file that was put right at once, in the version `later`."""
        with writing(self._db):
            self._documents.put(document, transcript, segments)
            self._db.execute("UPDATE documents SET replaced_by = ? WHERE id = ?", [later, document.id])
            self.put_right(document.id, later)

    def _put_right_of(self, document: str) -> str:
        row = self._db.execute(
            "SELECT json_extract(before, '$.id') FROM events"
            " WHERE target = ? AND what = 'document.put_right' ORDER BY id LIMIT 1",
            [f"document:{document}"],
        ).fetchone()
        return str(row[0]) if row else ""

    def all(self, document: str) -> list[tuple[str, str]]:
        """Ids of a source's versions, in the order in which they came in, and when each did."""
        rows = self._db.execute(
            "WITH RECURSIVE version(id) AS (SELECT ? UNION"
            " SELECT d.id FROM documents d JOIN version ON d.replaced_by = version.id)"
            " SELECT d.id, COALESCE((SELECT MIN(e.at) FROM events e"
            "  WHERE e.target = 'document:' || d.id AND e.what = 'document.add'), '')"
            " FROM documents d JOIN version ON version.id = d.id ORDER BY d.rowid",
            [self._documents.version_in_use(document)],
        )
        return [(identity, moment) for identity, moment in rows.fetchall()]

    def fragments_now(self, document: str) -> dict[str, str]:
        """By id the content fragments of a version that gave way, and those that have their words now."""
        return successors(self._db, [f"{document}:{a}-{b}" for a, b in fragments(self._db, document)])

    def alignment(self, former: str, document: str) -> Alignment:
        """Which words of one version are which of another."""
        return alignment(self._db, former, document)
