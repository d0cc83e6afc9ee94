"""The running heads and feet of a document: head matter in them is kept, and what else they say is told of."""

from __future__ import annotations

import re
from collections.abc import Iterable

from qualcode.reading.raw import Raw
from qualcode.reading.readers.unread import words_of
from qualcode.reading.talk import head
from qualcode.shortening import beginning

_OF_PAGES = "pagina pag page blad blz van of"
_LONGEST, _SPACES = 200, re.compile(r"[^\S\n]+")


def keep(raw: Raw, margins: Iterable[str]) -> None:
    """Give `raw`, whose paragraphs are there, the head matter in these lines, and a warning of the words that stand nowhere else."""
    lines = [line for line in dict.fromkeys(_SPACES.sub(" ", one).strip() for one in margins) if line]
    if not lines:
        return
    raw.metadata |= head.split(lines).metadata
    told = [_OF_PAGES, raw.title, *raw.metadata, *raw.metadata.values(), *(p.text for p in raw.paragraphs)]
    known = words_of(told)
    if left := [line for line in lines if not known.issuperset(words_of([line]))]:
        raw.warn("margins", words=beginning("; ".join(left), _LONGEST))
