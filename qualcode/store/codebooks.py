"""Codebooks and their codes."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from sqlite_utils import Database

from qualcode.errors import CodebookError, ProjectError
from qualcode.model import Code, Codebook, CodeStatus, Facet, FacetValue, Revision, SourceRef
from qualcode.store.decisions import Decisions
from qualcode.store.log import as_json, log, now, writing
from qualcode.store.recoding import Recoded, recode

CURRENT = "current.codebook"
"""The setting that holds the key of the codebook with which is coded."""
PUT, EDIT, USE = "codebook.put", "codebook.edit", "codebook.use"
"""Kinds of event: a codebook as it came in, one changed by hand, which can be undone, and another in use."""


def code_id(codebook: str, code: str) -> str:
    """Key of a code in the whole project: ``<codebook>/<code>``."""
    return f"{codebook}/{code}"


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a codebook as it was stored: when, by whom, and with how many codes."""

    version: int
    at: str
    who: str
    codes: int


class Codebooks:
    """Reading and writing of codebooks.

    Every version stays readable, and codes that have codings are never deleted, only retired.
    """

    def __init__(self, db: Database, who: str) -> None:
        self._db = db
        self._who = who
        self._decisions = Decisions(db, who)

    def put(self, codebook: Codebook, *, what: str = PUT) -> Codebook:
        """Store a codebook as the present version, return it as stored, and log `what`, if that is not empty.

        A code that is no longer in it is removed, with what proposes it and where it was turned down,
        or retired when something is coded with it. A changed codebook whose
        version is not higher than the stored one gets the next version; the same codebook is stored once.
        """
        with writing(self._db):
            former = self.get(codebook.key) if codebook.key in self.list_keys() else None
            if former is not None:
                codebook = self._with_codes_in_use(codebook, former)
                if codebook.version <= former.version:
                    if replace(codebook, version=former.version) == former:
                        return former
                    codebook = replace(codebook, version=former.version + 1)
            self._write(codebook)
            before = None if former is None else {"version": former.version, "codes": len(former.codes)}
            after = {"version": codebook.version, "codes": len(codebook.codes)}
            if what:
                log(self._db, self._who, what, f"codebook:{codebook.key}", before=before, after=after)
        return codebook

    def edit(self, key: str, change: Callable[[Codebook], Codebook], *, what: str = EDIT) -> Codebook:
        """Store what `change` makes of the present version; nobody else can write in between."""
        with writing(self._db):
            return self.put(change(self.get(key)), what=what)

    def use(self, key: str) -> None:
        """Make this the codebook with which is coded; ProjectError when there is none with that key."""
        with writing(self._db):
            self.get(key)
            found = self._db.execute("SELECT value FROM settings WHERE key = ?", [CURRENT]).fetchone()
            before = found[0] if found else ""
            if key == before:
                return
            self._db.table("settings").upsert({"key": CURRENT, "value": key}, pk="key")
            if before:  # who codes with the former one has to see that it is another
                log(self._db, self._who, USE, f"codebook:{key}", before=before, after=key)

    def remove(self, key: str) -> None:
        """Remove a codebook that holds no codes, with its versions; it is no longer the current one.

        IntegrityError where it holds any.
        """
        with writing(self._db):
            self._db.execute("DELETE FROM codebook_versions WHERE codebook_key = ?", [key])
            self._db.table("codebooks").delete(key)
            self._db.execute("DELETE FROM settings WHERE key = ? AND value = ?", [CURRENT, key])
            log(self._db, self._who, "codebook.remove", f"codebook:{key}")

    def merge_codes(
        self, key: str, source: str, into: str, change: Callable[[Codebook], Codebook]
    ) -> tuple[Codebook, Recoded]:
        """Store what `change` makes of the codebook when code `source` goes up in `into`.

        Codings, suggestions, memos and threads of `source` become those of `into`, all or nothing.
        """
        with writing(self._db):
            book = change(self.get(key))
            several = {facet.key for facet in book.facets if facet.multiple}
            recoded = recode(self._db, self._who, code_id(key, source), code_id(key, into), several)
            return self.put(book), recoded

    def list_keys(self) -> list[str]:
        """Keys of the stored codebooks, in the order they were first loaded."""
        return [row[0] for row in self._db.execute("SELECT key FROM codebooks ORDER BY rowid").fetchall()]

    def has_code(self, identifier: str) -> bool:
        """Whether there is a code with this id, in use or not."""
        return self._db.execute("SELECT 1 FROM codes WHERE id = ?", [identifier]).fetchone() is not None

    def get(self, key: str) -> Codebook:
        """One codebook; ProjectError when there is none with that key."""
        row = self._db.execute(
            "SELECT title, version, details FROM codebooks WHERE key = ?", [key]
        ).fetchone()
        if row is None:
            raise ProjectError("store.error.no_codebook", id=key)
        codes = self._db.execute(
            "SELECT details FROM codes WHERE codebook_key = ? ORDER BY position", [key]
        ).fetchall()
        return _codebook(key, row[0], row[1], json.loads(row[2]), [json.loads(code[0]) for code in codes])

    def versions(self, key: str) -> list[Version]:
        """The versions of a codebook, oldest first; the last is the present one."""
        rows = self._db.execute(
            "SELECT version, at, who, json_array_length(content, '$.codes') FROM codebook_versions"
            " WHERE codebook_key = ? ORDER BY version",
            [key],
        )
        return [Version(*row) for row in rows.fetchall()]

    def version(self, key: str, version: int) -> Codebook:
        """A codebook as it was; CodebookError when there is no such version."""
        row = self._db.execute(
            "SELECT content FROM codebook_versions WHERE codebook_key = ? AND version = ?", [key, version]
        ).fetchone()
        if row is None:
            raise CodebookError("codebook.error.no_version", file=key, version=version)
        content = json.loads(row[0])
        return _codebook(key, content["title"], version, content["details"], content["codes"])

    def _write(self, codebook: Codebook) -> None:
        row = _codebook_row(codebook)
        self._db.table("codebooks").upsert(row, pk="key")
        codes = [code_details(code) for code in codebook.codes]
        rows = [_code_row(codebook.key, position, details) for position, details in enumerate(codes)]
        self._remove_all_but(codebook.key, {row["id"] for row in rows})
        self._db.table("codes").upsert_all(rows, pk="id")
        content = {
            "title": codebook.title,
            "details": json.loads(row["details"]),
            "codes": codes,
        }
        kept = {"codebook_key": codebook.key, "version": codebook.version, "content": as_json(content)}
        self._db.table("codebook_versions").insert({**kept, "at": now(), "who": self._who})

    def _with_codes_in_use(self, codebook: Codebook, former: Codebook) -> Codebook:
        """The codebook with, retired, the codes it leaves out although something is coded with them."""
        keys = {code.key for code in codebook.codes}
        left_out = [code for code in former.codes if code.key not in keys]
        in_use = [code for code in left_out if self._in_use(code_id(codebook.key, code.key))]
        above = keys | {code.key for code in in_use}
        facets = {facet.key for facet in codebook.facets}
        retired = (
            replace(
                code,
                status=CodeStatus.DEPRECATED,
                parent=code.parent if code.parent in above else "",
                facets=tuple(facet for facet in code.facets if facet in facets),
            )
            for code in in_use
        )
        return replace(codebook, codes=(*codebook.codes, *retired))

    def _remove_all_but(self, key: str, kept: set[str]) -> None:
        stored = self._db.execute("SELECT id FROM codes WHERE codebook_key = ?", [key]).fetchall()
        for (identifier,) in stored:
            if identifier not in kept:
                self._db.execute("DELETE FROM suggestions WHERE code_id = ?", [identifier])
                self._decisions.forget_code(identifier)
                self._db.table("codes").delete(identifier)

    def _in_use(self, identifier: str) -> bool:
        return bool(
            self._db.execute(
                "SELECT EXISTS (SELECT 1 FROM codings WHERE code_id = ?)", [identifier]
            ).fetchone()[0]
        )


