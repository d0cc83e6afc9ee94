"""The seventh holdout, blind: bureaus, programs, groups, surveys, papers, torn PDFs, odd notations. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {}
SEVENTH = Holdout("seventh", NOT_YET)


@pytest.mark.parametrize("name", SEVENTH.cases)
def test_what_research_teams_have(name: str) -> None:
    SEVENTH.check(name)


def test_the_set_is_complete() -> None:
    SEVENTH.check_whole()
    assert len(SEVENTH.gold) == 96
