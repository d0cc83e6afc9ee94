"""A codebook as YAML, schema ``qualcode/codebook/1``, without loss."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from qualcode.codebook.writing import replacing_codebook
from qualcode.codebook.yaml_read import SCHEMA
from qualcode.model import Code, Codebook, Facet, Revision, SourceRef


def dump(codebook: Codebook) -> str:
    """The codebook as YAML, nested by parent; fields that say nothing are left out."""
    content: dict[str, Any] = {
        "schema": SCHEMA,
        "key": codebook.key,
        "title": codebook.title,
        "language": codebook.language,
        "version": codebook.version,
        "description": codebook.description,
        "sources": [_source_row(source) for source in codebook.sources],
        "facets": [_facet_row(facet) for facet in codebook.facets],
        "history": [_revision_row(revision) for revision in codebook.history],
        "codes": _code_rows(codebook.codes, ""),
    }
    return yaml.dump(_said(content), allow_unicode=True, sort_keys=False, width=100, Dumper=_Dumper)


def save(codebook: Codebook, path: Path) -> None:
    """Write the codebook; an existing file is replaced only once the new one is complete."""
    with replacing_codebook(path) as partial:
        partial.write_text(dump(codebook), encoding="utf-8")


class _Dumper(yaml.SafeDumper):
    """Indents lists below their key, as people write them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """PyYAML asks this where a list begins; it is never left at the margin."""
        super().increase_indent(flow, False)


def _code_rows(codes: Sequence[Code], parent: str) -> list[dict[str, Any]]:
    return [
        {
            "key": code.key,
            "label": code.label,
            "definition": code.definition,
            "when_to_use": code.when_to_use,
            "when_not_to_use": code.when_not_to_use,
            "examples": list(code.examples),
            "source": _source_row(code.source),
            "aliases": list(code.aliases),
            "color": code.color,
            "status": code.status.value,
            "history": [_revision_row(revision) for revision in code.history],
            "facets": list(code.facets),
            "related": list(code.related),
            "children": _code_rows(codes, code.key),
        }
        for code in codes
        if code.parent == parent
    ]


def _source_row(source: SourceRef) -> dict[str, str]:
    return {"file": source.file, "title": source.title, "place": source.place}


def _revision_row(revision: Revision) -> dict[str, Any]:
    return {"version": revision.version, "change": revision.change, "date": revision.date, "by": revision.by}


def _facet_row(facet: Facet) -> dict[str, Any]:
    return {
        "key": facet.key,
        "label": facet.label,
        "question": facet.question,
        "multiple": facet.multiple,
        "values": [{"key": v.key, "label": v.label, "definition": v.definition} for v in facet.values],
    }


def _said(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {key: _said(part) for key, part in value.items()}
        return {key: part for key, part in kept.items() if part not in ("", [], {}, None)}
    if isinstance(value, list):
        return [_said(part) for part in value]
    return value
