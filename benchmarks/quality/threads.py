"""Candidate threads against gold themes: how well they agree, what they find, what they claim, how steady."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from benchmarks.quality.gold import AGENCY, CARE, Gold, load_gold
from benchmarks.quality.thread_scores import (
    CARRIES,
    FEWEST,
    Labels,
    agreement_over_seeds,
    bcubed,
    cases_true,
    claims,
    groups_of,
    left_over,
    mean_of,
    partition_scores,
    recall_of_claims,
    share_found,
    themes,
)
from corpora.split import Part
from qualcode.threads import ThreadSettings, find_structure, threads_at
from qualcode.threads.features import centred

SEEDS = range(10)
MIN_CASES = 2


@dataclass(frozen=True)
class Outcome:
    """A grouping, which groups it shows as broad, and its groups at every level it offers.

    `touching` are the groups with fragments from two cases or more, whether shown as broad or not; `carried`
    the cases that each broad group is said to occur in.
    """

    labels: Labels
    broad: list[frozenset[int]]
    every_level: list[frozenset[int]]
    touching: list[frozenset[int]]
    carried: list[frozenset[str]]


Method = Callable[[Gold, int], Outcome]
DESIGN = {
    "neighbours": 7,
    "own_neighbours": 7,
    "resolution": 1.5,
    "rounds": 1,
    "lexical": 1.0,
    "surroundings": 0.0,
    "questions": 0.0,
    "min_words": 0,
    "belonging": -1.0,
}


def ours(*, codebook: bool = False, **settings: object) -> Method:
    """Our thread step with some settings changed, searching openly or with the codebook's help."""

    def group(gold: Gold, seed: int) -> Outcome:
        chosen = ThreadSettings(seed=seed, resamples=0, min_cases=MIN_CASES, **settings)  # type: ignore[arg-type]
        structure = find_structure(
            gold.segments,
            gold.vectors,
            gold.documents,
            chosen,
            questions=gold.questions,
            concepts=gold.concepts if codebook else None,
        )
        found = threads_at(
            structure,
            gold.segments,
            gold.vectors,
            gold.documents,
            gold.cases,
            settings=chosen,
            codebook=gold.codebook if codebook else None,
            code_vectors=gold.code_vectors if codebook else None,
            questions=gold.questions,
            concepts=gold.concepts if codebook else None,
        )
        row_of = {segment.id: row for row, segment in enumerate(gold.segments)}
        groups = [frozenset(row_of[part] for part in thread.segments) for thread in found.threads]
        pairs = list(zip(groups, found.threads, strict=True))
        touching = [group for group, thread in pairs if not thread.narrow(MIN_CASES)]
        shown = [
            (group, thread)
            for group, thread in pairs
            if not thread.narrow(MIN_CASES) and not thread.uncertain(MIN_CASES)
        ]
        labels = np.full(len(gold.segments), -1)
        for number, group in enumerate(groups):
            labels[sorted(group)] = number
        parts = [
            frozenset(row_of[key] for key in part.segments)
            for thread in found.threads
            for part in thread.parts
        ]
        carried = [frozenset(thread.carried or ()) for _, thread in shown]
        return Outcome(labels, [group for group, _ in shown], [*groups, *parts], touching, carried)

    return group


def plain(labels: Labels, gold: Gold) -> Outcome:
    """A grouping that knows no more than its labels: broad is what has members from two cases."""
    groups = groups_of(np.asarray(labels, dtype=np.int64))
    told_by = [frozenset(str(gold.case_of[row]) for row in group) for group in groups]
    broad = [group for group, cases in zip(groups, told_by, strict=True) if len(cases) >= MIN_CASES]
    carried = [cases for cases in told_by if len(cases) >= MIN_CASES]
    return Outcome(np.asarray(labels, dtype=np.int64), broad, groups, broad, carried)


def bertopic_defaults(gold: Gold, seed: int) -> Outcome:
    """BERTopic as it comes, on the same vectors; only UMAP's seed is fixed."""
    from bertopic import BERTopic
    from bertopic.backend import BaseEmbedder
    from umap import UMAP

    reduction = UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=seed)
    topics, _ = BERTopic(embedding_model=BaseEmbedder(), umap_model=reduction).fit_transform(
        gold.texts, gold.vectors
    )
    return plain(np.array(topics), gold)


def tfidf_k_means(gold: Gold, seed: int) -> Outcome:
    """k-means on TF-IDF of words, with the square root of n/2 groups."""
    from sklearn.cluster import KMeans
    from sklearn.feature_extraction.text import TfidfVectorizer

    weights = TfidfVectorizer(min_df=2, sublinear_tf=True).fit_transform(gold.texts)
    return plain(KMeans(_k(gold), n_init=10, random_state=seed).fit_predict(weights), gold)


