"""Second thoughts: confirmed codings far from the others of their code, and codes likely missed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.suggesting.suggester import Suggester

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FEWEST_CONFIRMED = 3
ODD = "odd"
MISSED = "missed"
AS_RANK = 5


@dataclass(frozen=True, slots=True)
class Doubt:
    """A decision to look at again.

    Attributes
    ----------
    kind : ``"odd"``: confirmed, but unlike the other fragments with that code; ``"missed"``: the fragment
        is done and the code was not given, though it fits as well as where it was.
    code : the code's key.
    likely : the probability that the code fits, judged by all other decisions.
    instead : for an odd coding, the codes that fit better, at most three.
    """

    kind: str
    segment: str
    code: str
    likely: float
    instead: tuple[str, ...] = ()


def consistency(suggester: Suggester, *, limit: int = 20) -> list[Doubt]:
    """The decisions most at odds with the others, at most `limit` of each kind, the oddest first.

    Every decision is judged by a model that did not learn from it (leave-one-out). Odd is a coding whose
    code is less likely there than nine in ten of its confirmed places and not among the five likeliest of
    its fragment (with fewer than ten codes: not among the likeliest half, nor likely enough to be proposed
    there); missed is a code that is likelier than half of its confirmed places and likelier than not.
    Codes with fewer than three confirmed codings are passed over.
    """
    return [*_odd(suggester)[:limit], *_missed(suggester)[:limit]]


def _odd(suggester: Suggester) -> list[Doubt]:
    import numpy as np

    likely, known = suggester.probabilities, suggester.known
    keys = list(suggester.column_of)
    fits = min(AS_RANK, len(keys) // 2)
    found = []
    for column in _often_confirmed(known):
        rows = np.flatnonzero(known[:, column] > 0)
        limit = np.quantile(likely[rows, column], 0.1)
        if fits < AS_RANK:
            rows = rows[likely[rows, column] < suggester.thresholds[column]]
        for row in rows[likely[rows, column] <= limit].tolist():
            better = np.argsort(-likely[row], kind="stable")
            rank = int(np.flatnonzero(better == column)[0])
            if rank >= fits:
                instead = tuple(keys[place] for place in better[:rank][:3].tolist() if known[row, place] <= 0)
                found.append(_doubt(ODD, suggester, row, column, instead))
    return sorted(found, key=lambda doubt: doubt.likely)


def _missed(suggester: Suggester) -> list[Doubt]:
    import numpy as np

    likely, known = suggester.probabilities, suggester.known
    done = np.all(known != 0, axis=1)
    found = []
    for column in _often_confirmed(known):
        usual = float(np.median(likely[known[:, column] > 0, column]))
        rows = np.flatnonzero(done & (known[:, column] < 0) & (likely[:, column] > max(usual, 0.5)))
        found += [_doubt(MISSED, suggester, row, column) for row in rows.tolist()]
    return sorted(found, key=lambda doubt: -doubt.likely)


def _often_confirmed(known: NDArray[np.int8]) -> list[int]:
    import numpy as np

    return np.flatnonzero((known > 0).sum(axis=0) >= FEWEST_CONFIRMED).tolist()


def _doubt(kind: str, suggester: Suggester, row: int, column: int, instead: tuple[str, ...] = ()) -> Doubt:
    return Doubt(
        kind,
        suggester.material.segments[row].id,
        suggester.material.codebook.codes[column].key,
        round(float(suggester.probabilities[row, column]), 4),
        instead,
    )
