"""Dates as researchers write them, in a text's head or a file's name, brought into one form: ISO 8601."""

from __future__ import annotations

import re
from datetime import date

from qualcode.errors import ProjectError
from qualcode.i18n.dates import is_date, read

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januari", "jan", "january"),
            ("februari", "feb", "febr", "february"),
            ("maart", "mrt", "mar", "march"),
            ("april", "apr"),
            ("mei", "may"),
            ("juni", "jun", "june"),
            ("juli", "jul", "july"),
            ("augustus", "aug", "august"),
            ("september", "sep", "sept"),
            ("oktober", "okt", "oct", "october"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_NAMED = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_./ ]?(\d\d)[-_./ ]?(\d\d)(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(\d\d?)[-_./ ](\d\d?)[-_./ ]((?:19|20)?\d\d)(?!\d)")
_RUN = re.compile(r"(?<!\d)(\d\d)(\d\d)((?:19|20)\d\d)(?!\d)")
_IN_WORDS = re.compile(rf"(?<!\d)(\d\d?)[-_. ]*({_NAMED})\.?[-_., ]*((?:19|20)\d\d)(?!\d)", re.IGNORECASE)
_MONTH_OF_YEAR = re.compile(r"\d\d?[-./](?:19|20)\d\d")


def told_date(text: str) -> str | None:
    """A date that somebody gave as the project keeps it; None where it is a whole date that cannot be.

    A year or month alone is a date too; words such as ``voorjaar`` stay as they are.

    Examples
    --------
    >>> told_date("1 maart 2025"), told_date("3-2025"), told_date("31-02-2025")
    ('2025-03-01', '2025-03', None)
    """
    written = read(text)
    if written != text.strip() or is_date(written):
        return written[:10]
    found = find_date(text)
    if found:
        return found
    whole = any(pattern.search(text) for pattern in (_YEAR_FIRST, _YEAR_LAST, _IN_WORDS))
    return None if whole or _MONTH_OF_YEAR.fullmatch(text.strip()) else text.strip()


def given_date(text: str) -> str:
    """The same; ProjectError where the date cannot be."""
    found = told_date(text)
    if found is None:
        raise ProjectError("project.error.date", found=text)
    return found


def find_date(text: str) -> str:
    """The first whole date in `text` as ``yyyy-mm-dd``, or the empty text.

    Days come before months, as in Dutch. A date that cannot be, such as 31 February, is none; nor is one
    without a year.

    Examples
    --------
    >>> find_date("Interview 12 mrt. 2024")
    '2024-03-12'
    """
    found = [
        *((m.start(), m[1], m[2], m[3]) for m in _YEAR_FIRST.finditer(text)),
        *((m.start(), m[3], m[2], m[1]) for m in _YEAR_LAST.finditer(text)),
        *((m.start(), m[3], m[2], m[1]) for m in _RUN.finditer(text)),
        *((m.start(), m[3], str(_MONTHS[m[2].lower()]), m[1]) for m in _IN_WORDS.finditer(text)),
    ]
    for _, year, month, day in sorted(found):
        whole = int(year) if len(year) == 4 else 2000 + int(year)
        try:
            return date(whole, int(month), int(day)).isoformat()
        except ValueError:
            continue
    return ""
