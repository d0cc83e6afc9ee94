"""A codebook from YAML, schema ``qualcode/codebook/1``, with the place of what cannot be understood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from qualcode.codebook.yaml_depth import too_deep
from qualcode.errors import CodebookError
from qualcode.i18n import t
from qualcode.model import Code, Codebook, CodeStatus, Facet, FacetValue, Revision, SourceRef

SCHEMA = "qualcode/codebook/1"
MAX_CODES = 10_000

_BOOK_FIELDS = {
    "schema", "key", "title", "language", "version", "description", "source", "sources", "facets", "codes",
    "history",
}  # fmt: skip
_CODE_FIELDS = {
    "key", "label", "definition", "when_to_use", "when_not_to_use", "examples", "source", "aliases", "color",
    "status", "history", "facets", "related", "children",
}  # fmt: skip


def parse(text: str, *, name: str = "codebook.yaml") -> Codebook:
    """Read a codebook from YAML; `name` is used in errors."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        if too_deep(text, loader):
            raise CodebookError("codebook.error.too_deep", file=name)
        content = yaml.load(text, Loader=loader)  # noqa: S506 (safe)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = t("place.line", number=mark.line + 1) if mark else ""
        problem = str(getattr(error, "problem", "") or "")
        raise CodebookError("codebook.error.yaml", file=name, place=place, problem=problem) from error
    try:
        return _Reader(name).codebook(content)
    except RecursionError as error:  # an alias within itself
        raise CodebookError("codebook.error.too_deep", file=name) from error


class _Reader:
    """Turns parsed YAML into nouns and says where it cannot."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._codes_read = 0

    def codebook(self, content: object) -> Codebook:
        """The codebook in parsed YAML; CodebookError with the place of what cannot be understood."""
        book = self._mapping(content, "", _BOOK_FIELDS)
        if book.get("schema", SCHEMA) != SCHEMA:
            raise self._error("schema", "schema", found=str(book["schema"]))
        key = self._text(book, "key", "", needed=True)
        sources = [*self._list(book, "sources", ""), *([book["source"]] if "source" in book else [])]
        return Codebook(
            key=key,
            title=self._text(book, "title", "") or key,
            language=self._text(book, "language", "") or "nl",
            version=self._whole(book, "version", "", 1),
            description=self._text(book, "description", ""),
            sources=tuple(self._source(source, "sources") for source in sources),
            facets=tuple(self._facet(facet) for facet in self._list(book, "facets", "")),
            history=self._history(book, ""),
            codes=tuple(self._codes(self._list(book, "codes", ""), "")),
        )

    def _codes(self, rows: Sequence[object], parent: str) -> Iterator[Code]:
        for number, row in enumerate(rows, start=1):
            place = f"{parent or 'codes'} › {number}"
            self._codes_read += 1
            if self._codes_read > MAX_CODES:
                raise self._error("many_codes", place, most=str(MAX_CODES))
            content = self._mapping(row, place, _CODE_FIELDS)
            key = self._text(content, "key", place, needed=True)
            status = self._text(content, "status", key) or CodeStatus.ACTIVE.value
            if status not in set(CodeStatus):
                raise self._error("status", key, found=status, known=", ".join(CodeStatus))
            yield Code(
                key=key,
                label=self._text(content, "label", key, needed=True),
                definition=self._text(content, "definition", key),
                when_to_use=self._text(content, "when_to_use", key),
                when_not_to_use=self._text(content, "when_not_to_use", key),
                examples=self._texts(content, "examples", key),
                parent=parent,
                color=self._text(content, "color", key),
                status=CodeStatus(status),
                source=self._source(content.get("source", {}), key),
                aliases=self._texts(content, "aliases", key),
                related=self._texts(content, "related", key),
                facets=self._texts(content, "facets", key),
                history=self._history(content, key),
            )
            yield from self._codes(self._list(content, "children", key), key)

    def _facet(self, row: object) -> Facet:
        content = self._mapping(row, "facets", {"key", "label", "question", "multiple", "values"})
        key = self._text(content, "key", "facets", needed=True)
        values = []
        for value in self._list(content, "values", key):
            if isinstance(value, str):
                value = {"key": value}
            part = self._mapping(value, key, {"key", "label", "definition"})
            name = self._text(part, "key", key, needed=True)
            label = self._text(part, "label", key) or name
            values.append(FacetValue(name, label, self._text(part, "definition", key)))
        return Facet(
            key=key,
            label=self._text(content, "label", key) or key,
            values=tuple(values),
            question=self._text(content, "question", key),
            multiple=self._true(content, "multiple", key),
        )

    def _source(self, row: object, place: str) -> SourceRef:
        if isinstance(row, str):
            return SourceRef(place=row)
        content = self._mapping(row, place, {"file", "title", "place"})
        return SourceRef(**{field: self._text(content, field, place) for field in ("file", "title", "place")})

    def _history(self, content: Mapping[str, Any], place: str) -> tuple[Revision, ...]:
        rows = [
            self._mapping(row, place, {"version", "change", "date", "by"})
            for row in self._list(content, "history", place)
        ]
        return tuple(
            Revision(
                version=self._whole(row, "version", place, 1),
                change=self._text(row, "change", place),
                date=self._text(row, "date", place),
                by=self._text(row, "by", place),
            )
            for row in rows
        )

    def _mapping(self, content: object, place: str, known: set[str]) -> Mapping[str, Any]:
        if not isinstance(content, dict):
            raise self._error("mapping", place)
        unknown = sorted(str(field) for field in set(content) - known)
        if unknown:
            raise self._error("unknown", place, fields=", ".join(unknown), known=", ".join(sorted(known)))
        return content

    def _list(self, content: Mapping[str, Any], field: str, place: str) -> list[Any]:
        value = content.get(field)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self._error("list", place, field=field)
        return value

    def _texts(self, content: Mapping[str, Any], field: str, place: str) -> tuple[str, ...]:
        values = self._list(content, field, place)
        if any(isinstance(value, dict | list) or value is None for value in values):
            raise self._error("texts", place, field=field)
        return tuple(str(value).strip() for value in values)

    def _text(self, content: Mapping[str, Any], field: str, place: str, *, needed: bool = False) -> str:
        value = content.get(field)
        if isinstance(value, dict | list):
            raise self._error("text", place, field=field)
        text = "" if value is None else str(value).strip()
        if needed and not text:
            raise self._error("needed", place, field=field)
        return text

    def _whole(self, content: Mapping[str, Any], field: str, place: str, default: int) -> int:
        value = content.get(field, default)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self._error("whole", place, field=field)
        return value

    def _true(self, content: Mapping[str, Any], field: str, place: str) -> bool:
        value = content.get(field, False)
        if not isinstance(value, bool):  # the text ‘nee’ is none, and would count as true
            raise self._error("truth", place, field=field)
        return value

    def _error(self, key: str, place: str, **params: str) -> CodebookError:
        return CodebookError(f"codebook.error.{key}", file=self._name, place=place, **params)
