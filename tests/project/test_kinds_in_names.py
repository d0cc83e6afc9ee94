"""What a file is called tells which conversation it is, not that it is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.model import DocumentKind
from qualcode.project import Project, understand_file

GUIDE = """# Interviewleidraad

1. Hoe bent u hier komen werken?
2. Wat verwachtte u ervan?

Let op: vraag door als iemand stilvalt, en noteer na afloop uw indruk.
"""
TALK = "Bram: Heb jij de sleutel?\n\nIlse: Nee, die hangt bij Joke.\n\n" * 3
OWN_LINES = "Interviewer\nHoe begon u?\n\nHuisarts\nIn de serre, met vier stoelen.\n\n" * 3


@pytest.mark.parametrize(
    ("name", "words", "kind"),
    [
        ("Interviewleidraad versie 2.md", GUIDE, DocumentKind.REPORT),
        ("leerteam noord 3.txt", TALK, DocumentKind.LEARNING_TEAM),
        ("focusgroepinterview.txt", TALK, DocumentKind.FOCUS_GROUP),
        ("gesprek over rapportcijfers.txt", TALK, DocumentKind.INTERVIEW),
        ("eindrapport.txt", TALK, DocumentKind.REPORT),
    ],
)
def test_the_kind(tmp_path: Path, name: str, words: str, kind: DocumentKind) -> None:
    file = tmp_path / name
    file.write_text(words, encoding="utf-8")
    assert understand_file(file).document.kind is kind


def test_a_file_called_an_interview_keeps_its_speakers(tmp_path: Path) -> None:
    (tmp_path / "Interview huisarts.txt").write_text(OWN_LINES, encoding="utf-8")
    with Project.create(tmp_path / "p.db") as project:
        (added,) = project.add([tmp_path / "Interview huisarts.txt"])
    assert added.document is not None
    assert [speaker.label for speaker in added.document.speakers] == ["Interviewer", "Huisarts"]


def test_what_a_person_says_of_the_kind_goes_first(tmp_path: Path) -> None:
    (tmp_path / "Interviewleidraad.md").write_text(GUIDE, encoding="utf-8")
    told = understand_file(tmp_path / "Interviewleidraad.md", kind=DocumentKind.ROUND_TABLE)
    assert told.document.kind is DocumentKind.ROUND_TABLE
