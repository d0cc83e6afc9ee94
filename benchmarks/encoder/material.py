"""Dutch passages of some 64 words, from the invented transcripts under corpora/."""

from __future__ import annotations

import re
from pathlib import Path

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
WORDS = 64
_HEAD = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_LABEL = re.compile(r"^[^:\n]{1,30}: ", re.MULTILINE)


def passages(count: int) -> list[str]:
    """`count` different passages, spread evenly over all scripts."""
    found: list[str] = []
    for path in sorted(CORPORA.glob("*/script/*.txt")):
        words = _LABEL.sub("", _HEAD.sub("", path.read_text(encoding="utf-8"))).split()
        found += [" ".join(words[at : at + WORDS]) for at in range(0, len(words) - WORDS, WORDS)]
    step = max(1, len(found) // count)
    return found[::step][:count]
