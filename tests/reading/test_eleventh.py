"""The eleventh holdout, blind: files as Dutch research teams really have them. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {}
ELEVENTH = Holdout("eleventh", NOT_YET)


@pytest.mark.parametrize("name", ELEVENTH.cases)
def test_files_of_research_teams(name: str) -> None:
    ELEVENTH.check(name)


def test_the_set_is_complete() -> None:
    ELEVENTH.check_whole()
    assert len(ELEVENTH.gold) == 94
