"""The fourteenth holdout, blind: talk only, as teams, bureaus, recognisers and students deliver it. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {
    "FG3 medewerkers kinderopvang - uitwerking.docx": "two names on one line, said once; a note at the end; a second moderator",
    "Focusgroep bibliotheek (tabel, geprint als pdf).pdf": "the lone page's number below a table",
    "Interview op papier uitgetypt door stagiair.txt": "the end of the interview, told behind the last answer",
    "Interview wethouder en beleidsmedewerker (regelnummers).pdf": "numbers of lines in the margin, each page anew",
    "interview_bewoner_AZC_notities-en-letterlijk.md": "what the observer saw, as a quotation",
    "kring groep 1-2 over ruzie.txt": "a stage direction on a line of its own, in brackets",
    "supervisiegesprek.html": "a page saved by Word",
    "transcript_raadpleging_Kind_en_Gezin.txt": "numbered lines in columns; a voice that speaks twice",
    "trint_export_opbouwwerker.html": "times in <time> and second paragraphs",
}
FOURTEENTH = Holdout("fourteenth", NOT_YET)


@pytest.mark.parametrize("name", FOURTEENTH.cases)
def test_talk_as_teams_deliver_it(name: str) -> None:
    FOURTEENTH.check(name)


def test_the_set_is_complete() -> None:
    FOURTEENTH.check_whole()
