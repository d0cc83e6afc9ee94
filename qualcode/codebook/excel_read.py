"""A workbook that researchers edited becomes a codebook again."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any

from qualcode.codebook.excel_cells import Row, Sheet, cell_text, rows_of
from qualcode.codebook.excel_layout import (
    ABOUT,
    ABOUT_FIELDS,
    CODE_COLUMNS,
    CODES,
    FACET_COLUMNS,
    FACETS,
    known,
    sheet_name,
    status_name,
)
from qualcode.codebook.tree import in_circles, in_tree_order
from qualcode.errors import CodebookError
from qualcode.model import Code, Codebook, CodeStatus, Facet, FacetValue, SourceRef, slug

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_COLOR = re.compile(r"#?([0-9a-fA-F]{6})")
_PLAIN = ("label", "definition", "when_to_use", "when_not_to_use")
_LINES = ("examples", "aliases")


def from_excel(path: Path, *, over: Sequence[Codebook] = ()) -> Codebook:
    """Read a codebook from a workbook as `to_excel` writes it.

    A code without a key gets one made of its label. A code above may be named by its key or its label;
    so may a facet.

    Parameters
    ----------
    over : codebooks it may be a new version of. What the workbook has no place for (histories, sources
        of the codebook, a column that was taken out) is kept from the one with the same key.

    Raises
    ------
    CodebookError : names sheet, row and column of what cannot be understood, and what to do.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(BytesIO(path.read_bytes()), read_only=True, data_only=False)
    except OSError as error:
        raise CodebookError(
            "codebook.error.unreadable", file=path.name, reason=error.strerror or ""
        ) from error
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, SyntaxError) as error:
        raise CodebookError("codebook.error.workbook", file=path.name) from error
    try:
        return _Workbook(path, book, over).codebook()
    finally:
        book.close()


@dataclass(slots=True)
class _Listed:
    """A code as it stands on its row, before it is known which codes there are."""

    row: Row
    key: str
    label: str


class _Workbook:
    def __init__(self, path: Path, book: Any, over: Sequence[Codebook]) -> None:
        self._path = path
        self._sheets = {
            known("sheet.name", (CODES, FACETS, ABOUT)).get(sheet.title.casefold().strip()): sheet
            for sheet in book.worksheets
        }
        self._about = self._read_about()
        self._over = self._former(over)

    def codebook(self) -> Codebook:
        """The codebook that the sheets say, over the one that was given; CodebookError names the cell."""
        key = self._about.get("key") or (self._over.key if self._over else slug(self._path.stem))
        former = self._over or Codebook(key, self._about.get("title") or key, ())
        facets = self._facets() if FACETS in self._sheets else former.facets
        return replace(
            former,
            key=key,
            title=self._about.get("title") or former.title,
            description=self._about.get("description", former.description),
            language=self._about.get("language") or former.language,
            version=self._version(former.version),
            facets=facets,
            codes=self._codes({code.key: code for code in former.codes}, facets),
        )

    def _former(self, over: Sequence[Codebook]) -> Codebook | None:
        key = self._about.get("key")
        if not key:
            return over[0] if len(over) == 1 else None
        return next((book for book in over if book.key == key), None)

    def _read_about(self) -> dict[str, str]:
        sheet = self._sheets.get(ABOUT)
        names = known("sheet.about", ABOUT_FIELDS)
        told: dict[str, str] = {}
        if sheet is None:
            return told
        for number, cells in enumerate(sheet.iter_rows(max_row=50, max_col=2), start=1):
            name = names.get(" ".join(str(cells[0].value or "").split()).casefold()) if cells else None
            if name and name not in told and len(cells) > 1:
                found = Sheet(self._path.name, str(sheet.title), {})
                told[name] = cell_text(cells[1], found, number, "B")
        return told

    def _version(self, former: int) -> int:
        told = self._about.get("version", "")
        return int(told) if told.isascii() and told.isdigit() and len(told) < 10 else former

    # --- facets

    def _facets(self) -> tuple[Facet, ...]:
        found: dict[str, Facet] = {}
        first: dict[str, Row] = {}
        for row in rows_of(self._sheets[FACETS], self._path, [column.field for column in FACET_COLUMNS]):
            key = row["facet_key"] or slug(row["facet_label"])
            if not _KEY.fullmatch(key):
                raise row.error("cell_key", "facet_key", found=key)
            told = Facet(key, row["facet_label"], (), row["question"], self._multiple(row))
            facet = self._one_facet(found.get(key), told, row)
            first.setdefault(key, row)
            found[key] = replace(facet, values=(*facet.values, *self._values(row, facet)))
        for key, facet in found.items():
            if len(facet.values) < 2:
                raise first[key].error("few_values", "value_key", facet=key)
        return tuple(replace(facet, label=facet.label or facet.key) for facet in found.values())

    def _one_facet(self, known_so_far: Facet | None, told: Facet, row: Row) -> Facet:
        if known_so_far is None:
            return told
        for column, before, now in (
            ("facet_label", known_so_far.label, told.label),
            ("question", known_so_far.question, told.question),
        ):
            if before and now and before != now:
                raise row.error("facet_differs", column, facet=told.key, before=before)
        return replace(
            known_so_far,
            label=known_so_far.label or told.label,
            question=known_so_far.question or told.question,
            multiple=known_so_far.multiple or told.multiple,
        )

    def _multiple(self, row: Row) -> bool:
        answers = known("sheet", ("yes", "no"))
        told = row["multiple"].casefold()
        if told and told not in answers:
            raise row.error("yes_or_no", "multiple", found=row["multiple"])
        return answers.get(told) == "yes"

    def _values(self, row: Row, facet: Facet) -> tuple[FacetValue, ...]:
        label = row["value_label"]
        key = row["value_key"] or (slug(label) if label else "")
        if not key:
            return ()
        if any(value.key == key for value in facet.values):
            raise row.error("twice", "value_key", found=key)
        return (FacetValue(key, label or key, row["value_definition"]),)

    # --- codes

    def _codes(self, former: Mapping[str, Code], facets: Sequence[Facet]) -> tuple[Code, ...]:
        sheet = self._sheets.get(CODES)
        if sheet is None:
            raise CodebookError("codebook.error.no_sheet", file=self._path.name, sheet=sheet_name(CODES))
        listed = _with_keys(rows_of(sheet, self._path, [column.field for column in CODE_COLUMNS]))
        if not listed:
            raise CodebookError("codebook.error.no_rows", file=self._path.name, sheet=sheet.title)
        keys = {code.key: code.key for code in listed}
        by_label = _unique({code.label.casefold(): code.key for code in listed}, listed)
        wanted = {facet.key: facet.key for facet in facets} | {f.label.casefold(): f.key for f in facets}
        codes = tuple(_code(code, former.get(code.key), by_label | keys, wanted) for code in listed)
        self._no_circles(codes, listed)
        return in_tree_order(codes)

    def _no_circles(self, codes: tuple[Code, ...], listed: Sequence[_Listed]) -> None:
        for key in in_circles(Codebook("", "", codes)):
            code = next(code for code in listed if code.key == key)
            raise code.row.error("cell_circle", "parent", code=key)


