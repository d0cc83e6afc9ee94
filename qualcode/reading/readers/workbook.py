"""What stands in the files of a workbook and not in its values: formulas without results, errors, hidden rows, merged cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import unescape

from qualcode.errors import ReadingError
from qualcode.reading.decoding import clean
from qualcode.reading.readers.grids import MOST_CELLS
from qualcode.reading.readers.packages import declares_entities, open_package, unpack
from qualcode.reading.readers.unread import draws_words
from qualcode.unzipping import LARGEST_PART, honest

_FORMULA = re.compile(
    rb"<(?:\w+:)?c\b([^<>]*)>\s*+<(?:\w+:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>)"
    rb"\s*+(?:<(?:\w+:)?v\s*+/>|<(?:\w+:)?v>\s*+</(?:\w+:)?v>)?\s*+</(?:\w+:)?c>"
)
"""A cell with a formula and no result; its attributes tell whether that is a text, which may be empty."""
_ERROR = re.compile(rb"<(?:\w+:)?c\b[^<>]*\st=\"e\"")
_COLUMN = re.compile(rb"<(?:\w+:)?col\s[^<>]*>")
_PLACE = re.compile(rb'\s(min|max)="(\d{1,5})"')
_REMARK = re.compile(rb"<(?:\w+:)?(?:comment|threadedComment)\s")
_HIDDEN = re.compile(rb"<(?:\w+:)?row\b[^<>]*\shidden=\"(?:1|true)\"[^<>/]*>\s*<(?:\w+:)?c\b")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b[^<>]*\sref=\"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})\"")
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s")
_MARGIN = re.compile(
    rb"<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)\b[^<>]*>([^<>]*)</(?:\w+:)?(?:odd|even|first)(?:Header|Footer)>"
)
_OF_MARGIN = re.compile(r"&&|&\"[^\"]*\"|&K(?:[0-9A-F]{6}|\d{2}[+-]\d{3})|&(\d{1,3}|[A-Z])", re.I)
"""What a running head holds besides words: type, size and colour, the page, the date, and (``L``, ``C``, ``R``) its three parts."""
_MOST_MERGED = 20_000
_DRAWINGS = ("xl/drawings/", "xl/charts/")
ERRORS = frozenset(
    ("#N/A", "#VALUE!", "#REF!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA")
)
"""What a workbook keeps in a cell whose formula fails."""


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells that were made one: `first` and `last` row, `left` and `right` column, all from 0."""

    first: int
    left: int
    last: int
    right: int


@dataclass(slots=True)
class Sheet:
    """What the file of one worksheet tells."""

    errors: int = 0
    hidden: int = 0
    merged: list[Merged] = field(default_factory=list)
    columns: list[range] = field(default_factory=list)
    """Columns that are hidden, from 0."""
    margins: list[str] = field(default_factory=list)
    """What stands in its running heads and feet, by line."""


@dataclass(slots=True)
class Workbook:
    """How many formulas have an `unknown` result, what each of the `sheets` tells, by its path, and the names of warnings of what stands `beside` the cells."""

    unknown: int = 0
    sheets: dict[str, Sheet] = field(default_factory=dict)
    beside: set[str] = field(default_factory=set)


def inspected(data: bytes, name: str) -> Workbook:
    """What the files of a workbook tell that its values do not.

    Raises
    ------
    ReadingError : it holds what no workbook does, before a parser sees it.
    """
    total, named, parts = 0, 0, 0
    found = Workbook()
    with open_package(data, name) as package:
        for entry in package.infolist():
            if not entry.filename.endswith((".xml", ".rels")):
                continue
            content = unpack(package, entry, name)
            total += len(content)
            if total > min(LARGEST_PART, honest(len(data))):
                raise ReadingError("reading.error.bomb", file=name)
            if declares_entities(content):
                raise ReadingError("reading.error.entities", file=name)
            found.unknown += sum(b't="str"' not in match[1] for match in _FORMULA.finditer(content))
            named += len(_SHEET.findall(content)) if entry.filename.endswith("workbook.xml") else 0
            parts += "sheets/" in entry.filename and entry.filename.endswith(".xml")
            if "worksheets/" in entry.filename:
                found.sheets[entry.filename] = _sheet(content)
            elif "omments" in entry.filename and _REMARK.search(content):
                found.beside.add("cell_remarks")
            elif entry.filename.startswith(_DRAWINGS) and draws_words(content, beside_cells=True):
                found.beside.add("drawn_words")
    if named > parts:  # one part as many sheets, each of which would be read
        raise ReadingError("reading.error.bomb", file=name)
    return found


def _sheet(content: bytes) -> Sheet:
    merged = [
        Merged(int(top) - 1, _column(left), int(bottom) - 1, _column(right))
        for left, top, right, bottom in _MERGED.findall(content)[:_MOST_MERGED]
    ]
    columns = [
        range(int(ends[b"min"]) - 1, int(ends[b"max"]))
        for one in _COLUMN.findall(content[: content.find(b"<sheetData")])
        if b' hidden="1"' in one or b' hidden="true"' in one
        if len(ends := dict(_PLACE.findall(one))) == 2
    ]
    return Sheet(
        len(_ERROR.findall(content)), len(_HIDDEN.findall(content)), merged, columns, _margins(content)
    )


def _margins(content: bytes) -> list[str]:
    """The lines of running heads and feet, without their codes for page, date and type."""
    found: list[str] = []
    if b"eaderFooter" not in content:
        return found
    for written in _MARGIN.findall(content, content.rfind(b"</sheetData")):
        words = _OF_MARGIN.sub(_meant, unescape(clean(written.decode(errors="replace"))))
        found += [line.strip() for line in words.split("\n") if any(map(str.isalpha, line))]
    return found


def _meant(code: re.Match[str]) -> str:
    if code[0] == "&&":
        return "&"
    return "\n" if (code[1] or "") in "LCRlcr" and code[1] else ""


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - ord("A") + 1
    return number - 1


def fill_down(rows: Sequence[list[str]], merged: Sequence[Merged]) -> None:
    """Write what stands in cells that were merged downwards into each of their rows, as whoever merged them meant it.

    Not so those of the first row, or of a row with cells merged sideways: they head a table.
    """
    first = next((at for at, row in enumerate(rows) if any(row)), 0)
    heads = {one.first for one in merged if one.left != one.right}
    filled = 0
    for one in merged:
        filled += (one.left + 1) * min(len(rows), one.last - one.first)
        if filled > MOST_CELLS:  # as no workbook has it whose merged cells do not overlap
            return
        if one.left != one.right or one.first <= first or one.first in heads:
            continue
        words = rows[one.first][one.left] if one.first < len(rows) and one.left < len(rows[one.first]) else ""
        for row in rows[one.first + 1 : one.last + 1] if words else ():
            if any(row):
                row.extend([""] * (one.left + 1 - len(row)))
                row[one.left] = row[one.left] or words
