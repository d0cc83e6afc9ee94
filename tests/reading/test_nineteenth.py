"""The nineteenth holdout, blind: papers, mostly printed and torn, and surveys. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {
    "Artikel Tijdelijk thuis (groff, twee kolommen).pdf": "groff prints no spaces, and pdfium guesses those behind W, T and a comma wrongly",
    "Begrippenlijst en afkortingen projectplan (Writer).pdf": "the first of a list of abbreviations right below its heading",
    "Factsheet flex in cijfers (Chrome, gekopieerd).txt": "items whose marks a viewer does not copy",
    "Jaarbericht bouwopleiding (dubbel gedrukt).pdf": "a table without rules, whose rows run on into each other",
    "Jaarplan kinderopvang 2026 (kopteksten om en om).pdf": "two heads that take turns over two pages, one of them the title, in the print of the text",
    "Kwartaalbrief samenwerkingsverband (Writer, twee kolommen).pdf": "a sentence that ends with its line in a narrow column; a title across the columns",
    "Onderzoek nachtzorg, hoofdstuk 3 (noten en streamers, groff).pdf": "groff prints no spaces; a pull quote that shortens its sentence; a note with a number at the head of its second line",
    "advies rekenkamer inhuur (dubbele regelafstand).txt": "the head of a lone page in double spacing",
    "evaluatie buurtteam (pdftotext zonder streepjes).txt": "paragraphs whose last line is full; two words that make one, cut without a trace",
    "onderzoek wijkverpleging H2 (gekopieerd uit viewer).txt": "paragraphs whose last line is full, and no white around them",
    "rapport commissie uitzendwerk, fragment (ruitjes en tabs).txt": "paragraphs whose last line is full, and no white around them",
    "rapport praktijkleren (twee kolommen, uit viewer).txt": "groff prints no spaces, and pdfium guesses those behind W, T and a comma wrongly",
}
NINETEENTH = Holdout("nineteenth", NOT_YET)


@pytest.mark.parametrize("name", NINETEENTH.cases)
def test_papers_and_surveys(name: str) -> None:
    NINETEENTH.check(name)


def test_the_set_is_complete() -> None:
    NINETEENTH.check_whole()
    assert len(NINETEENTH.gold) == 53
