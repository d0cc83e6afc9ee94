"""Dates as researchers write them, in a text's head or a file's name, brought into one form: ISO 8601."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from qualcode.errors import ProjectError
from qualcode.i18n.dates import is_date, read
from qualcode.model import DateFrom

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
_YEAR_LAST = re.compile(r"(?<!\d)(?<!\d[./])(\d\d?)[-_./ ](\d\d?)[-_./ ]((?:19|20)\d\d)(?!\d)")
_SHORT_YEAR = re.compile(r"(?<!\d)(?<!\d[-_./])(\d\d?)([-_./])(\d\d?)\2[’']?(\d\d)(?!\d|\2\d)")
_RUN = re.compile(r"(?<!\d)(\d\d)(\d\d)((?:19|20)\d\d)(?!\d)")
_IN_WORDS = re.compile(
    rf"(?<!\d)(\d\d?)(?:st)?(?:d?e)?[-_. ]*({_NAMED})\.?[-_., ]*((?:19|20)\d\d)(?!\d)", re.IGNORECASE
)
_IN_WORDS_SHORT = re.compile(
    rf"(?<!\d)(\d\d?)(?:([-_./])({_NAMED})\2|(?:st)?(?:d?e)?[-_. ]*({_NAMED})\.?[-_., ]*[’'])(\d\d)(?!\d)",
    re.IGNORECASE,
)
_MONTH_NAMED = re.compile(rf"(?<![^\W_])({_NAMED})\.?[-_, ]*((?:19|20)\d\d)(?!\d)", re.IGNORECASE)
_MONTH_OF_YEAR = re.compile(r"\d\d?[-./](?:19|20)\d\d")
_NUMBERED = re.compile(
    r"(?:(?<![^\W_])(?:v|vs|versie|version|art|artikel|par|paragraaf|hfst|hoofdstuk|bijlage|nr|tel)|§)"
    r"[-_.: ]*$",
    re.IGNORECASE,
)
"""What stands before a number of a version or a paragraph, which may look like a date."""
_THIS_CENTURY = 69
"""Of a year in two digits: those below it are of this century, as programs usually take it."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date, where it was found, and what was told for one but cannot be (``31-02-2025``)."""

    date: str
    found: DateFrom
    wrong: str = ""


def dated(*, told: str, head: str, name: str, title: str, known: DateFrom = DateFrom.TOLD) -> Dated:
    """The date that was told of a file, else that in its head, else one guessed from its name or title.

    `known` is where the date that is told was found before: what was guessed gives way to the head's.
    """
    if known.is_guess and told and (not head or told_date(head) is None):
        return Dated(told, known, head)
    told = "" if known.is_guess else told
    given = told_date(told or head)
    if given:
        return Dated(given, (known or DateFrom.TOLD) if told else DateFrom.HEAD)
    wrong = (told or head) if given is None else ""
    for find in (find_date, find_month):
        for found, text in ((DateFrom.NAME, name), (DateFrom.TITLE, title)):
            if guess := find(text):
                return Dated(guess, found, wrong)
    return Dated("", DateFrom.NOWHERE, wrong)


def told_date(text: str) -> str | None:
    """A date that somebody gave as the project keeps it; None where it is a whole date that cannot be.

    A year or month alone is a date too; words such as ``voorjaar`` stay as they are.

    Examples
    --------
    >>> told_date("1 maart 2025"), told_date("maart 2025"), told_date("31-02-2025")
    ('2025-03-01', '2025-03', None)
    """
    written = read(text)
    if written != text.strip() or is_date(written):
        return written[:10]
    found = find_date(text)
    if found:
        return found
    whole = any(pattern.search(text) for pattern in (_YEAR_FIRST, _YEAR_LAST, _SHORT_YEAR, _IN_WORDS))
    if whole or _MONTH_OF_YEAR.fullmatch(text.strip()):
        return None
    return find_month(text) if _MONTH_NAMED.fullmatch(text.strip()) else text.strip()


def given_date(text: str) -> str:
    """The same; ProjectError where the date cannot be."""
    found = told_date(text)
    if found is None:
        raise ProjectError("project.error.date", found=text)
    return found


def find_date(text: str) -> str:
    """The first whole date in `text` as ``yyyy-mm-dd``, or the empty text.

    Days come before months, as in Dutch. A date that cannot be, such as 31 February, is none; nor is one
    without a year, or the number of a version, an article or a telephone.

    Examples
    --------
    >>> find_date("Interview 12 mrt. 2024"), find_date("leerteam 3-4-26"), find_date("opzet v2.3.24")
    ('2024-03-12', '2026-04-03', '')
    """
    found = [
        *((m.start(), m[1], m[2], m[3]) for m in _YEAR_FIRST.finditer(text)),
        *((m.start(), m[3], m[2], m[1]) for m in _YEAR_LAST.finditer(text)),
        *((m.start(), m[4], m[3], m[1]) for m in _SHORT_YEAR.finditer(text)),
        *((m.start(), m[3], m[2], m[1]) for m in _RUN.finditer(text)),
        *((m.start(), m[3], _month(m[2]), m[1]) for m in _IN_WORDS.finditer(text)),
        *((m.start(), m[5], _month(m[3] or m[4]), m[1]) for m in _IN_WORDS_SHORT.finditer(text)),
    ]
    for at, year, month, day in sorted(found):
        if _NUMBERED.search(text[:at]):
            continue
        try:
            return date(_whole(year), int(month), int(day)).isoformat()
        except ValueError:
            continue
    return ""


def find_month(text: str) -> str:
    """The first month with its year in `text` as ``yyyy-mm``, where the month is written out; else empty.

    Examples
    --------
    >>> find_month("leerteam maart 2026"), find_month("verslag 3-2026")
    ('2026-03', '')
    """
    found = _MONTH_NAMED.search(text)
    return f"{found[2]}-{int(_month(found[1])):02d}" if found else ""


def _month(name: str) -> str:
    return str(_MONTHS[name.lower()])


def _whole(year: str) -> int:
    if len(year) == 4:
        return int(year)
    return int(year) + (2000 if int(year) < _THIS_CENTURY else 1900)
