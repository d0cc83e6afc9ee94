"""What a search for threads is given: checked, the content alone, by document and place."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from qualcode.errors import ThreadsError
from qualcode.model import Codebook, Segment, SegmentKind
from qualcode.threads.settings import ThreadSettings

FEWEST = 3
FEWEST_CONCEPTS = 2


def check_codes(
    codebook: Codebook | None,
    code_vectors: NDArray[np.floating] | None,
    concepts: NDArray[np.floating] | None,
) -> None:
    """ValueError where the vectors or the concepts do not belong to the codes."""
    if codebook is not None and (code_vectors is None or len(code_vectors) != len(codebook.codes)):
        raise ValueError("code_vectors must hold one row for each code")
    if codebook is not None and concepts is not None and concepts.shape[1] != len(codebook.codes):
        raise ValueError("concepts must hold one column for each code")


def _places(segments: Sequence[Segment]) -> list[int]:
    """Which segments are content, by document and place."""
    kept = [row for row, segment in enumerate(segments) if segment.kind is SegmentKind.CONTENT]
    return sorted(kept, key=lambda row: (segments[row].document, segments[row].start))


def concepts_of(
    segments: Sequence[Segment], concepts: NDArray[np.floating] | None, settings: ThreadSettings
) -> NDArray[np.floating] | None:
    """The concepts of the content alone, segments by codes; None where there are none, or none are wanted.

    `concepts` is segments by codes. ValueError when it does not belong to the segments.
    """
    if concepts is None or settings.concepts <= 0 or concepts.shape[1] < FEWEST_CONCEPTS:
        return None
    if len(concepts) != len(segments):
        raise ValueError("concepts must hold one row for each segment")
    return concepts[_places(segments)]


def content_of(
    segments: Sequence[Segment],
    vectors: NDArray[np.floating],
    questions: NDArray[np.floating] | None,
) -> tuple[list[Segment], NDArray[np.float32], NDArray[np.float32] | None]:
    """The content segments by document and place, their vectors, and those of what was said before each.

    Both arrays come and go as one row per segment; `questions` may be None, and is then None again.

    ThreadsError when there is too little to group; ValueError when the vectors do not belong to the segments.
    """
    rows = np.asarray(vectors, dtype=np.float32)
    asked = None if questions is None else np.asarray(questions, dtype=np.float32)
    for array in (rows, asked):
        if array is not None and (
            array.ndim != 2 or len(array) != len(segments) or not np.isfinite(array).all()
        ):
            raise ValueError("vectors must hold one row of finite numbers for each segment")
    kept = _places(segments)
    content = [segments[row] for row in kept]
    if len(content) < FEWEST:
        raise ThreadsError("threads.error.few", count=len(content), needed=FEWEST)
    if len({segment.text for segment in content}) < FEWEST:
        raise ThreadsError("threads.error.same", count=len(content))
    return content, rows[kept], None if asked is None else asked[kept]
