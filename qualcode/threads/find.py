"""From segments and their vectors to ranked candidate rode draden."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict

import numpy as np
from numpy.typing import NDArray

from qualcode.model import Codebook, Document, Run, Segment, SegmentKind, Threads, content_hash
from qualcode.progress import Progress, silent
from qualcode.threads.breadth import case_of
from qualcode.threads.clustering import long_enough, rounds
from qualcode.threads.describe import ThreadMaterial, describe
from qualcode.threads.given import check_codes, concepts_of, content_of
from qualcode.threads.keeping import KeptGroup
from qualcode.threads.settings import LABELLING, ThreadSettings
from qualcode.threads.structure import Structure, build, resampled
from qualcode.threads.vocabulary import Vocabulary, vocabulary

MANY = 30
AT_ONCE = 500
OTHER_STEPS = 3
METHOD = (
    "BERTopic; consensus of Louvain communities of a neighbour graph of centred embeddings and TF-IDF/LSA, "
    "merged into a tree"
)


def find_threads(
    segments: Sequence[Segment],
    vectors: NDArray[np.floating],
    documents: Mapping[str, Document],
    cases: Sequence[str],
    settings: ThreadSettings | None = None,
    *,
    questions: NDArray[np.floating] | None = None,
    models: Mapping[str, str] | None = None,
    codebook: Codebook | None = None,
    code_vectors: NDArray[np.floating] | None = None,
    concepts: NDArray[np.floating] | None = None,
    kept: Sequence[KeptGroup] = (),
    progress: Progress = silent,
) -> Threads:
    """Find candidate rode draden: groups of segments that recur across the study.

    The same input and seed give the same outcome, in any process and on any number of cores. It is
    `find_structure` followed by `threads_at`; do these apart to look at other levels without searching anew.

    Parameters
    ----------
    segments : the fragments; other kinds than content are passed over.
    vectors : array (n, d), the embedding of each segment.
    documents : every document of the project by id, also those without segments.
    cases : every case of the project, as `Document.case` names them.
    questions : array (n, d), the embedding of what was said just before each segment (see `asked_before`),
        zeros where nothing was.
    models : names of the models that made the vectors, written into the run.
    codebook, code_vectors : codes and their embeddings (codes, d), for the nearest code.
    concepts : array (n, codes), how likely each code of the codebook is for each segment, 0…1: the codebook
        as sensitising concepts. None searches open.
    kept : threads that researchers keep; segments are laid against them first, the rest forms new ones.
    progress : called between the parts of the work; may raise `Cancelled`.

    Returns
    -------
    Threads, ranked by breadth; those in fewer than `min_cases` cases come last.

    Raises
    ------
    ThreadsError
        There are fewer than three fragments, or they all say the same.
    ValueError
        The vectors do not belong to the segments, or the code vectors to the codes.
    """
    settings = settings or ThreadSettings()
    check_codes(codebook, code_vectors, concepts)
    structure = find_structure(
        segments,
        vectors,
        documents,
        settings,
        questions=questions,
        concepts=concepts,
        progress=progress,
        more_steps=1,
    )
    found = threads_at(
        structure,
        segments,
        vectors,
        documents,
        cases,
        settings=settings,
        models=models,
        codebook=codebook,
        code_vectors=code_vectors,
        questions=questions,
        concepts=concepts,
        kept=kept,
        framed=True,
    )
    content = [segment for segment in segments if segment.kind is SegmentKind.CONTENT]
    total = _steps(content, documents, settings) + 1
    progress(total, total)
    return found


def find_structure(
    segments: Sequence[Segment],
    vectors: NDArray[np.floating],
    documents: Mapping[str, Document],
    settings: ThreadSettings,
    *,
    questions: NDArray[np.floating] | None = None,
    concepts: NDArray[np.floating] | None = None,
    progress: Progress = silent,
    more_steps: int = 0,
) -> Structure:
    """Search once: everything of `find_threads` that does not depend on how many threads are shown.

    Parameters and errors as there. `more_steps` are added to the total that `progress` is told.
    """
    content, rows, asked = content_of(segments, vectors, questions)
    likely = concepts_of(segments, concepts, settings)
    told_by = [case_of(segment, documents) for segment in content]
    step = _Steps(_steps(content, documents, settings) + more_steps, progress)
    with _one_thread():
        words = _vocabulary(content)
        step()
        return build(
            content,
            told_by,
            rows,
            questions=asked,
            words=words,
            settings=settings,
            step=step,
            concepts=likely,
        )


def threads_at(
    structure: Structure,
    segments: Sequence[Segment],
    vectors: NDArray[np.floating],
    documents: Mapping[str, Document],
    cases: Sequence[str],
    *,
    settings: ThreadSettings,
    models: Mapping[str, str] | None = None,
    codebook: Codebook | None = None,
    code_vectors: NDArray[np.floating] | None = None,
    questions: NDArray[np.floating] | None = None,
    concepts: NDArray[np.floating] | None = None,
    kept: Sequence[KeptGroup] = (),
    framed: bool = False,
) -> Threads:
    """The threads of a structure at the level that `settings` asks for (`about`, `granularity`).

    Nothing is embedded or searched; five thousand fragments take a second or so.

    Parameters
    ----------
    structure : of the same segments, from `find_structure`; its settings may differ in what is shown alone.
    framed : weigh terms by a BERTopic fit; otherwise by the same formula without it.

    Raises
    ------
    ValueError
        The structure belongs to other segments, the code vectors not to the codes, or the questions or
        concepts not to the segments.
    """
    check_codes(codebook, code_vectors, concepts)
    content, rows, asked = content_of(segments, vectors, questions)
    likely = concepts_of(segments, concepts, settings)
    if structure.segments != tuple(segment.id for segment in content):
        raise ValueError("the structure was made of other segments")
    present = set(structure.segments)
    kept = tuple(group for group in kept if not present.isdisjoint(group.segments))
    material = ThreadMaterial(content, rows, documents, cases, codebook, code_vectors, kept, asked, likely)
    with _one_thread():
        threads, labels = describe(structure, material, settings, framed=framed)
    left_over = tuple(content[row].id for row in np.flatnonzero(labels < 0).tolist())
    return Threads(
        run=_run(
            settings,
            models or {},
            content,
            documents=documents,
            cases=cases,
            codebook=codebook,
            kept=kept,
            threads=len(threads),
            left_over=len(left_over),
            led=likely is not None,
        ),
        threads=threads,
        left_over=left_over,
        positions={
            segment.id: (place[0], place[1])
            for segment, place in zip(content, structure.plane.tolist(), strict=True)
        },
    )


def _steps(content: Sequence[Segment], documents: Mapping[str, Document], settings: ThreadSettings) -> int:
    core = long_enough([segment.words for segment in content], settings.min_words)
    told_by = [case_of(content[row], documents) for row in core.tolist()]
    return OTHER_STEPS + rounds(settings, len(core)) + resampled(told_by, settings)


class _Steps:
    """Counts the parts of the work that are done and reports them."""

    def __init__(self, total: int, progress: Progress) -> None:
        self.done, self.total, self.progress = 0, total, progress

    def __call__(self) -> None:
        self.done = min(self.done + 1, self.total)
        self.progress(self.done, self.total)


def _one_thread() -> AbstractContextManager[object]:
    """Linear algebra on one core: the order in which a parallel sum is made changes its last bits."""
    import sklearn.decomposition  # noqa: F401  (its libraries must be loaded before they can be limited)
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    limits: AbstractContextManager[object] = threadpool_limits(limits=1)
    return limits


def _vocabulary(segments: Sequence[Segment]) -> Vocabulary:
    from qualcode.language import terms

    batches = (segments[start : start + AT_ONCE] for start in range(0, len(segments), AT_ONCE))
    found = (of_one for batch in batches for of_one in terms([segment.text for segment in batch]))
    return vocabulary(found, least=2 if len(segments) >= MANY else 1)


def _run(
    settings: ThreadSettings,
    models: Mapping[str, str],
    segments: Sequence[Segment],
    *,
    documents: Mapping[str, Document],
    cases: Sequence[str],
    codebook: Codebook | None,
    kept: Sequence[KeptGroup],
    threads: int,
    left_over: int,
    led: bool,
) -> Run:
    chosen = {
        **asdict(settings),
        "method": METHOD,
        "labelling": LABELLING,
        "codebook": codebook.key if codebook else "",
        "led": led,
    }
    inputs = [
        chosen,
        sorted(models.items()),
        [(segment.id, content_hash(segment.text), case_of(segment, documents)) for segment in segments],
        [_facts(documents[key]) for key in sorted(documents)],
        list(cases),
        codebook.version if codebook else 0,
        [asdict(group) for group in kept],
    ]
    return Run(
        id=content_hash(json.dumps(inputs, ensure_ascii=False))[:16],
        kind="threads",
        settings=chosen,
        models=dict(models),
        seed=settings.seed,
        counts={
            "segments": len(segments),
            "documents": len(documents),
            "cases": len(cases),
            "threads": threads,
            "left_over": left_over,
            "kept": len(kept),
        },
    )


def _facts(document: Document) -> list[object]:
    """What the figures of a run depend on: another kind, phase or person makes another run."""
    known = [(s.label, s.role, s.person, s.case, dict(s.attributes)) for s in document.speakers]
    return [document.id, document.kind, document.case, document.date, document.phase, known]
