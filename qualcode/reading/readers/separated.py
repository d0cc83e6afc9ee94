"""Comma- or otherwise separated text as rows of cells; a quote that is not closed takes no other row along."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from qualcode.reading.readers.surveyhead import Grid

_SEPARATORS = (";", ",", "\t", "|")
_DECLARED = re.compile(r"\"?sep=(.)\"?\s*", re.I)
_LONGEST_CELL = 8 << 20
_SAMPLE, _SAMPLE_ROWS = 200_000, 200
_TOP = 6
"""Rows among which the first with a separator is that of the heads."""


@dataclass(slots=True)
class Rows:
    """The rows of a separated file that are not blank.

    Attributes
    ----------
    cells : of each row, as many as it has.
    numbers : of each row, from 1, as a spreadsheet counts them.
    separator : the sign between cells.
    unclosed : numbers of rows in which a quote is opened and not closed.
    """

    separator: str
    cells: Grid = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    unclosed: list[int] = field(default_factory=list)


def rows_of(text: str) -> Rows:
    """The rows of `text`, whose lines end in line feeds."""
    csv.field_size_limit(_LONGEST_CELL)
    first, _, rest = text.partition("\n")
    declared = _DECLARED.fullmatch(first)
    if declared:
        text = rest
    found = Rows(declared[1] if declared else _separator(text))
    for number, (row, closed) in enumerate(_read(text.split("\n"), found.separator), 1):
        cells = [cell.strip() for cell in row]
        if not any(cells):
            continue
        found.cells.append(cells)
        found.numbers.append(number)
        if not closed:
            found.unclosed.append(number)
    return found


def _read(lines: list[str], separator: str) -> Iterator[tuple[list[str], bool]]:
    """Each row, and whether its quotes are closed; a row that is not well formed ends with its line."""
    at = 0

    def feed() -> Iterator[str]:
        nonlocal at
        while at < len(lines):
            at += 1
            yield lines[at - 1] + "\n"

    reader = csv.reader(feed(), delimiter=separator, skipinitialspace=True, strict=True)
    while True:
        start = at
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            at = start + 1
            reader = csv.reader(feed(), delimiter=separator, skipinitialspace=True, strict=True)
            yield _loosely(lines[start], separator)
        else:
            yield row, True


def _loosely(line: str, separator: str) -> tuple[list[str], bool]:
    """The cells of one line; a quote counts where it opens a cell and another stands before a separator or the end."""
    cells: list[str] = []
    closed = True
    at = 0
    while True:
        while line[at : at + 1] == " ":
            at += 1
        if line[at : at + 1] == '"':
            end = _closing(line, at + 1, separator)
            if end > 0:
                cells.append(line[at + 1 : end].replace('""', '"'))
                at = line.find(separator, end)
                if at < 0:
                    return cells, closed
                at += 1
                continue
            closed = False
            at += 1
        end = line.find(separator, at)
        cells.append(line[at : end if end >= 0 else len(line)])
        if end < 0:
            return cells, closed
        at = end + 1


def _closing(line: str, at: int, separator: str) -> int:
    """Where the quote is that closes a cell begun before `at`; -1 where none does."""
    while (at := line.find('"', at)) >= 0:
        if line[at + 1 : at + 2] == '"':
            at += 2
            continue
        after = line[at + 1 : at + 20].lstrip(" ")
        if not after or after.startswith(separator):
            return at
        at += 1
    return -1


def _separator(text: str) -> str:
    """The separator that gives the first rows most columns alike; a title above them may hold none."""
    sample = text[:_SAMPLE].splitlines(keepends=True)[:_SAMPLE_ROWS]
    best, score = ",", 0.0
    for separator in _SEPARATORS:
        try:
            widths = [len(row) for row in csv.reader(sample, delimiter=separator) if row]
        except csv.Error:
            continue
        wide = next((width for width in widths[:_TOP] if width > 1), 0)
        if not wide:
            continue
        alike = sum(1 for width in widths if width == wide) / len(widths)
        if alike * 100 + min(wide, 50) > score:
            best, score = separator, alike * 100 + min(wide, 50)
    return best