def _with_keys(rows: Any) -> list[_Listed]:
    listed = [_Listed(row, row["key"], row["label"]) for row in rows]
    taken: dict[str, int] = {}
    for code in listed:
        if not code.label:
            raise code.row.error("cell_needed", "label")
        if code.key and not _KEY.fullmatch(code.key):
            raise code.row.error("cell_key", "key", found=code.key)
        if code.key in taken:
            raise code.row.error("key_twice", "key", found=code.key, row=taken[code.key])
        if code.key:
            taken[code.key] = code.row.number
    for code in listed:
        number = 1
        while not code.key or taken.get(code.key, code.row.number) != code.row.number:
            base = slug(code.label)
            code.key, number = (base if number == 1 else f"{base}-{number}"), number + 1
        taken[code.key] = code.row.number
    return listed


def _unique(names: dict[str, str], listed: Sequence[_Listed]) -> dict[str, str]:
    """Labels that mean one code only."""
    labels = [code.label.casefold() for code in listed]
    return {label: key for label, key in names.items() if labels.count(label) == 1}


def _code(
    listed: _Listed, former: Code | None, parents: Mapping[str, str], facets: Mapping[str, str]
) -> Code:
    row = listed.row
    code = former or Code(listed.key, listed.label)
    told: dict[str, Any] = {field: row[field] for field in _PLAIN if row.has(field)}
    told |= {field: _lines(row[field], getattr(code, field)) for field in _LINES if row.has(field)}
    if row.has("related"):
        told["related"] = tuple(_names(row["related"]))
    if row.has("parent"):
        told["parent"] = _known(row, "parent", row["parent"], parents, "cell_parent") if row["parent"] else ""
    if row.has("facets"):
        names = _names(row["facets"])
        told["facets"] = tuple(
            dict.fromkeys(_known(row, "facets", name, facets, "cell_facet") for name in names)
        )
    if row.has("color"):
        told["color"] = _color(row)
    if row.has("status"):
        told["status"] = _status(row)
    places = {part: row[f"source_{part}"] for part in ("file", "title", "place") if row.has(f"source_{part}")}
    source: SourceRef = replace(code.source, **places)
    return replace(code, key=listed.key, source=source, **told)


def _known(row: Row, field: str, name: str, names: Mapping[str, str], error: str) -> str:
    key = names.get(name) or names.get(name.casefold())
    if key is None:
        raise row.error(error, field, found=name)
    return key


def _color(row: Row) -> str:
    told = row["color"]
    match = _COLOR.fullmatch(told)
    if told and match is None:
        raise row.error("cell_color", "color", found=told)
    return f"#{match.group(1)}" if match else ""


def _status(row: Row) -> CodeStatus:
    told = row["status"].casefold()
    names = known("status", tuple(CodeStatus)) | {status.value: status.value for status in CodeStatus}
    if told and told not in names:
        choices = ", ".join(status_name(status) for status in CodeStatus)
        raise row.error("cell_status", "status", found=row["status"], known=choices)
    return CodeStatus(names[told]) if told else CodeStatus.ACTIVE


def _lines(text: str, former: tuple[str, ...]) -> tuple[str, ...]:
    """The lines of a cell; one that was broken over lines before the export gets its breaks back."""
    as_exported = {" ".join(line.split()): line for line in former}
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return tuple(as_exported.get(line, line) for line in lines if line)


def _names(text: str) -> list[str]:
    return [name.strip() for line in text.split("\n") for name in line.split(",") if name.strip()]
