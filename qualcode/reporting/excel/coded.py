"""What the sheets about codings share: whose codings count, and what they are broken down by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from qualcode.analysis import CodingTable, Count, Whose
from qualcode.analysis.axes import Axis
from qualcode.errors import AnalysisError, ReportError
from qualcode.reporting.content import Content
from qualcode.reporting.excel.cells import Link
from qualcode.reporting.study import Study
from qualcode.reporting.words import one_line

USUAL = ("speaker.contractvorm", "speaker.perspectief", "case.sector", "phase", "kind")
MOST_VALUES = 15
"""An attribute with more values than this, such as age, makes no readable columns."""


@dataclass(frozen=True, slots=True)
class WorkbookOptions:
    """Choices for a workbook.

    Attributes
    ----------
    coder : whose codings count; everybody's when empty.
    by : dimensions that get a sheet of their own, code by value; the usual ones when empty.
    app : address of a running app, to which quotes are linked; no links when empty.
    """

    coder: str = ""
    by: tuple[str, ...] = ()
    app: str = ""


class Coded(Content):
    """A study with the table of its codings."""

    def __init__(self, study: Study, options: WorkbookOptions | None = None) -> None:
        self.options = options or WorkbookOptions()
        coder = self.options.coder
        coders = sorted({coding.coder for coding in study.codings})
        if coder and coder not in coders:
            known = ", ".join(map(one_line, coders))
            raise ReportError("report.error.coder", name=one_line(coder), known=known)
        chosen = replace(study, whose=Whose(Count.CODER, coder)) if coder else study
        counts = {**study.counts, "codings": chosen.table.totals["codings"]}
        super().__init__(chosen.with_counts(counts))
        self._asked = tuple(self.table.axis(name) for name in self.options.by)

    @property
    def table(self) -> CodingTable:
        """The table of the codings that count."""
        return self.study.table

    @cached_property
    def dimensions(self) -> tuple[Axis, ...]:
        """What gets a sheet of its own: what was asked for, else the usual ones with a few values."""
        if self._asked:
            return self._asked
        found = []
        for name in USUAL:
            try:
                axis = self.table.axis(name)
            except AnalysisError:  # this study has no such attribute
                continue
            if 1 < sum(bool(value.key) for value in axis.values) <= MOST_VALUES:
                found.append(axis)
        facets = [facet.key for facet in self.study.codebook.facets] if self.study.codebook else []
        axes = [self.table.axis(f"facet.{key}") for key in facets]
        return (*found, *(axis for axis in axes if len(axis.row)))

    @property
    def has_figures(self) -> bool:
        """Whether there is a codebook and anything coded with it."""
        return self.study.codebook is not None and bool(self.study.codings)

    @cached_property
    def main_codes(self) -> Mapping[str, str]:
        """The label of the main code above each code, by id."""
        return {
            f"{book.key}/{code.key}": book.path(code.key)[0].label
            for book in self.study.books
            for code in book.codes
        }

    def place_of(self, document: str, fragment: str) -> Link | None:
        """A link to a fragment in the app, where its address is known."""
        if not self.options.app:
            return None
        address = f"{self.options.app.rstrip('/')}/coderen?source={document}&fragment={fragment}"
        return Link(address, "→") if len(address) <= LONGEST_ADDRESS else None


LONGEST_ADDRESS = 250
"""Excel takes no longer text within a formula than 255 characters."""
