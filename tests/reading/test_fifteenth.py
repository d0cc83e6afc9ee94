"""The fifteenth holdout, blind: papers, torn extracts, PDF of several programs, reports that hold talk. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {
    "Artikel website Kennisplein (Een kast met namen).html": "marks of notes in a page",
    "Evaluatie interne pool (LibreOffice, kop, voet, tabel, noten).pdf": "a table without lines right above a paragraph",
    "Factsheet flexkrachten in cijfers (WeasyPrint, kaders naast tekst).pdf": "headings that ask",
    "Jaarverslag cliëntenraad - hoofdstuk medewerkers.docx": "a caption in Word",
    "Persbericht onderzoek pauzes.txt": "a label's line as a table",
    "Reflectielog begeleider (week 3 en 4).md": "a log as talk",
    "Reflectieverslag student leerwerkplaats.odt": "a reflection as talk",
    "Sectoranalyse arbeidsmarkt (bronnen onder figuren).docx": "a plain heading in Word",
    "Themapagina wisselingen (met voetnoten en kader).html": "marks of notes in a page",
    "beleidsrapport bladzijden 15-17 (koppen aan nummers, noten middenin).txt": "a running head once",
    "jaarbericht bladzijden 40-43 (wisselende koppen, regels afgebroken).txt": "running heads of two lines",
    "magazine dubbele regelafstand met uitgelicht citaat.txt": "a paragraph cut between spaced lines",
    "rapport kolommen en tabs (woorden gesplitst in cellen).txt": "a heading with a tab as a note",
    "special over werk (kapitalen, spaties, onzichtbare tekens).txt": "a heading in mixed capitals",
    "tabel in reisverslag van woorden (kopie, tabs).txt": "ggz in capitals",
    "twee kolommen door elkaar gekopieerd met bijzinnen.txt": "a hyphen in a hyphenated word",
    "vakbladartikel smalle kolom met tussencitaat.txt": "a narrow column cut",
}
FIFTEENTH = Holdout("fifteenth", NOT_YET)


@pytest.mark.parametrize("name", FIFTEENTH.cases)
def test_papers_and_prints(name: str) -> None:
    FIFTEENTH.check(name)


def test_the_set_is_complete() -> None:
    FIFTEENTH.check_whole()
    assert len(FIFTEENTH.gold) == 61
