"""How well groups of fragments agree with gold themes, where a fragment may carry several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import adjusted_mutual_info_score, adjusted_rand_score, v_measure_score

Labels = NDArray[np.int64]
Codes = Sequence[tuple[str, ...]]
MATCH = 0.3
FEWEST = 5
CARRIES = 1 / 3


def partition_scores(labels: Labels, codes: Codes) -> dict[str, float]:
    """V-measure, adjusted mutual information and adjusted Rand on the main code of each coded fragment.

    Fragments without a code take no part. Those left over (-1) are one group, so that leaving much over
    gains nothing.
    """
    coded = [row for row, keys in enumerate(codes) if keys]
    main, found = [codes[row][0] for row in coded], labels[coded]
    return {
        "V": float(v_measure_score(main, found)),
        "AMI": float(adjusted_mutual_info_score(main, found)),
        "ARI": float(adjusted_rand_score(main, found)),
    }


def bcubed(labels: Labels, codes: Codes) -> float:
    """Extended BCubed F (Amigó et al. 2009): as partition scores, but every code of a fragment counts.

    Precision of a fragment: the share of its group that shares a code with it. Recall: over the
    fragments that share codes with it, the mean of ``min(groups shared, codes shared) / codes shared``.
    """
    coded = [row for row, keys in enumerate(codes) if keys]
    names = sorted({key for row in coded for key in codes[row]})
    given = np.array([[key in codes[row] for key in names] for row in coded], dtype=float)
    shared = given @ given.T
    found = labels[coded]
    together = (found[:, None] == found[None, :]) & (found[:, None] >= 0)
    np.fill_diagonal(together, True)
    precision = ((shared > 0) & together).sum(axis=1) / together.sum(axis=1)
    kin = shared > 0
    recall = np.where(kin & together, 1 / np.maximum(shared, 1), 0).sum(axis=1) / kin.sum(axis=1)
    both = precision.mean() + recall.mean()
    return float(2 * precision.mean() * recall.mean() / both) if both else 0.0


@dataclass(frozen=True, slots=True)
class Theme:
    """A gold theme: the rows of its fragments and the cases they come from."""

    key: str
    rows: frozenset[int]
    cases: frozenset[str]


def themes(codes: Codes, cases: Sequence[str]) -> list[Theme]:
    """Every code that occurs, with the fragments that carry it."""
    rows: dict[str, set[int]] = {}
    for row, keys in enumerate(codes):
        for key in keys:
            rows.setdefault(key, set()).add(row)
    return [
        Theme(key, frozenset(held), frozenset(str(cases[row]) for row in held))
        for key, held in sorted(rows.items())
    ]


def best_overlap(theme: Theme, groups: Collection[frozenset[int]]) -> float:
    """The highest Jaccard overlap of a theme with any group."""
    return max((len(theme.rows & group) / len(theme.rows | group) for group in groups), default=0.0)


def share_found(
    gold: Sequence[Theme], groups: Collection[frozenset[int]], least: int = 1
) -> tuple[float, int]:
    """The share of themes in two or more cases that some group overlaps by 0.3, and how many there are.

    Parameters
    ----------
    least : themes of fewer fragments than this are passed over.
    """
    broad = [theme for theme in gold if len(theme.cases) > 1 and len(theme.rows) >= least]
    hits = sum(best_overlap(theme, groups) >= MATCH for theme in broad)
    return hits / max(1, len(broad)), len(broad)


def claims(
    shown: Sequence[frozenset[int]], codes: Codes, cases: Sequence[str], carries: float
) -> tuple[float, int]:
    """The share of groups shown as broad of which it is true, and how many are shown so.

    True: the code that most of the group's fragments carry is carried by at least the share `carries` of
    all its fragments, and in two or more cases. With ``carries=0`` one fragment from a second case is
    enough; with a third, a group of small talk or of everything at once is no theme.
    """
    right = 0
    for group in shown:
        count, told_by = _commonest(group, codes, cases)
        right += len(told_by) > 1 and count >= carries * len(group)
    return (right / len(shown) if shown else float("nan")), len(shown)


def recall_of_claims(
    shown: Sequence[frozenset[int]],
    touching: Sequence[frozenset[int]],
    codes: Codes,
    cases: Sequence[str],
) -> float:
    """Of the groups with fragments from two cases whose commonest code is from two cases, the share shown."""
    true = [group for group in touching if len(_commonest(group, codes, cases)[1]) > 1]
    return sum(group in shown for group in true) / len(true) if true else float("nan")


def cases_true(
    shown: Sequence[frozenset[int]],
    carried: Sequence[frozenset[str]],
    codes: Codes,
    cases: Sequence[str],
) -> float:
    """Of the cases that groups shown as broad are said to occur in, those that tell their commonest code."""
    right = total = 0
    for group, said in zip(shown, carried, strict=True):
        right += len(said & _commonest(group, codes, cases)[1])
        total += len(said)
    return right / total if total else float("nan")


def _commonest(group: frozenset[int], codes: Codes, cases: Sequence[str]) -> tuple[int, frozenset[str]]:
    """How many fragments of a group carry its commonest code, and the cases these come from."""
    counts = Counter(key for row in group for key in codes[row])
    if not counts:
        return 0, frozenset()
    top = max(sorted(counts), key=lambda key: counts[key])
    return counts[top], frozenset(str(cases[row]) for row in group if top in codes[row])


def left_over(labels: Labels, codes: Codes) -> dict[str, float]:
    """The share left over of the fragments with a code (better low) and without (better high)."""
    coded = np.array([bool(keys) for keys in codes])
    alone = labels < 0
    return {
        "coded left over": float(alone[coded].mean()),
        "uncoded left over": float(alone[~coded].mean()) if (~coded).any() else float("nan"),
    }


def groups_of(labels: Labels) -> list[frozenset[int]]:
    """The rows of each group 0…k-1."""
    return [
        frozenset(np.flatnonzero(labels == group).tolist())
        for group in range(int(labels.max(initial=-1)) + 1)
    ]


def agreement_over_seeds(runs: Sequence[Labels]) -> float:
    """Mean adjusted Rand over all pairs of runs, each fragment left over a group of its own."""
    alone = []
    for labels in runs:
        own = labels.copy()
        own[own < 0] = own.max(initial=0) + 1 + np.arange((own < 0).sum())
        alone.append(own)
    pairs = [
        adjusted_rand_score(alone[one], alone[other])
        for one in range(len(alone))
        for other in range(one + 1, len(alone))
    ]
    return float(np.mean(pairs)) if pairs else float("nan")


def mean_of(rows: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """The mean of each figure over runs."""
    return {key: float(np.nanmean([row[key] for row in rows])) for key in rows[0]}
