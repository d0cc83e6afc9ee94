"""Messages of which the program names the sender: ``10:02:13 From Denise - ROC to Everyone:``, ``[12-03-2026 09:14] Ik:``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qualcode.reading.lines import seen
from qualcode.reading.lines.looks import DIGITS
from qualcode.reading.lines.signs import UNSEEN, among
from qualcode.reading.lines.traits import where
from qualcode.reading.talk.glossary import is_log
from qualcode.reading.talk.marked import Mark, Marks
from qualcode.reading.talk.stamps import CHAT, UNSEEN_BEFORE, seconds
from qualcode.reading.words import labels
from qualcode.reading.words.labels import Label, LabelKind, key_of

_SENT = re.compile(
    r"\s*(\d{1,2}:\d{2}:\d{2})\s+(?:Van|From)\s+(\S.{0,60}?)(?:\s+(?:aan|naar|to)\s+[^:]{1,60}:|\s+:)\s*",
    re.IGNORECASE,
)
_WRITTEN = re.compile(r"\s*(\S[^:\n]{0,60}?):(?:\s|$)")
_PRONOUNS = re.compile(
    r" \((?:(?:zij|ze|hij|die|hen|hun|haar|hem|she|he|they|her|him|them)(?:/| ?\|? ?|(?=\))))+\)$",
    re.IGNORECASE,
)
"""How people wish to be called, behind their names: ``Fenna (zij/haar)``."""
_FEWEST, _FEWEST_WRITTEN, _LOOKED_AT = 2, 3, 50
_OPENS = among("[0123456789", UNSEEN)


def by_sender(lines: Sequence[str]) -> list[Mark]:
    """A mark for each message; none where fewer than two lines name a sender.

    The sender is all that stands between the words of the program, whatever signs people put in their names.
    """
    known: dict[str, Label] = {}
    marks: list[Mark] = []
    for index in where(DIGITS[seen(lines).traits.lead]):
        if found := _SENT.match(lines[index]):
            name = _PRONOUNS.sub("", " ".join(found[2].split()))
            label = known.setdefault(name, Label(name, key_of(name), LabelKind.NAME))
            rest = lines[index][found.end() :].strip()
            marks.append(Mark(index, label, rest, "sender", seconds(found[1])[0]))
    return marks if len(marks) >= _FEWEST else _by_date(lines)


def _by_date(lines: Sequence[str]) -> list[Mark]:
    """A mark for each line that a date, a time and a sender open; none where all senders are such as any layout knows.

    Nor where most are nobody: a program's log has ``INFO`` and ``ERROR`` there.
    """
    traits = seen(lines).traits
    marks: list[Mark] = []
    known: dict[str, Label] = {}
    odd = False
    may = where(_OPENS[traits.first] & traits.colon)
    if (
        sum(1 for index in may[:_LOOKED_AT] if CHAT.match(lines[index].lstrip(UNSEEN_BEFORE)))
        < _FEWEST_WRITTEN
    ):
        return []
    for index in may:
        line = lines[index].lstrip(UNSEEN_BEFORE)
        if not (dated := CHAT.match(line)) or not (found := _WRITTEN.match(line, dated.end())):
            continue
        odd = odd or found[1].startswith("~")
        name = " ".join(found[1].strip(UNSEEN_BEFORE + "~ ").split())
        if name not in known:
            usual = labels.parse(name)
            odd = odd or usual is None or usual.kind < LabelKind.NAME
            known[name] = usual or Label(name, key_of(name), LabelKind.NAME)
        marks.append(Mark(index, known[name], line[found.end() :].strip(), "sender"))
    nobody = sum(labels.classify(name) is LabelKind.NEVER for name in known)
    sent = odd and len(marks) >= _FEWEST_WRITTEN and 2 * nobody < len(known)
    return marks if sent and not is_log(Marks(marks)) else []
