"""The sixteenth holdout, blind: talk as the last transcripts that a bureau got, and all that stands around it. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {}
SIXTEENTH = Holdout("sixteenth", NOT_YET)


@pytest.mark.parametrize("name", SIXTEENTH.cases)
def test_everyday_talk(name: str) -> None:
    SIXTEENTH.check(name)


def test_the_set_is_complete() -> None:
    SIXTEENTH.check_whole()
    assert len(SIXTEENTH.gold) == 79
