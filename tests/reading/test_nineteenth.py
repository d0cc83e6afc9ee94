"""The nineteenth holdout, blind: papers, mostly printed and torn, and surveys. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {
    "Artikel Tijdelijk thuis (groff, twee kolommen).pdf": "not yet looked into",
    "Begrippenlijst en afkortingen projectplan (Writer).pdf": "not yet looked into",
    "Beleidsadvies combinatiebanen (Word naar pdf).pdf": "not yet looked into",
    "Factsheet flex in cijfers (Chrome, gekopieerd).txt": "not yet looked into",
    "Jaarbericht bouwopleiding (dubbel gedrukt).pdf": "not yet looked into",
    "Jaarplan kinderopvang 2026 (kopteksten om en om).pdf": "not yet looked into",
    "Kwartaalbrief samenwerkingsverband (Writer, twee kolommen).pdf": "not yet looked into",
    "Onderzoek nachtzorg, hoofdstuk 3 (noten en streamers, groff).pdf": "not yet looked into",
    "Onderzoeksverslag zij-instromers mbo (reportlab, noten).pdf": "not yet looked into",
    "Visiedocument goed werkgeverschap (woorden los geplaatst).pdf": "not yet looked into",
    "advies rekenkamer inhuur (dubbele regelafstand).txt": "not yet looked into",
    "evaluatie buurtteam (pdftotext zonder streepjes).txt": "not yet looked into",
    "onderzoek wijkverpleging H2 (gekopieerd uit viewer).txt": "not yet looked into",
    "rapport commissie uitzendwerk, fragment (ruitjes en tabs).txt": "not yet looked into",
    "rapport praktijkleren (twee kolommen, uit viewer).txt": "not yet looked into",
    "reacties ouderavond (Unicode-tekst).txt": "not yet looked into",
    "samenvatting onderzoek schoonmaak (woorden geknipt bij regeleinde).txt": "not yet looked into",
    "uitdienst-vragen 2025 (databasedump).csv": "not yet looked into",
}
NINETEENTH = Holdout("nineteenth", NOT_YET)


@pytest.mark.parametrize("name", NINETEENTH.cases)
def test_papers_and_surveys(name: str) -> None:
    NINETEENTH.check(name)


def test_the_set_is_complete() -> None:
    NINETEENTH.check_whole()
    assert len(NINETEENTH.gold) == 53
