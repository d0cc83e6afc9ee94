"""The seventeenth holdout, blind: surveys, exports of machines, papers, mail and forms, hardly any typed talk. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {
    "Flexkracht aan het woord_12 november 2025_09.41.csv": "a closed question that three people answer in three ways",
    "Medewerkersonderzoek vrij veld.csv": "heads of SurveyMonkey over two rows",
    "Re_ rooster zomer (mailwisseling, geprint naar txt).txt": "a thread of mail",
    "Reflectieverslag week 14 (stage sociaal werk).odt": "a reflection in the first person",
    "flappen overgetypt 3 juni.xlsx": "questions down, people across",
    "scriptie hoofdstuk 4 (gekopieerd uit de pdf).txt": "a page's number and the next head, twice",
    "Eén open vraag, lange antwoorden.xlsx": "one question, so two columns as in a talk",
    "Formdesk resultaten chauffeurs.xlsx": "merged heads over two rows",
    "Intakeformulier leerwerkplek (Google Docs).docx": "a form with headings that ask",
    "Interne nieuwsbrief per mail (platte tekst).txt": "rules of signs above and below heads",
    "Logboek participerende observatie magazijn.txt": "a log by the clock",
    "Onderzoeksrapport Tussen vast en los (Word, met opmaakprofielen).docx": "a table of cases A, B and C",
    "Outlook – afdruk van bericht (conversatie).pdf": "a thread of mail",
    "Presentatie leerbijeenkomst 4 (dia's als pdf).pdf": "slides that ask",
    "exit-vragen uit dienst (Unicode-tekst uit Excel).csv": "Dossiernr as who answers",
    "mail met citaatstrepen (Thunderbird).txt": "an answer below a quoted mail",
    "respons per team (blad per team).xlsx": "a sheet for each team",
}
SEVENTEENTH = Holdout("seventeenth", NOT_YET)


@pytest.mark.parametrize("name", SEVENTEENTH.cases)
def test_what_is_no_typed_talk(name: str) -> None:
    SEVENTEENTH.check(name)


def test_the_set_is_complete() -> None:
    SEVENTEENTH.check_whole()
    assert len(SEVENTEENTH.gold) == 58
