"""What a cell of a workbook shows of its number, date or time: ``25%``, ``€ 1.250,00``, ``12-03-2026``, ``14:30``.

Number formats are those of ECMA-376, part 1, 18.8.30 and 18.8.31, with the signs and names of a Dutch Excel. A plain
number is told in full, however few decimals of it are shown.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

_PIECE = re.compile(
    r"\"(?P<quoted>[^\"]*)\"|\\(?P<sign>.)|\[\$(?P<currency>[^\]-]*)[^\]]*\]|(?P<spacing>[_*]).|\[(?P<elapsed>h+|m+|s+)\]|\[(?P<odd>[<>=][^\]]*)\]"
    r"|\[[^\]]*\]|(?P<clock>AM/PM|A/P|am/pm)|(?P<number>[0#?][0#?,.]*[0#?]|[0#?])|(?P<part>y+|m+|d+|h+|s+(?:[.,]0+)?)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_SECTION = re.compile(r"(?:\"[^\"]*\"|\\.|\[[^\]]*\]|[^;])*")
_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_OF_SYSTEM = {
    "mm-dd-yy": "dd-mm-yyyy",
    "m/d/yy h:mm": "dd-mm-yyyy h:mm",
    "m/d/yyyy": "dd-mm-yyyy",
}
"""Formats that follow the country of the computer: the American ones of the standard, and what a Dutch one shows."""
_PLAIN = frozenset(("General", "@"))
_MOST_DIGITS = 15
Piece = tuple[str, str]


def shown(value: float | date | time | timedelta, code: str | None) -> str:
    """`value` as a cell with the number format `code` shows it; a whole number, or one with decimals, where `code` asks no more."""
    if isinstance(value, int | float):
        return _number(value, code or "General")
    if isinstance(value, timedelta):
        return _elapsed(value, code or "")
    return _moment(value, _OF_SYSTEM.get(code or "", code or ""))


def _number(value: float, code: str) -> str:
    pieces = () if code in _PLAIN else _pieces_for(code, below=value < 0)
    patterns = [text for kind, text in pieces if kind == "number"]
    words = "".join(text for kind, text in pieces if kind == "text").strip()
    if len(patterns) != 1 or not _asks(patterns[0], words) or any(kind == "odd" for kind, _ in pieces):
        return _in_full(value)
    percent = "%" in words
    number = _patterned(abs(Decimal(repr(value))) * (100 if percent else 1), patterns[0])
    sign = "-" if value < 0 and len(_sections(code)) < 2 else ""
    told = "".join(f"{sign}{number}" if kind == "number" else text for kind, text in pieces)
    return " ".join(told.split())


def _in_full(value: float) -> str:
    if isinstance(value, int) or value.is_integer():
        return str(int(value))
    return f"{value:.{_MOST_DIGITS}g}".replace(".", ",")


def _asks(pattern: str, words: str) -> bool:
    """Whether a format shows more than the number: a sign, a word, or zeros before it."""
    return bool(words.strip("-()")) or re.match("0[0#]", pattern) is not None


def _patterned(number: Decimal, pattern: str) -> str:
    """`number`, which is not negative, with the decimals, thousands and zeros that `pattern` asks for."""
    whole, _, decimals = pattern.partition(".")
    rounded = number.quantize(Decimal(1).scaleb(-len(decimals)), ROUND_HALF_UP)
    front, _, back = f"{rounded:f}".partition(".")
    front = front.zfill(whole.count("0"))
    if "," in whole:
        front = f"{int(front):,}".replace(",", ".")
    least = decimals.count("0")
    back = back[:least] + back[least:].rstrip("0")
    return f"{front},{back}" if back else front


@lru_cache(maxsize=256)
def _sections(code: str) -> list[str]:
    return [found for found in _SECTION.findall(code) if found]


@lru_cache(maxsize=512)
def _pieces_for(code: str, *, below: bool = False) -> tuple[Piece, ...]:
    """The format as texts, patterns of numbers, parts of a moment, and what is not understood (``odd``)."""
    sections = _sections(code)
    if not sections:
        return ()
    found: list[Piece] = []
    for match in _PIECE.finditer(sections[1] if below and len(sections) > 1 else sections[0]):
        kind = match.lastgroup or ""
        text = match[kind] if kind else ""
        if kind in ("quoted", "sign", "currency"):
            found.append(("text", text))
        elif kind == "spacing":
            found.append(("text", " "))
        elif kind == "other":
            found.append(("odd" if text in "Ee" else "text", text))
        elif kind in ("part", "clock", "elapsed"):
            found.append((kind, text.casefold()))
        elif kind:
            found.append((kind, text))
    return tuple(found)


def _moment(value: date | time, code: str) -> str:
    """A date or time; in the order of ISO where its format does not tell, and without the midnight that Excel gives a date."""
    pieces = _pieces_for(code) if code not in _PLAIN else ()
    if not any(kind == "part" for kind, _ in pieces) or any(kind == "odd" for kind, _ in pieces):
        return _iso(value)
    if isinstance(value, datetime | time) and not any(
        text.startswith("s") and len(text) > 2 for _, text in pieces
    ):
        value = _to_the_second(value)
    if isinstance(value, datetime) and value.time() == time():
        pieces = _of_day(pieces)
    twelve = any(kind == "clock" for kind, _ in pieces)
    told: list[str] = []
    before = ""
    for at, (kind, text) in enumerate(pieces):
        if kind == "part":
            after = next((later for what, later in pieces[at + 1 :] if what == "part"), "")
            minutes = text[0] == "m" and len(text) < 3 and (before[:1] == "h" or after[:1] == "s")
            part = _part(value, text, minutes=minutes, twelve=twelve)
            if part is None:
                return _iso(value)
            told.append(part)
            before = text
        elif kind == "clock":
            told.append("AM" if getattr(value, "hour", 0) < 12 else "PM")
        elif text != "@":
            told.append(text)
    return " ".join("".join(told).split())


def _elapsed(value: timedelta, code: str) -> str:
    """Hours, minutes and, where the format asks for them, seconds that went by: ``36:30``."""
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    told = f"{minutes // 60}:{minutes % 60:02d}"
    return told if "s" not in code and not seconds else f"{told}:{seconds:02d}"


def _of_day(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The parts that tell a day, where the format tells one; the clock behind them left out."""
    clock = next((at for at, (kind, text) in enumerate(pieces) if kind == "part" and text[0] == "h"), 0)
    day = any(kind == "part" and text[0] in "yd" for kind, text in pieces[:clock])
    return pieces[:clock] if day else pieces


