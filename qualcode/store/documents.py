"""Cases, documents with their speakers and turns, and segments: written once per file, read often."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from sqlite_utils import Database

from qualcode.errors import ProjectError
from qualcode.model import (
    Case,
    Change,
    DateFrom,
    Document,
    DocumentKind,
    Repair,
    Role,
    Segment,
    SegmentKind,
    Speaker,
    Transcript,
    Turn,
    TurnKind,
    slug,
)
from qualcode.store.full_text import match
from qualcode.store.log import as_json, log, writing
from qualcode.store.rows import (
    file_key,
    repair_row,
    segment_of,
    segment_rows,
    source_of,
    speaker_rows,
    turn_rows,
)
from qualcode.store.sources_state import COUNTED_CASES


class Documents:
    """Reading and writing of what came in."""

    def __init__(self, db: Database, who: str) -> None:
        self._db = db
        self._who = who

    # --- writing

    def put_case(self, case: Case) -> str:
        """Store a case, unless one of its name is there, and return its id; attributes are added."""
        with writing(self._db):
            row = self._db.execute(
                "SELECT id, name, attributes FROM cases WHERE name = ? OR id = ? ORDER BY name = ? DESC",
                [case.name, case.id, case.name],
            ).fetchone()
            key, name = (row[0], row[1]) if row else (case.id, case.name)
            before = json.loads(row[2]) if row else None
            after = {**(before or {}), **case.attributes}
            if row is None or before != after:
                values = {"id": key, "name": name, "attributes": as_json(after)}
                self._db.table("cases").upsert(values, pk="id")
                log(self._db, self._who, "case.put", f"case:{key}", before=before, after=after)
        return str(key)

    def put(self, document: Document, transcript: Transcript, segments: Sequence[Segment]) -> None:
        """Store one file as understood, all or nothing."""
        doc, source = document, document.source
        with writing(self._db):
            self._db.table("documents").insert(
                {
                    "id": doc.id,
                    "case_id": doc.case or None,
                    "title": doc.title,
                    "kind": doc.kind.value,
                    "date": doc.date,
                    "dated": doc.dated.value,
                    "phase": doc.phase,
                    "attributes": as_json(doc.attributes),
                    "text": transcript.text,
                    "words": doc.words,
                    "file_name": source.name,
                    "file_sha256": file_key(source),
                    "file_size": source.size,
                    "file_format": source.format,
                    "file_encoding": source.encoding,
                    "file_columns": as_json(source.columns),
                    "metadata": as_json(transcript.metadata),
                    "repairs": as_json([repair_row(repair) for repair in transcript.repairs]),
                    "warnings": as_json(transcript.warnings),
                }
            )
            self._db.table("speakers").insert_all(speaker_rows(doc))
            self._db.table("turns").insert_all(turn_rows(doc.id, transcript.turns))
            self._db.table("segments").insert_all(segment_rows(segments))
            after = {"title": doc.title, "case": doc.case, "kind": doc.kind, "sha256": source.sha256}
            log(self._db, self._who, "document.add", f"document:{doc.id}", after=after)

    # --- reading

    def cases(self, *, counted: bool = False) -> list[Case]:
        """All cases by name; `counted`: those alone that a source in use tells of."""
        which = COUNTED_CASES if counted else "1"
        rows = self._db.execute(
            f"SELECT id, name, attributes FROM cases WHERE {which} ORDER BY id"  # noqa: S608 (ours)
        ).fetchall()
        return [
            Case(name, json.loads(attributes), "" if slug(name) == key else key)
            for key, name, attributes in rows
        ]

    def all(self) -> list[Document]:
        """All documents in use, ordered by case and title, without their texts."""
        return self._select("WHERE replaced_by IS NULL ORDER BY case_id, title, id")

    def get(self, document_id: str) -> Document:
        """One document; ProjectError when there is none with that id."""
        found = self._select("WHERE id = ?", [document_id])
        if not found:
            raise ProjectError("store.error.no_document", id=document_id)
        return found[0]

    def same_file(self, document: Document) -> list[Document]:
        """The documents in use that came from a file of that name in that case, or of the same bytes."""
        return self._select(
            "WHERE replaced_by IS NULL AND id != ?"
            " AND (file_name = ? AND case_id IS ? OR substr(file_sha256, 1, 64) = ?) ORDER BY id",
            [document.id, document.source.name, document.case or None, document.source.sha256],
        )

    def from_file(self, name: str) -> list[Document]:
        """The documents in use that came from a file of that name, in whatever case."""
        return self._select("WHERE replaced_by IS NULL AND file_name = ? ORDER BY id", [name])

    def namesakes(self, document: Document) -> list[Document]:
        """The documents in use that came from a file of that name in another case."""
        return self._select(
            "WHERE replaced_by IS NULL AND id != ? AND file_name = ? AND case_id IS NOT ? ORDER BY id",
            [document.id, document.source.name, document.case or None],
        )

    def by_hash(self, sha256: str) -> Document | None:
        """The document whose file has these bytes, if it is in; the one in use, where there are more."""
        found = self._select(
            "WHERE substr(file_sha256, 1, 64) = ? ORDER BY replaced_by IS NOT NULL, id", [sha256]
        )
        return found[0] if found else None

    def has(self, document_id: str) -> bool:
        """Whether there is a document with that id, in use or replaced."""
        return bool(self._db.execute("SELECT 1 FROM documents WHERE id = ?", [document_id]).fetchone())

    def in_use(self, document_id: str) -> bool:
        """Whether a document is there and no other version has replaced it."""
        query = "SELECT 1 FROM documents WHERE id = ? AND replaced_by IS NULL"
        return bool(self._db.execute(query, [document_id]).fetchone())

    def version_in_use(self, document_id: str) -> str:
        """The id of the version that is counted now, of a document that may have been replaced."""
        row = self._db.execute(
            "WITH RECURSIVE later(id, next) AS (SELECT id, replaced_by FROM documents WHERE id = ?"
            " UNION SELECT d.id, d.replaced_by FROM documents d JOIN later ON d.id = later.next)"
            " SELECT id FROM later WHERE next IS NULL",
            [document_id],
        ).fetchone()
        return str(row[0]) if row else document_id

    def text(self, document_id: str) -> str:
        """The canonical text."""
        row = self._db.execute("SELECT text FROM documents WHERE id = ?", [document_id]).fetchone()
        if row is None:
            raise ProjectError("store.error.no_document", id=document_id)
        return str(row[0])

    def turns(self, document_id: str) -> list[Turn]:
        """The turns in order."""
        rows = self._db.execute(
            'SELECT "start", "end", speaker, kind, begins, ends, level FROM turns'
            " WHERE document_id = ? ORDER BY position",
            [document_id],
        ).fetchall()
        return [Turn(r[0], r[1], r[2], TurnKind(r[3]), r[4], r[5], r[6]) for r in rows]

    def import_report(self, document_id: str) -> tuple[tuple[Repair, ...], tuple[str, ...]]:
        """What reading repaired in a document, and what it warned of."""
        row = self._db.execute(
            "SELECT repairs, warnings FROM documents WHERE id = ?", [document_id]
        ).fetchone()
        if row is None:
            raise ProjectError("store.error.no_document", id=document_id)
        repairs = tuple(
            Repair(r["step"], r["count"], tuple(Change(**change) for change in r["examples"]))
            for r in json.loads(row[0])
        )
        return repairs, tuple(json.loads(row[1]))

    def segments(
        self, *, kind: SegmentKind | None = None, document: str = "", ids: Iterable[str] | None = None
    ) -> list[Segment]:
        """Segments in reading order, of one kind, one document or with certain ids if asked."""
        clauses, values = ["d.replaced_by IS NULL"], []
        if kind is not None:
            clauses.append("s.kind = ?")
            values.append(kind.value)
        if document:
            clauses.append("s.document_id = ?")
            values.append(document)
        if ids is not None:
            clauses.append("s.id IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(list(ids)))
        rows = self._db.execute(
            'SELECT s.document_id, s."start", s."end", s.text, s.turn, s.speaker, s.kind FROM segments s'  # noqa: S608
            f" JOIN documents d ON d.id = s.document_id WHERE {' AND '.join(clauses)}"
            " ORDER BY d.case_id, d.title, d.id, s.position",
            values,
        )
        return [segment_of(row) for row in rows.fetchall()]

    def search(self, query: str, *, limit: int = 50, without: str = "") -> list[tuple[Segment, str]]:
        """Segments with all words of `query`, best first, each with a snippet.

        Diacritics and case are folded; words between quotation marks stand together, and the last word
        outside them also matches as a beginning. The snippet marks hits with U+0002 and U+0003, which no
        canonical text holds. Segments of the document `without` are left out.
        """
        asked = match(query)
        if not asked:
            return []
        rows = self._db.execute(
            'SELECT s.document_id, s."start", s."end", s.text, s.turn, s.speaker, s.kind,'
            " snippet(segments_fts, 0, char(2), char(3), '…', 24)"
            " FROM segments_fts JOIN segments s ON s.rowid = segments_fts.rowid"
            " JOIN documents d ON d.id = s.document_id AND d.replaced_by IS NULL"
            " WHERE segments_fts MATCH ? AND s.document_id <> ? ORDER BY rank, s.id LIMIT ?",
            [asked, without, limit],
        )
        return [(segment_of(row), row[7]) for row in rows.fetchall()]

    def counts(self) -> dict[str, int]:
        """Numbers of cases, documents, speakers, words and segments of each kind."""
        one = self._db.execute(
            f"SELECT (SELECT COUNT(*) FROM cases WHERE {COUNTED_CASES}), COUNT(*), COALESCE(SUM(words), 0),"  # noqa: S608
            " (SELECT COUNT(*) FROM speakers s JOIN documents d ON d.id = s.document_id"
            " WHERE d.replaced_by IS NULL) FROM documents WHERE replaced_by IS NULL"
        ).fetchone()
        rows = self._db.execute(
            "SELECT s.kind, COUNT(*) FROM segments s JOIN documents d ON d.id = s.document_id"
            " WHERE d.replaced_by IS NULL GROUP BY s.kind"
        )
        kinds = dict(rows.fetchall())
        segments = {f"segments_{kind.value}": int(kinds.get(kind.value, 0)) for kind in SegmentKind}
        return {"cases": one[0], "documents": one[1], "words": one[2], "speakers": one[3], **segments}

    def _select(self, tail: str, values: Sequence[object] = ()) -> list[Document]:
        rows = self._db.execute(
            "SELECT id, title, kind, case_id, file_name, file_sha256, file_size, file_format, file_encoding,"  # noqa: S608
            f" file_columns, date, phase, attributes, words, dated FROM documents {tail}",
            list(values),
        ).fetchall()
        speakers = self._speakers([row[0] for row in rows])
        return [
            Document(
                id=r[0],
                title=r[1],
                kind=DocumentKind(r[2]),
                case=r[3] or "",
                source=source_of(*r[4:10]),
                date=r[10],
                phase=r[11],
                attributes=json.loads(r[12]),
                speakers=tuple(speakers.get(r[0], ())),
                words=r[13],
                dated=DateFrom(r[14]),
            )
            for r in rows
        ]

    def _speakers(self, document_ids: Sequence[str]) -> dict[str, list[Speaker]]:
        rows = self._db.execute(
            "SELECT document_id, label, name, role, attributes, pseudonym, person, case_id FROM speakers"
            " WHERE document_id IN (SELECT value FROM json_each(?)) ORDER BY document_id, position",
            [json.dumps(list(document_ids))],
        )
        found: dict[str, list[Speaker]] = {}
        for r in rows.fetchall():
            speaker = Speaker(r[1], r[2], Role(r[3]), json.loads(r[4]), r[5], r[6], r[7] or "")
            found.setdefault(r[0], []).append(speaker)
        return found
