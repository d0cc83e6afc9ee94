"""How often a thread comes back: when a tenth of the segments is left out, and when a whole case is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qualcode.threads.consensus import LEVELS, agreement
from qualcode.threads.graph import Labels, Neighbours, neighbour_graph
from qualcode.threads.tree import Tree, grow

KEPT = 0.9
FEWEST_LEFT = 3
MOST_CASES = 12


@dataclass(frozen=True, slots=True)
class Again:
    """The tree of a part of the corpus.

    Attributes
    ----------
    without : the case left out, empty for a random tenth.
    present : array (n,), which rows took part.
    """

    without: str
    present: NDArray[np.bool_]
    tree: Tree


@dataclass(frozen=True, slots=True)
class Return:
    """How well a group comes back: mean best Jaccard (Hennig 2007), 0…1; None where not measured.

    Attributes
    ----------
    stability : over resamples of 90%, drawn without replacement.
    without_case : the lowest when one case is left out, over the members that are then left.
    leans_on : the case that was left out then.
    """

    stability: float | None = None
    without_case: float | None = None
    leans_on: str = ""


def grow_again(
    neighbours: Neighbours,
    count: int,
    cases: Sequence[str],
    *,
    resamples: int,
    resolution: float,
    seed: int,
    smallest: int,
    step: Callable[[], None],
) -> tuple[Again, ...]:
    """Trees of `resamples` draws of 90% of the rows, and of the rows without each case.

    The neighbours are those of the whole corpus, the first ones still present. Of more than twelve
    cases, twelve are left out in turn.
    """
    if resamples < 1:
        return ()
    rng = np.random.default_rng([seed, 7])
    n = len(cases)
    parts: list[tuple[str, NDArray[np.bool_]]] = []
    for _ in range(resamples):
        keep = np.zeros(n, dtype=bool)
        keep[rng.permutation(n)[: max(2, round(KEPT * n))]] = True
        parts.append(("", keep))
    parts += [(case, np.asarray(cases) != case) for case in left_out(cases)]
    found = []
    for number, (without, keep) in enumerate(parts):
        step()
        graph = neighbour_graph(neighbours, count, keep)
        agreed = agreement(graph, LEVELS, resolution, seed + 100 + number, lambda: None)
        tree = grow(agreed, seed + 100 + number, 1, smallest)
        leaves = np.full(n, -1)
        leaves[keep] = tree.leaves
        found.append(Again(without, keep, Tree(leaves, tree.merges, tree.heights)))
    return tuple(found)


def left_out(cases: Sequence[str]) -> list[str]:
    """The cases to leave out in turn: none where there are fewer than two, the fullest where many."""
    names, sizes = np.unique(np.asarray(cases), return_counts=True)
    if len(names) < 2:
        return []
    return sorted(names[np.argsort(-sizes, kind="stable")][:MOST_CASES].tolist())


def returns(labels: Labels, again: Sequence[Again]) -> list[Return]:
    """How well each group 0…k-1 comes back in the trees, each cut where as many groups are left.

    Parameters
    ----------
    labels : array (n,) over the same rows as the trees; -1 for no group.
    """
    groups = int(labels.max(initial=-1)) + 1
    drawn: list[np.ndarray] = []
    without: dict[str, np.ndarray] = {}
    for one in again:
        members = labels[one.present]
        sizes = np.bincount(members[members >= 0], minlength=groups)
        enough = sizes >= FEWEST_LEFT
        cut = one.tree.cut(max(1, int(enough.sum())))
        overlap = best_jaccard(members, cut[one.present], groups)
        if one.without:
            without[one.without] = np.where(enough, overlap, np.nan)
        else:
            drawn.append(overlap)
    return [_return(group, drawn, without) for group in range(groups)]


def _return(group: int, drawn: Sequence[np.ndarray], without: dict[str, np.ndarray]) -> Return:
    stability = round(float(np.mean([found[group] for found in drawn])), 3) if drawn else None
    told = {case: float(found[group]) for case, found in without.items() if not np.isnan(found[group])}
    if not told:
        return Return(stability)
    leans_on = min(sorted(told), key=lambda case: told[case])
    return Return(stability, round(told[leans_on], 3), leans_on)


def best_jaccard(labels: Labels, again: Labels, groups: int) -> np.ndarray:
    """Highest Jaccard overlap of each group 0…`groups`-1 of `labels` with any group of `again`."""
    table = np.zeros((groups, int(again.max(initial=-1)) + 1))
    inside, also = labels >= 0, again >= 0
    np.add.at(table, (labels[inside & also], again[inside & also]), 1)
    sizes = np.bincount(labels[inside], minlength=groups)
    sizes_again = np.bincount(again[also], minlength=table.shape[1])
    union = sizes[:, None] + sizes_again[None, :] - table
    return np.asarray((table / np.maximum(union, 1)).max(axis=1, initial=0.0))