def spherical_k_means(gold: Gold, seed: int) -> Outcome:
    """k-means on centred embeddings, with the square root of n/2 groups."""
    from sklearn.cluster import KMeans

    return plain(KMeans(_k(gold), n_init=10, random_state=seed).fit_predict(centred(gold.vectors)), gold)


def agglomerative(gold: Gold, seed: int) -> Outcome:
    """Average linkage of cosines of centred embeddings, with the square root of n/2 groups."""
    from sklearn.cluster import AgglomerativeClustering

    model = AgglomerativeClustering(_k(gold), metric="cosine", linkage="average")
    return plain(model.fit_predict(centred(gold.vectors)), gold)


def _k(gold: Gold) -> int:
    return max(2, round((len(gold.segments) / 2) ** 0.5))


def as_designed(gold: Gold, seed: int) -> Outcome:
    """Communities of a graph of seven neighbours over embeddings and LSA at weight 1, as DESIGN.md has it.

    Nothing around a fragment counts, and short ones are grouped too; groups of two are left over.
    """
    labels = ours(**DESIGN)(gold, seed).labels
    return plain(labels, gold)


def shuffled(method: Method) -> Method:
    """The groups of a method dealt out at random: what their number and sizes alone would score."""

    def group(gold: Gold, seed: int) -> Outcome:
        labels = method(gold, seed).labels
        return plain(np.random.default_rng(seed).permutation(labels), gold)

    return group


def coder(who: str) -> Method:
    """One person's main codes as groups: what can be asked for at most."""

    def group(gold: Gold, seed: int) -> Outcome:
        main = [keys[0] if keys else "" for keys in gold.codes[who]]
        number = {key: place for place, key in enumerate(sorted(set(main) - {""}))}
        return plain(np.array([number.get(key, -1) for key in main]), gold)

    return group


METHODS: Mapping[str, tuple[Method, range]] = {
    "**qualcode**, with the codebook": (ours(codebook=True), SEEDS),
    "**qualcode**, open": (ours(), SEEDS),
    "BERTopic's defaults": (bertopic_defaults, SEEDS),
    "graph, as DESIGN.md has it": (as_designed, SEEDS),
    "spherical k-means": (spherical_k_means, SEEDS),
    "average linkage": (agglomerative, range(1)),
    "k-means on TF-IDF": (tfidf_k_means, SEEDS),
    "qualcode's groups, shuffled": (shuffled(ours()), range(3)),
    "coder B, a person": (coder("b"), range(1)),
}


def figures(outcome: Outcome, gold: Gold) -> dict[str, float]:
    """All figures of one grouping."""
    cases = gold.case_of.tolist()
    codes, parents = themes(gold.gold, cases), themes(gold.parents(), cases)
    return {
        **partition_scores(outcome.labels, gold.gold),
        "BCubed F": bcubed(outcome.labels, gold.gold),
        "found": share_found(codes, outcome.every_level, FEWEST)[0],
        "found, branches": share_found(parents, outcome.every_level, FEWEST)[0],
        "broad true": claims(outcome.broad, gold.gold, cases, 0)[0],
        "of the true, shown": recall_of_claims(outcome.broad, outcome.touching, gold.gold, cases),
        "cases true": cases_true(outcome.broad, outcome.carried, gold.gold, cases),
        "broad and a theme": claims(outcome.broad, gold.gold, cases, CARRIES)[0],
        **left_over(outcome.labels, gold.gold),
        "threads": float(outcome.labels.max() + 1),
        "in 2 cases": float(len(outcome.touching)),
        "shown as broad": float(len(outcome.broad)),
    }


def main(part: Part) -> None:
    """Print a table per corpus: a line per method, means over seeds."""
    for corpus in (CARE, AGENCY):
        gold = load_gold(part, [corpus])
        coded = sum(map(bool, gold.gold))
        broad = share_found(themes(gold.gold, gold.case_of.tolist()), [], FEWEST)[1]
        print(f"\n{gold.name}: {len(gold.segments)} fragments, {coded} with a code, {len(gold.cases)} cases,")
        print(f"{broad} gold themes with {FEWEST} fragments or more, in two cases or more\n")
        for number, (name, (method, seeds)) in enumerate(METHODS.items()):
            runs = [method(gold, seed) for seed in seeds]
            row = mean_of([figures(run, gold) for run in runs])
            row["over seeds"] = agreement_over_seeds([run.labels for run in runs])
            if number == 0:
                print(f"| | {' | '.join(row)} |\n|---|{'---|' * len(row)}")
            shown = [f"{value:.0f}" if value > 1.5 else f"{value:.2f}" for value in row.values()]
            print(f"| {name} | {' | '.join(shown).replace('nan', '')} |", flush=True)
