"""What stands around a fragment: the question it answers, and the fragments before and after it.

People stay with a theme for a while: on the development half of the corpora a fragment shares a code with the
next one half of the time, with the fifth one hardly more often than by chance.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from qualcode.model import Segment, SegmentKind

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

REACH = 3
DECAY = 0.6
_TURNS_BACK = 3


def questions(content: Sequence[Segment], context: Sequence[Segment]) -> list[str]:
    """What was asked before each fragment: the context in the turn before its own, empty where there is none.

    Back-channels in between ("ja", "hm") are passed over, up to three turns.
    """
    asked: dict[tuple[str, int], str] = {}
    for segment in sorted(context, key=lambda one: (one.document, one.start)):
        if segment.kind is SegmentKind.CONTEXT:
            place = (segment.document, segment.turn)
            asked[place] = f"{asked.get(place, '')} {segment.text}".strip()
    between = {(one.document, one.turn) for one in context if one.kind is SegmentKind.BACKCHANNEL}
    return [_asked_before(segment, asked, between) for segment in content]


def _asked_before(
    segment: Segment, asked: dict[tuple[str, int], str], between: Collection[tuple[str, int]]
) -> str:
    for back in range(1, _TURNS_BACK + 1):
        place = (segment.document, segment.turn - back)
        if place in asked:
            return asked[place]
        if place not in between:
            return ""
    return ""


def neighbours(content: Sequence[Segment], apart: Collection[str] = ()) -> csr_matrix:
    """How near fragments of one conversation stand to each other: sparse (n, n), zero diagonal.

    Weight ``DECAY ** (distance - 1)`` up to `REACH` fragments away, counted in fragments.

    Parameters
    ----------
    apart : ids of documents whose fragments have nothing to do with each other, such as surveys.
    """
    import numpy as np
    from scipy.sparse import csr_matrix

    order = sorted(range(len(content)), key=lambda place: (content[place].document, content[place].start))
    rows, columns, weights = [], [], []
    for step in range(1, REACH + 1):
        for one, other in zip(order, order[step:], strict=False):
            document = content[one].document
            if document == content[other].document and document not in apart:
                rows += [one, other]
                columns += [other, one]
                weights += [DECAY ** (step - 1)] * 2
    shape = (len(content), len(content))
    return csr_matrix((np.array(weights, dtype=np.float32), (rows, columns)), shape=shape)
