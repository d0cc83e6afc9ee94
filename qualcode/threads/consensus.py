"""What many groupings agree on: the graph in which threads are looked for.

One search for communities depends on chance and on each single segment. So the corpus is grouped many
times, from different parts and at different resolutions, and an edge then weighs as often as its two ends
were put together (Lancichinetti & Fortunato 2012, "Consensus clustering in complex networks").
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from qualcode.threads.graph import communities

LEVELS = 3
LOWEST = 1.0
KEPT = 0.85


def agreement(graph: Any, rounds: int, resolution: float, seed: int, step: Callable[[], None]) -> Any:
    """The graph with each edge weighing the share of rounds, 0…1, that put its ends together.

    Each round draws 85% of the nodes without replacement; an edge counts in the rounds that hold both
    its ends, and is dropped where none put them together. The rounds go by turns through three levels,
    from resolution 1 to `resolution`.
    """
    from scipy.sparse import csr_matrix

    n = graph.shape[0]
    rng = np.random.default_rng([seed, 11])
    edges = graph.tocoo()
    both, together = np.zeros(len(edges.data)), np.zeros(len(edges.data))
    levels = np.linspace(LOWEST, max(LOWEST, resolution), LEVELS).tolist()
    for number in range(rounds):
        step()
        keep = np.zeros(n, dtype=bool)
        keep[rng.permutation(n)[: max(2, round(KEPT * n))]] = True
        labels = np.full(n, -1)
        labels[keep] = communities(graph[keep][:, keep], levels[number % LEVELS], seed * 1000 + number)
        present = keep[edges.row] & keep[edges.col]
        both += present
        together += present & (labels[edges.row] == labels[edges.col])
    shares = np.divide(together, both, out=np.zeros_like(both), where=both > 0)
    agreed = csr_matrix((shares, (edges.row, edges.col)), shape=(n, n))
    agreed.eliminate_zeros()
    agreed.sort_indices()
    return agreed
