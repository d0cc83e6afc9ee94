"""Search by meaning: the segments nearest to some words, by the vectors that are stored."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from qualcode.model import Segment
from qualcode.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Held = tuple[tuple[str, int, str], list[str], NDArray[np.float32], NDArray[np.float32]]

_held: WeakKeyDictionary[Store, Held] = WeakKeyDictionary()


def similar(store: Store, text: str, limit: int, model: str | None) -> list[tuple[Segment, float]]:
    """Segments nearest to `text`; both lie in the space centred on the mean of all segments.

    The vectors are read once, and again when there are more of them, the sources are others, or another model
    is asked for.
    """
    import numpy as np

    from qualcode.embedding import choose

    if not text.strip():
        return []
    embedder = choose(model)
    ids, vectors, mean = _vectors(store, embedder.id)
    if not ids:
        return []
    asked = embedder.query(text) - mean
    length = float(np.linalg.norm(asked))
    scores = vectors @ (asked / length if length else asked)
    best = np.argsort(-scores, kind="stable")[:limit]
    found = {segment.id: segment for segment in store.documents.segments(ids=[ids[i] for i in best])}
    return [(found[ids[i]], float(scores[i])) for i in best if ids[i] in found]


def _vectors(store: Store, model_id: str) -> tuple[list[str], NDArray[np.float32], NDArray[np.float32]]:
    """Ids of the segments, their centred vectors of unit length, shape (n, d), and the mean, shape (d,)."""
    from qualcode.embedding import centred

    mark = (model_id, store.vectors.count(model_id), store.sources_state())
    held = _held.get(store)
    if held is None or held[0] != mark:
        ids, vectors = store.vectors.held(model_id)
        held = _held[store] = (mark, ids, centred(vectors), vectors.mean(axis=0) if ids else vectors)
    return held[1:]
