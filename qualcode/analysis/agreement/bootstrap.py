"""How sure a coefficient is: the spread of it over resamples of what was coded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qualcode.errors import AnalysisError

if TYPE_CHECKING:
    from numpy.typing import NDArray

RESAMPLED = ("fragment", "document")


def resamples(document: NDArray[np.int64], resample: str, draws: int, seed: int) -> NDArray[np.float64]:
    """How often each fragment is drawn in each resample (draws by fragments).

    Parameters
    ----------
    document : per fragment, of which document.
    resample : one of `RESAMPLED`: what is drawn whole.

    Raises
    ------
    AnalysisError : when `resample` is something else.
    """
    chance = np.random.default_rng(seed)
    many = len(document)
    if resample not in RESAMPLED:
        raise AnalysisError("analysis.error.resample", name=resample, known=", ".join(RESAMPLED))
    if resample == "document":
        group = np.unique(document, return_inverse=True)[1]
        groups = int(group.max()) + 1
        picked = chance.integers(0, groups, (draws, groups))
        return np.array([np.bincount(one, minlength=groups)[group] for one in picked], dtype=float)
    return np.array(
        [np.bincount(chance.integers(0, many, many), minlength=many) for _ in range(draws)], dtype=float
    )


def interval(drawn: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """2.5% and 97.5% of the resamples in which the figure exists.

    `drawn` is resamples by figures; both answers hold one number per figure, NaN where it never exists.
    """
    bounds = np.full((2, drawn.shape[1]), np.nan)
    known, whole = np.isfinite(drawn).any(axis=0), np.isfinite(drawn).all(axis=0)
    if whole.any():
        bounds[:, whole] = np.quantile(drawn[:, whole], [0.025, 0.975], axis=0)
    if (known & ~whole).any():
        bounds[:, known & ~whole] = np.nanquantile(drawn[:, known & ~whole], [0.025, 0.975], axis=0)
    return bounds[0], bounds[1]
