"""Agreement between coders, per code and over all, with intervals and everything needed to judge it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qualcode.analysis.agreement import coefficients
from qualcode.analysis.agreement.bootstrap import interval, resamples
from qualcode.analysis.agreement.coefficients import Patterns
from qualcode.analysis.agreement.decisions import Decisions, decisions
from qualcode.analysis.agreement.sets import answers, set_alpha
from qualcode.analysis.table import CodingTable

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

COEFFICIENTS: dict[str, Callable[[Patterns, NDArray[np.float64]], NDArray[np.float64]]] = {
    "percent": coefficients.percent,
    "kappa": coefficients.cohen,
    "fleiss": coefficients.fleiss,
    "alpha": coefficients.alpha,
    "ac1": coefficients.gwet,
    "positive": coefficients.positive,
    "prevalence": coefficients.prevalence,
}
INTERVALS = ("kappa", "alpha", "ac1")


@dataclass(frozen=True)
class Agreement:
    """How far coders agree.

    Attributes
    ----------
    per_code : DataFrame, a row per code: ``key``, ``label``, a column ``given: NAME`` per coder (units with
        the code), ``all`` (units all who read it gave it), ``percent``, ``kappa`` (Cohen; Light with more
        coders), ``fleiss``, ``alpha``, ``ac1``, ``positive``, ``prevalence``, and ``kappa_low``,
        ``kappa_high`` and so on: 95 % percentile intervals of the bootstrap. NaN for codes nobody gave.
    pooled : the same figures over all decisions together on the codes that anybody gave, and ``masi`` with
        its interval: alpha over the sets of codes per fragment, overlap being agreement in part (see `sets`).
    mean : their mean over the codes that anybody gave.
    same_codes : share of fragments on which all who read it gave just the same codes, none included.
    fragments : number of fragments that two coders read or more; `uncoded` of them nobody gave any code.
    unit, only_coded, resample, draws : as asked for.
    """

    coders: tuple[str, ...]
    per_code: pd.DataFrame
    pooled: dict[str, float]
    mean: dict[str, float]
    same_codes: float
    fragments: int
    documents: int
    uncoded: int
    unit: str
    only_coded: bool
    resample: str
    draws: int


def agreement(
    table: CodingTable,
    coders: Sequence[str] = (),
    *,
    by: str = "code",
    unit: str = "fragments",
    only_coded: bool = False,
    resample: str = "fragment",
    draws: int = 500,
    seed: int = 0,
) -> Agreement:
    """Work out the agreement of two coders or more.

    Parameters
    ----------
    coders, by, unit, only_coded : see `decisions`.
    resample : what the bootstrap draws: ``fragment``, or ``document``, which is wider and more honest where
        sources are many, since fragments of one source resemble one another.
    draws : number of resamples; 0 for no intervals.

    Notes
    -----
    O'Connor & Joffe (2020) ask for the unit, the share of material, coefficients per code and pooled, and how
    uncoded text was treated; all of that is in the result.
    """
    import pandas as pd

    decided = decisions(table, coders, by=by, unit=unit, only_coded=only_coded)
    weights = decided.weights()
    document = table.material.document[decided.fragments]
    spread = resamples(document, resample, draws, seed) if draws else None
    drawn = None if spread is None else decided.weights(spread)
    given = _given(decided, weights)
    columns: dict[str, object] = {
        "key": [value.key for value in decided.codes],
        "label": [value.label for value in decided.codes],
        **{f"given: {name}": given[:, place].astype(int) for place, name in enumerate(decided.coders)},
        "all": _all_gave(decided, weights).astype(int),
    }
    used = given.sum(axis=1) > 0
    for name, work_out in COEFFICIENTS.items():
        columns[name] = np.where(used, work_out(decided.patterns, weights), np.nan)
        if drawn is not None and name in INTERVALS:
            low, high = interval(work_out(decided.patterns, drawn))
            columns[f"{name}_low"], columns[f"{name}_high"] = (
                np.where(used, low, np.nan),
                np.where(used, high, np.nan),
            )
    per_code = pd.DataFrame(columns)
    pooled = {
        **_pooled(decided, weights[used], None if drawn is None else drawn[:, used]),
        **_of_sets(decided, spread),
    }
    kept = per_code[used]
    return Agreement(
        coders=decided.coders,
        per_code=per_code,
        pooled=pooled,
        mean={name: float(kept[name].mean()) if len(kept) else float("nan") for name in COEFFICIENTS},
        same_codes=_same_codes(decided),
        fragments=len(decided.fragments),
        documents=len(np.unique(document)),
        uncoded=int((~decided.coded).sum()),
        unit=unit,
        only_coded=only_coded,
        resample=resample,
        draws=draws,
    )


def _given(decided: Decisions, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Codes by coders: over how much each coder gave each code."""
    return np.asarray(weights @ (decided.patterns.answers == 1).astype(float))


def _all_gave(decided: Decisions, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    answers = decided.patterns.answers
    everybody = ~(answers == 0).any(axis=1) & (answers == 1).any(axis=1)
    return np.asarray(weights @ everybody.astype(float))


def _pooled(
    decided: Decisions, weights: NDArray[np.float64], drawn: NDArray[np.float64] | None
) -> dict[str, float]:
    found: dict[str, float] = {}
    for name, work_out in COEFFICIENTS.items():
        found[name] = float(work_out(decided.patterns, weights.sum(axis=0)))
        if drawn is not None and name in INTERVALS:
            low, high = interval(work_out(decided.patterns, drawn.sum(axis=1))[:, None])
            found[f"{name}_low"], found[f"{name}_high"] = float(low[0]), float(high[0])
    return found


def _of_sets(decided: Decisions, spread: NDArray[np.float64] | None) -> dict[str, float]:
    given = answers(decided)
    found = {"masi": float(set_alpha(given))}
    if spread is not None:
        low, high = interval(set_alpha(given, times=spread)[:, None])
        found |= {"masi_low": float(low[0]), "masi_high": float(high[0])}
    return found


def _same_codes(decided: Decisions) -> float:
    """Share of fragments without a stretch on which coders who read it differ."""
    answers = decided.patterns.answers
    differs = (answers == 1).any(axis=1) & (answers == 0).any(axis=1)
    disputed = np.unique(decided.where[differs[decided.pattern]])
    return 1 - len(disputed) / len(decided.fragments)
