"""What stands around a letter: who sends it and to whom, date and subject above the salutation, and who signs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qualcode.reading import turnkinds
from qualcode.reading.papers.letters import SALUTATION
from qualcode.reading.said import Said
from qualcode.reading.words.sentences import CHAPTER, GREETING, numbered

_DATE = r"\d{1,2} [a-z]{3,9}\.? (?:19|20)\d\d|\d{1,2}[-/.]\d{1,2}[-/.](?:(?:19|20)\d\d|\d\d)"
_OF_ADDRESS = re.compile(
    rf"(?:aan|t\.? ?a\.? ?v\.?|betreft|onderwerp|(?:ons |uw )?kenmerk|datum|postbus|bezoekadres|telefoon|tel\.?)\b|.*\b\d{{4}} ?[A-Z]{{2}}\b"
    rf"|(?:[A-ZÀ-Ý][\w'’ -]{{1,40}}, )?(?:{_DATE})|\S+@\S+|www\.\S+",
    re.I,
)
_KEYED = re.compile(
    r"(?P<key>Aan|Betreft|Onderwerp|(?:Ons |Uw )?kenmerk|Datum|Bijlagen?)(?:\s*:\s*|(?<=Aan)\s+)(?P<value>\S.{0,160})",
    re.I,
)
_DATED = re.compile(rf"(?:[A-ZÀ-Ý][\w'’ -]{{1,40}}, )?(?P<date>{_DATE})")
_POSTSCRIPT = re.compile(r"p\.? ?s\.?\b", re.I)
_MOST_ABOVE, _SHORT, _MOST_LINES, _MOST_BELOW = 10, 120, 8, 4


def with_letterhead(found: list[Said]) -> tuple[list[Said], dict[str, str]]:
    """The blocks of a letter, addresses above its salutation and who signs made notes, and what those tell: date, subject, to whom.

    A letter has a salutation among its first blocks and a greeting further down, each alone; anything else stays as it is.
    """
    opening = next(
        (at for at, one in enumerate(found[: _MOST_ABOVE + 1]) if SALUTATION.fullmatch(one.text)), None
    )
    if opening is None:
        return found, {}
    closing = next(
        (at for at in range(len(found) - 1, opening, -1) if GREETING.fullmatch(found[at].text)), None
    )
    if closing is None:
        return found, {}
    above = [at for at in range(opening) if _is_beside(found[at])]
    rows = [row.strip() for at in above for row in found[at].text.split("\n")]
    if len(above) < opening or not any(map(_OF_ADDRESS.match, rows)):
        above, rows = [], []
    notes = {*above, *_signed(found, closing)}
    return [
        one._replace(kind=turnkinds.NOTE, level=0) if at in notes else one for at, one in enumerate(found)
    ], _told(rows)


def _signed(found: Sequence[Said], closing: int) -> list[int]:
    """The blocks right below the greeting that say who signs; the notes of its page may stand between."""
    signed: list[int] = []
    below = [at for at in range(closing + 1, len(found)) if found[at].kind is not turnkinds.NOTE]
    for at in below[:_MOST_BELOW]:
        if not _is_beside(found[at]) or _POSTSCRIPT.match(found[at].text):
            break
        signed.append(at)
    return signed


def _is_beside(one: Said) -> bool:
    """Whether a block is a few short lines that end no sentence, and no heading with a number."""
    rows = one.text.split("\n")
    short = len(rows) <= _MOST_LINES and max(map(len, rows)) <= _SHORT
    return (
        short
        and not rows[-1].endswith((".", "?", "!", ":"))
        and not (numbered(rows[0]) or CHAPTER.fullmatch(rows[0]))
    )


def _told(rows: Sequence[str]) -> dict[str, str]:
    told: dict[str, str] = {}
    for row in rows:
        if found := _KEYED.fullmatch(row):
            told.setdefault(found["key"].capitalize(), found["value"])
        elif dated := _DATED.fullmatch(row):
            told.setdefault("Datum", dated["date"])
    return told
