"""What to review next: the uncertain, the unlike and the uncovered, mixed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.suggesting.suggester import Suggester

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

UNCERTAIN = "uncertain"
UNLIKE = "unlike"
UNCOVERED = "uncovered"
EVERY_NTH_UNCOVERED = 4
ALIKE_DISCOUNT = 0.5
LIKELY_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Queued:
    """A fragment to review.

    Attributes
    ----------
    segment : its id.
    reason : ``"uncertain"``: much is open there; ``"unlike"``: like nothing decided so far;
        ``"uncovered"``: from the case of which the smallest share was decided.
    likely : the likeliest codes, at most three.
    """

    segment: str
    reason: str
    likely: tuple[str, ...]


def queue(
    suggester: Suggester, cases: Sequence[str], *, limit: int = 20, within: Collection[str] | None = None
) -> list[Queued]:
    """The fragments of which a decision teaches most, the first first.

    Worth is how much is open (the entropy of all codes' probabilities together; Lewis & Gale 1994), less
    where fragments close by in the conversation are decided, for those tell much already. Each choice makes
    what is like it and what stands near it worth less, so that the queue does not ask the same thing twice.
    Every fourth place goes to the case of which the smallest share was decided.

    Parameters
    ----------
    cases : the case of each fragment of the suggester's material, in its order.
    within : ids of the fragments to choose from, all by default. Fragments with a decision are never asked
        again.
    """
    import numpy as np

    untouched = ~np.any(suggester.known != 0, axis=1)
    if within is not None:
        untouched &= np.array([segment.id in within for segment in suggester.material.segments])
    case_of, seen = _covered(suggester, cases)
    worth = _worth(suggester)
    unlike = suggester.unlike
    chosen: list[tuple[int, str]] = []
    while len(chosen) < limit and untouched.any():
        uncovered = len(chosen) % EVERY_NTH_UNCOVERED == EVERY_NTH_UNCOVERED - 1
        candidates = _of_least_covered(untouched, case_of, seen) if uncovered else np.flatnonzero(untouched)
        row = int(candidates[np.argmax(worth[candidates])])
        chosen.append((row, UNCOVERED if uncovered else _reason(row, worth, unlike, untouched)))
        untouched[row] = False
        seen[case_of[row]] += 1
        worth = worth * _still_new(suggester, row)
    return [_queued(suggester, row, reason) for row, reason in chosen]


def _worth(suggester: Suggester) -> Floats:
    import numpy as np

    likely = suggester.probabilities.clip(1e-9, 1 - 1e-9)
    entropy = -(likely * np.log(likely) + (1 - likely) * np.log1p(-likely)).sum(axis=1)
    touched = np.any(suggester.known != 0, axis=1).astype(float)
    worth: Floats = entropy / (1 + suggester.material.near @ touched)
    return worth


def _still_new(suggester: Suggester, row: int) -> Floats:
    """How much of its worth each fragment keeps once `row` is in the queue, (n,)."""
    import numpy as np

    lengths = np.linalg.norm(suggester.features, axis=1) + 1e-9
    cosines = (suggester.features @ suggester.features[row]) / (lengths * lengths[row])
    close = np.asarray(suggester.material.near[row].toarray()).ravel()
    kept: Floats = (1 - ALIKE_DISCOUNT * cosines.clip(0) ** 2) / (1 + close)
    return kept


def _covered(suggester: Suggester, cases: Sequence[str]) -> tuple[NDArray[np.intp], Floats]:
    """The case of each fragment as a number, and how many fragments of each case were decided on."""
    import numpy as np

    _, case_of = np.unique(np.array(cases, dtype=str), return_inverse=True)
    touched = np.any(suggester.known != 0, axis=1)
    return case_of, np.bincount(case_of, touched, minlength=int(case_of.max(initial=-1)) + 1).astype(float)


def _of_least_covered(
    untouched: NDArray[np.bool_], case_of: NDArray[np.intp], seen: Floats
) -> NDArray[np.intp]:
    import numpy as np

    total = np.bincount(case_of, minlength=len(seen))
    left = np.bincount(case_of, untouched, minlength=len(seen)) > 0
    share = np.where(left, seen / np.maximum(total, 1), np.inf)
    return np.flatnonzero(untouched & (case_of == int(np.argmin(share))))


def _reason(row: int, worth: Floats, unlike: Floats, untouched: NDArray[np.bool_]) -> str:
    """Whether it stands out more by being unlike what was decided than by what is open there."""
    more_open = float((worth[untouched] > worth[row]).mean())
    more_unlike = float((unlike[untouched] > unlike[row]).mean())
    return UNLIKE if more_unlike < more_open else UNCERTAIN


def _queued(suggester: Suggester, row: int, reason: str) -> Queued:
    import numpy as np

    codes = suggester.material.codebook.codes
    best = np.argsort(-suggester.probabilities[row], kind="stable")[:LIKELY_SHOWN]
    return Queued(
        suggester.material.segments[row].id, reason, tuple(codes[place].key for place in best.tolist())
    )
