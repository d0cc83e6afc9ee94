"""The eighteenth holdout, blind: talk as six sorts of people deliver it, with what they put around it. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {}
EIGHTEENTH = Holdout("eighteenth", NOT_YET)


@pytest.mark.parametrize("name", EIGHTEENTH.cases)
def test_everyday_talk(name: str) -> None:
    EIGHTEENTH.check(name)


def test_the_set_is_complete() -> None:
    EIGHTEENTH.check_whole()
    assert len(EIGHTEENTH.gold) == 80
