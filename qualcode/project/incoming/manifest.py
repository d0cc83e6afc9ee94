"""A manifest: one CSV or Excel table that tells of a whole batch of files what they are.

One row per file. Columns are known by their Dutch or English names; ``casus:…`` columns become attributes of
the case, ``spreker:…`` columns of the document's participants, and any other column of the document. A second
sheet or a file ``sprekers.csv`` beside it may tell of each speaker: bestand, label, naam, rol, attributes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.errors import ProjectError
from qualcode.i18n import t
from qualcode.model import DateFrom, DocumentKind, Role, Speaker
from qualcode.nearness import nearest
from qualcode.project.incoming.columns import told_columns
from qualcode.project.incoming.dates import told_date
from qualcode.project.incoming.files import SPEAKER_SHEET
from qualcode.project.incoming.manifest_tables import NumberedRows, csv_table, excel_tables

if TYPE_CHECKING:
    from qualcode.reading.readers.surveycolumns import SurveyColumns

_COLUMNS = {
    "file": ("file", "bestand", "bestandsnaam", "filename"),
    "title": ("title", "titel"),
    "case": ("case", "casus", "organisatie"),
    "kind": ("kind", "soort", "type"),
    "date": ("date", "datum"),
    "phase": ("phase", "fase", "meting"),
    "label": ("label", "spreker", "speaker"),
    "name": ("name", "naam"),
    "role": ("role", "rol"),
    "columns": ("columns", "kolommen"),
}
_DUTCH = {column: names[1] for column, names in _COLUMNS.items()}
_OF_FILES = tuple(_DUTCH[column] for column in ("file", "title", "case", "kind", "date", "phase", "columns"))
_KNOWN = {name: column for column, names in _COLUMNS.items() for name in names}
_ROLES = {
    "interviewer": Role.INTERVIEWER,
    "moderator": Role.INTERVIEWER,
    "gespreksleider": Role.INTERVIEWER,
    "deelnemer": Role.PARTICIPANT,
    "participant": Role.PARTICIPANT,
    "geinterviewde": Role.PARTICIPANT,
    "geïnterviewde": Role.PARTICIPANT,
    "respondent": Role.PARTICIPANT,
    "": Role.UNKNOWN,
    "onbekend": Role.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """What a manifest tells of one file; empty where it tells nothing.

    `whole` is where a person saw it all: what is empty then is meant to be. `without` names repair steps to
    leave out. `columns` are what those of a survey are read as. `again` is where a file whose bytes are in
    already is to be read once more, so told. `dated` is where the date was found, if not told.
    """

    file: str
    row: int = 0
    title: str = ""
    case: str = ""
    kind: DocumentKind | None = None
    date: str = ""
    phase: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    case_attributes: Mapping[str, str] = field(default_factory=dict)
    participant_attributes: Mapping[str, str] = field(default_factory=dict)
    speakers: tuple[Speaker, ...] = ()
    whole: bool = False
    without: tuple[str, ...] = ()
    again: bool = False
    columns: SurveyColumns | None = None
    dated: DateFrom = DateFrom.TOLD


def load_manifest(path: Path) -> list[Entry]:
    """Read a manifest with, where there is one, its sheet of speakers.

    Raises
    ------
    ProjectError : names the file and row when a column or value cannot be understood.
    """
    if not path.is_file():
        raise ProjectError("project.error.manifest_missing", file=path.name)
    beside = path.with_name(SPEAKER_SHEET)
    try:
        sheet = beside.read_bytes() if beside.is_file() else None
        data = path.read_bytes()
    except OSError as error:
        raise ProjectError("project.error.manifest_closed", file=Path(str(error.filename)).name) from error
    return read_manifest(data, path.name, sheet)


def read_manifest(data: bytes, name: str, speaker_sheet: bytes | None = None) -> list[Entry]:
    """The same for a manifest in memory, such as one in a zip.

    Parameters
    ----------
    name : of the manifest; its suffix says whether it is a CSV or an Excel table.
    speaker_sheet : the bytes of the `sprekers.csv` beside it.
    """
    rows, speaker_rows, sheet = _tables(data, name, speaker_sheet)
    if not rows:
        raise ProjectError("project.error.manifest_empty", file=name)
    if "file" not in rows[0][1]:
        found = ", ".join(_DUTCH.get(column, column) for column in rows[0][1])
        raise ProjectError("project.error.manifest_no_file", file=name, found=found)
    _refuse_misspelt(rows[0][1], name)
    speakers: dict[str, list[Speaker]] = {}
    for number, row in speaker_rows:
        if not row.get("file") or not row.get("label"):
            raise ProjectError("project.error.speaker_row", file=sheet, place=t("place.row", number=number))
        speakers.setdefault(as_told(row["file"]), []).append(_speaker(row, sheet, number))
    entries = [
        _entry(row, name, number, tuple(speakers.pop(as_told(row["file"]), ())))
        for number, row in rows
        if row["file"]
    ]
    _refuse_twice(entries, name)
    _refuse_strangers(speakers, entries, sheet)
    return entries


def as_told(name: str) -> str:
    """A file's name as it is compared: capitals, the sort of slash and the form of accents do not count."""
    return unicodedata.normalize("NFC", name).replace("\\", "/").casefold()


