"""Numbers, dates and file sizes as one writes them in the language in use."""

from __future__ import annotations

from datetime import datetime, timedelta

from qualcode.i18n import dates, numbers, t


def number(value: int) -> str:
    """``48213`` as ``48.213`` in Dutch."""
    return numbers.number(value)


def decimal(value: float, digits: int = 2, *, none: str = "–") -> str:
    """``0.8213`` as ``0,82`` in Dutch; `none` where it is not a number."""
    return none if value != value else numbers.number(value, digits)


def percent(share: float, *, none: str = "–") -> str:
    """``0.0995`` as ``10,0%`` in Dutch; `none` where it is not a number."""
    return none if share != share else numbers.percent(share, 1)


def interval(low: float, high: float) -> str:
    """Both ends of an interval; empty where there is none."""
    return "" if low != low or high != high else f"{decimal(low)} – {decimal(high)}"


def count(key: str, value: int) -> str:
    """``count("app.n_sources", 1)``: the text of ``…_one`` for one, else of the key itself."""
    return t(f"{key}_one" if value == 1 else key, count=number(value))


def when(moment: str) -> str:
    """A moment of the log (ISO 8601, UTC): today with its time, yesterday, or the date in words."""
    try:
        local = datetime.fromisoformat(moment).astimezone()
    except ValueError:
        return ""
    today = datetime.now().astimezone().date()
    if local.date() == today:
        return t("app.when.today", time=f"{local:%H:%M}")
    if local.date() == today - timedelta(days=1):
        return t("app.when.yesterday", time=f"{local:%H:%M}")
    return dates.day(local.date().isoformat())


def size(count_of_bytes: int) -> str:
    """``"3 kB"`` or ``"1,4 MB"``."""
    if count_of_bytes < 1_000_000:
        return f"{max(1, round(count_of_bytes / 1000))} kB"
    return f"{decimal(count_of_bytes / 1_000_000, 1)} MB"