def _codebook(
    key: str, title: str, version: int, details: dict[str, Any], codes: list[dict[str, Any]]
) -> Codebook:
    return Codebook(
        key=key,
        title=title,
        version=version,
        codes=tuple(code_of(code) for code in codes),
        facets=tuple(_facet(facet) for facet in details["facets"]),
        language=details["language"],
        description=details["description"],
        sources=tuple(SourceRef(**source) for source in details["sources"]),
        history=tuple(Revision(**revision) for revision in details["history"]),
    )


def _codebook_row(codebook: Codebook) -> dict[str, Any]:
    details = {
        "facets": [asdict(facet) for facet in codebook.facets],
        "language": codebook.language,
        "description": codebook.description,
        "sources": [asdict(source) for source in codebook.sources],
        "history": [asdict(revision) for revision in codebook.history],
    }
    return {
        "key": codebook.key,
        "title": codebook.title,
        "version": codebook.version,
        "details": as_json(details),
    }


_FIELDS = tuple(field.name for field in fields(Code))


def code_details(code: Code) -> dict[str, Any]:
    """A code as it is stored: `asdict`, but no text is copied, which took most of the time of adding one."""
    found = {name: getattr(code, name) for name in _FIELDS}
    source, history = asdict(code.source), [asdict(revision) for revision in code.history]
    return {**found, "status": code.status.value, "source": source, "history": history}


def _code_row(codebook: str, position: int, details: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": code_id(codebook, details["key"]),
        "codebook_key": codebook,
        "key": details["key"],
        "parent": details["parent"],
        "position": position,
        "label": details["label"],
        "status": details["status"],
        "details": as_json(details),
    }


def code_of(details: dict[str, Any]) -> Code:
    """The code that `code_details` told of."""
    return Code(
        **{
            **details,
            "status": CodeStatus(details["status"]),
            "source": SourceRef(**details["source"]),
            "examples": tuple(details["examples"]),
            "aliases": tuple(details["aliases"]),
            "related": tuple(details["related"]),
            "facets": tuple(details["facets"]),
            "history": tuple(Revision(**revision) for revision in details["history"]),
        }
    )


def _facet(details: dict[str, Any]) -> Facet:
    return Facet(**{**details, "values": tuple(FacetValue(**value) for value in details["values"])})
