"""Dates as people write them, and back."""

from __future__ import annotations

import time

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


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="a process keeps its zone on Windows")
def test_around_midnight_a_moment_is_of_the_day_that_it_was_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Amsterdam")
    time.tzset()
    try:
        assert dates.local_short("2026-07-01T22:30:00+00:00") == "02-07-2026"
        assert dates.local_short("2026-07-01") == "01-07-2026"
        assert dates.local_short("voorjaar") == "voorjaar"
        assert dates.local_short("Toen") == "Toen"
    finally:
        monkeypatch.undo()
        time.tzset()
