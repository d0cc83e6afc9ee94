"""The eighth holdout, blind: what teams have most, papers, torn PDFs, odd containers, plain files. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {
    "Beleidsnotitie laaggeletterdheid twee kolommen.pdf": "notes at the foot of a column, before the next one",
    "verdubbelde tabelcellen.txt": "doubled cells in four rows",
    "presentatie tussenresultaten (dia's).pdf": "the first slides as a table",
    "rapport met tabel over twee pagina's.pdf": "a paragraph cut after a short line, a word cut in a cell",
}
EIGHTH = Holdout("eighth", NOT_YET)


@pytest.mark.parametrize("name", EIGHTH.cases)
def test_what_research_teams_have(name: str) -> None:
    EIGHTH.check(name)


def test_the_set_is_complete() -> None:
    EIGHTH.check_whole()
    assert len(EIGHTH.gold) == 199
