"""The eighth holdout, blind: what teams have most, papers, torn PDFs, odd containers, plain files. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {}
EIGHTH = Holdout("eighth", NOT_YET)


@pytest.mark.parametrize("name", EIGHTH.cases)
def test_what_research_teams_have(name: str) -> None:
    EIGHTH.check(name)


def test_the_set_is_complete() -> None:
    EIGHTH.check_whole()
    assert len(EIGHTH.gold) == 199
