"""Which segments speak for a thread: typical, readable, from different cases, and not alike."""

from __future__ import annotations

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
    chosen: list[int] = []
    heard: set[str] = set()
    while len(chosen) < count:
        left = [
            row
            for row in left
            if worth[row] >= WORTHWHILE * best_worth or case_of(segments[row], documents) not in heard
        ]
        if not left:
            break
        best = min(
            left, key=lambda row: (_repeats(row, chosen, segments, documents), -worth[row], segments[row].id)
        )
        chosen.append(best)
        heard.add(case_of(segments[best], documents))
        left = [row for row in left if row != best and not _alike(row, best, segments, meaning)]
    return chosen


def _repeats(
    row: int, chosen: Sequence[int], segments: Sequence[Segment], documents: Mapping[str, Document]
) -> tuple[int, int, int]:
    """How often the chosen quotes come from this one's case, document and voice."""
    here = segments[row]
    others = [segments[other] for other in chosen]
    return (
        sum(case_of(here, documents) == case_of(other, documents) for other in others),
        sum(here.document == other.document for other in others),
        sum(voice(here, documents) == voice(other, documents) for other in others),
    )


def _alike(row: int, other: int, segments: Sequence[Segment], meaning: Matrix) -> bool:
    if float(meaning[row] @ meaning[other]) > ALIKE:
        return True
    one, two = (set(segments[i].text.lower().split()) for i in (row, other))
    return len(one & two) / max(1, len(one | two)) > SAME_WORDS
