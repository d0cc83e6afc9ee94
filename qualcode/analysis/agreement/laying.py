"""What coders gave, laid on the fragments that two of them read or more: where every figure begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from qualcode.analysis.axes import Value
from qualcode.analysis.table import CodingTable
from qualcode.errors import AnalysisError

if TYPE_CHECKING:
    from numpy.typing import NDArray

UNITS = ("fragments", "words", "characters")


@dataclass(frozen=True)
class LaidOut:
    """Codings of several coders on what they read together, measured in a unit.

    Attributes
    ----------
    coders : names.
    codes : the codes that are looked at.
    fragments : int64 array: places, among the material's, of the fragments that two coders read or more.
    document : int64 array, per fragment: of which document.
    size : int64 array, per fragment: 1, or its words or characters.
    read : bool array, fragments by coders.
    coded : bool array, per fragment: whether anybody gave it any code.
    where, code, coder, coding, low, high : parallel int64 arrays, an entry per coding, fragment and code: on
        which fragment (place in `fragments`), which code and coder, which of the table's codings, and which
        units of the fragment, from 0.
    """

    coders: tuple[str, ...]
    codes: tuple[Value, ...]
    fragments: NDArray[np.int64]
    document: NDArray[np.int64]
    size: NDArray[np.int64]
    read: NDArray[np.bool_]
    coded: NDArray[np.bool_]
    where: NDArray[np.int64]
    code: NDArray[np.int64]
    coder: NDArray[np.int64]
    coding: NDArray[np.int64]
    low: NDArray[np.int64]
    high: NDArray[np.int64]

    @cached_property
    def starts(self) -> NDArray[np.int64]:
        """Where each fragment begins when all are laid end to end."""
        return np.asarray(np.cumsum(self.size) - self.size)


def laid_out(
    table: CodingTable,
    coders: Sequence[str] = (),
    *,
    by: str = "code",
    unit: str = "fragments",
    only_coded: bool = False,
) -> LaidOut:
    """Lay out what was given; see `decisions` for what is asked for and what it raises."""
    if unit not in UNITS:
        raise AnalysisError("analysis.error.measure", name=unit, known=", ".join(UNITS))
    if len(table.coders) < 2:
        raise AnalysisError("analysis.error.lone_coder", count=len(table.coders))
    names = tuple(coders) or table.coders
    unknown = [name for name in names if name not in table.coders]
    if len(set(names)) < 2 or unknown:
        raise AnalysisError("analysis.error.coders", given=", ".join(names), known=", ".join(table.coders))
    narrowed, material = table.where(coder=names), table.material
    rows, read = narrowed.rows, _read(table, names)
    coded = np.zeros(len(material.segments), dtype=bool)
    coded[rows.fragment[rows.fragment >= 0]] = True
    kept = narrowed.base[(read[narrowed.base].sum(axis=1) >= 2)]
    kept = kept[coded[kept]] if only_coded else kept
    if not len(kept):
        raise AnalysisError("analysis.error.nothing_shared", given=", ".join(names))
    place = np.full(len(material.segments), -1, dtype=np.int64)
    place[kept] = np.arange(len(kept))
    axis = narrowed.axis(by)
    inside = (rows.fragment[axis.row] >= 0) & (place[rows.fragment[axis.row]] >= 0)
    row = axis.row[inside]
    begin, low, high = material.offset[rows.fragment[row]], rows.low[row], rows.high[row]
    if unit == "words":
        begin, low, high = (np.searchsorted(material.word_starts, one) for one in (begin, low, high))
    of_coder = np.array([names.index(one) if one in names else -1 for one in table.coders])
    whole = unit == "fragments"
    return LaidOut(
        coders=names,
        codes=axis.values,
        fragments=kept,
        document=material.document[kept],
        size=np.ones_like(kept) if whole else _measured(table, unit)[kept],
        read=read[kept],
        coded=coded[kept],
        where=place[rows.fragment[row]],
        code=axis.value[inside],
        coder=of_coder[rows.coder[row]],
        coding=rows.coding[row],
        low=np.zeros_like(row) if whole else low - begin,
        high=np.ones_like(row) if whole else high - begin,
    )


def _measured(table: CodingTable, unit: str) -> NDArray[np.int64]:
    """Words or characters of every fragment."""
    material = table.material
    return material.words if unit == "words" else material.end - material.start


def _read(table: CodingTable, names: Sequence[str]) -> NDArray[np.bool_]:
    """Per fragment and coder, whether that coder coded anything in its document, filters apart."""
    material, column = table.material, {name: place for place, name in enumerate(names)}
    read = np.zeros((len(material.documents), len(names)), dtype=bool)
    for coding, seen in zip(table.codings, table.seen.tolist(), strict=True):
        if seen and coding.coder in column:
            read[material.document_number[coding.document], column[coding.coder]] = True
    return np.asarray(read[material.document])