def _entry(row: Mapping[str, str], table: str, number: int, speakers: tuple[Speaker, ...]) -> Entry:
    attributes: dict[str, dict[str, str]] = {"casus": {}, "spreker": {}, "": {}}
    for column, value in row.items():
        if column in _COLUMNS or not value:
            continue
        prefix, colon, name = column.partition(":")
        group = {"case": "casus", "speaker": "spreker"}.get(prefix, prefix)
        known = bool(colon) and group in attributes
        attributes[group if known else ""][name if known else column] = value
    return Entry(
        file=row["file"],
        row=number,
        title=row.get("title", ""),
        case=row.get("case", ""),
        kind=_kind(row.get("kind", ""), table, number),
        date=_date(row.get("date", ""), table, number),
        phase=row.get("phase", ""),
        attributes=attributes[""],
        case_attributes=attributes["casus"],
        participant_attributes=attributes["spreker"],
        speakers=speakers,
        columns=told_columns(row.get("columns", ""), file=table, row=number),
    )


def _speaker(row: Mapping[str, str], table: str, number: int) -> Speaker:
    role = _ROLES.get(row.get("role", "").casefold())
    if role is None:
        known = ", ".join(name for name in _ROLES if name)
        raise ProjectError(
            "project.error.role",
            file=table,
            place=t("place.row", number=number),
            found=row["role"],
            known=known,
        )
    known_columns = {"file", "label", "name", "role"}
    attributes = {column: value for column, value in row.items() if column not in known_columns and value}
    return Speaker(row["label"], row.get("name", ""), role, attributes)


def _kind(value: str, table: str, number: int) -> DocumentKind | None:
    if not value:
        return None
    plain = value.casefold().replace("ê", "e")
    if plain not in set(DocumentKind):
        known = ", ".join(DocumentKind)
        raise ProjectError(
            "project.error.kind",
            file=table,
            place=t("place.row", number=number),
            found=value,
            known=known,
        )
    return DocumentKind(plain)


def _date(value: str, table: str, number: int) -> str:
    found = told_date(value)
    if found is None:
        place = t("place.row", number=number)
        raise ProjectError("project.error.date", file=table, place=place, found=value)
    return found


def _refuse_misspelt(columns: Iterable[str], table: str) -> None:
    """A column whose name is one letter off a known one would become an attribute without a word."""
    given = list(columns)
    for column in given:
        near = get_close_matches(column, _OF_FILES, n=1, cutoff=0.88)
        if column not in _COLUMNS and near and _KNOWN[near[0]] not in given:
            raise ProjectError("project.error.manifest_misspelt", file=table, found=column, meant=near[0])


def _refuse_twice(entries: Iterable[Entry], table: str) -> None:
    seen: dict[str, int] = {}
    for entry in entries:
        first = seen.setdefault(as_told(entry.file), entry.row)
        if first != entry.row:
            raise ProjectError(
                "project.error.manifest_twice",
                file=table,
                place=t("place.row", number=entry.row),
                name=entry.file,
                first=first,
            )


def _refuse_strangers(left: Iterable[str], entries: Iterable[Entry], table: str) -> None:
    """What is told of speakers of a file that the manifest does not name would be lost without a word."""
    for name in left:
        meant = nearest(name, {as_told(entry.file): entry.file for entry in entries}, alike=0.6)
        key = "project.error.speaker_file_near" if meant else "project.error.speaker_file"
        raise ProjectError(key, file=table, found=name, meant=meant)


_Rows = list[tuple[int, dict[str, str]]]
"""Rows by the names of their columns, each with its number in the sheet."""


def _tables(data: bytes, name: str, speaker_sheet: bytes | None) -> tuple[_Rows, _Rows, str]:
    """The rows about files, those about speakers, and the name of the file in which the latter stand."""
    excel = name.lower().endswith(".xlsx") or data.startswith(b"PK")  # whatever it is called
    rows, *second = map(_named, excel_tables(data, name) if excel else [csv_table(data, name)])
    if second and second[0]:
        return rows, second[0], name
    beside = csv_table(speaker_sheet, SPEAKER_SHEET) if speaker_sheet else []
    return rows, _named(beside), SPEAKER_SHEET


def _named(rows: NumberedRows) -> _Rows:
    if not rows:
        return []
    header = [_KNOWN.get(name.strip().casefold(), name.strip().casefold()) for name in rows[0][1]]
    return [
        (
            number,
            {name: cell.strip() for name, cell in zip_longest(header, row, fillvalue="") if name},
        )
        for number, row in rows[1:]
    ]
