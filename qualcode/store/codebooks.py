"""Codebooks and their codes."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from sqlite_utils import Database

from qualcode.errors import ProjectError
from qualcode.model import Code, Codebook, CodeStatus, Facet, FacetValue, Revision, SourceRef
from qualcode.store.connection import as_json, log, writing


def code_id(codebook: str, code: str) -> str:
    """Key of a code in the whole project: ``<codebook>/<code>``."""
    return f"{codebook}/{code}"


class Codebooks:
    """Reading and writing of codebooks; codes that have codings are never deleted, only retired."""

    def __init__(self, db: Database, who: str) -> None:
        self._db = db
        self._who = who

    def put(self, codebook: Codebook) -> None:
        """Store a codebook; a code that is no longer in it is removed, or retired when it is in use."""
        with writing(self._db):
            before = self._version(codebook.key)
            self._db.table("codebooks").upsert(_codebook_row(codebook), pk="key")
            rows = [_code_row(codebook.key, position, code) for position, code in enumerate(codebook.codes)]
            self._retire(codebook.key, {row["id"] for row in rows})
            self._db.table("codes").upsert_all(rows, pk="id")
            after = {"version": codebook.version, "codes": len(codebook.codes)}
            log(self._db, self._who, "codebook.put", f"codebook:{codebook.key}", before=before, after=after)

    def list_keys(self) -> list[str]:
        """Keys of the stored codebooks, in the order they were first loaded."""
        return [row[0] for row in self._db.execute("SELECT key FROM codebooks ORDER BY rowid").fetchall()]

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
        details = json.loads(row[2])
        return Codebook(
            key=key,
            title=row[0],
            version=row[1],
            codes=tuple(_code(json.loads(code[0])) for code in codes),
            facets=tuple(_facet(facet) for facet in details["facets"]),
            language=details["language"],
            description=details["description"],
            sources=tuple(SourceRef(**source) for source in details["sources"]),
            history=tuple(Revision(**revision) for revision in details["history"]),
        )

    def _version(self, key: str) -> dict[str, Any] | None:
        row = self._db.execute("SELECT version FROM codebooks WHERE key = ?", [key]).fetchone()
        return {"version": row[0]} if row else None

    def _retire(self, key: str, kept: set[str]) -> None:
        stored = self._db.execute("SELECT id, details FROM codes WHERE codebook_key = ?", [key]).fetchall()
        for identifier, details in stored:
            if identifier in kept:
                continue
            if self._in_use(identifier):
                retired = {**json.loads(details), "status": CodeStatus.DEPRECATED.value}
                self._db.table("codes").update(
                    identifier, {"status": CodeStatus.DEPRECATED.value, "details": as_json(retired)}
                )
            else:
                self._db.execute("DELETE FROM suggestions WHERE code_id = ?", [identifier])
                self._db.table("codes").delete(identifier)

    def _in_use(self, identifier: str) -> bool:
        return bool(
            self._db.execute(
                "SELECT EXISTS (SELECT 1 FROM codings WHERE code_id = ?)", [identifier]
            ).fetchone()[0]
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


def _code_row(codebook: str, position: int, code: Code) -> dict[str, Any]:
    return {
        "id": code_id(codebook, code.key),
        "codebook_key": codebook,
        "key": code.key,
        "parent": code.parent,
        "position": position,
        "label": code.label,
        "status": code.status.value,
        "details": as_json(asdict(code)),
    }


def _code(details: dict[str, Any]) -> Code:
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
