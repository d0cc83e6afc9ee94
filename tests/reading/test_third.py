"""The third holdout: files of research teams, written without a look at the readers. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {}
THIRD = Holdout("third", NOT_YET)


@pytest.mark.parametrize("name", THIRD.cases)
def test_what_research_teams_have(name: str) -> None:
    THIRD.check(name)


def test_the_set_is_complete() -> None:
    THIRD.check_whole()
