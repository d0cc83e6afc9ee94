"""From segments and their vectors to ranked candidate rode draden."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, replace

import numpy as np
from numpy.typing import NDArray

from qualcode.errors import ThreadsError
from qualcode.model import (
    Breadth,
    Codebook,
    Document,
    NearestCode,
    Run,
    Segment,
    SegmentKind,
    Thread,
    Threads,
    ThreadStatus,
    content_hash,
)
from qualcode.progress import Progress, silent
from qualcode.threads.breadth import Study, case_of, rank
from qualcode.threads.clustering import centres, cluster, cosine_to_rest
from qualcode.threads.features import (
    Matrix,
    centred,
    joined,
    lexical,
    with_surroundings,
    without_voice,
)
from qualcode.threads.graph import Labels
from qualcode.threads.keeping import KeptGroup, lay_against
from qualcode.threads.labels import key_terms, name_threads, term_scores
from qualcode.threads.layout import positions
from qualcode.threads.nearest import code_scores, nearest_code
from qualcode.threads.quotes import choose
from qualcode.threads.settings import ThreadSettings
from qualcode.threads.stability import stability
from qualcode.threads.vocabulary import Vocabulary, unfit_for_labels, vocabulary

FEWEST = 3
MANY = 30
AT_ONCE = 500
OTHER_STEPS = 5
METHOD = "BERTopic, Louvain on a neighbour graph of centred embeddings and TF-IDF/LSA"


def find_threads(
    segments: Sequence[Segment],
    vectors: NDArray[np.floating],
    documents: Mapping[str, Document],
    cases: Sequence[str],
    settings: ThreadSettings | None = None,
    *,
    models: Mapping[str, str] | None = None,
    codebook: Codebook | None = None,
    code_vectors: NDArray[np.floating] | None = None,
    kept: Sequence[KeptGroup] = (),
    progress: Progress = silent,
) -> Threads:
    """Find candidate rode draden: groups of segments that recur across the study.

    The same input and seed give the same outcome, in any process and on any number of cores.

    Parameters
    ----------
    segments : the fragments; other kinds than content are passed over.
    vectors : array (n, d), the embedding of each segment.
    documents : every document of the project by id, also those without segments.
    cases : every case of the project, as `Document.case` names them.
    models : names of the models that made the vectors, written into the run.
    codebook, code_vectors : codes and their embeddings (codes, d), for the nearest code.
    kept : threads that researchers keep; segments are laid against them first, the rest is grouped.
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
    segments, rows = _content(segments, vectors)
    present = {segment.id for segment in segments}
    kept = [group for group in kept if not present.isdisjoint(group.segments)]
    if codebook is not None and (code_vectors is None or len(code_vectors) != len(codebook.codes)):
        raise ValueError("code_vectors must hold one row for each code")
    with _one_thread():
        return _find(
            segments, rows, documents, cases, settings, models or {}, codebook, code_vectors, kept, progress
        )


def _find(
    segments: Sequence[Segment],
    rows: NDArray[np.float32],
    documents: Mapping[str, Document],
    cases: Sequence[str],
    settings: ThreadSettings,
    models: Mapping[str, str],
    codebook: Codebook | None,
    code_vectors: NDArray[np.floating] | None,
    kept: Sequence[KeptGroup],
    progress: Progress,
) -> Threads:
    step = _Steps(OTHER_STEPS + settings.resamples, progress)
    words = _vocabulary(segments)
    step()
    meaning = centred(rows)
    lemmas = [[words.lemmas[column] for column in found] for found in words.rows]
    sources = [segment.document for segment in segments]
    features = joined(without_voice(rows, sources), lexical(lemmas, settings.seed), settings.lexical)
    turns = [segment.turn for segment in segments]
    features = with_surroundings(features, sources, turns, settings.surroundings)
    step()
    own = lay_against(meaning, [segment.id for segment in segments], kept)
    labels, returns = _grouped(segments, features, own, len(kept), settings, step)
    study = Study(segments, documents, cases)
    typicality = np.round(cosine_to_rest(meaning, labels), 4)
    found = _describe(segments, meaning, labels, typicality, study, settings.quotes)
    scores = _term_scores(features, labels, words, sources, typicality)
    _name(found, scores, words, unfit_for_labels(words, documents, cases))
    step()
    nearest = _nearest(rows, codebook, code_vectors, settings.nearest_score)
    held = [set(group.segments) for group in kept]
    threads = [
        Thread(
            key="",
            label=kept[number].label if number < len(kept) else group.label,
            status=kept[number].status if number < len(kept) else ThreadStatus.CANDIDATE,
            kept=kept[number].id if number < len(kept) else "",
            assigned=tuple(
                segments[row].id
                for row in group.members
                if number < len(kept) and segments[row].id not in held[number]
            ),
            terms=group.terms,
            segments=tuple(segments[row].id for row in group.members),
            quotes=tuple(segments[row].id for row in group.quotes),
            breadth=group.breadth,
            cohesion=group.cohesion,
            stability=returns[number],
            nearest=nearest(group.members),
        )
        for number, group in enumerate(found)
        if group.members
    ]
    threads.sort(key=lambda thread: (*rank(thread, settings.min_cases), thread.segments))
    plane = positions(features, labels).tolist()
    step()
    left_over = tuple(segments[row].id for row in np.flatnonzero(labels < 0).tolist())
    return Threads(
        run=_run(settings, models, segments, documents, cases, codebook, kept, len(threads), len(left_over)),
        threads=tuple(replace(thread, key=f"t{place:02d}") for place, thread in enumerate(threads, 1)),
        left_over=left_over,
        positions={segment.id: (place[0], place[1]) for segment, place in zip(segments, plane, strict=True)},
    )


