"""Enumerations of a report: a sentence that leads in, and the short items below it, cut as one row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcode.language import sentences
from qualcode.model import Turn, TurnKind

Unit = tuple[int, int]
"""Start and end of what is never cut, in code points into the text."""


def enumerations(text: str, turns: Sequence[Turn]) -> Iterator[tuple[int, int]]:
    """Ranges ``(first, end)`` of turns that are one enumeration: items in a row, and what leads them in.

    That is a paragraph that ends in a colon. Only blocks that nobody says count. A heading, a note or a
    table ends the row, and so does a paragraph.
    """
    at = 0
    while at < len(turns):
        first = at
        if _leads_in(text, turns[at]) and at + 1 < len(turns) and _is_item(turns[at + 1]):
            at += 1
        while at < len(turns) and _is_item(turns[at]):
            at += 1
        if at - first >= 2:
            yield first, at
        at = max(at, first + 1)


def units(text: str, turns: Sequence[Turn], longest: int) -> list[Unit]:
    """What the turns of an enumeration are cut between: sentences of the lead-in, then items.

    The sentence that leads in goes with the first item; an item of more than `longest` words is cut
    into sentences.
    """
    found: list[Unit] = []
    for number, turn in enumerate(turns):
        own = _units_of(text, turn, longest)
        if number == 1 and found and own and turns[0].kind is TurnKind.PROSE:
            whole = (found[-1][0], own[0][1])
            if len(text[slice(*whole)].split()) <= longest:
                found[-1:] = [whole]
                own = own[1:]
        found.extend(own)
    return found


def _units_of(text: str, turn: Turn, longest: int) -> list[Unit]:
    words = text[turn.start : turn.end]
    if turn.kind is TurnKind.LIST and len(words.split()) <= longest:
        start = turn.start + len(words) - len(words.lstrip())
        return [(start, turn.start + len(words.rstrip()))] if words.strip() else []
    return [(turn.start + start, turn.start + end) for start, end in sentences(words)]


def _leads_in(text: str, turn: Turn) -> bool:
    if turn.kind is not TurnKind.PROSE or turn.speaker:
        return False
    return text[turn.start : turn.end].rstrip().endswith(":")


def _is_item(turn: Turn) -> bool:
    return turn.kind is TurnKind.LIST and not turn.speaker
