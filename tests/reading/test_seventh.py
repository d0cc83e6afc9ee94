"""The seventh holdout, blind: bureaus, programs, groups, surveys, papers, torn PDFs, odd notations. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {
    "Dagboek mantelzorger (juni).docx": "dates above what is told are words",
    "onderzoeksdagboek - reflecties.odt": "dates above what is told are words",
    "Gesprek gemeentearchivaris (vette vragen).pdf": "a title in bold is one with the question below it",
    "Interview wijkverpleging printversie (Chromium).pdf": "labels broken over two lines of a column",
    "Notitie vakmanschap met citaten.pdf": "headings of a single page",
    "Obsidian - gesprek kunstdocent.md": "tags at the foot",
    "telegram-export-messages.html": "an export of messages in HTML",
}
SEVENTH = Holdout("seventh", NOT_YET)


@pytest.mark.parametrize("name", SEVENTH.cases)
def test_what_research_teams_have(name: str) -> None:
    SEVENTH.check(name)


def test_the_set_is_complete() -> None:
    SEVENTH.check_whole()
    assert len(SEVENTH.gold) == 85
