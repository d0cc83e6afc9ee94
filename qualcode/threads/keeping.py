"""Threads that researchers keep: what they hold stays theirs, and new material is laid against them first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qualcode.model import ThreadStatus
from qualcode.threads.clustering import centres, cosine_to_rest
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


def lay_against(
    meaning: Matrix, ids: Sequence[str], groups: Sequence[KeptGroup], found: Labels | None = None
) -> Labels:
    """The kept group that each segment belongs to, -1 for those left over to form new threads.

    Members stay. Another segment joins the group whose centre it lies nearest to, if it lies as near
    as three in four of the members do, clearly nearer than to the next group, and no farther than from
    those it was found together with, unless most of these are kept already.
    A segment in two groups counts for the first.

    Parameters
    ----------
    meaning : centred vectors (n, d) of length one.
    ids : the id of each row.
    found : the group of each row in the new run, -1 for none.
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
    if found is not None:
        joining &= ordered[:, -1] >= _pull(meaning, np.where(labels < 0, found, -1), found)
    labels[joining] = best[joining]
    return labels


def _pull(meaning: Matrix, free: Labels, found: Labels) -> NDArray[np.floating]:
    """How near each row lies to the others of its new group; minus infinity where most of it is kept."""
    groups = int(found.max(initial=-1)) + 1
    whole, left = (np.bincount(one[one >= 0], minlength=groups) for one in (found, free))
    rival = np.append((2 * left > whole) & (left >= FEW), False)
    return np.where(rival[free], cosine_to_rest(meaning, free), -np.inf)


def _bound(members: Matrix) -> float:
    """The cosine to the centre of the others that three in four members reach."""
    others = members.sum(axis=0, dtype=np.float64) - members
    lengths = np.maximum(np.linalg.norm(others, axis=1), 1e-9)
    return float(np.quantile(np.einsum("ij,ij->i", others, members) / lengths, QUANTILE))
