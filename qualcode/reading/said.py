"""What is said in a file, by whom, before it gets its place in the canonical text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from qualcode.model import TurnKind
from qualcode.reading import turnkinds
from qualcode.reading.raw import Paragraph

INTERVIEWER, OTHER_VOICE, ONE_VOICE = "Interviewer", "Geïnterviewde", "Spreker 1"


@dataclass(slots=True)
class Said:
    """One turn, or one block that nobody says, before it gets its place in the canonical text."""

    text: str
    speaker: str = ""
    kind: TurnKind = turnkinds.SPEECH
    begins: float | None = None
    ends: float | None = None
    level: int = 0


@dataclass(slots=True)
class Conversation:
    """The turns of a file in order, and what was learnt about its speakers.

    `names` and `asides` map a label to the name or the words in brackets that stood with it.
    """

    turns: list[Said] = field(default_factory=list)
    asides: dict[str, str] = field(default_factory=dict)
    style: str = ""


@dataclass(slots=True)
class Sheet:
    """Lines of a file; `notes` holds the paragraph that begins at a line, where the format says more of it.

    `bold` holds those lines of a paged file that are set in bold.
    """

    lines: list[str]
    notes: dict[int, Paragraph] = field(default_factory=dict)
    paged: bool = False
    bold: set[str] = field(default_factory=set)


def joined(pieces: Iterable[Said], between: str = "\n") -> list[Said]:
    """`pieces` in order, what one person says in a row made one turn; its parts are joined by `between`."""
    turns: list[Said] = []
    rows: list[str] = []
    last: Said | None = None
    for said in pieces:
        apart = last is None or said.speaker != last.speaker
        if last is None or apart or said.kind is not turnkinds.SPEECH or last.kind is not turnkinds.SPEECH:
            if rows:
                _close(turns, rows, between)
                rows = []
            turns.append(said)
            last = said
            continue
        if not rows:
            rows.append(last.text)
        rows.append(said.text)
        if last.begins is None:
            last.begins = said.begins
        if said.ends is not None or said.begins is not None:
            last.ends = said.ends
    if rows:
        _close(turns, rows, between)
    return turns


def _close(turns: list[Said], rows: list[str], between: str) -> None:
    turns[-1].text = between.join(row for row in rows if row)
