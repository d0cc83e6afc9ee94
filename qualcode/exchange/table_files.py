"""Everything as CSV or JSON Lines: a file per table of `schema`, and the schema itself."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from qualcode.exchange.bundle import Bundle
from qualcode.exchange.rows import rows
from qualcode.exchange.schema import TABLES, VERSION, Table
from qualcode.replacing import replacing_all

SCHEMA_FILE = "schema.json"
_FORMULA = re.compile(r"\s*[=+\-@\t\r]")


@dataclass(frozen=True, slots=True)
class CsvStyle:
    """How CSV is written.

    Attributes
    ----------
    encoding : ``utf-8-sig`` has the mark by which Excel knows UTF-8.
    separator : a semicolon is what Excel expects where the comma is the decimal sign, as in Dutch.
    guard : put an apostrophe before text that a spreadsheet would run as a formula (CWE-1236); numbers keep
        their minus sign.
    decimal : the decimal sign; a Dutch spreadsheet takes the point of ``0.842`` for one of thousands.
    """

    encoding: str = "utf-8-sig"
    separator: str = ";"
    guard: bool = True
    decimal: str = ","


FOR_EXCEL = CsvStyle()
PLAIN = CsvStyle("utf-8", ",", guard=False, decimal=".")


def write_csv(bundle: Bundle, folder: Path, style: CsvStyle = FOR_EXCEL) -> list[Path]:
    """Write a CSV file per table into `folder`; returns the files."""

    def fill(table: Table, partial: Path) -> None:
        with partial.open("w", encoding=style.encoding, errors="replace", newline="") as file:
            writer = csv.writer(file, delimiter=style.separator, lineterminator="\r\n")
            writer.writerow(table.names)
            for row in rows(bundle, table.name):
                writer.writerow([_cell(value, style) for value in row])

    return _write(folder, "csv", fill)


def write_jsonl(bundle: Bundle, folder: Path) -> list[Path]:
    """Write a JSON Lines file per table into `folder`; returns the files."""

    def fill(table: Table, partial: Path) -> None:
        with partial.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
            file.writelines(_lines(table, rows(bundle, table.name)))

    return _write(folder, "jsonl", fill)


def _write(folder: Path, suffix: str, fill: Callable[[Table, Path], None]) -> list[Path]:
    """Write a file per table, as `fill` does, and the schema; all of them or none."""
    folder.mkdir(parents=True, exist_ok=True)
    written = [*(folder / f"{table.name}.{suffix}" for table in TABLES), folder / SCHEMA_FILE]
    content = {"schema": VERSION, "tables": [asdict(table) for table in TABLES]}
    with replacing_all(written) as partials:
        for table, partial in zip(TABLES, partials, strict=False):
            fill(table, partial)
        partials[-1].write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return written


def csv_of(heads: Iterable[object], lines: Iterable[Iterable[Any]], style: CsvStyle = FOR_EXCEL) -> bytes:
    """A table as CSV; None is an empty cell."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=style.separator, lineterminator="\r\n")
    writer.writerow([_cell(str(head), style) for head in heads])
    for line in lines:
        writer.writerow([_cell(value, style) for value in line])
    return file.getvalue().encode(style.encoding, errors="replace")


def guarded(text: str) -> str:
    """`text` with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def _cell(value: Any, style: CsvStyle) -> Any:
    if value is None:
        return ""
    if isinstance(value, str):
        text = value.replace("\x00", "")
        return guarded(text) if style.guard else text
    if isinstance(value, float):
        return str(value).replace(".", style.decimal)
    return value


def _lines(table: Table, found: Iterable[tuple[Any, ...]]) -> Iterable[str]:
    for row in found:
        yield json.dumps(dict(zip(table.names, row, strict=True)), ensure_ascii=False) + "\n"
