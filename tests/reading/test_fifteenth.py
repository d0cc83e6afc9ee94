"""The fifteenth holdout, blind: papers, torn extracts, PDF of several programs, reports that hold talk. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {
    "Magazine Leerteams (WeasyPrint, twee kolommen, kader en citaat).pdf": "the foot of a lone page",
    "onderzoek regio (kop doorlopend, tabs en vraagtekens in ruitjes).txt": "the first head, without a number, as a table",
    "Factsheet flexkrachten in cijfers (WeasyPrint, kaders naast tekst).pdf": "the foot of a lone page",
    "Sectoranalyse arbeidsmarkt (bronnen onder figuren).docx": "a plain heading in Word",
    "magazine dubbele regelafstand met uitgelicht citaat.txt": "a foot and the next page's head, once each",
    "special over werk (kapitalen, spaties, onzichtbare tekens).txt": "the head of a lone page, letters apart; ser where fewer than ten acronyms are small",
}
FIFTEENTH = Holdout("fifteenth", NOT_YET)


@pytest.mark.parametrize("name", FIFTEENTH.cases)
def test_papers_and_prints(name: str) -> None:
    FIFTEENTH.check(name)


def test_the_set_is_complete() -> None:
    FIFTEENTH.check_whole()
    assert len(FIFTEENTH.gold) == 79
