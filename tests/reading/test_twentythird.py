"""The twenty-third holdout, blind: papers of councils, ministries, care and schools, and open answers. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {
    "Aanbestedingsleidraad inhuur leerbegeleiding.pdf": "a table right above a paragraph, with no rules",
    "Artikel vaktijdschrift leren van invallers (literatuurlijst).pdf": "a line below a title that runs over two lines of a narrow column is a table",
    "Bestuursrapportage jeugd Q2 (pdftotext).txt": "a title right above the first heading; notes whose numbers stand on lines of their own; a list right above a paragraph",
    "Conferentiebundel samenvattingen.pdf": "headings of two lines with a dash",
    "Essaybundel hoofdstuk 5 (kolommen, pdftotext -raw).txt": "a pull quote without quotation marks in copied text; head and number of a lone page behind the last word",
    "Evaluatierapport proeftuin (ligaturen kwijt).txt": "spaces around a ligature between parts that are no words",
    "Factsheet zij-instroom kinderopvang (twee kolommen).pdf": "a heading right above a table",
    "Handreiking overdracht, paragraaf 2 en 3 (dubbel gedrukt, nul breed).txt": "a title right above the first heading; a table in copied text, with no white around it",
    "Jaarverslag 2025 leerwerkplaats (kaders).pdf": "a title alone that ends in a year is a table",
    "Kamerbrief leren op de werkvloer.pdf": "the address of a letter; notes of a single page; its head",
    "Monitor arbeidsmarkt zorg 2025 (tabellen en bronnen).pdf": "a table right above a paragraph, with no rules; cells of two lines",
    "Onderzoeksnotitie meldcode (soft hyphens, mojibake).txt": "a title right above the first heading",
    "Portret pleegouder in relatiemagazine.pdf": "a pull quote that shortens its sentence",
    "Raadsinformatiebrief opvang (Chromium).pdf": "a heading and a paragraph right below a table of labels",
    "Reglement cliëntenraad (Word naar tekst).txt": "the first heading right below the title and right above its paragraph",
    "Visiedocument leren in de wijk (gekopieerd, zonder streepjes).txt": "a title right above the first heading",
}
"""File and why it does not come out right yet."""
TWENTYTHIRD = Holdout("twentythird", NOT_YET)


@pytest.mark.parametrize("name", TWENTYTHIRD.cases)
def test_papers_of_organisations(name: str) -> None:
    TWENTYTHIRD.check(name)


def test_the_set_is_complete() -> None:
    TWENTYTHIRD.check_whole()
    assert len(TWENTYTHIRD.gold) == 28
