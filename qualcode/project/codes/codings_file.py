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
    """Codings of a file, on the project's documents, which are found by file name.

    Raises
    ------
    ProjectError : names the row when its document is not in the project, or the words do not stand there.
    """
    content = _content(path)
    by_name = {document.source.name: document for document in documents}
    texts: dict[str, str] = {}
    codings = []
    for number, row in enumerate(content["codings"], start=1):
        document = by_name.get(row.get("file", ""))
        if document is None:
            raise ProjectError(
                "project.error.codings_file",
                file=path.name,
                place=t("place.coding", number=number),
                name=row.get("file", ""),
            )
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
        facets = {str(key): tuple(map(str, values)) for key, values in row.get("facets", {}).items()}
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
