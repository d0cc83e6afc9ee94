"""The fifth holdout, blind: plain files, print-to-PDF, scans, several sheets, minutes, mail. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {
    "Adviesnota jeugdhulp (Chromium).pdf": "first sight",
    "Antwoorden per vraag (gekanteld).xlsx": "first sight",
    "Focusgroep mantelzorgers Almere.docx": "first sight",
    "Getypt gesprek met streepjes.docx": "first sight",
    "Groepsgesprek huurders in drie kolommen.pdf": "first sight",
    "Interview gemeentesecretaris vet (Chromium).pdf": "first sight",
    "Interview trambestuurder vragen als koppen.docx": "first sight",
    "Interview veehouder (afgedrukt uit browser).pdf": "first sight",
    "Leerteam GGZ 12 mei - met samenvatting Copilot.docx": "first sight",
    "RE vragen over uw werk als gids.txt": "first sight",
    "Signal-groep moestuin.txt": "first sight",
    "Tweeluik liggend - interview bakker.pdf": "first sight",
    "Vragenlijst schriftelijk conciërge.txt": "first sight",
    "interview half gecodeerd met tussenkopjes.txt": "first sight",
    "opgeschoond transcript ChatGPT.md": "first sight",
    "oral history steenfabriek band 2.txt": "first sight",
}
FIFTH = Holdout("fifth", NOT_YET)


@pytest.mark.parametrize("name", FIFTH.cases)
def test_what_research_teams_have(name: str) -> None:
    FIFTH.check(name)


def test_the_set_is_complete() -> None:
    FIFTH.check_whole()
    assert len(FIFTH.gold) == 47
