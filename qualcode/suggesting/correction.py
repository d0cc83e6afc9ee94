"""What decisions teach: ridge regression of what the definitions got wrong, kept up to date row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

PENALTY = 3.0


class Correction:
    """Ridge regression on residuals: for every fragment and code, how much to add to the expectation.

    The posterior mean of a Gaussian process with a linear kernel whose prior mean is the definition model
    (Rasmussen & Williams 2006, §2.7). The inverse of the Gram matrix is kept and changed by rank-one updates
    (Sherman & Morrison 1950), so that a decision costs O(p² + n p) and not O(p³).

    Parameters
    ----------
    features : (n, p).
    codes : number of codes, k.
    """

    def __init__(self, features: NDArray[np.float32], codes: int) -> None:
        import numpy as np

        self._features = features.astype(np.float64)
        count, width = features.shape
        self._inverse = np.eye(width) / PENALTY
        self._moments = np.zeros((width, codes))
        self._residuals = np.zeros((count, codes))
        self._inside = np.zeros(count, dtype=bool)
        self._leverage = (self._features**2).sum(axis=1) / PENALTY

    @property
    def residuals(self) -> Floats:
        """What the definitions got wrong, (n, k); zeros where nothing was decided."""
        return self._residuals

    @property
    def unlike(self) -> Floats:
        """How unlike all decided ones each fragment is, (n,), 0 to 1: posterior over prior variance."""
        import numpy as np

        before = (self._features**2).sum(axis=1) / PENALTY
        found: Floats = np.divide(
            self._leverage, before, out=np.zeros_like(before), where=before > 1e-12
        ).clip(0, 1)
        return found

    def start(self, rows: NDArray[np.intp], residuals: Floats) -> None:
        """Learn many rows at once, in place of all learned before; `residuals` is (rows, k)."""
        import numpy as np

        width = self._features.shape[1]
        own = self._features[rows]
        self._inside[:] = False
        self._inside[rows] = True
        self._residuals[:] = 0
        self._residuals[rows] = residuals
        self._inverse = np.linalg.inv(own.T @ own + PENALTY * np.eye(width)).astype(np.float64)
        self._moments = own.T @ residuals
        self._leverage = ((self._features @ self._inverse) * self._features).sum(axis=1)

    def set(self, row: int, residuals: Floats | None) -> None:
        """Learn one row, change what was learned of it, or forget it (None)."""
        import numpy as np

        own = self._features[row]
        if (residuals is not None) != self._inside[row]:
            self._update(own, 1.0 if residuals is not None else -1.0)
            self._inside[row] = residuals is not None
        new = np.zeros(self._residuals.shape[1]) if residuals is None else residuals
        self._moments += np.outer(own, new - self._residuals[row])
        self._residuals[row] = new

    def values(self) -> Floats:
        """The correction of every fragment and code, (n, k).

        A fragment that was learned from is judged as if it had been left out (leave-one-out, in closed
        form), so that decided and undecided fragments can be compared.
        """
        found: Floats = self._features @ (self._inverse @ self._moments)
        inside = self._inside
        own = self._leverage[inside, None].clip(0, 0.999)
        found[inside] = (found[inside] - own * self._residuals[inside]) / (1 - own)
        return found

    def _update(self, row: Floats, sign: float) -> None:
        import numpy as np

        moved = self._inverse @ row
        scale = sign / (1 + sign * float(row @ moved))
        self._leverage -= scale * (self._features @ moved) ** 2
        self._inverse -= scale * np.outer(moved, moved)
