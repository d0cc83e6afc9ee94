"""The inner loop of the search for communities, compiled: it takes most of the time of a search.

Numba compiles it on first use, in a second or two, and keeps the result beside this file or, where that
cannot be written, in the user's cache folder. umap-learn, which BERTopic needs, brings Numba along.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

LEAST_GAIN = 1e-12


@njit(cache=True, nogil=True)
def move_nodes(
    bounds: NDArray[np.int64],
    targets: NDArray[np.int64],
    weights: NDArray[np.float64],
    strength: NDArray[np.float64],
    per_total: float,
    order: NDArray[np.int64],
) -> NDArray[np.int64]:
    """The community of each node, (n,), once no node gains by moving to a neighbouring one.

    Every node begins as a community of its own. Those beside a node that moved are visited again.

    Parameters
    ----------
    bounds, targets, weights : the symmetric graph in compressed rows.
    strength : sum of the weights at each node, (n,).
    per_total : resolution over the sum of all strengths.
    order : the nodes in the order of their first visit.
    """
    n = len(strength)
    community = np.arange(n)
    weight_of = strength.copy()
    link = np.zeros(n)
    linked = np.zeros(n, dtype=np.bool_)
    around = np.empty(n, dtype=np.int64)
    waiting = order.copy()
    queued = np.ones(n, dtype=np.bool_)
    first, length = 0, n
    while length > 0:
        node = waiting[first]
        first = (first + 1) % n
        length -= 1
        queued[node] = False
        home = community[node]
        around[0] = home
        linked[home] = True
        found = 1
        for place in range(bounds[node], bounds[node + 1]):
            if targets[place] == node:
                continue
            there = community[targets[place]]
            if not linked[there]:
                linked[there] = True
                around[found] = there
                found += 1
            link[there] += weights[place]
        weight_of[home] -= strength[node]
        pull = strength[node] * per_total
        best, best_gain = home, link[home] - pull * weight_of[home]
        for there in around[:found]:
            gain = link[there] - pull * weight_of[there]
            if gain > best_gain + LEAST_GAIN:
                best, best_gain = there, gain
            link[there] = 0.0
            linked[there] = False
        weight_of[best] += strength[node]
        if best == home:
            continue
        community[node] = best
        for place in range(bounds[node], bounds[node + 1]):
            other = targets[place]
            if community[other] != best and not queued[other]:
                queued[other] = True
                waiting[(first + length) % n] = other
                length += 1
    return community
