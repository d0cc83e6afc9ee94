"""What is said in a file, by whom, before it gets its place in the canonical text."""

from __future__ import annotations

from dataclasses import dataclass, field

from qualcode.model import TurnKind
from qualcode.reading.raw import Paragraph

INTERVIEWER, OTHER_VOICE, ONE_VOICE = "Interviewer", "Geïnterviewde", "Spreker 1"


@dataclass(slots=True)
class Said:
    """One turn, or one block that nobody says, before it gets its place in the canonical text."""

    text: str
    speaker: str = ""
    kind: TurnKind = TurnKind.SPEECH
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
    """Lines of a file; `notes` holds the paragraph that begins at a line, where the format says more of it."""

    lines: list[str]
    notes: dict[int, Paragraph] = field(default_factory=dict)
    paged: bool = False


def add(turns: list[Said], said: Said) -> None:
    """Append `said`, or let it go on from the last turn where the same person speaks."""
    if turns and said.kind is TurnKind.SPEECH:
        last = turns[-1]
        if last.kind is TurnKind.SPEECH and last.speaker == said.speaker:
            last.text = f"{last.text}\n{said.text}" if last.text and said.text else last.text or said.text
            if last.begins is None:
                last.begins = said.begins
            if said.ends is not None or said.begins is not None:
                last.ends = said.ends
            return
    turns.append(said)
