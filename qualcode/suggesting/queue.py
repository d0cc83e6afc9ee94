"""What to review next: the uncertain, the unlike and the uncovered, mixed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.suggesting.suggester import Suggester

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    Floats = NDArray[np.float64]

UNCERTAIN = "uncertain"
UNLIKE = "unlike"
UNCOVERED = "uncovered"
TURNS = (UNLIKE, UNCERTAIN, UNLIKE, UNCOVERED)
ALIKE_DISCOUNT = 0.5
TIE = 1.0
LIKELY_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Queued:
    """A fragment to review.

    Attributes
    ----------
    segment : its id.
    reason : ``"uncertain"``: much is open there; ``"unlike"``: from a stretch of talk of which nothing
        was decided, and like nothing that was; ``"uncovered"``: from the case of which the smallest share
        was decided.
    likely : the likeliest codes, at most three.
    """

    segment: str
    reason: str
    likely: tuple[str, ...]


def queue(
    suggester: Suggester, cases: Sequence[str], *, limit: int = 20, within: Collection[str] | None = None
) -> list[Queued]:
    """The fragments of which a decision teaches most, the first first.

    Three ways to choose take turns. Two in four are the *unlike*: amid the stretches of talk of which nothing
    was decided yet, and of these the one most unlike all that was decided (its posterior variance). One is
    the *uncertain*: much is open there (the entropy of all codes' probabilities together; Lewis & Gale
    1994). One comes from the case of which the smallest share was decided. Each choice makes what is like it
    and what stands near it worth less, so that the queue does not ask the same thing twice.

    Parameters
    ----------
    cases : the case of each fragment of the suggester's material, in its order.
    within : ids of the fragments to choose from, all by default. Fragments with a decision are never asked
        again.
    """
    import numpy as np

    untouched = ~_touched(suggester)
    if within is not None:
        untouched &= np.array([segment.id in within for segment in suggester.material.segments])
    case_of, seen = _covered(suggester, cases)
    worth = {UNLIKE: _apart(suggester), UNCERTAIN: _entropy(suggester)}
    worth[UNCOVERED] = worth[UNLIKE]
    new = 1 / (1 + suggester.material.near @ (_touched(suggester)).astype(float))
    features = _unit_features(suggester)
    chosen: list[tuple[int, str]] = []
    while len(chosen) < limit and untouched.any():
        reason = TURNS[len(chosen) % len(TURNS)]
        allowed = (
            _of_least_covered(untouched, case_of, seen) if reason == UNCOVERED else np.flatnonzero(untouched)
        )
        row = int(allowed[np.argmax((worth[reason] * new)[allowed])])
        chosen.append((row, reason))
        untouched[row] = False
        seen[case_of[row]] += 1
        new = new * _still_new(suggester.material.near, features, row)
    return [_queued(suggester, row, reason) for row, reason in chosen]


def _apart(suggester: Suggester) -> Floats:
    """How much talk a fragment stands amid, and how unlike all decided fragments it is, (n,)."""
    import numpy as np

    amid = np.asarray(suggester.material.near.sum(axis=1)).ravel()
    found: Floats = (amid + 0.5) * (1 + TIE * suggester.unlike)
    return found


def _entropy(suggester: Suggester) -> Floats:
    import numpy as np

    likely = suggester.probabilities.clip(1e-9, 1 - 1e-9)
    found: Floats = -(likely * np.log(likely) + (1 - likely) * np.log1p(-likely)).sum(axis=1)
    return found


def _unit_features(suggester: Suggester) -> NDArray[np.float32]:
    import numpy as np

    lengths = np.linalg.norm(suggester.features, axis=1, keepdims=True)
    found: NDArray[np.float32] = suggester.features / (lengths + 1e-9)
    return found


def _still_new(near: csr_matrix, features: NDArray[np.float32], row: int) -> Floats:
    """How much of its worth each fragment keeps once `row` is in the queue, (n,)."""
    kept = 1 - ALIKE_DISCOUNT * (features @ features[row]).clip(0).astype(float) ** 2
    start, end = near.indptr[row : row + 2]
    kept[near.indices[start:end]] /= 1 + near.data[start:end]
    found: Floats = kept
    return found


def _covered(suggester: Suggester, cases: Sequence[str]) -> tuple[NDArray[np.intp], Floats]:
    """The case of each fragment as a number, and how many fragments of each case were decided on."""
    import numpy as np

    _, case_of = np.unique(np.array(cases, dtype=str), return_inverse=True)
    return case_of, np.bincount(
        case_of, _touched(suggester), minlength=int(case_of.max(initial=-1)) + 1
    ).astype(float)


def _of_least_covered(
    untouched: NDArray[np.bool_], case_of: NDArray[np.intp], seen: Floats
) -> NDArray[np.intp]:
    import numpy as np

    total = np.bincount(case_of, minlength=len(seen))
    left = np.bincount(case_of, untouched, minlength=len(seen)) > 0
    share = np.where(left, seen / np.maximum(total, 1), np.inf)
    return np.flatnonzero(untouched & (case_of == int(np.argmin(share))))


def _touched(suggester: Suggester) -> NDArray[np.bool_]:
    import numpy as np

    found: NDArray[np.bool_] = np.any(suggester.known != 0, axis=1)
    return found


def _queued(suggester: Suggester, row: int, reason: str) -> Queued:
    import numpy as np

    codes = suggester.material.codebook.codes
    best = np.argsort(-suggester.probabilities[row], kind="stable")[:LIKELY_SHOWN]
    return Queued(
        suggester.material.segments[row].id, reason, tuple(codes[place].key for place in best.tolist())
    )
