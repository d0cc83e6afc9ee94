"""Agreement on free spans: Krippendorff's alphas for texts that coders divide into units themselves.

After Krippendorff, Mathet, Bouvry & Widlöcher (2016), On the reliability of unitizing textual continua:
further developments, Quality & Quantity 50(6), and Krippendorff (2019), Content Analysis, 4th ed., 12.6:

- uα: over all of the text, gaps included: where units lie and what they are;
- |uα: only whether something is a unit or a gap, whatever its codes;
- cuα: only the codes, where two coders both marked something;
- (k)uα: the same for one code.

Theirs is for units that exclude one another. Where codings of one coder overlap, a stretch has a set of codes
here, and sets are compared by MASI (see `sets`); without overlap that is the nominal distance of the sources.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from qualcode.analysis.agreement.bootstrap import interval, resamples
from qualcode.analysis.agreement.continuum import Continuum, continuum
from qualcode.analysis.agreement.laying import laid_out
from qualcode.analysis.agreement.sets import Distance, differing, masi
from qualcode.analysis.table import CodingTable

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

ALPHAS = ("u", "relevant", "cu")


@dataclass(frozen=True)
class Unitizing:
    """How far coders agree on units they marked themselves.

    Attributes
    ----------
    per_code : DataFrame, a row per code: ``key``, ``label``, ``units: NAME`` per coder; ``u``, ``u_low``,
        ``u_high``: uα of this code against all other text, with its 95 % interval; ``ku``: (k)uα;
        ``covered``: share of what has this code that another coder marked too, which is what ``ku`` is about.
    overall : ``u`` (uα), ``relevant`` (|uα), ``cu`` (cuα), each with ``_low`` and ``_high``; ``covered``:
        share of the text that two coders marked, which is what ``cu`` is about.
    free : number of codings that do not fill whole fragments; of `codings` in all.
    fragments, documents, length : what was compared; `length` in `unit`, ``characters`` or ``words``.
    """

    coders: tuple[str, ...]
    per_code: pd.DataFrame
    overall: dict[str, float]
    free: int
    codings: int
    fragments: int
    documents: int
    length: int
    unit: str


def unitizing(
    table: CodingTable,
    coders: Sequence[str] = (),
    *,
    by: str = "code",
    unit: str = "characters",
    resample: str = "fragment",
    draws: int = 500,
    seed: int = 0,
) -> Unitizing:
    """Work out the alphas for unitizing, of two coders or more.

    The text is that of the fragments, laid end to end, of sources that two coders read.

    Parameters
    ----------
    unit : ``characters`` or ``words``: in what length is measured.
    coders, by, resample, draws : see `agreement`.
    """
    import pandas as pd

    laid = laid_out(table, coders, by=by, unit=unit)
    line = continuum(laid)
    sums = Sums(line, len(laid.fragments), len(laid.codes))
    spread = resamples(laid.document, resample, draws, seed) if draws else None
    once = np.ones((1, len(laid.fragments)))
    overall = {name: float(found[0]) for name, found in sums.overall(once).items()}
    columns: dict[str, Any] = {
        "key": [value.key for value in laid.codes],
        "label": [value.label for value in laid.codes],
    }
    for place, name in enumerate(laid.coders):
        columns[f"units: {name}"] = np.bincount(
            line.spans.code[line.spans.coder == place], minlength=len(laid.codes)
        )
    of_codes = {name: found[0] for name, found in sums.per_code(once).items()}
    columns["u"] = of_codes.pop("u")
    if spread is not None:
        for name, found in sums.overall(spread).items():
            if name in ALPHAS:
                low, high = interval(found[:, None])
                overall |= {f"{name}_low": float(low[0]), f"{name}_high": float(high[0])}
        columns["u_low"], columns["u_high"] = interval(sums.per_code(spread)["u"])
    columns |= of_codes
    filled = (laid.low == 0) & (laid.high == laid.size[laid.where])
    return Unitizing(
        coders=laid.coders,
        per_code=pd.DataFrame(columns),
        overall=overall,
        free=len(np.unique(laid.coding[~filled])),
        codings=len(np.unique(laid.coding)),
        fragments=len(laid.fragments),
        documents=len(np.unique(laid.document)),
        length=int(laid.size.sum()),
        unit=unit,
    )


class Sums:
    """Sums per fragment, from which each coefficient of any resample of fragments follows.

    Lengths are ℓ of the sources: what coders gave, over pairs of coders, divided by the number of the other
    coders. A star there, *inner* here, is for the text that another coder marked as well. *Squares* are those
    of the lengths of units, which keep a unit from being paired with itself; gaps, having no parts, count
    their plain length.
    """

    def __init__(self, line: Continuum, blocks: int, codes: int, distance: Distance = masi) -> None:
        self._line, self._blocks, self._codes = line, blocks, codes
        self._apart = distance(line.sets)
        self._length = line.length.astype(float)
        self._read, self._marked = line.given >= 0, line.given > 0
        self._others = np.maximum(self._read.sum(axis=1) - 1, 1)
        partners = self._marked.sum(axis=1, keepdims=True) - 1
        inner = self._length[:, None] * partners / self._others[:, None]
        self._inner = np.where(self._marked, inner, 0.0)
        self._whole, self._sets = self._of_all(), self._of_sets()
        self._of_codes = self._per_code()

    def overall(self, times: Floats) -> dict[str, Floats]:
        """uα, |uα and cuα, and what cuα covers, of each resample (`times`: resamples by fragments)."""
        total, squares, differs, binary, inner, inner_squares, inner_differs = (times @ self._whole).T
        sets, inner_sets = np.split(times @ self._sets, 2, axis=1)
        marked = sets[:, 1:].sum(axis=1)
        return {
            "u": _alpha(differs, self._chance(sets), total, squares),
            "relevant": _alpha(binary, 2 * marked * (total - marked), total, squares),
            "cu": _alpha(inner_differs, self._chance(inner_sets), inner, inner_squares),
            "covered": _over(inner, total),
        }

    def per_code(self, times: Floats) -> dict[str, Floats]:
        """uα of each code against all other text, (k)uα and what it covers (resamples by codes)."""
        given, squares, differs, inner, same, inner_squares = (times @ one for one in self._of_codes)
        total, inner_total = (times @ self._whole[:, [0, 4]]).T[:, :, None]
        chance = 2 * given * (total - given)
        missed = _over(inner - same, inner * (inner_total - inner))
        return {
            "u": _alpha(differs, chance, total, squares + total - given),
            "ku": 1 - (inner_total - _over(inner_squares, inner)) * missed,
            "covered": _over(inner, given),
        }

    def _chance(self, sets: Floats) -> Floats:
        return np.asarray(((sets @ self._apart) * sets).sum(axis=1))

    def _of_all(self) -> Floats:
        line, length = self._line, self._length[:, None]
        gaps = (length * (self._read & ~self._marked)).sum(axis=1)
        marked = np.where(self._read, self._marked.astype(np.int64), -1)
        inside = np.where(self._marked, line.given, -1)
        over = self._length / self._others
        found = (
            self._length * self._read.sum(axis=1),
            gaps + self._squared(np.where(self._marked, length, 0.0)).sum(axis=1),
            over * differing(line.given, self._apart),
            over * differing(marked, 1 - np.eye(2)),
            self._inner.sum(axis=1),
            self._squared(self._inner).sum(axis=1),
            over * differing(inside, self._apart),
        )
        return np.stack([np.bincount(line.block, one, self._blocks) for one in found], axis=1)

    def _of_sets(self) -> Any:
        """Fragments by sets: their length; then the same of what another coder marked too."""
        line, many = self._line, len(self._line.sets)
        stretch, coder = np.nonzero(self._read)
        given, block = line.given[stretch, coder], line.block[stretch]
        outer = _added(self._length[stretch], block, given, (self._blocks, 2 * many))
        return outer + _added(self._inner[stretch, coder], block, many + given, (self._blocks, 2 * many))

    def _per_code(self) -> list[Any]:
        line, shape = self._line, (self._blocks, self._codes)
        stretch, coder, code, block = line.stretch, line.coder, line.code, line.block[line.stretch]
        spans = line.spans
        cell, times = np.unique(stretch * self._codes + code, return_counts=True)
        at, of = cell // self._codes, cell % self._codes
        over, silent = (self._length / self._others)[at], self._read.sum(axis=1)[at] - times
        begun = line.block[np.searchsorted(np.cumsum(line.length), spans.low, side="right")]
        return [
            _added(self._length[stretch], block, code, shape),
            _added((spans.high - spans.low).astype(float) ** 2, begun, spans.code, shape),
            _added(over * 2 * times * silent, line.block[at], of, shape),
            _added(self._inner[stretch, coder], block, code, shape),
            _added(over * times * (times - 1), line.block[at], of, shape),
            _added(self._squared(self._inner)[stretch, coder], block, code, shape),
        ]

    def _squared(self, lengths: Floats) -> Floats:
        """The square of each unit's length, where the unit begins; 0 elsewhere (stretches by coders)."""
        unit = self._line.unit
        whole = np.bincount(unit.ravel(), lengths.ravel()) ** 2
        first = np.ones(unit.shape, dtype=bool)
        first[1:] = unit[1:] != unit[:-1]
        return np.asarray(np.where(first, whole[unit], 0.0))


def _alpha(differs: Floats, chance: Floats, total: Floats, squares: Floats) -> Floats:
    """1 - observed / expected disagreement; NaN where nothing could differ."""
    return 1 - _over(differs * (total**2 - squares), total * chance)


def _over(part: Floats, whole: Floats) -> Floats:
    part, whole = np.broadcast_arrays(part, whole)
    out = np.full(part.shape, np.nan)
    return np.asarray(np.divide(part, whole, out=out, where=np.abs(whole) > 1e-9))


def _added(
    values: Floats, rows: NDArray[np.int64], columns: NDArray[np.int64], shape: tuple[int, int]
) -> Any:
    from scipy.sparse import coo_array

    return coo_array((values, (rows, columns)), shape=shape).tocsr()
