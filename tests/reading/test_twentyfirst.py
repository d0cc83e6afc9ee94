"""The twenty-first holdout, blind: talk as Dutch and Flemish teams really get it. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {}
TWENTYFIRST = Holdout("twentyfirst", NOT_YET)


@pytest.mark.parametrize("name", TWENTYFIRST.cases)
def test_talk_as_teams_get_it(name: str) -> None:
    TWENTYFIRST.check(name)


def test_the_set_is_complete() -> None:
    TWENTYFIRST.check_whole()
    assert len(TWENTYFIRST.gold) == 57
