"""The fifteenth holdout, blind: papers, torn extracts, PDF of several programs, reports that hold talk. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {
    "Sectoranalyse arbeidsmarkt (bronnen onder figuren).docx": "a plain heading in Word",
}
FIFTEENTH = Holdout("fifteenth", NOT_YET)


@pytest.mark.parametrize("name", FIFTEENTH.cases)
def test_papers_and_prints(name: str) -> None:
    FIFTEENTH.check(name)


def test_the_set_is_complete() -> None:
    FIFTEENTH.check_whole()
    assert len(FIFTEENTH.gold) == 79
