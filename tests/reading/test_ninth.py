"""The ninth holdout, blind: sixty files weighed by what Dutch teams of action research have. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {}
NINTH = Holdout("ninth", NOT_YET)


@pytest.mark.parametrize("name", NINTH.cases)
def test_what_research_teams_have(name: str) -> None:
    NINTH.check(name)


def test_the_set_is_complete() -> None:
    NINTH.check_whole()
    assert len(NINTH.gold) == 60
