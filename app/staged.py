"""A file that was dragged in and is not stored yet: its rows in the grids, and how it is to be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from qualcode.i18n import t
from qualcode.model import ColumnUse, DocumentKind, Role, Speaker
from qualcode.project.incoming.looking import Looked
from qualcode.project.incoming.manifest import Entry

_Told = Mapping[tuple[Path, str], Mapping[str, Any]]
"""What is told of the speakers, by file and label."""


def row_of(one: Looked) -> dict[str, Any]:
    """What the grid of files shows of one, to be corrected."""
    entry = one.entry
    return {
        "chosen": True,
        "file": one.path.name,
        "title": entry.title,
        "case": entry.case,
        "kind": entry.kind.value if entry.kind else "",
        "date": entry.date,
        "dated": t(f"project.dated.{one.dated.value}") if one.dated else "",
        "phase": entry.phase,
        "speakers": ", ".join(s.name or s.label for s in one.speakers),
        "words": one.words,
        "note": " ".join((one.note, *one.warnings)).strip(),
    }


def speakers_told(files: Sequence[Looked], rows: Sequence[dict[str, Any]]) -> _Told:
    """What the grid of speakers, `rows`, tells of each speaker of each file."""
    return {(files[row["number"]].path, row["label"]): row for row in rows}


def speakers_anew(files: Sequence[Looked], told: _Told) -> list[dict[str, Any]]:
    """A row per speaker of each file for that grid, with the name and role that were told."""
    rows = [row for number, one in enumerate(files) for row in _speakers_of(number, one)]
    for row in rows:
        known = told.get((files[row["number"]].path, row["label"]), row)
        row |= {name: known[name] for name in ("name", "role")}
    return rows


def entry_of(one: Looked, row: Mapping[str, Any], speakers: Iterable[Mapping[str, Any]]) -> Entry:
    """What the grids tell of a file: its own row, and those of its speakers."""
    told = {row["label"]: row for row in speakers}
    return one.corrected(
        title=row["title"],
        case=row["case"],
        kind=DocumentKind(row["kind"]),
        date=row["date"],
        phase=row["phase"],
        speakers=tuple(
            Speaker(s.label, told[s.label]["name"], Role(told[s.label]["role"]), s.attributes)
            for s in one.speakers
            if s.label in told
        ),
    )


def _speakers_of(number: int, one: Looked) -> list[dict[str, Any]]:
    """Those of one file, which is row `number` of the files."""
    return [
        {
            "number": number,
            "file": one.path.name,
            "label": speaker.label,
            "name": speaker.name,
            "role": speaker.role.value,
            "turns": one.turns.get(speaker.label, 0),
        }
        for speaker in one.speakers
    ]


def reading_kept(one: Looked) -> dict[str, Any]:
    """How somebody said a file is to be read: without which repairs, columns as what; empty if nobody did."""
    columns = [[title, use.value] for title, use in one.entry.columns.uses] if one.entry.columns else []
    kept = {"without": list(one.entry.without), "columns": columns}
    return {name: value for name, value in kept.items() if value}


def told_before(one: Looked, file: str, kept: Mapping[str, Any]) -> Entry:
    """The entry of a file, called `file` in its delivery, to be read as `reading_kept` kept it."""
    from qualcode.reading import survey_columns

    uses = tuple((title, ColumnUse(use)) for title, use in kept.get("columns", ()))
    without = tuple(kept.get("without", one.entry.without))
    return replace(one.entry, file=file, without=without, columns=survey_columns(uses, known=True))
