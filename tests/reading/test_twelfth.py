"""The twelfth holdout, blind: files after the list that the issue gives. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {}
TWELFTH = Holdout("twelfth", NOT_YET)


@pytest.mark.parametrize("name", TWELFTH.cases)
def test_files_of_each_kind_in_the_issue(name: str) -> None:
    TWELFTH.check(name)


def test_the_set_is_complete() -> None:
    TWELFTH.check_whole()
    assert len(TWELFTH.gold) == 235
