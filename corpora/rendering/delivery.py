"""How a script reaches the researcher: file name, head matter, habits of the transcriber, times."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from pathlib import Path
from random import Random

from corpora.rendering.script import Script

WORDS_PER_SECOND = 2.5
_FIRST_WORD_AT = 2.4
_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
_SENTENCE_END = re.compile(r"(?<=[.?!…])\s+(?=[A-Z'’(])")

LOSES_REPEATS = {"docx-teams", "docx-italic-questions", "vtt-voice", "vtt-zoom", "srt"}
"""Layouts in which two turns of the same speaker that follow each other cannot be told apart."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A turn as delivered; `begins` and `ends` are seconds into the recording."""

    label: str
    text: str
    asks: bool
    begins: float
    ends: float


@dataclass(frozen=True, slots=True)
class Delivery:
    """A script with everything a renderer needs; `habits` are the options of its layout."""

    script: Script
    file: str
    title: str
    head: tuple[str, ...]
    turns: tuple[Spoken, ...]
    habits: Mapping[str, object] = field(default_factory=dict)

    def habit(self, name: str, otherwise: str = "") -> str:
        """An option of the layout that is a word."""
        return str(self.habits.get(name, otherwise))

    def amount(self, name: str, otherwise: int = 0) -> int:
        """An option of the layout that is a number."""
        value = self.habits.get(name, otherwise)
        return value if isinstance(value, int) else otherwise

    def dice(self, purpose: str) -> Random:
        """Random numbers that are the same at every build."""
        return Random(f"{self.script.id}/{purpose}")


def load_habits(path: Path) -> dict[str, dict[str, object]]:
    """The table of deliveries, by script id."""
    with path.open("rb") as file:
        return tomllib.load(file)


def deliver(script: Script, habits: Mapping[str, object]) -> Delivery:
    """Put a script in the words of its transcriber, with invented times."""
    turns = timed(script)
    if script.layout in LOSES_REPEATS:
        turns = joined(turns)
    lines = habits.get("head", [])
    head = tuple(_filled(str(line), script) for line in lines) if isinstance(lines, list) else ()
    rest = {key: value for key, value in habits.items() if key not in {"file", "title", "head"}}
    return Delivery(script, str(habits["file"]), str(habits["title"]), head, tuple(turns), rest)


def timed(script: Script) -> list[Spoken]:
    """Every turn with a begin and end at about 2.5 words a second, with pauses between."""
    dice = Random(f"{script.id}/times")
    at = _FIRST_WORD_AT
    turns = []
    for said in script.turns:
        pace = WORDS_PER_SECOND * dice.uniform(0.85, 1.2)
        length = max(0.5, len(said.text.split()) / pace)
        begins, ends = round(at, 3), round(at + length, 3)
        turns.append(Spoken(said.label, said.text, script.voice(said.label).asks, begins, ends))
        at = ends + dice.uniform(0.1, 1.3)
    return turns


def joined(turns: Sequence[Spoken]) -> list[Spoken]:
    """The turns with those of one speaker that follow each other made one."""
    result = []
    for _, group in groupby(turns, key=lambda turn: turn.label):
        run = list(group)
        text = " ".join(turn.text for turn in run)
        result.append(replace(run[0], text=text, ends=run[-1].ends))
    return result


def paragraphs(text: str, about: int) -> list[str]:
    """Cut a long turn at sentence ends into paragraphs of at least `about` words; 0 leaves it whole."""
    if not about:
        return [text]
    found = [""]
    for sentence in _SENTENCE_END.split(text):
        if len(found[-1].split()) >= about:
            found.append("")
        found[-1] = f"{found[-1]} {sentence}".strip()
    return found


def cues(turn: Spoken, dice: Random, *, seconds: tuple[float, float] = (2.0, 5.5)) -> list[Spoken]:
    """Cut a turn every few seconds, in mid-sentence, as speech recognition does."""
    words = turn.text.split()
    per_word = (turn.ends - turn.begins) / len(words)
    result = []
    start = 0
    while start < len(words):
        stop = start + max(1, round(dice.uniform(*seconds) / per_word))
        if len(words) - stop < 2:
            stop = len(words)
        begins = round(turn.begins + start * per_word, 3)
        ends = round(turn.begins + min(stop, len(words)) * per_word, 3)
        result.append(replace(turn, text=" ".join(words[start:stop]), begins=begins, ends=ends))
        start = stop
    return result


def long_date(day: date) -> str:
    """``12 maart 2024``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def clock(seconds: float, *, mark: str = ".") -> str:
    """``00:01:23.456``."""
    thousandths = round(seconds * 1000)
    minutes, thousandths = divmod(thousandths, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{thousandths // 1000:02}{mark}{thousandths % 1000:03}"


def _filled(line: str, script: Script) -> str:
    guest = script.guests[0]
    present = [f"{v.name} ({v.attributes.get('functie', v.role)})" for v in script.voices]
    return line.format(
        casus=script.case,
        sector=script.sector,
        datum=long_date(script.date),
        kort=f"{script.date:%d-%m-%Y}",
        fase=script.phase,
        naam=guest.name,
        functie=guest.attributes.get("functie", ""),
        contractvorm=guest.attributes.get("contractvorm", ""),
        aanwezig=", ".join(present),
        duur=round(timed(script)[-1].ends / 60),
    )
