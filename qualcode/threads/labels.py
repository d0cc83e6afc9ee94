"""The words that name a thread: telling, common within it, and not those of another thread."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from qualcode.threads.clustering import centres
from qualcode.threads.features import Matrix, unit
from qualcode.threads.graph import Labels
from qualcode.threads.saying import BySource, Floats, alone, by_source, within
from qualcode.threads.vocabulary import Vocabulary
from qualcode.threads.worth import is_at_hand, worth

TERMS = 12
LEAST_LIFT = 1.5
LEAST_SHARE = 0.1
LEAST_SEGMENTS = 3
LEAST_ABOUT = 0.05
FEWER = 0.6
MOST_OF_ONE, OF_ONE = 0.6, 0.5
NEARLY = 0.7
SHARED = 0.4
LESS = 0.1
FEWEST_NOUNS = 2
LONGEST_LABEL = 3
LABEL_WORDS = 4
LEAST_KIN = 4


def term_scores(
    weights: np.ndarray,
    words: Vocabulary,
    labels: Labels,
    *,
    documents: Sequence[str],
    cases: Sequence[str],
    typicality: np.ndarray,
    meaning: Matrix,
    avoid: Collection[int] = (),
    gain: np.ndarray | None = None,
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
    gain : array (threads, terms), what each term gains for each thread beforehand (see `worth.of_codes`).

    Returns
    -------
    array (threads, terms); 0 for a term that too few segments of the thread hold.
    """
    overall = np.asarray(words.matrix.mean(axis=0)).ravel()
    kind = worth(words, documents)
    kind[list(avoid)] = 0.0
    used_where = unit(np.asarray(words.matrix.T @ meaning.astype(np.float64)))
    about = np.maximum(used_where @ centres(meaning, labels).T, LEAST_ABOUT).T
    groups = len(weights)
    sizes = np.bincount(labels[labels >= 0], minlength=groups)[:, np.newaxis]
    some = np.maximum(sizes, 1)
    inside = within(words.matrix, labels, groups)
    share = inside / some
    lift = share / np.maximum(overall, 1e-9)
    of_cases = by_source(words.matrix, labels, cases, groups)
    spread = by_source(words.matrix, labels, documents, groups).share() * of_cases.share_of_sources()
    fit = (lift > LEAST_LIFT) & (kind > 0)
    enough = _enough(inside, of_cases, fit, words.naming)
    typical = np.maximum(typicality, 0.01)
    mean = np.bincount(labels[labels >= 0], typical[labels >= 0], groups)[:, np.newaxis] / some
    central = within(words.matrix, labels, groups, typical) / np.maximum(inside, 1) / np.maximum(mean, 0.01)
    telling = np.sqrt(share * spread) * np.log(np.maximum(lift, 1.0)) * central * alone(inside, words)
    scores = np.where(enough > 0, weights * telling * kind * about * enough, 0.0)
    return np.round(scores if gain is None else scores * gain, 8)


def _enough(inside: Floats, of_cases: BySource, fit: NDArray[np.bool_], nouns: NDArray[np.bool_]) -> Floats:
    """How much each term counts: 1 where many segments of the group hold it, a little less where two do.

    What one case says counts half where that case holds most of the group, and else not at all. Only where
    fewer than two nouns are left do its terms count a little, and then those of one segment: of an anecdote.
    """
    weight = np.zeros_like(inside)
    told_by = of_cases.count()
    for group, held in enumerate(inside):
        sizes = of_cases.of_group(group)
        if not (count := int(sizes.sum())):
            continue
        told = np.where(told_by[group] >= min(2, len(sizes)), 1.0, OF_ONE)
        if sizes.max() <= MOST_OF_ONE * count:
            told[told < 1] = 0.0
        many = held >= max(LEAST_SEGMENTS, LEAST_SHARE * count)
        weight[group] = told * np.where(fit[group] & (held >= min(count, 2)), np.where(many, 1.0, FEWER), 0.0)
        for rank, tier in enumerate((held >= 2, held >= 1), 1):
            if (nouns & (weight[group] > 0)).sum() >= FEWEST_NOUNS:
                break
            weight[group][(weight[group] == 0) & tier & fit[group]] = LESS**rank
    return weight


