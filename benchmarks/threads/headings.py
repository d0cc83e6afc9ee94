"""Passages of whole reports whose section is the gold theme, found from their headings at run time.

No text of a report is kept: headings and sections are read anew, and only figures are printed.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np

from benchmarks.threads.material import NO_THEME, SEEDS, SHORTEST, Material, _vectors
from qualcode.codebook.headings import Heading, headings_of
from qualcode.model import Segment, SegmentKind
from qualcode.project.adding import understand_file

FEWEST_THEMES, FEWEST_SEGMENTS, MOST_SEGMENTS = 3, 4, 700


def reports() -> list[Material]:
    """Every seed with three or more sections of four passages; seeds too long to embed here are left out."""
    found = [_material(path) for path in sorted(SEEDS.glob("*.txt"))] if SEEDS.is_dir() else []
    return [material for material in found if material is not None]


def _material(path: Path) -> Material | None:
    understood = understand_file(path)
    transcript, document = understood.transcript, understood.document
    segments = [
        part for part in understood.segments if part.kind is SegmentKind.CONTENT and part.words >= SHORTEST
    ]
    headings = headings_of(transcript.text, transcript.turns, path.name)
    themes = [_section(part, headings) for part in segments]
    counts = Counter(themes)
    gold = np.array([one if counts[one] >= FEWEST_SEGMENTS else NO_THEME for one in themes])
    if len(set(gold.tolist()) - {NO_THEME}) < FEWEST_THEMES or len(segments) > MOST_SEGMENTS:
        print(f"{path.name[:3]}: {len(segments)} passages, {len(headings)} headings: left out")
        return None
    return Material(f"seed {path.name[:3]}", segments, _vectors(segments), {document.id: document}, gold)


def _section(part: Segment, headings: list[Heading]) -> str:
    """The heading that a passage stands under, as its place in the list."""
    inside = [number for number, one in enumerate(headings) if one.start <= part.start < one.end]
    return str(inside[-1]) if inside else NO_THEME
