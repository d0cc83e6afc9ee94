"""What coders decided: for every code and unit, who gave it, who did not, and who never read the source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qualcode.analysis.agreement.coefficients import Patterns
from qualcode.analysis.agreement.laying import laid_out
from qualcode.analysis.axes import Value
from qualcode.analysis.table import CodingTable

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Decisions:
    """Yes and no of several coders on several codes.

    Attributes
    ----------
    coders : names.
    codes : the codes decided on.
    fragments : int64 array: places, among the material's, of the fragments that two coders read or more.
    size : int64 array, per fragment: 1, or its words or characters.
    patterns : distinct patterns of answers (0 no, 1 yes, -1 not read).
    reading : int64 array, per fragment: the pattern in which nobody who read it gave a code.
    where, code, pattern, weight : parallel arrays: on which fragment (place in `fragments`), for which code,
        which pattern with a yes holds, over how much of it.
    coded : bool array, per fragment: whether anybody gave it any code.
    """

    coders: tuple[str, ...]
    codes: tuple[Value, ...]
    fragments: NDArray[np.int64]
    size: NDArray[np.int64]
    patterns: Patterns
    reading: NDArray[np.int64]
    where: NDArray[np.int64]
    code: NDArray[np.int64]
    pattern: NDArray[np.int64]
    weight: NDArray[np.int64]
    coded: NDArray[np.bool_]

    def weights(self, times: NDArray[np.float64] | None = None) -> NDArray[np.float64]:
        """How much each pattern weighs for each code.

        Parameters
        ----------
        times : how often each fragment counts, the last dimension running over fragments; once if None.

        Returns
        -------
        float array: (resamples of `times`,) codes by patterns.
        """
        from scipy.sparse import csr_array

        times = np.ones(len(self.fragments)) if times is None else times
        draws = times.reshape(-1, times.shape[-1])
        many, kinds, fragments = len(self.codes), len(self.patterns.answers), len(self.fragments)
        cell = self.code * kinds + self.pattern
        silent = self.code * kinds + self.reading[self.where]
        moved = csr_array(
            (
                np.concatenate((self.weight, -self.weight)).astype(float),
                (np.concatenate((self.where, self.where)), np.concatenate((cell, silent))),
            ),
            shape=(fragments, many * kinds),
        )
        read = csr_array(
            (self.size.astype(float), (np.arange(fragments), self.reading)), shape=(fragments, kinds)
        )
        found = (draws @ moved).reshape(len(draws), many, kinds) + (draws @ read)[:, None, :]
        return np.asarray(found.reshape(*times.shape[:-1], many, kinds))


def decisions(
    table: CodingTable,
    coders: Sequence[str] = (),
    *,
    by: str = "code",
    unit: str = "fragments",
    only_coded: bool = False,
) -> Decisions:
    """Lay out who decided what.

    A coder has read a source when at least one coding in it is theirs; in other sources their silence means
    nothing and is left out. In a source that was read, every content fragment without a code is a *no*. A
    filter on codes or facets changes what is compared, not who read what.

    Parameters
    ----------
    coders : whose; all of the table's when left out.
    by : ``code``, ``code.1``, ``code:KEY`` or a facet.
    unit : ``fragments``: a fragment has the code or has not. ``words`` or ``characters``: the same for each
        word or character, for free spans that overlap in part.
    only_coded : leave out fragments that nobody gave any code.

    Raises
    ------
    AnalysisError : with fewer than two coders, or no source that two of them read.
    """
    laid = laid_out(table, coders, by=by, unit=unit, only_coded=only_coded)
    answered, many = laid.read, len(laid.codes)
    begin = laid.starts[laid.where]
    cell, given, weight = _stretches(
        laid.where * many + laid.code, laid.coder, begin + laid.low, begin + laid.high, len(laid.coders)
    )
    where, code = cell // many, cell % many
    answers = np.where(answered[where], given, -1).astype(np.int64)
    silent = np.where(answered, 0, -1).astype(np.int64)
    distinct, number = np.unique(np.concatenate((silent, answers)), axis=0, return_inverse=True)
    number = number.reshape(-1)
    return Decisions(
        coders=laid.coders,
        codes=laid.codes,
        fragments=laid.fragments,
        size=laid.size,
        patterns=Patterns(distinct, 2),
        reading=number[: len(answered)],
        where=where,
        code=code,
        pattern=number[len(answered) :],
        weight=weight,
        coded=laid.coded,
    )


def _stretches(
    cell: NDArray[np.int64],
    coder: NDArray[np.int64],
    low: NDArray[np.int64],
    high: NDArray[np.int64],
    coders: int,
) -> tuple[NDArray[np.int64], NDArray[np.bool_], NDArray[np.int64]]:
    """Cut each cell's spans where any coder begins or ends.

    Returns
    -------
    The cell of each stretch, who gave it (stretches by coders), and its length; only stretches that
    somebody gave.
    """
    filled = high > low
    cell, coder, low, high = cell[filled], coder[filled], low[filled], high[filled]
    if not len(cell):
        return cell, np.zeros((0, coders), dtype=bool), cell
    reach = int(high.max()) + 1
    bounds = np.unique(np.concatenate((cell * reach + low, cell * reach + high)))
    first, last = np.searchsorted(bounds, cell * reach + low), np.searchsorted(bounds, cell * reach + high)
    depth = np.zeros((len(bounds) + 1, coders), dtype=np.int64)
    np.add.at(depth, (first, coder), 1)
    np.add.at(depth, (last, coder), -1)
    given = np.cumsum(depth, axis=0)[:-1] > 0
    length = np.diff(bounds, append=bounds[-1])
    held = given.any(axis=1)
    return bounds[held] // reach, given[held], length[held]
