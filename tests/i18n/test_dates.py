"""Dates as people write them, and back."""

from __future__ import annotations

import pytest

from qualcode.i18n import dates


@pytest.mark.parametrize(
    ("iso", "day", "short"),
    [
        ("2026-11-02", "2 november 2026", "02-11-2026"),
        ("2026-11", "november 2026", "11-2026"),
        ("2026", "2026", "2026"),
        ("2026-11-02T08:05:00+00:00", "2 november 2026", "02-11-2026"),
        ("", "", ""),
        ("voorjaar", "voorjaar", "voorjaar"),
        ("2026-13-45", "2026-13-45", "2026-13-45"),
        ("2026-02-30", "2026-02-30", "2026-02-30"),
    ],
)
def test_a_date_as_one_writes_it(iso: str, day: str, short: str) -> None:
    assert dates.day(iso) == day
    assert dates.short(iso) == short


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2-11-2026", "2026-11-02"),
        ("02/11/2026", "2026-11-02"),
        ("11-2026", "2026-11"),
        ("2026", "2026"),
        (" 2026-11-02 ", "2026-11-02"),
        ("31-2-2026", "31-2-2026"),
        ("voorjaar", "voorjaar"),
    ],
)
def test_a_date_as_somebody_wrote_it(written: str, iso: str) -> None:
    assert dates.read(written) == iso


def test_a_moment() -> None:
    assert dates.moment("2026-11-02T08:05:00+00:00") == "2 november 2026, 8.05 uur"
    assert dates.moment("straks") == "straks"
