"""Vectors of texts, each made once and kept batch by batch: work that was stopped goes on where it was."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from qualcode.progress import Progress, silent
from qualcode.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from qualcode.embedding import Embedder

BATCH = 64
_GOLDEN = 0.6180339887498949


def vectors_for(store: Store, embedder: Embedder, texts: Sequence[str]) -> NDArray[np.float32]:
    """Vectors of `texts`, (n, d); those the store lacks are made and kept."""
    embed_texts(store, embedder, [texts], silent)
    return store.vectors.get(texts, embedder.id)


def embed_texts(
    store: Store, embedder: Embedder, groups: Sequence[Sequence[str]], progress: Progress
) -> None:
    """Make and keep the vectors that the store lacks; `progress` counts texts.

    Texts share a batch with others of their group of about their length. Batches of short and of long texts
    take turns, so that what is done so far tells how long the rest takes; which texts are together depends
    neither on that nor on where an earlier try was stopped.
    """
    parts = list(_batches(store, embedder.id, groups))
    total, done = sum(map(len, parts)), 0
    progress(0, total)
    for place in _by_turns(len(parts)):
        part, before = parts[place], done

        def told(here: int, _: int, before: int = before) -> None:
            progress(before + here, total)

        store.vectors.put(part, embedder.id, embedder.encode(part, progress=told))
        done += len(part)
    progress(total, total)


def _batches(store: Store, model: str, groups: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    seen: set[str] = set()
    for group in groups:
        new = [text for text in dict.fromkeys(group) if text not in seen]
        seen.update(new)
        missing = sorted(store.vectors.missing(new, model), key=lambda text: (len(text), text))
        yield from (missing[start : start + BATCH] for start in range(0, len(missing), BATCH))


def _by_turns(count: int) -> list[int]:
    """Places 0…`count`-1 so that each stretch of them is spread evenly over all (a golden-ratio sequence)."""
    return sorted(range(count), key=lambda place: place * _GOLDEN % 1)
