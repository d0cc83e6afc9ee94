"""A codebook as sensitising concepts: where to look, not what to find (Blumer 1954).

How likely each code is for each fragment is laid beside its meaning and its words, so that fragments that
may be about the same code lie nearer to each other. The threads remain groups of fragments: several may be
about one code, or one about several, and what fits no code still groups by meaning.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from qualcode.threads.features import Matrix, unit


def concept_space(likely: NDArray[np.floating]) -> Matrix:
    """Rows of length one (n, codes), from how likely each code is for each fragment, 0…1.

    The square root makes the product of two rows grow with what both are likely to be about (as in the
    Bhattacharyya coefficient); the mean is taken away, for codes that are likely everywhere tell nothing.
    """
    rows = np.sqrt(np.asarray(likely, dtype=np.float64))
    return unit(rows - rows.mean(axis=0, keepdims=True))
