"""What a writer writes: one text file per conversation, a YAML head and turns ``LABEL: words``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import yaml

_BLANK_LINES = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Voice:
    """Someone who talks: the label in the script, the name, the role and further attributes."""

    label: str
    name: str
    role: str
    attributes: Mapping[str, str] = field(default_factory=dict)

    @property
    def asks(self) -> bool:
        """Whether this is the interviewer or moderator."""
        return self.role == "interviewer"


@dataclass(frozen=True, slots=True)
class Said:
    """One turn: the speaker's label and the words, on one line."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Script:
    """A conversation as written."""

    id: str
    case: str
    sector: str
    kind: str
    date: date
    phase: str
    layout: str
    voices: tuple[Voice, ...]
    turns: tuple[Said, ...]

    def voice(self, label: str) -> Voice:
        """The speaker with that label."""
        return next(voice for voice in self.voices if voice.label == label)

    @property
    def guests(self) -> tuple[Voice, ...]:
        """Those who do not ask the questions."""
        return tuple(voice for voice in self.voices if not voice.asks)


def load_script(path: Path) -> Script:
    """Read one script.

    Raises
    ------
    ValueError : names the file and the first words of a paragraph that is not a turn of a known speaker.
    """
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    told = yaml.safe_load(head)
    if told["id"] != path.stem:
        raise ValueError(f"{path.name}: its id is {told['id']}")
    voices = tuple(_voice(row) for row in told["speakers"])
    labels = {voice.label for voice in voices}
    turns = tuple(_turn(block, labels, path) for block in _BLANK_LINES.split(body) if block.strip())
    return Script(
        id=told["id"],
        case=told["case"],
        sector=told["sector"],
        kind=told["kind"],
        date=date.fromisoformat(str(told["date"])),
        phase=told["phase"],
        layout=told["layout"],
        voices=voices,
        turns=turns,
    )


def _voice(row: Mapping[str, object]) -> Voice:
    told = {key: str(value) for key, value in row.items()}
    attributes = {key: value for key, value in told.items() if key not in {"label", "name", "role"}}
    return Voice(told["label"], told["name"], told["role"], attributes)


def _turn(block: str, labels: set[str], path: Path) -> Said:
    label, colon, words = block.strip().partition(":")
    if not colon or label not in labels:
        raise ValueError(f"{path.name}: no turn of a known speaker: {block[:40]!r}")
    return Said(label, " ".join(words.split()))
