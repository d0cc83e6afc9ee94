"""One search for threads, kept beside the runs, from which any number of threads is shown at once."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from qualcode.model import Document, Segment, SegmentKind, content_hash
from qualcode.progress import Progress
from qualcode.store import Store
from qualcode.store.log import as_json

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from qualcode.threads import Structure, ThreadLevels, ThreadSettings

STRUCTURE = "threads.structure"
LEVELS = "threads.levels"


def before_each(everything: Sequence[Segment], segments: Sequence[Segment]) -> list[str]:
    """For each of `segments` what was said just before it in `everything`; empty where nothing was."""
    from qualcode.threads import asked_before

    before = asked_before(everything)
    return [before.get(segment.id, "") for segment in segments]


def structure(
    store: Store,
    settings: ThreadSettings,
    models: Mapping[str, str],
    segments: Sequence[Segment],
    vectors: NDArray[np.float32],
    *,
    documents: Mapping[str, Document],
    questions: Sequence[str],
    asked: NDArray[np.float32],
    concepts: NDArray[np.float64] | None,
    progress: Progress,
) -> tuple[Structure, bool]:
    """The structure of this material, and whether it had to be searched for.

    The one searched for last is kept. `questions` holds the text before each segment and `asked` (n, d) its
    embedding; `concepts` (n, codes) how likely each code is for each segment.
    """
    from qualcode.threads import find_structure
    from qualcode.threads.structure import from_text, to_text

    content = [segment for segment in segments if segment.kind is SegmentKind.CONTENT]
    key = _key(settings, models, content, documents=documents, questions=questions, concepts=concepts)
    kept_key, _, text = store.setting(STRUCTURE).partition("\n")
    if kept_key == key and (known := from_text(text)) is not None:
        return known, False
    found = find_structure(
        segments,
        vectors,
        documents,
        settings,
        questions=asked,
        concepts=concepts,
        progress=progress,
        more_steps=1,
    )
    store.set(STRUCTURE, f"{key}\n{to_text(found)}")
    store.set(LEVELS, json.dumps([found.levels.fewest, found.levels.default, found.levels.most]))
    return found, True


def vectors_before(
    questions: Sequence[str], of_question: Mapping[str, NDArray[np.float32]], like: NDArray[np.float32]
) -> NDArray[np.float32]:
    """The embedding of what was said before each segment, shaped as `like`; zeros where nothing was."""
    import numpy as np

    asked = np.zeros_like(like)
    for row, question in enumerate(questions):
        if question:
            asked[row] = of_question[question]
    return asked


def levels(store: Store) -> ThreadLevels | None:
    """Between which numbers of threads one can choose at once; None before the first search."""
    from qualcode.threads import ThreadLevels

    held = store.setting(LEVELS)
    return ThreadLevels(*json.loads(held)) if held else None


def _key(
    settings: ThreadSettings,
    models: Mapping[str, str],
    segments: Sequence[Segment],
    *,
    documents: Mapping[str, Document],
    questions: Sequence[str],
    concepts: NDArray[np.float64] | None,
) -> str:
    from qualcode.threads.settings import LABELLING  # the structure holds the terms that labels are made of

    told_by = [documents[segment.document].case_of(segment.speaker) for segment in segments]
    inputs = [
        LABELLING,
        settings.of_structure(),
        models,
        [segment.id for segment in segments],
        told_by,
        content_hash("\n".join(questions)),
        "" if concepts is None else content_hash(concepts.round(6).tobytes()),
    ]
    return content_hash(as_json(inputs))
