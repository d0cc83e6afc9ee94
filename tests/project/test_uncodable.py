"""A file of which nothing can be coded goes in, and says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.model import DocumentKind
from qualcode.project import Outcome, Project

ASKED = "Interviewer: Hoe gaat het met jou en je team?\n\nInterviewer: En hoe is dat thuis bij jullie?"
SHORT = "Interviewer: Ja?\n\nFenna: Nee hoor.\n\nInterviewer: Echt?\n\nFenna: Echt niet."


@pytest.mark.parametrize(
    ("text", "kind", "why"),
    [
        ("dagverslagzonderspaties" * 500, None, "geen spaties"),
        (ASKED, DocumentKind.INTERVIEW, "alleen interviewers"),
        (SHORT, None, "korter dan vijf woorden"),
        ("# Agenda\n\n## Opening\n\n## Rondvraag\n", None, "alleen koppen"),
    ],
)
def test_it_says_that_and_why(tmp_path: Path, text: str, kind: DocumentKind | None, why: str) -> None:
    file = tmp_path / "stuk.md"
    file.write_text(text, "utf-8")
    with Project.create(tmp_path / "p.db") as project:
        (line,) = project.add([file], kind=kind)
        (warned,) = project.import_report(project.documents()[0].id)[1][-1:]
    assert line.outcome is Outcome.ADDED
    assert line.segments["content"] == 0
    assert warned.startswith("levert geen enkel fragment op")
    assert why in warned


def test_a_file_with_something_to_code_does_not(tmp_path: Path) -> None:
    file = tmp_path / "stuk.txt"
    file.write_text("Interviewer: En?\n\nFenna: Dat ging beter dan ik vooraf had gedacht.", "utf-8")
    with Project.create(tmp_path / "p.db") as project:
        (line,) = project.add([file])
    assert not any("geen enkel fragment" in warning for warning in line.warnings)
