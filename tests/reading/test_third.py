"""The third holdout: files of research teams, written without a look at the readers. See benchmarks/reading/README.md."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.reading.test_gold import SCORING

HERE = Path(__file__).parent / "third"
THIRD: dict[str, dict[str, Any]] = json.loads((HERE / "gold.json").read_text(encoding="utf-8"))
NOT_YET = {
    "Interview met themakoppen in de tekst.docx": "a bold line between turns (Thema 2: verloop) is read as the speaker's words",
    "Magazine-interview.html": "the page's footer is read as the last words of the last turn",
    "Transcript R03 jobcoach met kop.docx": "head matter with the labels of the talk (Interviewer: name) is read as turns",
    "WhatsApp iPhone export.txt": "WhatsApp's own notice is read as a message",
    "Interviewleidraad versie 3.docx": "a topic list of questions is taken for an interview",
    "Nieuwsbrief twee kolommen.pdf": "oud-deelnemers loses its own hyphen at the end of a line",
    "Rapport mobiliteit met voetnoten.pdf": "a raised note number after a space stays in the text",
    "genummerde beurten.docx": "turns numbered 1., 2., 3. before the label are not seen",
    "mailwisseling planning interviews.txt": "e-mail is taken for an interview",
    "schriftelijk interview per mail.docx": "the number before a question stays in its words",
    "transcript telefonisch interview mantelzorger.txt": "the interviewer's name in the head is read as a turn",
    "transcript met paginanummers.txt": "a running head with a page number between turns is read as the speaker's words",
    "trint - jongerenwerk.txt": "[time] Name words, without a colon, is not seen",
}


@pytest.mark.parametrize("name", sorted(THIRD))
def test_what_research_teams_have(name: str, request: pytest.FixtureRequest) -> None:
    if name.endswith(".doc") and shutil.which("soffice") is None:
        pytest.skip("a .doc needs LibreOffice")
    if name in NOT_YET:
        request.node.add_marker(pytest.mark.xfail(reason=NOT_YET[name], strict=True))
    score = SCORING.score(HERE / "files" / name, THIRD[name])
    assert score.wrong == ()
    assert (score.f1, score.accuracy, score.cer) == (1.0, 1.0, 0.0)


def test_the_set_is_complete() -> None:
    assert {path.name for path in (HERE / "files").iterdir()} == set(THIRD)
    assert set(NOT_YET) <= set(THIRD)
