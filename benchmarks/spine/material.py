"""A study of any size, made by shuffling the sentences of the corpus: every fragment is another one."""

from __future__ import annotations

import random
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SENTENCE = re.compile(r"(?<=[.?!…])\s+")
WORDS_A_TURN = 70


def sentences() -> list[str]:
    """All sentences of four words or more that participants say in the corpus."""
    found = []
    for path in sorted((ROOT / "corpora").glob("*/script/*.txt")):
        body = path.read_text(encoding="utf-8").split("---", 2)[2]
        for turn in body.split("\n\n"):
            _, _, words = turn.strip().partition(": ")
            found += [s for s in SENTENCE.split(words) if len(s.split()) >= 4]
    return found


def write_study(folder: Path, fragments: int, *, cases: int = 8, seed: int = 1) -> int:
    """Write interviews with about `fragments` participants' fragments in all, a folder per case.

    Returns the number of files.
    """
    chance = random.Random(seed)
    stock = sentences()
    a_file = 40
    files = max(1, fragments // a_file)
    for number in range(files):
        case = folder / f"casus {number % cases + 1}"
        case.mkdir(parents=True, exist_ok=True)
        turns = []
        for _ in range(a_file):
            turns.append("I: " + chance.choice(stock))
            words: list[str] = []
            while sum(len(s.split()) for s in words) < WORDS_A_TURN:
                words.append(chance.choice(stock))
            turns.append("R: " + " ".join(words))
        (case / f"interview {number + 1}.txt").write_text("\n\n".join(turns), encoding="utf-8")
    return files
