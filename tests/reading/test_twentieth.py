"""The twentieth holdout, blind: papers as care organisations and their researchers have them. See benchmarks/reading/README.md."""

from __future__ import annotations

import pytest

from tests.reading.blind import Holdout

NOT_YET: dict[str, str] = {
    "Notulen MT 12 februari 2026.pdf": "who was there, in lines with labels below the title of a print, is a table",
    "Vakblad artikel de overdracht (pdftotext, kolommen).txt": "head and number of a lone page of plain text",
}
"""File and why it does not come out right yet."""
HOLDOUT = Holdout("twentieth", NOT_YET)


@pytest.mark.parametrize("name", HOLDOUT.cases)
def test_blind(name: str) -> None:
    HOLDOUT.check(name)


def test_every_file_has_its_expectation() -> None:
    HOLDOUT.check_whole()
