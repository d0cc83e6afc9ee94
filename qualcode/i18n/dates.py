"""Dates and moments as people write them; in the project, and for machines, they stay ISO 8601.

What is known of a date may be its year or month alone: ``2024`` and ``2024-03`` are dates too.
"""

from __future__ import annotations

import re
from datetime import date, datetime

from qualcode.i18n import t

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_WRITTEN = re.compile(r"(?:(?:(\d{1,2})[-./])?(\d{1,2})[-./])?(\d{4})")


def day(iso: str) -> str:
    """``12 november 2026``, or ``november 2026`` where no day is known; anything else as it stands."""
    parts = _parts(iso)
    if parts is None:
        return iso
    year, month, of_month = parts
    written = [str(of_month)] if of_month else []
    return " ".join([*written, *([t(f"dates.month.{month}")] if month else []), str(year)])


def short(iso: str) -> str:
    """``12-11-2026``, for where there is little room; anything that is no date as it stands."""
    parts = _parts(iso)
    if parts is None:
        return iso
    year, *rest = parts
    return "-".join([*(f"{part:02d}" for part in reversed(rest) if part), str(year)])


def moment(iso: str) -> str:
    """``12 november 2026, 9.05 uur``, in the zone it was given in; anything else as it stands."""
    try:
        found = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    clock = t("dates.at", hour=found.hour, minute=f"{found.minute:02d}")
    return f"{day(found.date().isoformat())}, {clock}"


def today() -> str:
    """The date of today in ISO 8601, by the clock of this machine: around midnight UTC has another one."""
    return datetime.now().astimezone().date().isoformat()


def local_short(iso: str) -> str:
    """`short` of the day that a moment is by the clock of this machine; a date alone as it is."""
    try:
        return short(datetime.fromisoformat(iso).astimezone().date().isoformat() if "T" in iso else iso)
    except ValueError:
        return short(iso)


def local_moment(iso: str) -> str:
    """`moment` by the clock of this machine."""
    try:
        return moment(datetime.fromisoformat(iso).astimezone().isoformat())
    except ValueError:
        return iso


def read(written: str) -> str:
    """A date that somebody wrote, ``12-11-2026`` or ``2026-11-12``, as ISO; anything else as it stands."""
    text = written.strip()
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return text
    iso = "-".join(part.zfill(2) for part in reversed(found.groups()) if part)
    return iso if _parts(iso) else text


def is_date(iso: str) -> bool:
    """Whether this is a date, whole or in part, as the project keeps it."""
    return _parts(iso) is not None


def _parts(iso: str) -> tuple[int, int, int] | None:
    """Year, month and day; 0 for what is not known, None where it is no date. A time after it is left out."""
    found = _PARTIAL.fullmatch(iso[:10] if len(iso) > 10 and iso[10] in "T " else iso)
    if found is None:
        return None
    year, month, of_month = (int(part or 0) for part in found.groups())
    try:
        date(year, month or 1, of_month or 1)
    except ValueError:
        return None
    return year, month, of_month
