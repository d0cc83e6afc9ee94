"""Threads that researchers keep: what they hold stays theirs, and new material is laid against them first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from qualcode.model import ThreadStatus
from qualcode.threads.clustering import centres
from qualcode.threads.features import Matrix
from qualcode.threads.graph import Labels

QUANTILE = 0.25
LEAD = 0.02
FEW = 3


@dataclass(frozen=True, slots=True)
class KeptGroup:
    """A thread as the researchers left it, going into a new run.

    Attributes
    ----------
    id : of the kept thread.
    label, status : what it is called and where it stands.
    segments : ids of its segments; they stay in it, whatever the machine thinks.
    excluded : ids of segments that were taken out of it; they do not come back by themselves.
    """

    id: str
    label: str
    status: ThreadStatus
    segments: tuple[str, ...]
    excluded: tuple[str, ...] = ()


def lay_against(meaning: Matrix, ids: Sequence[str], groups: Sequence[KeptGroup]) -> Labels:
    """The kept group that each segment belongs to, -1 for those left over to form new threads.

    Members stay. Another segment joins the group whose centre it lies nearest to, if it lies as near
    as three in four of the members do, and clearly nearer than to the next group.
    A segment in two groups counts for the first.

    Parameters
    ----------
    meaning : centred vectors (n, d) of length one.
    ids : the id of each row.
    """
    labels = np.full(len(ids), -1)
    rows: Mapping[str, int] = {key: row for row, key in enumerate(ids)}
    for number, group in reversed(list(enumerate(groups))):
        labels[[rows[key] for key in group.segments if key in rows]] = number
    present = [number for number in range(len(groups)) if (labels == number).sum() >= FEW]
    if not present:
        return labels
    closeness = np.full((len(ids), len(groups)), -np.inf)
    middle = centres(meaning, labels)
    closeness[:, present] = meaning @ middle[present].T
    bounds = np.array([_bound(meaning[labels == number]) for number in present])
    for number, group in enumerate(groups):
        closeness[[rows[key] for key in group.excluded if key in rows], number] = -np.inf
    best = np.argmax(closeness, axis=1)
    ordered = np.sort(closeness, axis=1)
    lead = ordered[:, -1] - ordered[:, -2] if len(groups) > 1 else np.full(len(ids), np.inf)
    bound_of = np.full(len(groups), np.inf)
    bound_of[present] = bounds
    joining = (labels < 0) & (ordered[:, -1] >= bound_of[best]) & (lead >= LEAD)
    labels[joining] = best[joining]
    return labels


def _bound(members: Matrix) -> float:
    """The cosine to the centre of the others that three in four members reach."""
    others = members.sum(axis=0, dtype=np.float64) - members
    lengths = np.maximum(np.linalg.norm(others, axis=1), 1e-9)
    return float(np.quantile(np.einsum("ij,ij->i", others, members) / lengths, QUANTILE))
