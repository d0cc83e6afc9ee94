"""The twenty-second holdout, blind: talk as people and programs have it, and papers beside it. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {}
TWENTYSECOND = Holdout("twentysecond", NOT_YET)


@pytest.mark.parametrize("name", TWENTYSECOND.cases)
def test_talk_and_papers(name: str) -> None:
    TWENTYSECOND.check(name)


def test_the_set_is_complete() -> None:
    TWENTYSECOND.check_whole()
    assert len(TWENTYSECOND.gold) == 104
