"""The eighth holdout, blind: what teams have most, papers, torn PDFs, odd containers, plain files. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {
    "Beleidsnotitie laaggeletterdheid twee kolommen.pdf": "notes at the foot of a column, before the next one",
    "verdubbelde tabelcellen.txt": "doubled cells in four rows",
    "VRAAG-ANTWOORD genummerd, thuisbegeleider.docx": "Vraag 1: and Antwoord: without blank lines",
    "Verslag leerteamdag (flappen uitgewerkt).docx": "flip charts and tasks as speakers",
    "aantekeningen interview wethouder (niet opgenomen).docx": "jottings as talk",
    "gesprek 14 - parkwachter (automatisch, niet nagekeken).txt": "the interviewer without question marks",
    "gesprek met streepjes, zonder namen (kantinebeheerder).txt": "turns by dashes alone",
    "Interview imam PDF, vragen cursief.pdf": "questions in italics in a PDF",
    "Methodisch artikel met gespreksfragment.docx": "a paper that quotes four turns as an interview",
    "presentatie tussenresultaten (dia's).pdf": "the first slides as a table",
    "rapport met tabel over twee pagina's.pdf": "a paragraph cut after a short line, a word cut in a cell",
    "webpagina afgedrukt - column onderwijsraad.pdf": "a printed column as talk of one voice",
    "Dagrapportage SOAP mw. V.txt": "S, O, A and P of a record as speakers",
    "Reflectieverslag STARR stage (student 2).docx": "a reflection as talk of one voice",
    "Rondetafel ondernemers - verbatim met functies.docx": "a bar behind labels in bold, of whom some speak once",
}
EIGHTH = Holdout("eighth", NOT_YET)


@pytest.mark.parametrize("name", EIGHTH.cases)
def test_what_research_teams_have(name: str) -> None:
    EIGHTH.check(name)


def test_the_set_is_complete() -> None:
    EIGHTH.check_whole()
    assert len(EIGHTH.gold) == 199
