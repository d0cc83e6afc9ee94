"""Which segments speak for a thread: typical, readable, from different cases, and not alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from qualcode.model import Document, Segment
from qualcode.threads.breadth import case_of, voice
from qualcode.threads.features import Matrix

READABLE = (25, 110)
ALIKE = 0.9
SAME_WORDS = 0.6
WORTHWHILE = 0.5
WORTH_HEARING = 0.2


def readability(segment: Segment) -> float:
    """1 for a segment of 25 to 110 words, less the further it is from that; halved for a broken start."""
    low, high = READABLE
    words = max(1, segment.words)
    fit = min(1.0, words / low, high / words)
    opening = segment.text.lstrip("\"'“”‘’([•-–— ")[:1]
    return fit * (0.8 if opening.islower() else 1.0)


def choose(
    members: Sequence[int],
    typicality: np.ndarray,
    segments: Sequence[Segment],
    *,
    meaning: Matrix,
    documents: Mapping[str, Document],
    count: int,
) -> list[int]:
    """Rows of at most `count` quotes among `members`, best first.

    A segment from a case already quoted only comes in when every case has spoken, and one from a
    document or voice already quoted only when no other is left; but none that is less than half as
    typical and readable as the best, or a fifth where its case has not spoken yet.

    Parameters
    ----------
    typicality : cosine (n,) of each segment to the rest of its thread.
    meaning : centred vectors (n, d).
    """
    worth = {row: round(float(typicality[row]) * readability(segments[row]), 4) for row in members}
    best_worth = max(worth.values(), default=0.0)
    left = [row for row in members if worth[row] >= WORTH_HEARING * best_worth]
    case = {row: case_of(segments[row], documents) for row in left}
    source = {row: segments[row].document for row in left}
    who = {row: voice(segments[row], documents) for row in left}
    quoted: tuple[Counter[str], ...] = (Counter(), Counter(), Counter())  # by case, document and voice
    said = _Said(segments, meaning)
    chosen: list[int] = []
    while len(chosen) < count:
        left = [row for row in left if worth[row] >= WORTHWHILE * best_worth or not quoted[0][case[row]]]
        if not left:
            break
        best = min(
            left,
            key=lambda row: (
                quoted[0][case[row]],
                quoted[1][source[row]],
                quoted[2][who[row]],
                -worth[row],
                segments[row].id,
            ),
        )
        left = [row for row in left if row != best]
        if said.in_same_words(best, chosen):
            continue
        chosen.append(best)
        for counts, of in zip(quoted, (case, source, who), strict=True):
            counts[of[best]] += 1
        left = said.unlike(best, left)
    return chosen


class _Said:
    """Which segments say much the same, by their meaning or by their words."""

    def __init__(self, segments: Sequence[Segment], meaning: Matrix) -> None:
        self._segments, self._meaning = segments, meaning
        self._words: dict[int, set[str]] = {}

    def unlike(self, row: int, others: Sequence[int]) -> list[int]:
        """Those of the others that mean something else."""
        near = self._meaning[others] @ self._meaning[row]
        return [other for other, cosine in zip(others, near.tolist(), strict=True) if cosine <= ALIKE]

    def in_same_words(self, row: int, others: Sequence[int]) -> bool:
        """Whether one of the others says it in much the same words."""
        return any(self._same_words(other, row) for other in others)

    def _same_words(self, row: int, other: int) -> bool:
        one, two = self._of(row), self._of(other)
        shared = len(one & two)
        return shared / max(1, len(one) + len(two) - shared) > SAME_WORDS

    def _of(self, row: int) -> set[str]:
        if row not in self._words:
            self._words[row] = set(self._segments[row].text.lower().split())
        return self._words[row]
