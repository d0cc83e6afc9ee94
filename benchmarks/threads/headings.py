"""Passages of source documents whose section is the gold theme; sections are marked as line numbers alone.

No text of a document is kept: files are read as a project reads them, and only figures are printed.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.threads.material import HERE, NO_THEME, SEEDS, SHORTEST, Material, _vectors
from qualcode.model import SegmentKind
from qualcode.project.incoming.adding import understand_file

FEWEST_SEGMENTS = 4
PROBES = (40, 25, 15)
"""Characters, letters and digits alone, by which a line is found back in the text as read."""


@dataclass(frozen=True)
class Sections:
    """Passages with a section as gold theme, and what the sections are called."""

    material: Material
    titles: tuple[str, ...]


def sections() -> list[Sections]:
    """Each marked document, with the sections of four passages or more; empty where there are none here."""
    marked = tomllib.loads((HERE / "gold_headings.toml").read_text(encoding="utf-8"))
    paths = ((path, marked[path.name[:3]]) for path in sorted(SEEDS.glob("*.txt")) if path.name[:3] in marked)
    return [_sections(path, ranges) for path, ranges in paths]


def reports() -> list[Material]:
    """The passages of `sections`."""
    return [one.material for one in sections()]


def _sections(path: Path, ranges: Sequence[tuple[int, int]]) -> Sections:
    lines = path.read_text(encoding="utf-8").split("\n")
    understood = understand_file(path)
    places = _Places(understood.transcript.text)
    bounds = [tuple(places.of_line(lines, number) for number in pair) for pair in ranges]
    passages = [
        part for part in understood.segments if part.kind is SegmentKind.CONTENT and part.words >= SHORTEST
    ]
    within = [
        next((number for number, (start, end) in enumerate(bounds) if start <= part.start < end), -1)
        for part in passages
    ]
    counts = Counter(within)
    kept = [number for number in range(len(ranges)) if counts[number] >= FEWEST_SEGMENTS]
    chosen = [(part, number) for part, number in zip(passages, within, strict=True) if number >= 0]
    segments = [part for part, _ in chosen]
    gold = np.array([str(kept.index(number)) if number in kept else NO_THEME for _, number in chosen])
    documents = {understood.document.id: understood.document}
    titles = tuple(_title(lines, ranges[number][0]) for number in kept)
    return Sections(Material(f"seed {path.name[:3]}", segments, _vectors(segments), documents, gold), titles)


class _Places:
    """Finds lines of a file in its text as read, where hyphens, page numbers and blanks are mended."""

    def __init__(self, text: str) -> None:
        kept = [(place, letter.lower()) for place, letter in enumerate(text) if letter.isalnum()]
        self.letters = "".join(letter for _, letter in kept)
        self.places = [place for place, _ in kept]
        self.last = 0
        self.end = len(text)

    def of_line(self, lines: Sequence[str], number: int) -> int:
        """Where that line, or the first after it that is found, begins; lines must be asked for in order."""
        for line in range(number - 1, min(len(lines), number + 20)):
            following = "".join(
                letter.lower() for letter in " ".join(lines[line : line + 3]) if letter.isalnum()
            )
            for length in PROBES:
                found = self.letters.find(following[:length], self.last) if len(following) >= length else -1
                if found >= 0:
                    self.last = found
                    return self.places[found]
        return self.end


def _title(lines: Sequence[str], number: int) -> str:
    """The words of a heading, which may run on over the next line."""
    words = [lines[number - 1].strip()]
    if lines[number].strip() and not lines[number].strip()[:1].isupper():
        words.append(lines[number].strip())
    return re.sub(r"^[\W\d]+", "", " ".join(words)).strip()
