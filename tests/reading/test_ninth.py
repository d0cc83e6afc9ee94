"""The ninth holdout, blind: sixty files weighed by what Dutch teams of action research have. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {
    "Beleidsbrief vrijwilligersvergoeding met tabel.pdf": "a salutation joined with the paragraph below it",
    "Duo-interview kinderopvang K en M.docx": "`I = interviewer` in the head as speech",
    "Eindrapport huiskamers (A5, voetnoten).pdf": "a paragraph cut after a full line with a full stop",
    "INT14 stadsecoloog (tabel, 2 kolommen).docx": "a head table above the table of the talk as speakers",
    "Interview in tabel - speelgoedontwerpster.pdf": "a table of questions and answers in a PDF as one voice",
    "Onderzoeksverslag lezen met peuters (twee kolommen).pdf": "the header of the only page as a heading",
    "Transcript_lang_bestuurder woonzorg (volledig, met tijden).docx": "head lines above a legend lost as metadata",
    "Werkplezier+docenten_28+april+2026_10.14.xlsx": "a second row of heads as a respondent",
    "telefonisch interview bijstandsconsulent 2-12.docx": "`Wijze:` and `Tijd:` of the head lost as metadata",
}
NINTH = Holdout("ninth", NOT_YET)


@pytest.mark.parametrize("name", NINTH.cases)
def test_what_research_teams_have(name: str) -> None:
    NINTH.check(name)


def test_the_set_is_complete() -> None:
    NINTH.check_whole()
    assert len(NINTH.gold) == 60
