"""The eighth holdout, blind: what teams have most, papers, torn PDFs, odd containers, plain files. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {
    "Beleidsnotitie laaggeletterdheid twee kolommen.pdf": "notes at the foot of a column, before the next one",
    "Dagboek respondent 9 (leefgeld).odt": "a diary as talk of one voice",
    "Meet_transcript_overleg_ouderkamer.docx": "Meet's closing words in Dutch",
    "Survalyzer open antwoorden lang formaat.csv": "long format: a row for each answer",
    "Teams-recap gekopieerd (Nederlandse interface).txt": "the name alone before name and time",
    "groepsgesprek taxichauffeurs overlappend.txt": "laughter of all on a line of its own",
}
EIGHTH = Holdout("eighth", NOT_YET)


@pytest.mark.parametrize("name", EIGHTH.cases)
def test_what_research_teams_have(name: str) -> None:
    EIGHTH.check(name)


def test_the_set_is_complete() -> None:
    EIGHTH.check_whole()
    assert len(EIGHTH.gold) == 81
