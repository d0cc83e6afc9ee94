"""The machine's part: vectors and threads, each kept so that nothing is computed twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from qualcode import __version__
from qualcode.codebook import code_text
from qualcode.model import (
    Codebook,
    Document,
    KeptThread,
    Segment,
    SegmentKind,
    Threads,
    content_hash,
)
from qualcode.progress import Progress
from qualcode.project.proposed import levels
from qualcode.project.proposed.ahead import Ahead
from qualcode.project.proposed.embedded import embed_texts, vectors_for
from qualcode.project.proposed.needed import needed_texts
from qualcode.store import Store
from qualcode.store.log import as_json

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from qualcode.embedding import Embedder
    from qualcode.threads import KeptGroup, ThreadSettings


def embed(store: Store, codebook: Codebook | None, model: str | None, progress: Progress) -> str:
    """Vectors of all that a search needs; returns the model's id."""
    from qualcode.embedding import choose

    embedder = choose(model)
    _embed(store, embedder, store.documents.segments(), store.documents.all(), codebook, progress)
    return embedder.id


def _embed(
    store: Store,
    embedder: Embedder,
    segments: Sequence[Segment],
    documents: Sequence[Document],
    codebook: Codebook | None,
    progress: Progress,
) -> None:
    """What a search needs otherwise is imported meanwhile."""
    with Ahead() as ahead:
        embed_texts(store, embedder, needed_texts(segments, documents, codebook), ahead.beside(progress))


def threads(
    store: Store, settings: ThreadSettings, codebook: Codebook | None, model: str | None, progress: Progress
) -> Threads:
    """Candidate threads over all content segments, stored as the current run."""
    from qualcode.embedding import choose
    from qualcode.project.proposed.expected import expected_codes
    from qualcode.threads import threads_at

    embedder = choose(model)
    state = store.sources_state()
    everything = store.documents.segments()
    segments = [segment for segment in everything if segment.kind is SegmentKind.CONTENT]
    documents, cases = store.documents.all(), [case.id for case in store.documents.cases(counted=True)]
    models = models_of(embedder)
    kept = [_group(thread) for thread in store.curated.all() if thread.live]
    fingerprint = _fingerprint(
        settings, models, segments, documents=documents, cases=cases, codebook=codebook, kept=kept
    )
    stored = store.setting(fingerprint)
    if stored:
        return store.proposals.make_current(stored)
    by_id = {document.id: document for document in documents}
    _embed(store, embedder, everything, documents, codebook, progress)
    vectors = vectors_for(store, embedder, [segment.text for segment in segments])
    questions = levels.before_each(everything, segments) if settings.questions else [""] * len(segments)
    before = _of_questions(store, embedder, questions, vectors)
    concepts = code_vectors = None
    if codebook is not None:
        code_vectors = vectors_for(store, embedder, [code_text(code) for code in codebook.codes])
        if settings.concepts:
            concepts = expected_codes(store, codebook, embedder, everything, documents)
    structure, searched = levels.structure(
        store,
        settings,
        models,
        segments,
        vectors,
        documents=by_id,
        questions=questions,
        asked=before,
        concepts=concepts,
        progress=progress,
    )
    found = threads_at(
        structure,
        segments,
        vectors,
        by_id,
        cases,
        settings=settings,
        models=models,
        codebook=codebook,
        code_vectors=code_vectors,
        questions=before,
        concepts=concepts,
        kept=kept,
        framed=searched,
    )
    stored_run = store.proposals.put_threads(found, state)
    store.set(fingerprint, stored_run.run.id)
    return stored_run


def _of_questions(
    store: Store, embedder: Embedder, questions: Sequence[str], like: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Vectors of what was said before each segment, shaped as `like`; zeros where nothing was."""
    asked = sorted({question for question in questions if question})
    of_question = dict(zip(asked, vectors_for(store, embedder, asked), strict=True))
    return levels.vectors_before(questions, of_question, like)


def _group(thread: KeptThread) -> KeptGroup:
    from qualcode.threads import KeptGroup

    return KeptGroup(thread.id, thread.label, thread.status, thread.segments, thread.excluded)


def _fingerprint(
    settings: ThreadSettings,
    models: Mapping[str, str],
    segments: Sequence[Segment],
    *,
    documents: Sequence[Document],
    cases: Sequence[str],
    codebook: Codebook | None,
    kept: Sequence[KeptGroup],
) -> str:
    """Key of a thread run, made of all that it depends on."""
    codes = None if codebook is None else [asdict(code) for code in codebook.codes]
    from qualcode.threads.settings import LABELLING
    from qualcode.threads.structure import FORMAT

    inputs = [
        FORMAT,
        LABELLING,
        asdict(settings),
        models,
        [segment.id for segment in segments],
        [asdict(document) for document in documents],
        cases,
        codes,
        [asdict(group) for group in kept],
    ]
    return f"threads.{content_hash(as_json(inputs))}"


def models_of(embedder: Embedder) -> dict[str, str]:
    """What a run says it was made with."""
    from qualcode.language import pipeline_name

    return {"qualcode": __version__, "embeddings": embedder.id, "language": pipeline_name()}
