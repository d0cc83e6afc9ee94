"""The fourteenth holdout, blind: talk only, as teams, bureaus, recognisers and students deliver it. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {
    "gsm-opname bij buurtwinkel, West-Vlaams.txt": "a word for a person with no sign behind it, once, among labels with stops",
}
FOURTEENTH = Holdout("fourteenth", NOT_YET)


@pytest.mark.parametrize("name", FOURTEENTH.cases)
def test_talk_as_teams_deliver_it(name: str) -> None:
    FOURTEENTH.check(name)


def test_the_set_is_complete() -> None:
    FOURTEENTH.check_whole()
