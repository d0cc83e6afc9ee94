"""What is done to vectors once they are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Rows of length one, shape (n, d); rows of zeros stay zeros."""
    import numpy as np

    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    scaled: NDArray[np.float32] = np.divide(
        vectors, lengths, out=np.zeros_like(vectors, dtype=np.float32), where=lengths > 0
    )
    return scaled


def centred(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Vectors less their mean, of unit length again, shape (n, d).

    All vectors of E5 point much the same way (mean cosine .93); without their mean the cosines tell
    texts apart (all-but-the-top, Mu & Viswanath 2018, first step). Fewer than two vectors come back
    as they are; rows of zeros take no part in the mean and stay zeros.
    """
    import numpy as np

    there = np.any(vectors != 0, axis=1)
    if np.count_nonzero(there) < 2:
        return np.asarray(vectors, dtype=np.float32)
    moved = np.zeros_like(vectors, dtype=np.float32)
    moved[there] = vectors[there] - vectors[there].mean(axis=0, dtype=np.float64)
    return unit(moved)
