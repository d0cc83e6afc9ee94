"""Messages of which the program names the sender: chats of Zoom, ``10:02:13 From Denise - ROC to Everyone:``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qualcode.reading.labels import Label, LabelKind, key_of
from qualcode.reading.lines import seen
from qualcode.reading.looks import DIGITS
from qualcode.reading.marks import Mark
from qualcode.reading.stamps import seconds
from qualcode.reading.traits import where

_SENT = re.compile(
    r"\s*(\d{1,2}:\d{2}:\d{2})\s+(?:Van|From)\s+(\S.{0,60}?)\s+(?:aan|naar|to)\s+[^:]{1,60}:\s*",
    re.IGNORECASE,
)
_FEWEST = 2


def by_sender(lines: Sequence[str]) -> list[Mark]:
    """A mark for each message; none where fewer than two lines name a sender.

    The sender is all that stands between the words of the program, whatever signs people put in their names.
    """
    known: dict[str, Label] = {}
    marks: list[Mark] = []
    for index in where(DIGITS[seen(lines).traits.lead]):
        if found := _SENT.match(lines[index]):
            name = " ".join(found[2].split())
            label = known.setdefault(name, Label(name, key_of(name), LabelKind.NAME))
            rest = lines[index][found.end() :].strip()
            marks.append(Mark(index, label, rest, "sender", seconds(found[1])[0]))
    return marks if len(marks) >= _FEWEST else []
