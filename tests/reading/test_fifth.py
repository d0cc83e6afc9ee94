"""The fifth holdout, blind: plain files, print-to-PDF, scans, several sheets, minutes, mail. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {}
FIFTH = Holdout("fifth", NOT_YET)


@pytest.mark.parametrize("name", FIFTH.cases)
def test_what_research_teams_have(name: str) -> None:
    FIFTH.check(name)


def test_the_set_is_complete() -> None:
    FIFTH.check_whole()
    assert len(FIFTH.gold) == 47
