"""How well a grouping agrees with gold themes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import adjusted_rand_score, v_measure_score

from benchmarks.threads.material import NO_THEME, Material


def agreement(labels: NDArray[np.int64], material: Material) -> dict[str, float]:
    """V-measure, ARI, and Cohen's kappa over pairs of segments from different cases.

    A segment left over counts as a group of its own. The last measure is what a rode draad is about:
    V and ARI also reward putting together what one person says in one breath.
    """
    themed = np.flatnonzero(material.gold != NO_THEME)
    gold, found = material.gold[themed], labels[themed].copy()
    alone = found < 0
    found[alone] = found.max() + 1 + np.arange(alone.sum())
    return {
        "V": v_measure_score(gold, found),
        "ARI": adjusted_rand_score(gold, found),
        "kappa": _kappa_across(found, gold, material.case_of[themed]),
        "groups": float(labels.max() + 1),
        "left over": float((labels < 0).mean()),
    }


def _kappa_across(found: NDArray[np.int64], gold: NDArray[np.str_], cases: NDArray[np.str_]) -> float:
    one, other = np.triu_indices(len(gold), 1)
    across = cases[one] != cases[other]
    if not across.any():
        return float("nan")
    one, other = one[across], other[across]
    together, same = found[one] == found[other], gold[one] == gold[other]
    chance = together.mean() * same.mean() + (1 - together.mean()) * (1 - same.mean())
    return float(((together == same).mean() - chance) / (1 - chance))
