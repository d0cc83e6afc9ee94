"""The twentieth holdout, blind: papers as care organisations and their researchers have them. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {
    "Artikel wat doet een regelaar (web naar pdf).pdf": "as at first sight",
    "Beleidskader inzet zelfstandigen, gekopieerd.txt": "as at first sight",
    "Essay over de vaste kracht.pdf": "as at first sight",
    "Factsheet arbeidsmarkt zorg regio.pdf": "as at first sight",
    "Jaarverslag 2025 thuiszorg.pdf": "as at first sight",
    "Nieuwsbrief leernetwerk nr 3.pdf": "as at first sight",
    "Notulen MT 12 februari 2026.pdf": "as at first sight",
    "Onderzoeksverslag samen roosteren.pdf": "as at first sight",
    "Oogst leerteam de Linde.docx": "as at first sight",
    "Principeakkoord cao (Word-pdf naar tekst).txt": "as at first sight",
    "Projectplan Leren met elkaar (Word naar pdf).pdf": "as at first sight",
    "Rekenkamerbrief inhuur sociaal domein.pdf": "as at first sight",
    "Scriptie hoofdstuk 2 theoretisch kader (pdftotext).txt": "as at first sight",
    "Tussenrapportage lerend netwerk (pdf uit Google).pdf": "as at first sight",
    "Vakblad artikel de overdracht (pdftotext, kolommen).txt": "as at first sight",
    "Verbeterplan overdracht (pdftotext).txt": "as at first sight",
}
"""File and why it does not come out right yet."""
HOLDOUT = Holdout("twentieth", NOT_YET)


@pytest.mark.parametrize("name", HOLDOUT.cases)
def test_blind(name: str) -> None:
    HOLDOUT.check(name)


def test_every_file_has_its_expectation() -> None:
    HOLDOUT.check_whole()
