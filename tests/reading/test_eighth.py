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
    "Codeboek versie 3 (werkblad).xlsx": "a codebook as a survey",
    "Ethische toetsing aanvraag.docx": "a form with bold questions as an interview",
    "Persona's inwoners (ontwerpsessie).docx": "rows of a persona as speakers",
    "Programma werkconferentie 21 mei.pdf": "hours and workshops as speakers",
    "Veelgestelde vragen deelname onderzoek.docx": "frequent questions in bold as an interview",
    "WEB regionale arbeidsmarkt verloren afbreekstreepjes.txt": "words cut without a hyphen",
    "Werkinstructie transcriberen voor studenten.pdf": "an instruction with an example as an interview",
    "faq stagebureau.html": "frequent questions with V: and A: as an interview",
    "rapport jonge mantelzorgers (pdftotext).txt": "running heads with the number before and after in turn",
    "verdubbelde tabelcellen.txt": "doubled cells in four rows",
    "Gesprek melkrijder (oude Word).doc": "Vr: and Antw: as labels",
    "dos-codering gesprek smid (cp850).txt": "the encoding of DOS",
    "google docs webpagina - tuinman begraafplaats.html": "comments of Google Docs as a speaker",
    "VRAAG-ANTWOORD genummerd, thuisbegeleider.docx": "Vraag 1: and Antwoord: without blank lines",
    "Verslag leerteamdag (flappen uitgewerkt).docx": "flip charts and tasks as speakers",
    "aantekeningen interview wethouder (niet opgenomen).docx": "jottings as talk",
    "gesprek 14 - parkwachter (automatisch, niet nagekeken).txt": "the interviewer without question marks",
    "gesprek met streepjes, zonder namen (kantinebeheerder).txt": "turns by dashes alone",
    "Interview imam PDF, vragen cursief.pdf": "questions in italics in a PDF",
    "Jaarplan 2027 doelen en acties.docx": "rows of a plan as speakers",
    "Lege vragenlijst schoolmaatschappelijk werk.docx": "an empty form as a survey",
    "Methodisch artikel met gespreksfragment.docx": "a paper that quotes four turns as an interview",
    "Werkafspraken en taakverdeling projectgroep.docx": "who, what and when as speakers",
    "presentatie tussenresultaten (dia's).pdf": "the first slides as a table",
    "rapport met tabel over twee pagina's.pdf": "a paragraph cut after a short line, a word cut in a cell",
    "transcript 2 met afspraken vooraf.txt": "a transcript below its conventions as a report",
    "webpagina afgedrukt - column onderwijsraad.pdf": "a printed column as talk of one voice",
    "Interview 2 (beurten doorgenummerd).docx": "turns numbered in their labels",
    "Dagrapportage SOAP mw. V.txt": "S, O, A and P of a record as speakers",
    "Reflectieverslag STARR stage (student 2).docx": "a reflection as talk of one voice",
    "rapport met citaat in kader (tekstvak).pdf": "a pull quote in a text box, glued to the last paragraph",
    "Rondetafel ondernemers - verbatim met functies.docx": "a bar behind labels in bold, of whom some speak once",
}
EIGHTH = Holdout("eighth", NOT_YET)


@pytest.mark.parametrize("name", EIGHTH.cases)
def test_what_research_teams_have(name: str) -> None:
    EIGHTH.check(name)


def test_the_set_is_complete() -> None:
    EIGHTH.check_whole()
    assert len(EIGHTH.gold) == 199
