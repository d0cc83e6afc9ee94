"""Threads that researchers keep: what they hold stays theirs, and new material is laid against them first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from qualcode.model import KeptThread, ThreadStatus
from qualcode.threads.clustering import centres
from qualcode.threads.features import Matrix
from qualcode.threads.graph import Labels

QUANTILE = 0.25
FEW = 3
FEWEST_TOGETHER = 2
TOGETHER = 0.2
REJECTED_AGAIN = 0.5
LEAST_AGAIN = 0.25


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


def lay_against(space: Matrix, ids: Sequence[str], groups: Sequence[KeptGroup], found: Labels) -> Labels:
    """The kept group that each segment belongs to, -1 for those left over to form new threads.

    Members stay; a segment in two groups counts for the first. Another segment joins only where three
    things speak for it: the new run put it together with members of the group (a fifth of its small group is
    the kept group's, more than any other's), the group's centre is the nearest, and it lies as near to that
    as three in four of the members do to the others.

    Parameters
    ----------
    space : array (n, d), rows of length one.
    ids : the id of each row.
    found : the small group of each row in the new run (sub-themes), -1 for none.
    """
    labels = np.full(len(ids), -1)
    rows: Mapping[str, int] = {key: row for row, key in enumerate(ids)}
    for number, group in reversed(list(enumerate(groups))):
        labels[[rows[key] for key in group.segments if key in rows]] = number
    present = [number for number in range(len(groups)) if (labels == number).sum() >= FEW]
    if not present:
        return labels
    closeness = np.full((len(ids), len(groups)), -np.inf)
    middle = centres(space, labels)
    closeness[:, present] = space @ middle[present].T
    for number, group in enumerate(groups):
        closeness[[rows[key] for key in group.excluded if key in rows], number] = -np.inf
    best = np.argmax(closeness, axis=1)
    bounds = np.full(len(groups), np.inf)
    bounds[present] = [_bound(space[labels == number]) for number in present]
    together = _holders(labels, found, len(groups))
    joining = (labels < 0) & (best == together[found]) & (closeness.max(axis=1) >= bounds[best])
    labels[joining] = best[joining]
    return labels


def _holders(labels: Labels, found: Labels, kept: int) -> Labels:
    """The kept group that holds most of each new group, -1 where none holds a fifth; and -1 for no group."""
    groups = int(found.max(initial=-1)) + 1
    table = np.zeros((groups, kept))
    both = (labels >= 0) & (found >= 0)
    np.add.at(table, (found[both], labels[both]), 1)
    sizes = np.bincount(found[found >= 0], minlength=groups)
    holds = table.max(axis=1, initial=0) >= np.maximum(FEWEST_TOGETHER, TOGETHER * sizes)
    return np.append(np.where(holds, table.argmax(axis=1), -1), -1)


def _bound(members: Matrix) -> float:
    """The cosine to the centre of the others that three in four members reach."""
    others = members.sum(axis=0, dtype=np.float64) - members
    lengths = np.maximum(np.linalg.norm(others, axis=1), 1e-9)
    return float(np.quantile(np.einsum("ij,ij->i", others, members) / lengths, QUANTILE))


def turned_down(segments: Sequence[str], kept: Iterable[KeptThread]) -> KeptThread | None:
    """The rejected thread that a group found anew is recognised as; None where it is none.

    At least half of the group lay in it. Fragments of sources that the rejected thread does not touch, as new
    files are, count neither way; but a quarter of all must have lain in it.

    Parameters
    ----------
    segments : ids of the group, ``<document>:<start>-<end>``.
    """
    for former in kept:
        if former.status is ThreadStatus.REJECTED:
            before = set(former.segments)
            shared = sum(key in before for key in segments)
            sources = {_source(key) for key in before}
            known = sum(_source(key) in sources for key in segments)
            if shared and shared >= max(REJECTED_AGAIN * known, LEAST_AGAIN * len(segments)):
                return former
    return None


def _source(segment: str) -> str:
    return segment.partition(":")[0]