def _grouped(
    segments: Sequence[Segment],
    features: Matrix,
    own: Labels,
    kept: int,
    settings: ThreadSettings,
    step: Callable[[], None],
) -> tuple[Labels, list[float | None]]:
    """Groups of all segments, the kept ones first, and how stable each is (None for the kept)."""
    rest = np.flatnonzero(own < 0)
    if len(rest) < FEWEST:
        return own, [None] * kept
    loose = [segments[row] for row in rest.tolist()]
    sources, words = [segment.document for segment in loose], [segment.words for segment in loose]
    clustering = cluster(features[rest], sources, words, settings, step)
    labels = own.copy()
    labels[rest] = np.where(clustering.labels >= 0, clustering.labels + kept, -1)
    returns = stability(clustering, settings.resamples, settings.seed, step)
    return labels, [*([None] * kept), *returns]


@dataclass(slots=True)
class _Group:
    members: list[int]
    quotes: list[int]
    breadth: Breadth
    cohesion: float
    label: str = ""
    terms: tuple[str, ...] = ()


class _Steps:
    """Counts the parts of the work that are done and reports them."""

    def __init__(self, total: int, progress: Progress) -> None:
        self.done, self.total, self.progress = 0, total, progress

    def __call__(self) -> None:
        self.done += 1
        self.progress(self.done, self.total)


def _one_thread() -> AbstractContextManager[object]:
    """Linear algebra on one core: the order in which a parallel sum is made changes its last bits."""
    import sklearn.decomposition  # noqa: F401  (its libraries must be loaded before they can be limited)
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    limits: AbstractContextManager[object] = threadpool_limits(limits=1)
    return limits


def _content(
    segments: Sequence[Segment], vectors: NDArray[np.floating]
) -> tuple[list[Segment], NDArray[np.float32]]:
    rows = np.asarray(vectors, dtype=np.float32)
    if rows.ndim != 2 or len(rows) != len(segments) or not np.isfinite(rows).all():
        raise ValueError("vectors must hold one row of finite numbers for each segment")
    kept = [row for row, segment in enumerate(segments) if segment.kind is SegmentKind.CONTENT]
    kept.sort(key=lambda row: (segments[row].document, segments[row].start))
    content = [segments[row] for row in kept]
    if len(content) < FEWEST:
        raise ThreadsError("threads.error.few", count=len(content), needed=FEWEST)
    if len({segment.text for segment in content}) < FEWEST:
        raise ThreadsError("threads.error.same", count=len(content))
    return content, rows[kept]


def _vocabulary(segments: Sequence[Segment]) -> Vocabulary:
    from qualcode.language import terms

    batches = (segments[start : start + AT_ONCE] for start in range(0, len(segments), AT_ONCE))
    found = (of_one for batch in batches for of_one in terms([segment.text for segment in batch]))
    return vocabulary(found, least=2 if len(segments) >= MANY else 1)


def _describe(
    segments: Sequence[Segment],
    meaning: Matrix,
    labels: Labels,
    typicality: np.ndarray,
    study: Study,
    count: int,
) -> list[_Group]:
    groups = []
    for group, centre in enumerate(centres(meaning, labels)):
        rows = np.flatnonzero(labels == group).tolist()
        members = sorted(rows, key=lambda row: (-typicality[row], segments[row].id))
        chosen = choose(members, typicality, segments, meaning, study.documents, count)
        cohesion = float(np.clip((meaning[rows] @ centre).mean(), 0, 1))
        breadth = study.breadth([segments[row] for row in rows])
        groups.append(_Group(members, chosen, breadth, round(cohesion, 3)))
    return groups


def _term_scores(
    features: Matrix, labels: Labels, words: Vocabulary, sources: Sequence[str], typicality: np.ndarray
) -> np.ndarray:
    if labels.max() < 0:
        return np.zeros((0, len(words.lemmas)))
    from qualcode.threads.frame import class_weights

    return term_scores(class_weights(features, labels, words), words, labels, sources, typicality)


def _name(groups: Sequence[_Group], scores: np.ndarray, words: Vocabulary, avoid: frozenset[int]) -> None:
    columns = key_terms(scores, words, avoid)
    for group, found, label in zip(groups, columns, name_threads(columns, scores, words), strict=True):
        group.terms = tuple(words.forms[column] for column in found)
        group.label = label


def _nearest(
    vectors: NDArray[np.floating],
    codebook: Codebook | None,
    code_vectors: NDArray[np.floating] | None,
    lowest: float,
) -> Callable[[Sequence[int]], NearestCode | None]:
    if codebook is None or code_vectors is None or not codebook.codes:
        return lambda members: None
    z = code_scores(vectors, code_vectors)
    return lambda members: nearest_code(members, z, codebook, lowest)


def _run(
    settings: ThreadSettings,
    models: Mapping[str, str],
    segments: Sequence[Segment],
    documents: Mapping[str, Document],
    cases: Sequence[str],
    codebook: Codebook | None,
    kept: Sequence[KeptGroup],
    threads: int,
    left_over: int,
) -> Run:
    chosen = {**asdict(settings), "method": METHOD, "codebook": codebook.key if codebook else ""}
    inputs = [
        chosen,
        sorted(models.items()),
        [(segment.id, content_hash(segment.text), case_of(segment, documents)) for segment in segments],
        sorted(documents),
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
