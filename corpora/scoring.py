"""How well a file was read, against what was said: ``python -m corpora.scoring`` prints a table.

Words found are aligned with words said (difflib's matching blocks). A turn begins where it should when its
first word is aligned with the first word of a turn that was said.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qualcode.model import Transcript

HERE = Path(__file__).resolve().parent
CORPORA = ("flexwerk-zorg", "rondetafel-uitzend")


@dataclass(frozen=True, slots=True)
class Uttered:
    """A turn, said or found: who, and which words."""

    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class Score:
    """The figures of one file.

    Attributes
    ----------
    precision, recall : of the places where a turn begins, 0..1.
    speaker : share of the words said that were found with the right speaker, 0..1.
    characters : character error rate: edits needed, per character said. An upper bound, since edits are
        counted between aligned words. White space does not count.
    wrong : a line for each turn wrongly begun or missed, and for each difference in words.
    """

    precision: float
    recall: float
    speaker: float
    characters: float
    wrong: tuple[str, ...] = ()

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def score(said: Sequence[Uttered], found: Sequence[Uttered]) -> Score:
    """Compare the turns found with the turns said."""
    here, there = _stream(said), _stream(found)
    matcher = SequenceMatcher(None, [w for w, _, _ in here], [w for w, _, _ in there], autojunk=False)
    wrong: list[str] = []
    edits = right_speaker = 0
    aligned: dict[int, int] = {}
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            for i, j in zip(range(a, b), range(c, d), strict=True):
                aligned[j] = i
                right_speaker += here[i][1].casefold() == there[j][1].casefold()
            continue
        before, after = ("".join(word for word, _, _ in words) for words in (here[a:b], there[c:d]))
        distance = edit_distance(before, after)
        edits += distance
        if distance:
            wrong.append(f"words: said {_clip(here[a:b])!r}, found {_clip(there[c:d])!r}")
        if kind == "replace" and 2 * distance <= len(before):
            aligned[c] = a
            right_speaker += (b - a) * (here[a][1].casefold() == there[c][1].casefold())
    begins = {i for i, (_, _, first) in enumerate(here) if first}
    hits = {aligned[j] for j, (_, _, first) in enumerate(there) if first and aligned.get(j) in begins}
    begun = sum(first for _, _, first in there)
    wrong += [f"turn missed: {here[i][1]}: {_clip(here[i : i + 8])!r}" for i in sorted(begins - hits)]
    wrong += [
        f"turn too many: {there[j][1]}: {_clip(there[j : j + 8])!r}"
        for j, (_, _, first) in enumerate(there)
        if first and aligned.get(j) not in begins
    ]
    return Score(
        precision=len(hits) / begun if begun else 0.0,
        recall=len(hits) / len(begins),
        speaker=right_speaker / len(here),
        characters=edits / sum(len(word) for word, _, _ in here),
        wrong=tuple(wrong),
    )


def edit_distance(one: str, other: str) -> int:
    """Levenshtein's distance between two strings."""
    if not one or not other:
        return len(one) + len(other)
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        last, row[0] = row[0], i
        for j, b in enumerate(other, start=1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return row[-1]


def turns_of(transcript: Transcript) -> list[Uttered]:
    """What a reader found to be speech."""
    from qualcode.model import TurnKind

    return [
        Uttered(turn.speaker, transcript.text[turn.start : turn.end])
        for turn in transcript.turns
        if turn.kind is TurnKind.SPEECH
    ]


def truths() -> Iterator[tuple[Path, dict[str, object], list[Uttered]]]:
    """Every delivered conversation: its path, what is known of it, the turns said in it."""
    for corpus in CORPORA:
        told = json.loads((HERE / corpus / "truth.json").read_text(encoding="utf-8"))["files"]
        for name, truth in told.items():
            if "turns" in truth:
                said = [Uttered(turn["speaker"], turn["text"]) for turn in truth["turns"]]
                yield HERE / corpus / "transcripts" / name, truth, said


def _stream(turns: Iterable[Uttered]) -> list[tuple[str, str, bool]]:
    """Every word with its speaker and whether it begins a turn."""
    return [
        (word, turn.speaker, number == 0) for turn in turns for number, word in enumerate(turn.text.split())
    ]


def _clip(words: Sequence[tuple[str, str, bool]]) -> str:
    text = " ".join(word for word, _, _ in words)
    return text if len(text) <= 90 else f"{text[:60]} [...] {text[-25:]}"


def main() -> int:
    """Read every delivered file and print its figures, with what went wrong."""
    argparse.ArgumentParser(prog="python -m corpora.scoring", description=__doc__).parse_args()
    from qualcode.model import DocumentKind
    from qualcode.reading import formats, read

    print(f"{'file':58} {'layout':22} {'turns':>6} {'F1':>6} {'speaker':>8} {'CER':>8}")
    for path, truth, said in truths():
        if path.suffix not in formats():
            print(f"{path.name[:58]:58} {truth['layout']!s:22} no reader")
            continue
        found = turns_of(read(path, kind=DocumentKind(str(truth["kind"]))))
        result = score(said, found)
        figures = f"{result.f1:6.3f} {result.speaker:8.3f} {result.characters:8.5f}"
        print(f"{path.name[:58]:58} {truth['layout']!s:22} {len(found):>6} {figures}")
        for line in result.wrong:
            print(f"    {line}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
