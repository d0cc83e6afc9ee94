"""How long one decision takes to learn: 5,000 fragments of shuffled words, 60 codes."""

from __future__ import annotations

import os
import time

import numpy as np

from qualcode.model import Code, Codebook, Segment, SegmentKind
from qualcode.suggesting import Decided, Suggester, gather, queue

FRAGMENTS, CODES, WORDS, DIMENSIONS = 5000, 60, 4000, 384
DECIDED_BEFORE = 1000
TRIES = 15


def speed() -> None:
    """Print the median time of learning one decision, of the queue, and of explaining three suggestions."""
    suggester = _synthetic()
    ids = [segment.id for segment in suggester.material.segments]
    learn, explain = [], []
    for row in range(DECIDED_BEFORE, DECIDED_BEFORE + TRIES):
        learn.append(_seconds(lambda row=row: suggester.learn(ids[row], Decided(["c1", "c2"], done=True))))
        explain.append(_seconds(lambda row=row: suggester.suggest(ids[row + TRIES])))
    cases = [str(row % 8) for row in range(FRAGMENTS)]
    ask = [_seconds(lambda: queue(suggester, cases, limit=20)) for _ in range(3)]
    threads = os.environ.get("OMP_NUM_THREADS", "all")
    print(f"\n{FRAGMENTS} fragments, {CODES} codes, {DECIDED_BEFORE} decided, threads: {threads}")
    print(f"learn one decision: {np.median(learn) * 1000:.0f} ms (slowest {max(learn) * 1000:.0f})")
    print(f"explain three suggestions: {np.median(explain) * 1000:.1f} ms")
    print(f"queue of 20: {np.median(ask) * 1000:.0f} ms")


def _synthetic() -> Suggester:
    rng = np.random.default_rng(0)
    vocabulary = np.array([f"woord{number}en" for number in range(WORDS)])
    texts = [" ".join(rng.choice(vocabulary, 60)) for _ in range(FRAGMENTS)]
    content = [
        Segment("d", row * 1000, row * 1000 + 900, text, row, kind=SegmentKind.CONTENT)
        for row, text in enumerate(texts)
    ]
    codes = tuple(
        Code(f"c{number}", f"Code {number}", " ".join(rng.choice(vocabulary, 40))) for number in range(CODES)
    )

    def embed(wanted: object) -> np.ndarray:
        vectors = rng.normal(size=(len(wanted), DIMENSIONS)).astype(np.float32)  # type: ignore[arg-type]
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)

    material = gather(content, [], Codebook("b", "B", codes), embed)
    decided = {
        content[row].id: Decided([f"c{rng.integers(CODES)}"], done=True) for row in range(DECIDED_BEFORE)
    }
    return Suggester(material, decided)


def _seconds(work: object) -> float:
    begun = time.process_time()
    work()  # type: ignore[operator]
    return time.process_time() - begun
