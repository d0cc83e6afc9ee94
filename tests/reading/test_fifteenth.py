"""The fifteenth holdout, blind: layouts of action research that the earlier sets have not. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {}
FIFTEENTH = Holdout("fifteenth", NOT_YET)


@pytest.mark.parametrize("name", FIFTEENTH.cases)
def test_papers_and_prints(name: str) -> None:
    FIFTEENTH.check(name)


def test_the_set_is_complete() -> None:
    FIFTEENTH.check_whole()
    assert len(FIFTEENTH.gold) == 61
