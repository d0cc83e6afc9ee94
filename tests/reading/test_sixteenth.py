"""The sixteenth holdout, blind: talk as the last transcripts that a bureau got, and all that stands around it. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {
    "Interviewfragment voor datasessie met regelverwijzing.docx": "numbers of lines before labels where others are left out",
    "Rondetafel scholen en wijkteams Antwerpen-Noord.txt": "a function of three common words that stands twice",
}
SIXTEENTH = Holdout("sixteenth", NOT_YET)


@pytest.mark.parametrize("name", SIXTEENTH.cases)
def test_everyday_talk(name: str) -> None:
    SIXTEENTH.check(name)


def test_the_set_is_complete() -> None:
    SIXTEENTH.check_whole()
    assert len(SIXTEENTH.gold) == 79
