"""The features of a fragment that are learned from: its meaning, its words, and what stands around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcode.suggesting.definitions import centred
from qualcode.suggesting.material import Material

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

WORD_DIMENSIONS = 256
AROUND_WEIGHT = 0.7


def features(material: Material) -> NDArray[np.float32]:
    """One row per fragment, shape (n, p): centred vector, word block, and what stands around it.

    The word block is TF-IDF reduced to `WORD_DIMENSIONS` by a truncated SVD (LSA, Deerwester et al. 1990),
    so that learning costs the same whatever the number of words. What stands around is the vector of the
    question plus those of the neighbours.
    """
    import numpy as np

    own = centred(material.vectors)
    around = _unit(centred(material.asked_vectors) + _unit(material.near @ own))
    blocks = [own, _reduced(material.words.fragments), AROUND_WEIGHT * around]
    return np.hstack(blocks).astype(np.float32)


def _unit(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    import numpy as np

    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    found: NDArray[np.float64] = np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 1e-9)
    return found


def _reduced(counts: csr_matrix) -> NDArray[np.float64]:
    import numpy as np
    from sklearn.decomposition import TruncatedSVD

    wanted = min(WORD_DIMENSIONS, min(counts.shape) - 1)
    if wanted < 1:
        return np.zeros((counts.shape[0], 0))
    found: NDArray[np.float64] = np.asarray(
        TruncatedSVD(wanted, random_state=0).fit_transform(counts), dtype=np.float64
    )
    return found
