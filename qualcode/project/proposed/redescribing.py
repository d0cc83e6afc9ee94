"""What describes threads that a researcher changed, made once and kept while sources, run and codebook stay.

Reading all fragments and their vectors takes longer than describing a few of them: on 20,000 fragments a
second, which nobody should wait for at each thread that he or she merges.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from qualcode.codebook import code_text
from qualcode.model import Codebook, Document, Run, SegmentKind
from qualcode.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from qualcode.threads.describing import Describer


@dataclass(frozen=True)
class _Basis:
    """All that a description depends on."""

    project: Path
    run: str
    sources: str
    documents: list[Document]
    cases: list[str]
    codebook: Codebook | None
    without: frozenset[str]
    """Texts of codes that have no vector yet."""


_kept: dict[Path, tuple[_Basis, Describer]] = {}
"""Of the project that was last worked in alone: it holds all fragments and their vectors."""
_making = Lock()
"""Who comes while one is being made waits for that one, and makes none beside it."""


def describer(store: Store, run: Run, codebook: Codebook | None) -> Describer:
    """What describes threads in the space of a run, without loading its model: all vectors are in the store.

    Segments that came in since the run have no vector yet and are passed over, and codes without one are near
    to nothing.
    """
    model = run.models["embeddings"]
    texts = [] if codebook is None else [code_text(code) for code in codebook.codes]
    basis = _Basis(
        store.path.resolve(),
        run.id,
        store.sources_state(),
        store.documents.all(),
        [case.id for case in store.documents.cases(counted=True)],
        codebook,
        frozenset(store.vectors.missing(texts, model)),
    )
    with _making:
        kept = _kept.get(basis.project)
        if kept is not None and kept[0] == basis:
            return kept[1]
        made, whole = _made(store, model, basis, texts)
        if whole:  # else vectors may come that nothing of the basis tells of
            _kept.clear()
            _kept[basis.project] = (basis, made)
        return made


def _made(store: Store, model: str, basis: _Basis, texts: list[str]) -> tuple[Describer, bool]:
    """The describer, and whether every segment has a vector."""
    from qualcode.threads.describing import Describer

    segments = store.documents.segments(kind=SegmentKind.CONTENT)
    missing = set(store.vectors.missing([segment.text for segment in segments], model))
    known = [segment for segment in segments if segment.text not in missing]
    has_codes = len(basis.without) < len(set(texts))
    made = Describer(
        known,
        store.vectors.get([segment.text for segment in known], model),
        {document.id: document for document in basis.documents},
        basis.cases,
        codebook=basis.codebook if has_codes else None,
        code_vectors=_of_codes(store, model, texts, basis.without) if has_codes else None,
    )
    return made, not missing


def _of_codes(store: Store, model: str, texts: list[str], without: frozenset[str]) -> NDArray[np.float32]:
    """A vector per code, (codes, d); zeros for those that have none."""
    import numpy as np

    held = [number for number, text in enumerate(texts) if text not in without]
    found = store.vectors.get([texts[number] for number in held], model)
    vectors = np.zeros((len(texts), found.shape[1]), dtype=np.float32)
    vectors[held] = found
    return vectors
