"""The thirteenth holdout, blind: layouts of action research that the earlier sets have not. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {}
THIRTEENTH = Holdout("thirteenth", NOT_YET)


@pytest.mark.parametrize("name", THIRTEENTH.cases)
def test_layouts_of_action_research(name: str) -> None:
    THIRTEENTH.check(name)


def test_the_set_is_complete() -> None:
    THIRTEENTH.check_whole()
    assert len(THIRTEENTH.gold) == 120
