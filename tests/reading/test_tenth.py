"""The tenth holdout, blind: thirty long files as Dutch teams of action research have them. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {
    "Monitor buurtbemiddeling 2025 (tabellen en bijschriften).pdf": "the remark right below a table, in smaller print, is prose and no note",
}
TENTH = Holdout("tenth", NOT_YET)


@pytest.mark.parametrize("name", TENTH.cases)
def test_long_files_of_research_teams(name: str) -> None:
    TENTH.check(name)


def test_the_set_is_complete() -> None:
    TENTH.check_whole()
    assert len(TENTH.gold) == 30
