"""What was said just before a fragment: most often the question it answers."""

from __future__ import annotations

from collections.abc import Sequence

from qualcode.model import Segment

FEWEST_WORDS = 4
MOST_WORDS = 25


def asked_before(segments: Sequence[Segment]) -> dict[str, str]:
    """For each segment, the words that ended the turn before it: ``{segment id: words}``.

    Parameters
    ----------
    segments : of all kinds, questions and back-channels too, in any order.

    Returns
    -------
    The last 25 words, where the question is. Segments before which nothing was said, or fewer than four
    words, are left out.
    """
    ordered = sorted(segments, key=lambda segment: (segment.document, segment.start))
    before: dict[str, str] = {}
    said_before = current = None
    for segment in ordered:
        if current is None or segment.document != current.document:
            said_before = None
        elif segment.turn != current.turn:
            said_before = current
        current = segment
        if said_before is not None and said_before.words >= FEWEST_WORDS:
            before[segment.id] = " ".join(said_before.text.split()[-MOST_WORDS:])
    return before
