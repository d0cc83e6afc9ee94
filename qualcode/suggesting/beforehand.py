"""How likely each code is before anybody has decided anything: what a codebook says of a corpus by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcode.suggesting import calibration
from qualcode.suggesting.definitions import definition_scores
from qualcode.suggesting.material import Material

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

TYPICAL_LOG_WORDS = 3.5


def expectations(material: Material) -> Floats:
    """Probability (n, k) of each code for each fragment from definitions alone.

    As a `Suggester` gives that has learned nothing, but not sobered (the threads were tuned so), and without
    pieces of words: by these some code always seems to fit, and threads that codes help to find then draw
    small talk to themselves.
    """
    import numpy as np

    scores = definition_scores(material, spelling=0.0).total
    nothing = np.zeros_like(scores)
    signals = [scores, nothing, nothing, nothing, np.broadcast_to(lengths(material), scores.shape)]
    constant, *weights = calibration.begin(scores.shape[1])
    log_odds = np.full(scores.shape, constant)
    for weight, signal in zip(weights, [*signals, calibration.rivals(signals)], strict=True):
        log_odds += weight * signal
    return calibration.probabilities(log_odds)


def lengths(material: Material) -> Floats:
    """How much longer than usual each fragment is, (n, 1), in logarithms of words."""
    import numpy as np

    words = np.array([max(segment.words, 1) for segment in material.segments], dtype=float)
    found: Floats = (np.log(words) - TYPICAL_LOG_WORDS).reshape(len(words), 1)
    return found
