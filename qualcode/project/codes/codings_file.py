"""Codings made elsewhere, as stand-off JSON on canonical text, schema ``qualcode/codings/1``.

``{"schema": …, "coder": "A", "codings": [{"file": "a.docx", "start": 10, "end": 40, "code": "book/code",
"quote": "the words", "facets": {"niveau": ["organisatie"]}}]}``: a `quote` must stand at that place.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from qualcode.errors import ProjectError
from qualcode.i18n import t
from qualcode.model import Coding, Document

SCHEMA = "qualcode/codings/1"


def load_codings(
    path: Path, documents: Sequence[Document], text_of: Callable[[str], str], coder: str = ""
) -> list[Coding]:
    """Codings of a file, on the project's documents, which are found by file name or id.

    Raises
    ------
    ProjectError : names the row when its document is not in the project, or is one of several of that name,
        or when the words do not stand there.
    """
    content = _content(path)
    by_name: dict[object, list[Document]] = {}
    for document in documents:
        for name in {document.source.name, document.id}:
            by_name.setdefault(name, []).append(document)
    texts: dict[str, str] = {}
    codings = []
    for number, row in enumerate(content["codings"], start=1):
        place = t("place.coding", number=number)
        if not isinstance(row, dict):
            raise ProjectError("project.error.codings_row", file=path.name, place=place)
        name = str(row.get("file", ""))
        found = by_name.get(name, [])
        if len(found) > 1:
            ids = ", ".join(one.id for one in found)
            raise ProjectError("project.error.codings_many", file=path.name, place=place, name=name, ids=ids)
        if not found:
            raise ProjectError("project.error.codings_file", file=path.name, place=place, name=name)
        (document,) = found
        if document.id not in texts:
            texts[document.id] = text_of(document.id)
        codings.append(
            _coding(
                row,
                document,
                texts[document.id],
                coder=coder or content.get("coder", ""),
                path=path,
                number=number,
            )
        )
    return codings


def _coding(
    row: Mapping[str, Any], document: Document, text: str, *, coder: str, path: Path, number: int
) -> Coding:
    try:
        start, end, code = int(row["start"]), int(row["end"]), str(row["code"])
        facets = {str(key): _values(values) for key, values in row.get("facets", {}).items()}
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ProjectError(
            "project.error.codings_row", file=path.name, place=t("place.coding", number=number)
        ) from error
    if "quote" in row and text[start:end] != row["quote"]:
        raise ProjectError(
            "project.error.codings_moved",
            file=path.name,
            place=t("place.coding", number=number),
            name=document.title,
        )
    who = str(row.get("coder", "") or coder)
    if not who:
        raise ProjectError(
            "project.error.codings_coder", file=path.name, place=t("place.coding", number=number)
        )
    return Coding("", code, document.id, start, end, who, facets)


def _values(told: object) -> tuple[str, ...]:
    """The values of a facet: a list, or one by itself. TypeError where it is neither."""
    if isinstance(told, str):
        return (told,)
    if not isinstance(told, list):
        raise TypeError
    return tuple(map(str, told))


def _content(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise ProjectError("project.file_missing", file=path.name) from error
    except (OSError, ValueError) as error:
        raise ProjectError("project.error.codings_json", file=path.name) from error
    if not isinstance(content, dict) or not isinstance(content.get("codings"), list):
        raise ProjectError("project.error.codings_json", file=path.name)
    return content
