"""What goes with the files: the manifest, the sheet of speakers and the truth to score readers against."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence

from corpora.rendering.delivery import Delivery, Spoken
from corpora.split import part_of

SPEAKER_COLUMNS = ("functie", "perspectief", "contractvorm", "leeftijd", "herkomst")
HEAD_KEYS = ("Datum", "Geïnterviewde", "Functie")
TIMED = {"docx-teams", "txt-timestamps", "vtt-voice", "vtt-zoom", "srt"}
_ONE_NAME = {
    "HR": "hr",
    "planning": "ondersteuning",
    "client of naaste": "naaste",
    "opleidingsfonds": "opleider",
}


def manifest(rows: Iterable[Sequence[str]]) -> bytes:
    """``manifest.csv`` as `qualcode.project.incoming.manifest` reads it."""
    columns = ("bestand", "titel", "casus", "soort", "datum", "fase", "casus:sector")
    return _table([columns, *rows])


def manifest_row(delivery: Delivery) -> tuple[str, ...]:
    """The line about one delivered file."""
    script = delivery.script
    day = script.date.isoformat()
    return (delivery.file, delivery.title, script.case, script.kind, day, script.phase, script.sector)


def speakers(rows: Iterable[Sequence[str]]) -> bytes:
    """``sprekers.csv``."""
    return _table([("bestand", "label", "naam", "rol", *SPEAKER_COLUMNS), *rows])


def speaker_rows(delivery: Delivery, label: Callable[[str], str]) -> list[tuple[str, ...]]:
    """The lines about the speakers of one file; `label` gives the label that a reader finds."""
    rows = []
    for voice in delivery.script.voices:
        told = dict(voice.attributes)
        told["perspectief"] = _ONE_NAME.get(told.get("perspectief", ""), told.get("perspectief", ""))
        known = tuple(told.get(column, "") for column in SPEAKER_COLUMNS)
        rows.append((delivery.file, label(voice.label), voice.name, voice.role, *known))
    return rows


def truth(delivery: Delivery, label: Callable[[str], str]) -> dict[str, object]:
    """What a perfect reader finds in one file."""
    script = delivery.script
    return {
        "id": script.id,
        "part": part_of(script.id).value,
        "case": script.case,
        "sector": script.sector,
        "kind": script.kind,
        "date": script.date.isoformat(),
        "phase": script.phase,
        "layout": script.layout,
        "interviewers": [label(voice.label) for voice in script.voices if voice.asks],
        "speakers": [label(voice.label) for voice in script.voices],
        "head": _told(delivery.head),
        "turns": [_turn(turn, label, timed=script.layout in TIMED) for turn in delivery.turns],
    }


def _turn(turn: Spoken, label: Callable[[str], str], *, timed: bool) -> dict[str, object]:
    said: dict[str, object] = {"speaker": label(turn.label), "text": turn.text}
    return {**said, "begins": turn.begins} if timed else said


def _told(head: Sequence[str]) -> dict[str, str]:
    pairs = (line.partition(": ") for line in head)
    return {key.casefold(): value for key, colon, value in pairs if colon and key in HEAD_KEYS}


def survey_truth(data: bytes, script: str) -> dict[str, object]:
    """What a perfect reader finds in the survey: every cell of every respondent."""
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    return {"id": script, "part": part_of(script).value, "kind": "enquete", "layout": "csv", "rows": rows}


def survey_speakers(data: bytes, file: str) -> list[tuple[str, ...]]:
    """A line per respondent."""
    rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";")
    return [
        (file, row["respondent"], "", "deelnemer", *(row.get(column, "") or "" for column in SPEAKER_COLUMNS))
        for row in rows
    ]


def as_json(files: dict[str, dict[str, object]]) -> bytes:
    """The truth, indented so that a change shows in a diff."""
    text = json.dumps({"files": files}, ensure_ascii=False, indent=1)
    return (text + "\n").encode()


def _table(rows: Iterable[Sequence[str]]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=";", lineterminator="\n").writerows(rows)
    return buffer.getvalue().encode("utf-8-sig")
