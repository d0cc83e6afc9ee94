"""What a transcriber saw, set apart by italic or bold type or in brackets: ``Vera haalt een doek.``, ``(Juf gaat zitten)``; nobody says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from qualcode.reading import turnkinds
from qualcode.reading.raw import Paragraph
from qualcode.reading.said import Sheet
from qualcode.reading.talk.marked import Marks

_SAID = re.compile(
    r"\b(?:ik|mij|me|mijn|je|jij|jou|jouw|jullie|u|uw|wij|we|ons|onze|nou|ja|nee|hè|eh+|uh+)\b", re.IGNORECASE
)
_NOTED = re.compile(
    r"(?:notitie|aantekening|observatie|opmerking|noot|nb|n\.b\.|veldnotitie|memo)(?: \S+)?: \S",
    re.IGNORECASE,
)
_OBSERVED = re.compile(r"(?<![^\W_])(?:observatie|veldnotitie|veldwerk|meekijk|meeloop)", re.IGNORECASE)
_ONE_PAIR = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SHARE, _LONGEST, _LONGEST_TITLE = 0.25, 300, 80


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


def seen_by_observer(sheet: Sheet, kept: Marks) -> set[int]:
    """Lines of paragraphs without a label in what calls itself an observation, in which nobody speaks of himself or to somebody."""
    if not sheet.notes:
        return set()
    opening = set(kept.lines.tolist())
    above = (line.strip() for line in sheet.lines[: min(opening)])
    if not _OBSERVED.search(sheet.title or next(filter(None, above), "")[:_LONGEST_TITLE]):
        return set()
    return {
        index
        for index, note in sheet.notes.items()
        if index not in opening and _is_seen(note) and note.kind in (None, turnkinds.PROSE)
    }


def _is_seen(note: Paragraph) -> bool:
    """Whether a paragraph is a sentence or more, and nobody's own words."""
    return note.text.rstrip().endswith(".") and "\n" not in note.text and not _SAID.search(note.text)


def remarks_on_speakers(lines: Sequence[str], bracketed: Iterable[int], kept: Marks) -> set[int]:
    """Those of the `bracketed` lines that tell what one of the speakers does, without a blank line around: ``(Juf knielt)``."""
    names = tuple(f"{label.text} " for label in kept.labels)
    return {index for index in bracketed if _is_done(lines[index].strip(), names)}


def _is_done(text: str, names: tuple[str, ...]) -> bool:
    """Whether a text wholly in one pair of brackets begins with one of `names`, and is nobody's own words."""
    words = text[1:-1].strip()
    if len(words) > _LONGEST or not words.startswith(names) or not _ONE_PAIR.fullmatch(text):
        return False
    return words.partition(" ")[2][:1].islower() and _SAID.search(words) is None


def _is_told(text: str, names: tuple[str, ...]) -> bool:
    """Whether a text on one line says that it is a note, or tells what one of `names` does: ``Vera haalt een doek.``."""
    if "\n" in text or len(text) > _LONGEST:
        return False
    if _NOTED.match(text):
        return True
    return text.startswith(names) and text[-1:] in ".)" and _SAID.search(text) is None
