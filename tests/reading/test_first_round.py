"""The commonest layouts and the source documents, read as they come."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.model import DocumentKind, Role, TurnKind
from qualcode.reading import read
from qualcode.reading.compose import check


def _said(path: Path) -> list[tuple[str, str]]:
    transcript = read(path)
    check(transcript)
    return [(turn.speaker, transcript.text[turn.start : turn.end]) for turn in transcript.turns]


def test_head_matter_is_metadata_and_not_speech(tmp_path: Path) -> None:
    file = tmp_path / "interview 3.txt"
    file.write_bytes(
        "Interview 3\nDatum: 12 mei 2024\nInterviewer: Sanne\nGeïnterviewde: verzorgende, 34 jaar\n\n"
        "Interviewer: Wat doe je?\n\nR1: Ik werk in de wijk.\nKortom: druk.\n".encode("cp1252")
    )
    transcript = read(file)
    assert transcript.kind is DocumentKind.INTERVIEW
    assert transcript.title == "Interview 3"
    assert transcript.metadata["Geïnterviewde"] == "verzorgende, 34 jaar"
    assert [(s.label, s.role) for s in transcript.speakers] == [
        ("Interviewer", Role.INTERVIEWER),
        ("R1", Role.PARTICIPANT),
    ]
    assert _said(file) == [
        ("Interviewer", "Wat doe je?"),
        ("R1", "Ik werk in de wijk.\nKortom: druk."),
    ]
    assert "Datum" not in transcript.text


def test_report_labels_are_no_speakers(tmp_path: Path) -> None:
    file = tmp_path / "stuk.txt"
    file.write_text(
        "Conclusie: het gaat goed.\n\nBron: CBS\n\nInleners: neem op.\n\nBeleidsmakers: leg vast.\n\n"
        "Inleners: borg budget.\n\nBeleidsmakers: help mee.\n",
        encoding="utf-8",
    )
    transcript = read(file)
    assert transcript.kind is DocumentKind.REPORT
    assert transcript.speakers == ()


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_source_documents_are_reports_with_blocks(seeds: Path, number: str) -> None:
    transcript = read(next(seeds.glob(f"{number}*.txt")))
    check(transcript)
    kinds = {turn.kind for turn in transcript.turns}
    assert transcript.kind is DocumentKind.REPORT
    assert {TurnKind.HEADING, TurnKind.PROSE} <= kinds
    assert transcript.speakers == ()
