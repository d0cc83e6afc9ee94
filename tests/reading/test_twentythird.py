"""The twenty-third holdout, blind: papers of councils, ministries, care and schools, and open answers. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {
    "Aanbestedingsleidraad inhuur leerbegeleiding.pdf": "a table without rules, whose rows run on into each other",
    "Monitor arbeidsmarkt zorg 2025 (tabellen en bronnen).pdf": "a table without rules, whose rows run on into each other",
    "Handreiking overdracht, paragraaf 2 en 3 (dubbel gedrukt, nul breed).txt": "a table in copied text, with no white around it",
}
"""File and why it does not come out right yet."""
TWENTYTHIRD = Holdout("twentythird", NOT_YET)


@pytest.mark.parametrize("name", TWENTYTHIRD.cases)
def test_papers_of_organisations(name: str) -> None:
    TWENTYTHIRD.check(name)


def test_the_set_is_complete() -> None:
    TWENTYTHIRD.check_whole()
    assert len(TWENTYTHIRD.gold) == 34
