"""The sixth holdout, blind: interviews in Word, exports of today, groups, surveys, papers. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {}
SIXTH = Holdout("sixth", NOT_YET)


@pytest.mark.parametrize("name", SIXTH.cases)
def test_what_research_teams_have(name: str) -> None:
    SIXTH.check(name)


def test_the_set_is_complete() -> None:
    SIXTH.check_whole()
    assert len(SIXTH.gold) == 59
