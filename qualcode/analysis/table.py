"""The table that every figure is made from: one row per coding and fragment it lies on, with filters."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from qualcode.analysis.axes import Axis, axis_of, runs
from qualcode.analysis.material import Material
from qualcode.analysis.whose import EVERYBODY, Count, Whose, once
from qualcode.model import Codebook, Coding

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import NDArray

Filters = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Rows:
    """Codings laid on fragments, as parallel int64 arrays, one entry per coding and fragment.

    Attributes
    ----------
    coding, code, coder : places in the table's `codings`, `codes` and `coders`.
    fragment : place among the material's fragments; -1 where a coding lies on none.
    voice : place among the material's voices.
    low, high : the coded stretch, in the text of all fragments laid end to end; 0 and 0 on no fragment.
    """

    coding: NDArray[np.int64]
    fragment: NDArray[np.int64]
    voice: NDArray[np.int64]
    code: NDArray[np.int64]
    coder: NDArray[np.int64]
    low: NDArray[np.int64]
    high: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.coding)

    def only(self, kept: NDArray[np.bool_]) -> Rows:
        """The rows for which `kept` holds."""
        return Rows(*(getattr(self, name)[kept] for name in self.__slots__))


@dataclass(frozen=True)
class CodingTable:
    """Codings joined to fragments, speakers, cases, documents, phases, attributes and facets.

    Make it with `CodingTable.of` and narrow it with `where`; both leave what was there as it is.

    Attributes
    ----------
    codings : all codings, also those that filters leave out of `rows`.
    codes : ids ``<codebook>/<code>`` of every code of the codebooks, in their order, then ids that only
        codings know.
    coders : names, sorted.
    in_scope : bool array, one per fragment: whether the filters on the material leave it in.
    seen : bool array, one per coding: whether it tells that its coder read the source. What filters leave out
        of `rows` still does; what does not count or may not be seen does not.
    filters : those applied so far, for captions.
    whose : whose codings `rows` were narrowed to, and how those of several coders are counted.
    """

    material: Material
    codebooks: tuple[Codebook, ...]
    codings: tuple[Coding, ...]
    codes: tuple[str, ...]
    coders: tuple[str, ...]
    rows: Rows
    in_scope: NDArray[np.bool_]
    seen: NDArray[np.bool_]
    filters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    whose: Whose = EVERYBODY

    @classmethod
    def of(cls, material: Material, codebooks: Iterable[Codebook], codings: Iterable[Coding]) -> CodingTable:
        """Lay codings on the material.

        A coding lies on every fragment of which it holds the beginning of a word; one that holds none,
        since it lies within a word, on the fragment of that word. So codings of whole fragments and of free
        spans count alike.
        Codings of documents that are not in the material are left out.
        """
        books = tuple(codebooks)
        given = tuple(one for one in codings if one.document in material.document_number)
        defined = [f"{book.key}/{code.key}" for book in books for code in book.codes]
        codes = tuple(dict.fromkeys([*defined, *sorted({coding.code for coding in given})]))
        coders = tuple(sorted({coding.coder for coding in given}))
        rows = _laid(material, given, codes, coders)
        everything = np.ones(len(material.segments), dtype=bool)
        seen = np.ones(len(given), dtype=bool)
        return cls(material, books, given, codes, coders, rows, everything, seen)

    # --- narrowing

    def counting(self, whose: Whose) -> CodingTable:
        """The table with only the codings that count; the material, and so every base, stays as it is."""
        kept = whose.kept(self.codings)
        return replace(self._only(kept), whose=whose)

    def seen_by(self, coder: str, blind: Collection[str]) -> CodingTable:
        """The table without what others than `coder` coded in these documents."""
        return self._only(
            np.array([one.coder == coder or one.document not in blind for one in self.codings], dtype=bool)
        )

    def _only(self, kept: NDArray[np.bool_]) -> CodingTable:
        """The table as if there were no other codings than these."""
        return replace(self, rows=self.rows.only(kept[self.rows.coding]), seen=self.seen & kept)

    def where(self, filters: Filters | None = None, **more: str | Sequence[str]) -> CodingTable:
        """The table with only what has one of the given values on every given dimension.

        Filters on who, where and when narrow the material, and with it every base; filters on code, coder
        and facet narrow the codings alone. A code brings its sub-codes along. AnalysisError when a
        dimension or value does not exist.

        Examples
        --------
        >>> table.where(coder="Noor", contractvorm=["zzp", "detachering"])
        """
        asked = {**(filters or {}), **more}
        found = self
        for name, values in asked.items():
            wanted = (values,) if isinstance(values, str) else tuple(values)
            if wanted:
                found = found._where(name, wanted)
        return found

    def _where(self, name: str, wanted: tuple[str, ...]) -> CodingTable:
        axis = axis_of(self, name, rolled_up=True)
        chosen = np.isin(np.arange(len(axis.values)), [axis.place(value) for value in wanted])
        kept = np.zeros(len(self.rows), dtype=bool)
        kept[axis.row[chosen[axis.value]]] = True
        scope = self.in_scope
        if axis.voice_value is not None:
            of_voice = chosen[axis.voice_value] & (axis.voice_value >= 0)
            scope = scope & of_voice[self.material.voice]
        labels = tuple(axis.values[axis.place(value)].label for value in wanted)
        return replace(
            self, rows=self.rows.only(kept), in_scope=scope, filters=(*self.filters, (axis.label, labels))
        )

    # --- looking

    def axis(self, name: str, *, rolled_up: bool = False) -> Axis:
        """The values of a dimension and where in `rows` each occurs; AnalysisError when there is none."""
        return axis_of(self, name, rolled_up=rolled_up)

    @cached_property
    def same(self) -> NDArray[np.int64]:
        """As which coding each counts (int64, one per coding): what several coders gave alike is one."""
        if self.whose.how is Count.APART:
            return np.arange(len(self.codings), dtype=np.int64)
        return once(self.codings, self.rows.coding)

    @property
    def told(self) -> str:
        """In a sentence whose codings count."""
        return self.whose.told(self.codings)

    @cached_property
    def base(self) -> NDArray[np.int64]:
        """Places of the fragments that shares are taken of: content in scope, and whatever is coded."""
        counted = self.in_scope & self.material.content
        coded = self.rows.fragment[self.rows.fragment >= 0]
        counted[coded] = True
        return np.flatnonzero(counted)

    @property
    def coded_context(self) -> int:
        """How many fragments of the base are context, such as a question, to which somebody gave a code."""
        return int(np.count_nonzero(~self.material.content[self.base]))

    @cached_property
    def totals(self) -> Mapping[str, int]:
        """N of everything in scope: fragments, words, speakers, documents, cases; and of codings, coders."""
        from qualcode.analysis.counting import material_total

        rows = self.rows
        return {
            **{
                measure: material_total(self, measure)
                for measure in ("fragments", "words", "speakers", "documents", "cases")
            },
            "codings": len(np.unique(self.same[rows.coding])),
            "coders": len(np.unique(rows.coder)),
        }

    def frame(self) -> pd.DataFrame:
        """One row per coding and fragment, readable: for notebooks and for other tools.

        Returns
        -------
        DataFrame with ``coding``, ``code``, ``coder``, ``fragment``, ``document``, ``title``, ``kind``,
        ``date``, ``phase``, ``case``, ``speaker`` (as shown), ``words`` (in the coded stretch), a column
        ``case.…``, ``document.…``, ``speaker.…`` per attribute and ``facet.…`` per facet, values joined
        with ``; ``.
        """
        from qualcode.analysis.readable import readable

        return readable(self)


def _laid(material: Material, codings: Sequence[Coding], codes: Sequence[str], coders: Sequence[str]) -> Rows:
    numbers = {code: number for number, code in enumerate(codes)}
    names = {coder: number for number, coder in enumerate(coders)}
    document = np.array([material.document_number[c.document] for c in codings], dtype=np.int64)
    start = np.array([c.start for c in codings], dtype=np.int64)
    end = np.array([c.end for c in codings], dtype=np.int64)
    coding, fragment = _overlaps(material, document, start, end)
    on = fragment >= 0
    begin, stop, offset = (np.zeros(len(coding), np.int64) for _ in range(3))
    begin[on], stop[on] = material.start[fragment[on]], material.end[fragment[on]]
    offset[on] = material.offset[fragment[on]]
    low = np.where(on, offset + np.maximum(start[coding], begin) - begin, 0)
    high = np.where(on, offset + np.minimum(end[coding], stop) - begin, 0)
    words = material.words_between(low, high)
    wordless = np.bincount(coding, weights=words, minlength=len(codings)) == 0
    kept = (words > 0) | wordless[coding]
    coding, fragment, low, high = coding[kept], fragment[kept], low[kept], high[kept]
    nobody = np.array([material.voice_at[f"{c.document}:"] for c in codings], dtype=np.int64)
    voice = nobody[coding]
    voice[fragment >= 0] = material.voice[fragment[fragment >= 0]]
    code = np.array([numbers[c.code] for c in codings], dtype=np.int64)
    coder = np.array([names[c.coder] for c in codings], dtype=np.int64)
    return Rows(coding, fragment, voice, code[coding], coder[coding], low, high)


def _overlaps(
    material: Material, document: NDArray[np.int64], start: NDArray[np.int64], end: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Every coding with each fragment it overlaps; once with -1 where it overlaps none.

    Fragments of a document do not overlap one another, so those that a span touches stand in a row.
    """
    reach = int(max(material.end.max(initial=0), end.max(initial=0))) + 1
    order = np.argsort(material.document * reach + material.start, kind="stable")
    begins = (material.document * reach + material.start)[order]
    ends = (material.document * reach + material.end)[order]
    first = np.searchsorted(ends, document * reach + start, side="right")
    last = np.searchsorted(begins, document * reach + end, side="left")
    many = np.maximum(last - first, 0)
    alone = many == 0
    many[alone] = 1
    coding, place = runs(first, many)
    fragment = np.full(len(coding), -1, dtype=np.int64)
    touched = ~alone[coding]
    fragment[touched] = order[place[touched]]
    return coding, fragment
