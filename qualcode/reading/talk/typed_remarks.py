"""What a transcriber saw, set apart by italic or bold type alone: ``Vera haalt een doek.``, which nobody says."""

from __future__ import annotations

import re

from qualcode.reading.said import Sheet
from qualcode.reading.talk.marked import Marks

_SAID = re.compile(
    r"\b(?:ik|mij|me|mijn|je|jij|jou|jouw|jullie|u|uw|wij|we|ons|onze|nou|ja|nee|hè|eh+|uh+)\b", re.IGNORECASE
)
_SHARE, _LONGEST = 0.25, 300


def remarks_in_type(sheet: Sheet, kept: Marks) -> set[int]:
    """Lines of paragraphs wholly in such type below a labelled one in plain type, where few are, and nobody speaks for himself in them."""
    if not sheet.notes or not len(kept):
        return set()
    opening = set(kept.lines.tolist())
    first = min(opening)
    if any(note.emphasis for index, note in sheet.notes.items() if index in opening):
        return set()
    set_apart = [
        (index, note)
        for index, note in sheet.notes.items()
        if note.emphasis and note.kind is None and index > first and index not in opening
    ]
    if len(set_apart) > _SHARE * len(kept):
        return set()
    return {index for index, note in set_apart if _is_told(note.text.strip())}


def _is_told(text: str) -> bool:
    """Whether a text is a sentence on one line that tells of people, and asks nothing."""
    return text[-1:] in ".)" and "\n" not in text and len(text) <= _LONGEST and _SAID.search(text) is None
