"""The fourth holdout, blind as the third: more long files, PDF and Word. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {}
FOURTH = Holdout("fourth", NOT_YET)


@pytest.mark.parametrize("name", FOURTH.cases)
def test_what_research_teams_have(name: str) -> None:
    FOURTH.check(name)


def test_the_set_is_complete() -> None:
    FOURTH.check_whole()
    assert len(FOURTH.gold) == 40
