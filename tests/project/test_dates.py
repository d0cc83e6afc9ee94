"""Dates in heads of texts and names of files."""

from __future__ import annotations

import pytest

from qualcode.project.incoming.dates import find_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("26 maart 2024", "2024-03-26"),
        ("Gesprek met Bo, 3 mei 2025 (def)", "2025-05-03"),
        ("verslag_7mrt2024", "2024-03-07"),
        ("12-03-2024", "2024-03-12"),
        ("1.2.2023 tweede versie", "2023-02-01"),
        ("leerteam 5-6-24", "2024-06-05"),
        ("2024-03-21", "2024-03-21"),
        ("20240229 opname", "2024-02-29"),
        ("opname 14032024", "2024-03-14"),
        ("May 4 2024", ""),
        ("4 May 2024", "2024-05-04"),
        ("31-02-2024", ""),
        ("12 maart", ""),
        ("R12-45", ""),
        ("versie 2.0.1", ""),
        ("tel. 0201234567", ""),
        ("", ""),
    ],
)
def test_find_date(text: str, date: str) -> None:
    assert find_date(text) == date
