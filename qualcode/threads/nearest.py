"""The code of a codebook that a thread lies nearest to, or none: then it is *nieuw*."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from qualcode.model import Codebook, NearestCode
from qualcode.threads.features import unit

LEADING = 0.4
LOWEST = 0.25


def code_scores(vectors: NDArray[np.floating], code_vectors: NDArray[np.floating]) -> np.ndarray:
    """Cosine of each segment to each code, z-scored over the corpus per code: array (n, codes).

    Raw cosines of a general model differ more between codes than between segments, so only how a
    segment stands among the others says something.
    """
    cosines = (unit(np.asarray(vectors)) @ unit(np.asarray(code_vectors)).T).astype(np.float64)
    spread = cosines.std(axis=0)
    return np.asarray((cosines - cosines.mean(axis=0)) / np.where(spread > 1e-6, spread, 1.0))


def nearest_code(
    members: Sequence[int],
    z: np.ndarray,
    codebook: Codebook,
    lowest: float,
    leading: float = float("inf"),
) -> NearestCode | None:
    """The code with the highest mean score over `members`; None under `lowest`.

    `margin` is the lead on the next code that is neither above nor below the first in the tree; from
    `leading` on the code is said to have led to the group.
    """
    means = np.round(z[list(members)].mean(axis=0), 4)
    best = int(np.argmax(means))
    if means[best] < lowest:
        return None
    code = codebook.codes[best]
    kin = {step.key for step in codebook.path(code.key)}
    others = [
        float(means[i])
        for i, other in enumerate(codebook.codes)
        if other.key not in kin and code.key not in {step.key for step in codebook.path(other.key)}
    ]
    margin = float(means[best]) - max(others) if others else float(means[best])
    return NearestCode(
        code.key, code.label, round(float(means[best]), 3), round(margin, 3), bool(means[best] >= leading)
    )
