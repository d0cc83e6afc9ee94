"""The threads of a structure at one level: names, quotes, breadth, contrasts, parts, rank."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from qualcode.model import Codebook, Document, NearestCode, Segment, SubThread, Thread, ThreadStatus
from qualcode.threads.breadth import Study, case_of, places, rank
from qualcode.threads.clustering import centres, cosine_to_rest
from qualcode.threads.concepts import concept_space
from qualcode.threads.contrast import contrasts, periods
from qualcode.threads.evidence import BY_CONCEPTS, BY_WORDS, carrying_cases
from qualcode.threads.features import Matrix, centred, joined, with_questions, without_voice
from qualcode.threads.graph import Labels
from qualcode.threads.keeping import KeptGroup, lay_against
from qualcode.threads.labels import key_terms, name_threads, term_scores
from qualcode.threads.nearest import LEADING, LOWEST, code_scores, nearest_code
from qualcode.threads.quotes import choose
from qualcode.threads.settings import ThreadSettings
from qualcode.threads.stability import Return
from qualcode.threads.structure import Structure
from qualcode.threads.vocabulary import unfit_for_labels
from qualcode.threads.weights import same_weights
from qualcode.threads.worth import of_codes

Nearest = Callable[[Sequence[int]], NearestCode | None]
PART_LEVEL = 2.5
LEAST_FOR_PARTS = 8
LEAST_IN_PART = 2


@dataclass(frozen=True)
class ThreadMaterial:
    """What threads are described with: segments in the order of the structure, and what is around them."""

    segments: Sequence[Segment]
    rows: NDArray[np.float32]
    documents: Mapping[str, Document]
    cases: Sequence[str]
    codebook: Codebook | None
    code_vectors: NDArray[np.floating] | None
    kept: tuple[KeptGroup, ...] = ()
    questions: NDArray[np.float32] | None = None
    concepts: NDArray[np.floating] | None = None


def describe(
    structure: Structure, material: ThreadMaterial, settings: ThreadSettings, *, framed: bool
) -> tuple[tuple[Thread, ...], Labels]:
    """The ranked threads, and the group of each row (-1 for what is left over)."""
    segments, documents = material.segments, material.documents
    view = _View(structure, material, framed)
    labels, returns = _grouped(structure, material, settings, view)
    study = Study(places(segments), documents, material.cases)
    typicality = np.round(cosine_to_rest(view.meaning, labels), 4)
    middle = centres(view.meaning, labels)
    nearest = _nearest(material, settings.nearest_score)
    names = view.names(labels, typicality, nearest)
    differs = contrasts(labels, segments, documents, settings.seed)
    share = periods(labels, segments, documents)
    parts = _parts(structure, labels, view, nearest)
    carried = _carried(material, labels, view, settings, nearest)
    threads: list[Thread] = []
    ranks: dict[tuple[str, ...], tuple[float, ...]] = {}
    for group, (label, terms) in enumerate(names):
        rows = np.flatnonzero(labels == group).tolist()
        if not rows:
            continue
        held = material.kept[group] if group < len(material.kept) else None
        members = sorted(rows, key=lambda row: (-typicality[row], segments[row].id))
        quotes = choose(
            members, typicality, segments, meaning=view.meaning, documents=documents, count=settings.quotes
        )
        cohesion = float(np.clip((view.meaning[rows] @ middle[group]).mean(), 0, 1))
        threads.append(
            Thread(
                key="",
                label=held.label if held else label,
                terms=terms,
                status=held.status if held else ThreadStatus.CANDIDATE,
                kept=held.id if held else "",
                assigned=_assigned(held, [segments[row].id for row in members]),
                segments=tuple(segments[row].id for row in members),
                quotes=tuple(segments[row].id for row in quotes),
                breadth=study.breadth([segments[row] for row in rows]),
                carried=carried[group],
                cohesion=round(cohesion, 3),
                stability=returns[group].stability,
                nearest=nearest(members),
                without_case=returns[group].without_case,
                leans_on=returns[group].leans_on,
                parts=parts[group],
                contrasts=differs[group],
                periods=share[group],
            )
        )
        words = float(np.median([segments[row].words for row in rows]))
        ranks[threads[-1].segments] = rank(threads[-1], settings.min_cases, words)
    threads.sort(key=lambda thread: (*ranks[thread.segments], thread.segments))
    return tuple(_with_key(thread, f"t{place:02d}") for place, thread in enumerate(threads, 1)), labels


def _grouped(
    structure: Structure, material: ThreadMaterial, settings: ThreadSettings, view: _View
) -> tuple[Labels, list[Return]]:
    """Groups of all segments, the kept ones first, and how each comes back (unknown for the kept).

    What kept threads hold or draw to themselves is taken out of the groups of the tree; what is then left
    of one too small to be a thread is left over.
    """
    kept = material.kept
    cut = structure.tree.cut(structure.count(settings.about, settings.granularity))
    back = structure.returns(cut)
    if not kept:
        return cut, back
    small = structure.tree.cut(round(structure.default * PART_LEVEL))
    own = lay_against(_said(material, view, settings), structure.segments, kept, small)
    cut = np.where(own >= 0, -1, cut)
    sizes = np.bincount(cut[cut >= 0], minlength=len(back))
    whole = np.flatnonzero(sizes >= settings.smallest(len(cut)))
    number = np.full(len(back) + 1, -1)
    number[whole] = len(kept) + np.arange(len(whole))
    labels = np.where(own >= 0, own, number[cut])
    return np.asarray(labels, dtype=np.int64), [*([Return()] * len(kept)), *(back[group] for group in whole)]


def _assigned(held: KeptGroup | None, members: Sequence[str]) -> tuple[str, ...]:
    """Those that the machine laid against a kept thread."""
    known = set(held.segments) if held else set(members)
    return tuple(member for member in members if member not in known)


def _with_key(thread: Thread, key: str) -> Thread:
    parts = tuple(replace(part, key=f"{key}.{number}") for number, part in enumerate(thread.parts, 1))
    return replace(thread, key=key, parts=parts)


class _View:
    """Names groups of rows by their terms."""

    def __init__(self, structure: Structure, material: ThreadMaterial, framed: bool) -> None:
        self.words = structure.words
        self.meaning = centred(material.rows)
        self.sources = [segment.document for segment in material.segments]
        self.told_by = [case_of(segment, material.documents) for segment in material.segments]
        self.segments = material.segments
        self.avoid = unfit_for_labels(self.words, material.documents, material.cases)
        self.framed = framed
        self.codebook = material.codebook
        self.about = self.meaning
        if material.concepts is not None:
            self.about = joined(self.meaning, concept_space(material.concepts), 1.0)

    def names(
        self, labels: Labels, typicality: np.ndarray, nearest: Nearest, *, framed: bool | None = None
    ) -> list[tuple[str, tuple[str, ...]]]:
        """Label and key terms of each group 0…k-1."""
        if labels.max(initial=-1) < 0:
            return []
        if self.framed if framed is None else framed:
            from qualcode.threads.frame import class_weights

            weights = class_weights(self.meaning, labels, self.words)
        else:
            weights = same_weights(labels, self.words)
        groups = [np.flatnonzero(labels == group).tolist() for group in range(len(weights))]
        near = [nearest(rows) if rows else None for rows in groups]
        gain = of_codes(self.words, self.codebook, [code.code if code else "" for code in near])
        scores = term_scores(
            weights,
            self.words,
            labels,
            documents=self.sources,
            cases=self.told_by,
            typicality=typicality,
            meaning=self.about,
            avoid=self.avoid,
            gain=gain,
        )
        columns = key_terms(scores, self.words, self.avoid)
        shown = name_threads(columns, scores, self.words)
        return [
            (label, tuple(self.words.forms[column] for column in found))
            for label, found in zip(shown, columns, strict=True)
        ]


def _parts(
    structure: Structure, labels: Labels, view: _View, nearest: Nearest
) -> list[tuple[SubThread, ...]]:
    """The sub-themes of each group: what it has of the groups further down the tree.

    Kept threads may lie across these, so that one of them is a part of several groups.
    """
    groups = int(labels.max(initial=-1)) + 1
    finer = np.where(labels >= 0, structure.tree.cut(round(groups * PART_LEVEL)), -1)
    sizes = np.bincount(labels[labels >= 0], minlength=groups)
    for group in range(groups):
        rows = labels == group
        if sizes[group] < LEAST_FOR_PARTS or len(set(finer[rows].tolist())) < 2:
            finer[rows] = -1
    pairs = list(zip(finer.tolist(), labels.tolist(), strict=True))
    several = [pair for pair, count in Counter(pairs).items() if pair[0] >= 0 and count >= LEAST_IN_PART]
    number = {pair: place for place, pair in enumerate(sorted(several))}
    finer = np.array([number.get(pair, -1) for pair in pairs], dtype=np.int64)
    typicality = np.round(cosine_to_rest(view.meaning, finer), 4)
    found: list[list[SubThread]] = [[] for _ in range(groups)]
    for part, (label, terms) in enumerate(view.names(finer, typicality, nearest, framed=False)):
        rows = np.flatnonzero(finer == part).tolist()
        rows.sort(key=lambda row: (-typicality[row], view.segments[row].id))
        told_by = len({view.told_by[row] for row in rows})
        ids = tuple(view.segments[row].id for row in rows)
        found[int(labels[rows[0]])].append(SubThread("", label, terms, ids, told_by))
    found = [of_one if len(of_one) > 1 else [] for of_one in found]
    return [tuple(sorted(of_one, key=lambda part: (-len(part.segments), part.segments))) for of_one in found]


def _carried(
    material: ThreadMaterial,
    labels: Labels,
    view: _View,
    settings: ThreadSettings,
    nearest: Nearest,
) -> Sequence[tuple[str, ...] | None]:
    """The cases that carry each group; None in a study of one case, where there is nothing to claim.

    Fragments that no code fits are alike by that alone: codes only bear witness for groups that one fits.
    """
    groups = int(labels.max(initial=-1)) + 1
    if len(set(view.told_by)) < 2:
        return [None] * groups
    if material.concepts is not None:
        by_codes = carrying_cases(concept_space(material.concepts), labels, view.told_by, BY_CONCEPTS)
        fitting = [nearest(np.flatnonzero(labels == group).tolist()) for group in range(groups)]
        open_labels = np.where(
            np.isin(labels, [g for g, code in enumerate(fitting) if code is None]), labels, -1
        )
        by_words = _carried(replace(material, concepts=None), open_labels, view, settings, nearest)
        by_words = [*by_words, *[()] * (groups - len(by_words))]
        return [by_words[g] if fitting[g] is None else by_codes[g] for g in range(groups)]
    return carrying_cases(_said(material, view, settings), labels, view.told_by, BY_WORDS)


def _said(material: ThreadMaterial, view: _View, settings: ThreadSettings) -> Matrix:
    """What is said in each segment and was asked before it, joined with the codes where these help."""
    meaning = without_voice(material.rows, view.sources)
    said = with_questions(meaning, material.questions, view.sources, settings.questions)
    return said if material.concepts is None else joined(said, concept_space(material.concepts), 1.0)


def _nearest(material: ThreadMaterial, lowest: float) -> Nearest:
    codebook, code_vectors = material.codebook, material.code_vectors
    if codebook is None or not codebook.codes:
        return lambda members: None
    if material.concepts is not None:
        share = concept_space(material.concepts).astype(np.float64)
        return lambda members: nearest_code(members, share, codebook, LOWEST, LEADING)
    if code_vectors is None:
        return lambda members: None
    z = code_scores(material.rows, code_vectors)
    return lambda members: nearest_code(members, z, codebook, lowest)
