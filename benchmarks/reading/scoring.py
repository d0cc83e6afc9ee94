"""How well a file was understood: turn boundary F1, speaker accuracy, character error rate.

Words of the gold and of the transcript are aligned (difflib), boundaries are compared as positions in
the gold's words, speakers word by word. For reports the blocks take the place of the turns.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from qualcode.errors import ReadingError
from qualcode.model import Role, Transcript, TurnKind
from qualcode.reading import read, read_all

Said = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Score:
    """Of one file: boundaries found rightly, found and to be found; words; errors; what else is wrong."""

    hits: int
    found: int
    wanted: int
    right: int
    words: int
    errors: int
    letters: int
    wrong: tuple[str, ...] = ()

    @property
    def f1(self) -> float:
        """Turn boundary F1."""
        return 2 * self.hits / (self.found + self.wanted) if self.found + self.wanted else 1.0

    @property
    def accuracy(self) -> float:
        """Share of words given to the right speaker."""
        return self.right / self.words if self.words else 1.0

    @property
    def cer(self) -> float:
        """Character error rate, white space aside."""
        return self.errors / self.letters if self.letters else 0.0


def score(path: Path, gold: dict[str, Any]) -> Score:
    """The score of one file of the gold set."""
    if "members" in gold:
        return _score_members(path, gold)
    try:
        transcript = read(path)
    except ReadingError as problem:
        wanted = len(gold.get("turns", gold.get("blocks", [])))
        return Score(0, 0, wanted, 0, 1, 1, 1, (f"not read: {problem.key}",))
    wrong = tuple(_other(transcript, gold))
    if "blocks" not in gold and "turns" not in gold:
        return Score(0, 0, 0, 0, 0, 0, 0, wrong)
    if "blocks" in gold:
        wanted = [(kind, words) for kind, words in gold["blocks"]]
        found = [(str(turn.kind), transcript.text[turn.start : turn.end]) for turn in transcript.turns]
    else:
        wanted = [(who, words) for who, words in gold["turns"]]
        found = [
            (turn.speaker, transcript.text[turn.start : turn.end])
            for turn in transcript.turns
            if turn.kind in (TurnKind.SPEECH, TurnKind.PROSE)
        ]
    return compare(found, wanted, wrong)


def _score_members(path: Path, gold: dict[str, Any]) -> Score:
    """The score of an archive of several sources, one after another."""
    found: Said = []
    wrong: list[str] = []
    for source in read_all(path):
        if isinstance(source, ReadingError):
            wrong.append(f"not read: {source.key}")
        else:
            found += [
                (turn.speaker, source.text[turn.start : turn.end])
                for turn in source.turns
                if turn.kind is TurnKind.SPEECH
            ]
    return compare(found, [(who, words) for who, words in gold["turns"]], tuple(wrong))


def compare(found: Said, wanted: Said, wrong: tuple[str, ...] = ()) -> Score:
    """The score of turns or blocks `found` against those `wanted`."""
    ours, our_marks, our_voices = _flat(found)
    theirs, marks, voices = _flat(wanted)
    place: dict[int, int] = {}
    right = 0
    for block in SequenceMatcher(None, theirs, ours, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            place[block.b + step] = block.a + step
            right += voices[block.a + step] == our_voices[block.b + step]
    hits = len({place[mark] for mark in our_marks if mark in place} & marks)
    one, other = "".join("".join(theirs)), "".join(ours)
    return Score(hits, len(our_marks), len(marks), right, len(theirs), distance(one, other), len(one), wrong)


def _flat(said: Said) -> tuple[list[str], set[int], list[str]]:
    words: list[str] = []
    marks: set[int] = set()
    voices: list[str] = []
    for who, text in said:
        marks.add(len(words))
        parts = text.split()
        words.extend(parts)
        voices.extend([who.rstrip(".:").casefold()] * len(parts))
    return words, marks, voices


def _other(transcript: Transcript, gold: dict[str, Any]) -> list[str]:
    wrong = []
    if "kind" in gold and transcript.kind != gold["kind"]:
        wrong.append(f"kind {transcript.kind}")
    if "speakers" in gold and len(transcript.speakers) != len(gold["speakers"]):
        wrong.append(f"{len(transcript.speakers)} speakers")
    for key, value in gold.get("metadata", {}).items():
        if transcript.metadata.get(key) != value:
            wrong.append(f"metadata {key}")
    if "title" in gold and transcript.title != gold["title"]:
        wrong.append("title")
    if "interviewer" in gold:
        asks = [speaker.label for speaker in transcript.speakers if speaker.role is Role.INTERVIEWER]
        if asks != gold["interviewer"]:
            wrong.append(f"interviewer {asks}")
    if "attributes" in gold:
        given = {speaker.label: dict(speaker.attributes) for speaker in transcript.speakers}
        if given != gold["attributes"]:
            wrong.append("attributes")
    if "times" in gold:
        begins = [turn.begins for turn in transcript.turns if turn.kind is TurnKind.SPEECH]
        if not _same_times(begins, gold["times"]):
            wrong.append("times")
    if len(transcript.warnings) < gold.get("warnings", 0):
        wrong.append("no warning")
    return wrong


def _same_times(found: list[float | None], wanted: list[float]) -> bool:
    """Whether each turn begins within a second of when it should."""
    pairs = zip(found, wanted, strict=False)
    return len(found) == len(wanted) and all(a is not None and abs(a - b) <= 1 for a, b in pairs)


def distance(one: str, other: str) -> int:
    """Levenshtein distance."""
    while one and other and one[0] == other[0]:
        same = next(
            (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
        )
        one, other = one[same:], other[same:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    if not one or not other:
        return len(one) + len(other)
    row = list(range(len(other) + 1))
    for index, sign in enumerate(one, 1):
        last, row[0] = row[0], index
        for column, letter in enumerate(other, 1):
            last, row[column] = (
                row[column],
                min(row[column] + 1, row[column - 1] + 1, last + (sign != letter)),
            )
    return row[-1]
