"""What people decide: codings. They alone are counted."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from typing import Any

from sqlite_utils import Database

from qualcode.errors import ProjectError
from qualcode.model import Coding, coding_id, content_hash
from qualcode.store.log import as_json, log, now, writing

_COLUMNS = 'c.id, c.code_id, c.document_id, c."start", c."end", c.coder, c.facets, c.suggestion, c.created'


def free_id(db: Database, identifier: str) -> str:
    """The identifier, or one made of it where a coding that was changed since has it."""
    while db.execute("SELECT 1 FROM codings WHERE id = ?", [identifier]).fetchone():
        identifier = content_hash(identifier)[:20]
    return identifier


class Codings:
    """Reading and writing of codings, each change with an event."""

    def __init__(self, db: Database, who: str) -> None:
        self._db = db
        self._who = who

    def put(self, codings: Iterable[Coding]) -> int:
        """Store codings, all or none; those that are there already are left as they are.

        Returns how many are new. ProjectError when a code or place does not exist.
        """
        added = 0
        with writing(self._db):
            for coding in codings:
                self._check(coding)
                if self.id_of(coding):
                    continue
                identifier = free_id(self._db, coding.id or _derived(coding))
                coding = replace(coding, id=identifier, created=coding.created or now())
                row = {
                    "id": coding.id,
                    "code_id": coding.code,
                    "document_id": coding.document,
                    "start": coding.start,
                    "end": coding.end,
                    "coder": coding.coder,
                    "facets": as_json(coding.facets),
                    "suggestion": coding.suggestion,
                    "created": coding.created,
                }
                self._db.table("codings").insert(row)
                log(self._db, self._who, "coding.add", f"coding:{coding.id}", after=asdict(coding))
                added += 1
        return added

    def note_search(self, code: str, query: str, fragments: int) -> None:
        """Log that so many fragments that a search found were given a code, along with those codings."""
        with writing(self._db):
            told = {"code": code, "query": query, "fragments": fragments}
            log(self._db, self._who, "search.code", f"search:{code}", after=told)

    def id_of(self, coding: Coding) -> str:
        """The id of the stored coding of that code, span and coder; empty where there is none."""
        row = self._db.execute(
            "SELECT id FROM codings WHERE code_id = ? AND document_id = ?"
            ' AND "start" = ? AND "end" = ? AND coder = ?',
            [coding.code, coding.document, coding.start, coding.end, coding.coder],
        ).fetchone()
        return str(row[0]) if row else ""

    def remove(self, identifier: str) -> None:
        """Take a coding back; the event keeps what it was."""
        with writing(self._db):
            before = self.get(identifier)
            self._db.table("codings").delete(identifier)
            log(self._db, self._who, "coding.remove", f"coding:{identifier}", before=asdict(before))

    def change(self, identifier: str, **fields: Any) -> Coding:
        """Change fields of a coding (code, start, end, facets); returns what it became.

        ProjectError when there is no such coding, when code or place do not exist, or when the coder has the
        same code on the same span already.
        """
        with writing(self._db):
            before = self.get(identifier)
            after = replace(before, **fields)
            if after == before:
                return before
            self._check(after)
            try:
                self._db.table("codings").update(
                    identifier,
                    {
                        "code_id": after.code,
                        "start": after.start,
                        "end": after.end,
                        "facets": as_json(after.facets),
                    },
                )
            except sqlite3.IntegrityError as error:
                raise ProjectError("store.error.coded_already", id=after.code) from error
            target = f"coding:{identifier}"
            log(self._db, self._who, "coding.change", target, before=asdict(before), after=asdict(after))
        return after

    def get(self, identifier: str) -> Coding:
        """One coding; ProjectError when there is none with that id."""
        row = self._db.execute(
            f"SELECT {_COLUMNS} FROM codings c WHERE c.id = ?",  # noqa: S608
            [identifier],
        ).fetchone()
        if row is None:
            raise ProjectError("store.error.no_coding", id=identifier)
        return _coding(row)

    def count(self) -> int:
        """Number of codings of the documents in use."""
        row = self._db.execute(
            "SELECT COUNT(*) FROM codings c JOIN documents d ON d.id = c.document_id"
            " WHERE d.replaced_by IS NULL"
        ).fetchone()
        return int(row[0])

    def bare(self) -> list[Coding]:
        """Codings of the documents in use, in reading order, with no more than what counting asks for."""
        rows = self._db.execute(
            'SELECT c.code_id, c.document_id, c."start", c."end", c.coder FROM codings c'
            " JOIN documents d ON d.id = c.document_id WHERE d.replaced_by IS NULL"
            ' ORDER BY c.document_id, c."start", c."end", c.code_id, c.coder'
        )
        return [Coding("", *row) for row in rows.fetchall()]

    def passages(
        self, coder: str, *, whose: str = "", alone: Iterable[str] = (), without: str = ""
    ) -> dict[str, int]:
        """How many passages each code has in the documents in use, those that several gave alike once.

        Parameters
        ----------
        coder : whose codings always count.
        whose : another coder whose codings count too; empty for everybody.
        alone : documents in which only those of `coder` count.
        without : a document that is left out.
        """
        rows = self._db.execute(
            "SELECT code_id, COUNT(*) FROM ("
            ' SELECT DISTINCT c.code_id, c.document_id, c."start", c."end" FROM codings c'
            " JOIN documents d ON d.id = c.document_id"
            " WHERE d.replaced_by IS NULL AND c.document_id <> :without AND (c.coder = :coder OR ("
            "  :whose IN ('', c.coder) AND c.document_id NOT IN (SELECT value FROM json_each(:alone))))"
            ") GROUP BY code_id",
            {"coder": coder, "whose": whose, "alone": as_json(list(alone)), "without": without},
        )
        return {str(code): int(count) for code, count in rows.fetchall()}

    def coders(self) -> set[str]:
        """Names of all who coded in the documents in use."""
        rows = self._db.execute(
            "SELECT known.coder FROM (SELECT DISTINCT coder FROM codings) known WHERE EXISTS"
            " (SELECT 1 FROM codings c JOIN documents d ON d.id = c.document_id"
            " WHERE c.coder = known.coder AND d.replaced_by IS NULL)"
        )
        return {row[0] for row in rows.fetchall()}

    def all(self, *, coder: str = "") -> list[Coding]:
        """Codings of the documents in use, in reading order, of one coder if asked."""
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM codings c JOIN documents d ON d.id = c.document_id"  # noqa: S608
            " WHERE d.replaced_by IS NULL AND ? IN ('', c.coder)"
            ' ORDER BY c.document_id, c."start", c."end", c.code_id, c.coder',
            [coder],
        )
        return [_coding(row) for row in rows.fetchall()]

    def of_document(self, document_id: str) -> list[Coding]:
        """Codings of one document, also of one that was replaced."""
        rows = self._db.execute(
            f'SELECT {_COLUMNS} FROM codings c WHERE c.document_id = ? ORDER BY c."start", c.id',  # noqa: S608
            [document_id],
        )
        return [_coding(row) for row in rows.fetchall()]

    def with_codes(self, codes: Iterable[str]) -> list[Coding]:
        """All codings with these codes, in reading order; also those of documents that do not count now."""
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM codings c WHERE c.code_id IN (SELECT value FROM json_each(?))"  # noqa: S608
            ' ORDER BY c.document_id, c."start", c."end", c.code_id, c.coder',
            [as_json(list(codes))],
        )
        return [_coding(row) for row in rows.fetchall()]

    def _check(self, coding: Coding) -> None:
        if not self._db.execute("SELECT 1 FROM codes WHERE id = ?", [coding.code]).fetchone():
            raise ProjectError("store.error.no_code", id=coding.code)
        row = self._db.execute(
            "SELECT LENGTH(text) FROM documents WHERE id = ?", [coding.document]
        ).fetchone()
        if row is None:
            raise ProjectError("store.error.no_document", id=coding.document)
        if not 0 <= coding.start < coding.end <= row[0]:
            raise ProjectError(
                "store.error.no_place", place=f"{coding.start}-{coding.end}", id=coding.document
            )


def _derived(coding: Coding) -> str:
    return coding_id(coding.code, coding.document, coding.start, coding.end, coding.coder)


def _coding(row: Sequence[Any]) -> Coding:
    facets = {key: tuple(values) for key, values in json.loads(row[6]).items()}
    return Coding(row[0], row[1], row[2], row[3], row[4], row[5], facets, row[7], row[8])
