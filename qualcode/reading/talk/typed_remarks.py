"""What a transcriber saw, set apart by italic or bold type: ``Vera haalt een doek.``, ``Notitie: de bel gaat.``; nobody says it."""

from __future__ import annotations

import re

from qualcode.reading.said import Sheet
from qualcode.reading.talk.marked import Marks

_SAID = re.compile(
    r"\b(?:ik|mij|me|mijn|je|jij|jou|jouw|jullie|u|uw|wij|we|ons|onze|nou|ja|nee|hè|eh+|uh+)\b", re.IGNORECASE
)
_NOTED = re.compile(
    r"(?:notitie|aantekening|observatie|opmerking|noot|nb|n\.b\.|veldnotitie|memo)(?: \S+)?: \S",
    re.IGNORECASE,
)
_SHARE, _LONGEST = 0.25, 300


def remarks_in_type(sheet: Sheet, kept: Marks) -> set[int]:
    """Lines of the few paragraphs wholly in such type, below labelled ones in plain type, that tell what a speaker does or say they are notes.

    Paragraphs that somebody only marked, in bold or in colour, tell neither.
    """
    if not sheet.notes or not len(kept):
        return set()
    opening = set(kept.lines.tolist())
    first = min(opening)
    if any(note.emphasis for index, note in sheet.notes.items() if index in opening):
        return set()
    set_apart = {
        index: note.text.strip()
        for index, note in sheet.notes.items()
        if note.emphasis and note.kind is None and index > first and index not in opening
    }
    if len(set_apart) > _SHARE * len(kept):
        return set()
    names = tuple(f"{label.text} " for label in kept.labels)
    return {index for index, text in set_apart.items() if _is_told(text, names)}


def _is_told(text: str, names: tuple[str, ...]) -> bool:
    """Whether a text on one line says that it is a note, or tells what one of `names` does: ``Vera haalt een doek.``."""
    if "\n" in text or len(text) > _LONGEST:
        return False
    if _NOTED.match(text):
        return True
    return text.startswith(names) and text[-1:] in ".)" and _SAID.search(text) is None
