"""Workbooks written of a study and opened again, and the check that Excel makes when it opens one."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from pathlib import Path

import builders
from defusedxml import ElementTree
from openpyxl import Workbook, load_workbook

from qualcode.model import Coding
from qualcode.reporting.excel import write_workbook
from qualcode.reporting.excel.table import TOP
from qualcode.reporting.study import Study

HEAD = TOP + 1


def small(codings: int = 0) -> Study:
    return builders.study(threads=2, cases=2, per_case=2, fragments=16, codings=codings)


def written(study: Study, folder: Path) -> Path:
    path = folder / "werkboek.xlsx"
    write_workbook(path, study)
    return path


def opened(study: Study, folder: Path) -> Workbook:
    return load_workbook(written(study, folder))


def column(book: Workbook, sheet: str, head: str) -> list[object]:
    """The values under a head."""
    cells = book[sheet]
    names = [cell.value for cell in cells[HEAD]]
    place = names.index(head) + 1
    return [cells.cell(row, place).value for row in range(HEAD + 1, cells.max_row + 1)]


def well_formed(path: Path) -> list[str]:
    """Check what Excel checks when it opens a workbook; returns the names of the tables."""
    with zipfile.ZipFile(path) as archive:
        for entry in archive.namelist():
            if entry.endswith((".xml", ".rels")):
                ElementTree.fromstring(archive.read(entry))
        tables = [entry for entry in archive.namelist() if entry.startswith("xl/tables/")]
        names = [_check_table(archive.read(entry)) for entry in tables]
    assert len(set(names)) == len(names)
    book = load_workbook(path)
    for sheet in book:
        for table in sheet.tables.values():
            first = sheet[table.ref][0]
            assert [cell.value for cell in first] == [column.name for column in table.tableColumns]
    return names


def _check_table(xml: bytes) -> str:
    root = ElementTree.fromstring(xml)
    columns = [element.get("name") for element in root.iter() if element.tag.endswith("tableColumn")]
    assert len({str(name).casefold() for name in columns}) == len(columns)
    name = str(root.get("displayName"))
    assert re.fullmatch(r"[A-Za-z_]\w*", name)
    return name


def coded_study() -> Study:
    """A study in which two people coded the same fragments, not always alike, and some twice."""
    base = builders.study(threads=3, cases=3, per_case=3, fragments=90, codings=60)
    more = []
    for place, coding in enumerate(base.codings):
        code = coding.code if place % 4 else "flexwerk-zorg/team"
        more.append(replace(coding, id=f"b{place}", coder="Bas", code=code))
        if place % 3 == 0:
            more.append(replace(coding, id=f"x{place}", code="flexwerk-zorg/werkdruk"))
    texts = {coding.id: base.segments[place_of(coding)].text for coding in (*base.codings, *more)}
    return replace(base, codings=(*base.codings, *more), texts=texts)


def place_of(coding: Coding) -> str:
    return f"{coding.document}:{coding.start}-{coding.end}"
