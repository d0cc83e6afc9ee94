"""Whether groups differ more than chance would have it, tested on people rather than on fragments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from qualcode.analysis.axes import Axis, Value
from qualcode.analysis.counting import cells, material_tally, tally
from qualcode.analysis.frequencies import shares
from qualcode.analysis.table import CodingTable
from qualcode.errors import AnalysisError

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

UNITS = ("speakers", "documents", "cases")
DRAWS = 1_999


def association(
    table: CodingTable,
    rows: str,
    groups: str,
    *,
    unit: str = "speakers",
    rolled_up: bool = False,
    draws: int = DRAWS,
    seed: int = 0,
) -> pd.DataFrame:
    """Test per value of `rows` whether groups differ in how many of their people (or sources) have it.

    Fragments of one speaker are no independent observations, so the unit is the speaker, source or case:
    it has the code or has not. Those of whom the group is not known are left out. Two groups are compared
    with Fisher's exact test; more with the same test by drawing `draws` tables with the margins as they are
    (Monte Carlo, Pearson's chi-square as distance; Hope 1968). P-values over the rows are also given after
    Holm (1979).

    Returns
    -------
    DataFrame, a row per value: ``key``, ``label``, ``n`` (units that have it), ``of``, ``cramers_v`` (0..1),
    ``p``, ``p_holm``; NaN where nothing can be tested.
    """
    import pandas as pd

    if unit not in UNITS:
        raise AnalysisError("analysis.error.measure", name=unit, known=", ".join(UNITS))
    down, across = table.axis(rows, rolled_up=rolled_up), table.axis(groups)
    known = _known(across)
    sizes = material_tally(table, across, unit)[known]
    having = tally(table, down, across, unit)[:, known]
    generator = np.random.default_rng(seed)
    p = np.array([_p(row, sizes, draws, generator) for row in having])
    return pd.DataFrame(
        {
            "key": [value.key for value in down.values],
            "label": [value.label for value in down.values],
            "n": having.sum(axis=1),
            "of": int(sizes.sum()),
            "cramers_v": [cramers_v(row, sizes) for row in having],
            "p": p,
            "p_holm": holm(p),
        }
    )


def contrast(
    table: CodingTable, groups: str, one: str, other: str = "", *, rows: str = "code", rolled_up: bool = False
) -> pd.DataFrame:
    """Two groups side by side: which codes does one speak of more than the other.

    Parameters
    ----------
    groups : a dimension of who, where or when; `one` and `other` are two of its values. Without `other`, all
        the rest of whom it is known.

    Returns
    -------
    DataFrame, largest difference in people first: ``key``, ``label``, for each group ``fragments_…``,
    ``share_…`` (of its fragments), ``speakers_…``, ``people_…`` (share of its speakers), with ``one`` and
    ``other`` for …; ``difference`` (of shares of speakers, -1..1) with its 95 % interval
    ``difference_low`` and ``difference_high`` (Newcombe 1998, method 10), and ``p`` (Fisher's exact test on
    speakers).
    """
    import pandas as pd

    axis, down = table.axis(groups), table.axis(rows, rolled_up=rolled_up)
    first = axis.place(one)
    if other and axis.place(other) == first:
        raise AnalysisError("analysis.error.same_group", name=one)
    rest = [axis.place(other)] if other else [place for place in _known(axis) if place != first]
    found = pd.DataFrame(
        {"key": [value.key for value in down.values], "label": [value.label for value in down.values]}
    )
    people: list[tuple[NDArray[np.int64], int]] = []
    for name, places in (("one", [first]), ("other", rest)):
        group = _as_one(axis, places)
        within = Axis(down.name, down.label, down.values, *cells(table, down, group))
        for measure, told, share in (("fragments", "fragments", "share"), ("speakers", "speakers", "people")):
            counted = tally(table, within, measure=measure)
            base = int(material_tally(table, group, measure)[0])
            found[f"{told}_{name}"] = counted
            found[f"{share}_{name}"] = shares(counted, np.array(base))
            if measure == "speakers":
                people.append((counted, base))
    (a, m), (b, n) = people
    found["difference"] = found["people_one"] - found["people_other"]
    found["difference_low"], found["difference_high"] = newcombe(a, m, b, n)
    found["p"] = [_fisher(int(x), m, int(y), n) for x, y in zip(a, b, strict=True)]
    order = found["difference"].abs().sort_values(ascending=False, kind="stable").index
    return found.loc[order].reset_index(drop=True)


def _as_one(axis: Axis, places: Sequence[int]) -> Axis:
    """The axis with these values taken together as one, so that who is in several of them counts once."""
    some = axis.only(places)
    voices = None if some.voice_value is None else np.where(some.voice_value >= 0, 0, -1)
    return Axis(axis.name, axis.label, (Value("", ""),), some.row, np.zeros_like(some.value), voices)


def _known(axis: Axis) -> list[int]:
    """The groups, without those of whom it is not known to which they belong."""
    return [place for place, value in enumerate(axis.values) if value.key]


def newcombe(
    a: NDArray[np.int64], m: int, b: NDArray[np.int64], n: int, z: float = 1.959964
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """95% interval of the difference a/m - b/n of independent shares (Newcombe 1998, method 10)."""
    (p, low, high), (q, below, above) = _wilson(a, m, z), _wilson(b, n, z)
    lower = p - q - np.sqrt((p - low) ** 2 + (above - q) ** 2)
    upper = p - q + np.sqrt((high - p) ** 2 + (q - below) ** 2)
    return lower, upper


def _wilson(
    a: NDArray[np.int64], m: int, z: float
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    p = shares(a, np.array(m))
    if not m:
        return p, p, p
    middle = (p + z * z / (2 * m)) / (1 + z * z / m)
    half = z / (1 + z * z / m) * np.sqrt(p * (1 - p) / m + z * z / (4 * m * m))
    return p, middle - half, middle + half


def cramers_v(having: NDArray[np.int64], sizes: NDArray[np.int64]) -> float:
    """Cramér's V of a table of two rows, having and lacking, 0..1; NaN where a margin is empty."""
    chi = _chi_square(having[None, :], sizes)
    return float(np.sqrt(chi[0] / sizes.sum())) if np.isfinite(chi[0]) else float("nan")


def holm(p: NDArray[np.float64]) -> NDArray[np.float64]:
    """P-values adjusted after Holm (1979), one for each given; NaN stays NaN and is no test."""
    adjusted = np.full(len(p), np.nan)
    known = np.flatnonzero(np.isfinite(p))
    order = known[np.argsort(p[known], kind="stable")]
    steps = np.maximum.accumulate(p[order] * np.arange(len(order), 0, -1))
    adjusted[order] = np.minimum(1.0, steps)
    return adjusted


def _p(having: NDArray[np.int64], sizes: NDArray[np.int64], draws: int, chance: np.random.Generator) -> float:
    kept = sizes > 0
    having, sizes = np.minimum(having[kept], sizes[kept]), sizes[kept]
    if len(sizes) < 2 or not 0 < having.sum() < sizes.sum():
        return float("nan")
    if len(sizes) == 2:
        return _fisher(int(having[0]), int(sizes[0]), int(having[1]), int(sizes[1]))
    drawn = chance.multivariate_hypergeometric(sizes, int(having.sum()), size=draws)
    seen = _chi_square(having[None, :], sizes)[0]
    return float((1 + np.sum(_chi_square(drawn, sizes) >= seen - 1e-9)) / (1 + draws))


def _fisher(a: int, m: int, b: int, n: int) -> float:
    """Two-sided p of Fisher's exact test on a of m against b of n: all tables that are no more likely."""
    given = a + b
    if not m or not n or not 0 < given < m + n:
        return float("nan")
    first = np.arange(max(0, given - n), min(m, given) + 1)
    likely = _log_choose(m, first) + _log_choose(n, given - first)
    likely = np.exp(likely - likely.max())
    seen = likely[a - first[0]]
    return float(min(1.0, likely[likely <= seen * (1 + 1e-7)].sum() / likely.sum()))


def _log_choose(whole: int, part: NDArray[np.int64]) -> NDArray[np.float64]:
    from scipy.special import gammaln

    return np.asarray(gammaln(whole + 1) - gammaln(part + 1) - gammaln(whole - part + 1))


def _chi_square(having: NDArray[np.int64], sizes: NDArray[np.int64]) -> NDArray[np.float64]:
    """Pearson's chi-square of having and lacking by group, for each row of `having`."""
    total, number = having.sum(axis=1, keepdims=True), sizes.sum()
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = total * sizes / number
        lacking = sizes - expected
        square = (having - expected) ** 2
        chi: NDArray[np.float64] = np.sum(
            np.where(sizes > 0, square / expected + square / lacking, 0.0), axis=1
        )
    return chi
