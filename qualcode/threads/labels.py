"""The words that name a thread: telling, common within it, and not those of another thread."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np

from qualcode.language import commonness
from qualcode.threads.clustering import centres
from qualcode.threads.features import Matrix, unit
from qualcode.threads.graph import Labels
from qualcode.threads.vocabulary import Vocabulary

TERMS = 12
LEAST_LIFT = 1.5
LEAST_SHARE = 0.1
LEAST_SEGMENTS = 3
FEW = 8
NO_NOUN = 0.25
LEAST_ABOUT = 0.05
FEW_USES = 3
LESS = 0.1
HOUSEHOLD = 6.0  # Zipf frequency of words that are said whatever the talk is about
TELLING = 3.5
LEAST_RARE = 0.2
WIDE = 0.25
FEWEST_NOUNS = 2
LONGEST_LABEL = 3
LABEL_WORDS = 4


def term_scores(
    weights: np.ndarray,
    words: Vocabulary,
    labels: Labels,
    documents: Sequence[str],
    cases: Sequence[str],
    typicality: np.ndarray,
    meaning: Matrix,
    avoid: Collection[int] = (),
) -> np.ndarray:
    """How well each term names each thread: its c-TF-IDF weight, raised where many say it.

    A word said by many, in the documents and cases that hold most of the thread and in its typical
    segments, beats a rarer one; so does a word that in the whole corpus is used where the talk is about
    what the thread is about, over a thing that happened to be mentioned; a noun beats a verb or adjective.

    Parameters
    ----------
    weights : c-TF-IDF (threads, terms).
    labels : thread of each segment, -1 for none.
    documents, cases : of each segment.
    typicality : cosine of each segment to the rest of its thread.
    meaning : centred vectors (n, d).
    avoid : columns of terms that name nothing.

    Returns
    -------
    array (threads, terms); 0 for a term that too few segments of the thread hold.
    """
    scores = np.zeros_like(weights, dtype=np.float64)
    overall = np.asarray(words.matrix.mean(axis=0)).ravel()
    nouns = np.array(words.nouns or (True,))
    kind = np.where(nouns, 1.0, NO_NOUN) * _worth(words, documents)
    kind[list(avoid)] = 0.0
    used = np.asarray(words.matrix.sum(axis=0)).ravel()
    kind *= used / (used + FEW_USES)
    used_where = unit(np.asarray(words.matrix.T @ meaning.astype(np.float64)))
    about = np.maximum(used_where @ centres(meaning, labels).T, LEAST_ABOUT).T
    for thread in range(len(weights)):
        rows = np.flatnonzero(labels == thread).tolist()
        held = words.matrix[rows]
        inside = np.asarray(held.sum(axis=0)).ravel()
        share = inside / len(rows)
        lift = share / np.maximum(overall, 1e-9)
        spread = _spread(held, [documents[row] for row in rows]) * _spread(
            held, [cases[row] for row in rows], alike=True
        )
        fit = (lift > LEAST_LIFT) & (kind > 0)
        enough = _enough(held, [cases[row] for row in rows], fit, nouns)
        typical = np.maximum(typicality[rows], 0.01)
        central = np.asarray(held.T @ typical).ravel() / np.maximum(inside, 1) / typical.mean()
        telling = np.sqrt(share * spread) * np.log(np.maximum(lift, 1.0)) * central
        scores[thread] = np.where(enough, weights[thread] * telling * kind * about[thread] * enough, 0.0)
    return np.round(scores, 8)


def _worth(words: Vocabulary, documents: Sequence[str]) -> np.ndarray:
    """How fit each term is to name any theme: rarer in general Dutch, and said in more than a few sources."""
    if not words.lemmas:
        return np.ones(1)
    common = np.array([commonness(form.lower()) for form in words.forms])
    rare = np.clip((HOUSEHOLD - common) / (HOUSEHOLD - TELLING), LEAST_RARE, 1.0)
    sizes, said = _said_by(words.matrix, documents)
    reach = np.asarray(said.sum(axis=0)).ravel() / max(1.0, WIDE * len(sizes))
    return np.asarray(rare * np.sqrt(np.minimum(reach, 1.0)))


def _enough(held: Any, cases: Sequence[str], fit: np.ndarray, nouns: np.ndarray) -> np.ndarray:
    """How much each term counts: 1 where enough segments hold it, from two cases if the group has two.

    Where fewer than two nouns are left, terms of fewer segments count a little, and then those of one.
    """
    count = held.shape[0]
    inside = np.asarray(held.sum(axis=0)).ravel()
    few = inside >= min(count, 2)
    many = inside >= max(LEAST_SEGMENTS, LEAST_SHARE * count)
    if len(set(cases)) > 1:
        _, said = _said_by(held, cases)
        many &= np.asarray(said.sum(axis=0)).ravel() > 1
    tiers = [many, few, inside >= 1] if count >= FEW else [few, inside >= 1]
    weight = np.zeros(len(fit))
    for rank, tier in enumerate(tiers):
        weight[(weight == 0) & tier & fit] = LESS**rank
        if (nouns & (weight > 0)).sum() >= FEWEST_NOUNS:
            break
    return weight


def _spread(held: Any, names: Sequence[str], *, alike: bool = False) -> np.ndarray:
    """The share of the sources that say each term: each weighing as it has segments here, or all alike."""
    sizes, said = _said_by(held, names)
    weight = np.full(len(sizes), 1 / len(sizes)) if alike else sizes / sizes.sum()
    return np.asarray(said.T @ weight)


def _said_by(held: Any, names: Sequence[str]) -> tuple[np.ndarray, Any]:
    """Segments per source, and a sparse matrix (sources, terms) of ones where a source says a term."""
    from scipy.sparse import csr_matrix

    _, source, sizes = np.unique(np.asarray(names), return_inverse=True, return_counts=True)
    rows = np.arange(len(source))
    said = (csr_matrix((np.ones(len(rows)), (source, rows))) @ held).tocsr()
    said.data[:] = 1.0
    return sizes, said


def key_terms(scores: np.ndarray, words: Vocabulary, avoid: Collection[int]) -> list[list[int]]:
    """Columns of the most telling terms of each thread, best first; none in `avoid`, no word twice."""
    return [_without_repeats(row, words, avoid) for row in scores]


def name_threads(terms: Sequence[Sequence[int]], scores: np.ndarray, words: Vocabulary) -> list[str]:
    """A label of two to four words for each thread, distinct between threads.

    A term goes to the thread it names best; what is left of each thread's terms fills up.
    """
    if len(scores) == 0:
        return []
    owner = np.argmax(scores / np.maximum(scores.max(axis=1, keepdims=True), 1e-12), axis=0)
    labels: list[str] = []
    for thread, found in enumerate(terms):
        columns = _nouns_first(found, words)
        own = [column for column in columns if owner[column] == thread]
        rest = [column for column in columns if owner[column] != thread]
        rest = rest if len(own) < FEWEST_NOUNS else []
        label = _joined([*own, *rest], words)
        while label in labels and len(own) + len(rest) > 1:
            (own or rest).pop(0)
            label = _joined([*own, *rest], words)
        labels.append(label if label and label not in labels else f"{label} {len(labels) + 1}".strip())
    return labels


def _nouns_first(columns: Sequence[int], words: Vocabulary) -> list[int]:
    """The nouns and noun phrases alone where there are two; else they come first."""
    nouns = [column for column in columns if words.nouns[column]]
    return nouns if len(nouns) >= FEWEST_NOUNS else [*nouns, *(c for c in columns if c not in nouns)]


def _joined(columns: Sequence[int], words: Vocabulary) -> str:
    chosen: list[str] = []
    for column in columns:
        form = words.forms[column]
        if sum(len(part.split()) for part in [*chosen, form]) <= LABEL_WORDS:
            chosen.append(form)
        if len(chosen) == LONGEST_LABEL:
            break
    return ", ".join(chosen)


def _without_repeats(row: np.ndarray, words: Vocabulary, avoid: Collection[int]) -> list[int]:
    """The best columns; a phrase and a word of it do not both stay, nor two forms of one stem."""
    chosen: list[int] = []
    for column in np.lexsort((np.arange(len(row)), -row)).tolist():
        if row[column] <= 0 or len(chosen) == TERMS:
            break
        lemma = words.lemmas[column]
        if column not in avoid and not any(_overlaps(lemma, words.lemmas[other]) for other in chosen):
            chosen.append(column)
    return chosen


def _overlaps(one: str, other: str) -> bool:
    if set(one.split()) & set(other.split()):
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= 4 and short[: max(4, len(short) - 2)] == long[: max(4, len(short) - 2)]
