"""What is written down of a meeting instead of its words: minutes, a recap, jottings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from qualcode.reading.said import Said
from qualcode.reading.words.voices import OF_TALKER

MINUTES = re.compile(r"verslag|notulen|impressie|opbrengst|samenvatting|aantekening|notities|\bmemo\b", re.I)
_RECAP = re.compile(
    r"samenvatting|recap|meeting (?:notes|summary)|vergader(?:ings)?(?:samenvatting|notities)", re.I
)
_TO_DO_NEXT = re.compile(
    r"^\W*(?:vervolg(?:taken|stappen|acties)|actie(?:punten|s)|follow-?ups?(?: (?:tasks|items))?|(?:action|next) (?:items|steps)|volgende stappen)\W*$",
    re.I | re.M,
)
_TALK_BELOW = re.compile(
    r"\W*(?:het )?(?:(?:letterlijke?|volledige?|woordelijke?) )?(?:transcript(?:ie)?|gesprek|interview)\W*",
    re.I,
)
_OF_AGENDA = re.compile(
    r"\W*(?:(?:agendapunt )?\d{1,2}[a-z]?[.):]?\s+)?(?:opening|mededelingen|ingekomen (?:stukken|post)|rondvraag|w\.?v\.?t\.?t\.?k|sluiting"
    r"|vaststell(?:ing|en) (?:van )?(?:de )?(?:agenda|notulen|verslag)|(?:notulen|verslag) (?:van de )?(?:vorige|vergadering)|actie(?:punt)?(?=:)|besluit(?=:)|afspraak(?=:))\b",
    re.I,
)
"""What opens a line of minutes: an item of an agenda, a decision, what somebody will do."""
_TOP = 60
_LONGEST_ITEM, _MINUTED = 200, 0.2
_FEWEST_JOTTINGS, _LONGEST_JOTTING, _JOTTED = 4, 30, 0.7


def are_minuted(spoken: Sequence[Said], lines: Sequence[str]) -> bool:
    """Whether two items of an agenda or decisions stand among turns in which hardly anybody says ``ik``: minutes, however they name who said what."""
    marks = sum(1 for line in lines if len(line) <= _LONGEST_ITEM and _OF_AGENDA.match(line))
    return marks > 1 and sum(1 for turn in spoken if OF_TALKER.search(turn.text)) <= _MINUTED * len(spoken)


def is_recap(title: str, text: str) -> bool:
    """Whether a machine, or somebody, sums up a meeting under heads, of which one says what is to be done next, and gives no transcript below."""
    if not _RECAP.search(title) or not _TO_DO_NEXT.search(text):
        return False
    return not any(map(_TALK_BELOW.fullmatch, text.split("\n")[1:]))


def is_jotted(text: str) -> bool:
    """Whether most lines open small and end without a stop, none of them long: what somebody jotted down while others talked."""
    rows = [line.strip(" \t-•*") for line in text.split("\n") if line.strip()]
    short = all(len(row.split()) <= _LONGEST_JOTTING for row in rows)
    jotted = sum(1 for row in rows if not row[:1].isupper() and row[-1:] not in ".!…")
    return len(rows) >= _FEWEST_JOTTINGS and short and jotted >= _JOTTED * len(rows)


def has_talk_below(lines: Iterable[str]) -> bool:
    """Whether a line says that the transcript begins below it, as it does below the conventions it keeps to."""
    return any(map(_TALK_BELOW.fullmatch, islice(lines, 1, _TOP)))