def _part(value: date | time, text: str, *, minutes: bool, twelve: bool) -> str | None:
    """What a part of a format such as ``dd`` shows; None where `value` does not have it."""
    size, letter = len(text), text[0]
    if letter in "hs" or minutes:
        if not isinstance(value, datetime | time):
            return None
        if letter == "h":
            return str((value.hour % 12 or 12) if twelve else value.hour).zfill(min(size, 2))
        if minutes:
            return str(value.minute).zfill(min(size, 2))
        clock, _, fraction = text.replace(".", ",").partition(",")
        seconds = str(value.second).zfill(min(len(clock), 2))
        return (
            f"{seconds},{value.microsecond:06d}"[: len(seconds) + 1 + len(fraction)] if fraction else seconds
        )
    if not isinstance(value, date):
        return None
    if letter == "y":
        return str(value.year) if size > 2 else f"{value.year % 100:02d}"
    if letter == "m":
        name = _MONTHS[value.month - 1]
        return str(value.month).zfill(size) if size < 3 else name[:3] if size == 3 else name
    name = _DAYS[value.weekday()]
    return str(value.day).zfill(size) if size < 3 else name[:2] if size == 3 else name


def _to_the_second(value: datetime | time) -> datetime | time:
    """`value` without the fractions that come of keeping a time as part of a day."""
    if not value.microsecond:
        return value
    whole = value if isinstance(value, datetime) else datetime.combine(date(2000, 1, 1), value)
    rounded = (whole + timedelta(microseconds=500_000)).replace(microsecond=0)
    return rounded if isinstance(value, datetime) else rounded.time()


def _iso(value: date | time) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    return value.isoformat()
