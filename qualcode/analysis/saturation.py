"""Saturation: how many sources it took before little that is new came up (Guest, Namey & Chen 2020)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qualcode.analysis.counting import cells
from qualcode.analysis.table import CodingTable
from qualcode.errors import AnalysisError

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Saturation:
    """How codes came up, source by source.

    Attributes
    ----------
    table : DataFrame, one row per source in order: ``key``, ``label``, ``date``, ``codes`` (different ones in
        it), ``new`` (not met before), ``seen`` (met so far), ``share_new`` (new codes in the run that ends
        here, of the codes in the base; NaN before there is a whole run), and the middle 95% of ``seen``
        over random orders: ``low``, ``middle``, ``high``.
    reached : number of sources, base and run together, at which the share of new codes first came at or
        below the threshold; None when it never did.
    reached_random : the same over the random orders, as (2.5%, median, 97.5%) of the orders in which it was
        reached; None when in none.
    reached_share : share of the random orders in which it was reached at all.
    base, run, threshold, orders : as asked for.
    base_codes : number of different codes in the base.
    codes, fresh : per source the keys of the codes in it, and of those not met before.
    """

    table: pd.DataFrame
    reached: int | None
    reached_random: tuple[float, float, float] | None
    reached_share: float
    base: int
    run: int
    threshold: float
    orders: int
    base_codes: int
    codes: tuple[tuple[str, ...], ...] = ()
    fresh: tuple[tuple[str, ...], ...] = ()


def saturation(
    table: CodingTable,
    by: str = "code",
    *,
    unit: str = "document",
    base: int = 4,
    run: int = 2,
    threshold: float = 0.05,
    orders: int = 500,
    seed: int = 0,
) -> Saturation:
    """Follow new codes over sources in order of date.

    The first `base` sources are the base; new codes in each following run of `run` sources are divided by the
    number of codes in the base; saturation is reached at or below `threshold`. Guest et al. (2020) advise a
    base of 4 to 6, a run of 2 or 3, and 5% or 0%. Since the order of talks is chance, the same is done over
    `orders` random orders.

    Parameters
    ----------
    unit : ``document``, ``speaker`` (no interviewers) or ``case``. Sources without a date stand last; sources
        in scope without any code count as sources that brought nothing.

    Raises
    ------
    AnalysisError : when there are fewer units than `base` and `run` together.
    """
    import pandas as pd

    has, keys, labels, dates = _by_unit(table, by, unit)
    if base < 1 or run < 1 or len(has) < base + run:
        raise AnalysisError("analysis.error.saturation", count=len(has), needed=base + run)
    seen, new = _seen(has)
    share = _share_new(seen, base, run)
    chance = np.random.default_rng(seed)
    random_seen = np.array([_seen(has[chance.permutation(len(has))])[0] for _ in range(orders)])
    reached = [_reached(_share_new(one, base, run), threshold) for one in random_seen]
    met = [one for one in reached if one is not None]
    low, middle, high = (
        np.quantile(random_seen, [0.025, 0.5, 0.975], axis=0) if orders else np.full((3, len(has)), np.nan)
    )
    found = pd.DataFrame(
        {
            "key": keys,
            "label": labels,
            "date": dates,
            "codes": has.sum(axis=1),
            "new": new,
            "seen": seen,
            "share_new": share,
            "low": low,
            "middle": middle,
            "high": high,
        }
    )
    quantiles = np.quantile(met, [0.025, 0.5, 0.975]) if met else None
    return Saturation(
        table=found,
        reached=_reached(share, threshold),
        reached_random=None if quantiles is None else (*(float(one) for one in quantiles),),  # type: ignore[arg-type]
        reached_share=len(met) / orders if orders else 0.0,
        base=base,
        run=run,
        threshold=threshold,
        orders=orders,
        base_codes=int(seen[base - 1]),
        codes=_named(has, table, by),
        fresh=_named(has & (np.cumsum(has, axis=0) == 1), table, by),
    )


def _by_unit(
    table: CodingTable, by: str, unit: str
) -> tuple[NDArray[np.bool_], list[str], list[str], list[str]]:
    """Which unit has which code (bool array), and the units' keys, labels and dates, in order of date."""
    if unit not in ("document", "speaker", "case"):
        raise AnalysisError("analysis.error.measure", name=unit, known="document, speaker, case")
    units, codes = table.axis(unit), table.axis(by)
    of_voice = () if units.voice_value is None else units.voice_value
    _, cell = cells(table, units, codes)
    has = np.zeros((len(units.values), len(codes.values)), dtype=bool)
    has.flat[cell] = True
    first: dict[int, str] = {}
    for voice, value in zip(table.material.voices, of_voice, strict=True):
        date = voice.document.date
        if value >= 0 and date:
            first[int(value)] = min(first.get(int(value), date), date)
    told = {int(value) for voice, value in zip(table.material.voices, of_voice, strict=True) if voice.counted}
    kept = [place for place, value in enumerate(units.values) if value.key]
    kept = [place for place in kept if unit != "speaker" or place in told]
    order = sorted(kept, key=lambda place: (first.get(place, "9999"), units.values[place].label))
    return (
        has[order],
        [units.values[place].key for place in order],
        [units.values[place].label for place in order],
        [first.get(place, "") for place in order],
    )


def _named(has: NDArray[np.bool_], table: CodingTable, by: str) -> tuple[tuple[str, ...], ...]:
    """Per unit the keys of the codes that it has."""
    keys = [value.key for value in table.axis(by).values]
    return tuple(tuple(keys[place] for place in np.flatnonzero(line)) for line in has)


def _seen(has: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Different codes met so far, and newly met, at each unit."""
    seen = np.logical_or.accumulate(has, axis=0).sum(axis=1)
    return seen, np.diff(seen, prepend=0)


def _share_new(seen: NDArray[np.int64], base: int, run: int) -> NDArray[np.float64]:
    """Codes new in the run that ends at each unit, of the codes in the base."""
    found = np.full(len(seen), np.nan)
    ends = np.arange(base + run - 1, len(seen))
    if seen[base - 1]:
        found[ends] = (seen[ends] - seen[ends - run]) / seen[base - 1]
    return found


def _reached(share: NDArray[np.float64], threshold: float) -> int | None:
    met = np.flatnonzero(share <= threshold + 1e-12)
    return int(met[0]) + 1 if len(met) else None