def key_terms(scores: np.ndarray, words: Vocabulary, avoid: Collection[int]) -> list[list[int]]:
    """Columns of the most telling terms of each thread, best first; none in `avoid`, no word twice."""
    return [_without_repeats(row, words, avoid) for row in scores]


def name_threads(terms: Sequence[Sequence[int]], scores: np.ndarray, words: Vocabulary) -> list[str]:
    """A label of two to four words for each thread, distinct between threads.

    A term that names another thread much better counts for less. A word stands in one label, that of the
    thread it names best; in another only as the word that tells most of it, or where too few others do.
    """
    if len(scores) == 0:
        return []
    fit = scores / np.maximum(scores.max(axis=1, keepdims=True), 1e-12)
    owned = fit >= NEARLY * fit.max(axis=0)
    ranks = fit * np.where(owned, 1.0, SHARED)
    ordered = [
        _nouns_first(sorted(found, key=lambda column: -rank[column]), words)
        for found, rank in zip(terms, ranks, strict=True)
    ]
    labels: list[str] = []
    for columns in _apart(ordered, fit, words):
        label = _joined(columns, words)
        while label in labels and len(columns) > 1:
            columns = columns[1:]
            label = _joined(columns, words)
        labels.append(label if label and label not in labels else f"{label} {len(labels) + 1}".strip())
    return labels


def _apart(ordered: Sequence[list[int]], fit: np.ndarray, words: Vocabulary) -> list[list[int]]:
    """The columns of each thread, those last that are in the label of one which they name better."""
    barred: list[set[int]] = [set() for _ in ordered]
    while True:
        now = [_last(columns, out) for columns, out in zip(ordered, barred, strict=True)]
        holders: dict[int, list[int]] = {}
        for thread, columns in enumerate(now):
            for column in _chosen(columns, words):
                holders.setdefault(column, []).append(thread)
        clashes = [
            (thread, column)
            for column, held in holders.items()
            for thread in held
            if thread != max(held, key=lambda one: (fit[one, column], -one))
            and column not in barred[thread]
            and column != ordered[thread][0]
        ]
        if not clashes:
            return now
        for thread, column in clashes:
            barred[thread].add(column)


def _last(columns: list[int], out: Collection[int]) -> list[int]:
    """The columns without those that are out, unless fewer than two are left."""
    kept = [column for column in columns if column not in out]
    return kept if len(kept) >= FEWEST_NOUNS else [*kept, *(column for column in columns if column in out)]


def _nouns_first(columns: Sequence[int], words: Vocabulary) -> list[int]:
    """The nouns and noun phrases alone where there are two; else they come first.

    An infinitive that tells most is as good as a noun: *inwerken*. Things at hand only fill up.
    """
    nouns = [column for column in columns if words.naming[column]]
    if columns and _is_infinitive(columns[0], words):
        nouns.insert(0, columns[0])
    themes = [column for column in nouns if not is_at_hand(words.lemmas[column], words.forms[column])]
    if len(themes) >= FEWEST_NOUNS:
        return themes
    return nouns if len(nouns) >= FEWEST_NOUNS else [*nouns, *(c for c in columns if c not in nouns)]


def _is_infinitive(column: int, words: Vocabulary) -> bool:
    form = words.forms[column].lower()
    return not words.naming[column] and form == words.lemmas[column] and form.endswith("en")


def _joined(columns: Sequence[int], words: Vocabulary) -> str:
    return ", ".join(words.forms[column] for column in _chosen(columns, words))


def _chosen(columns: Sequence[int], words: Vocabulary) -> list[int]:
    """The first three that fit in a label; of a word and its compound the latter, *flexpool* for *pool*."""
    chosen: list[int] = []
    for column in columns:
        kin = next((held for held in chosen if _compound(words.lemmas[held], words.lemmas[column])), None)
        if kin is not None:
            if len(words.lemmas[column]) > len(words.lemmas[kin]):
                chosen[chosen.index(kin)] = column
        elif sum(len(words.forms[one].split()) for one in [*chosen, column]) <= LABEL_WORDS:
            chosen.append(column)
        if len(chosen) == LONGEST_LABEL:
            break
    return chosen


def _compound(one: str, other: str) -> bool:
    """Whether one of two words is a compound that begins or ends with the other."""
    short, long = sorted((one, other), key=len)
    return (
        len(short) >= LEAST_KIN
        and len(long) > len(short) + 1
        and (long.startswith(short) or long.endswith(short))
    )


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
