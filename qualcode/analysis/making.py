"""From a view to a table: whatever kind it is, a caption, a DataFrame and a note come out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qualcode.analysis.agreement import agreement, disagreements, unitizing
from qualcode.analysis.association import association, contrast
from qualcode.analysis.columns import KEYS, SHARE, named
from qualcode.analysis.frequencies import frequencies
from qualcode.analysis.material import Voice
from qualcode.analysis.matrix import Matrix, matrix
from qualcode.analysis.notes import masi_note, saturation_note, unitizing_note
from qualcode.analysis.saturation import saturation
from qualcode.analysis.table import CodingTable
from qualcode.analysis.talk import PERIODS, over_time, talk_share
from qualcode.analysis.together import cooccurrence, sequences
from qualcode.analysis.views import KINDS, View
from qualcode.errors import AnalysisError
from qualcode.i18n import t
from qualcode.model import Summary

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Made:
    """A view, made: `frame` is what goes out; `matrix` is there when the view is one.

    `plain` are the names of the frame's columns as `qualcode.analysis` gives them.
    """

    view: View
    frame: pd.DataFrame
    note: str
    matrix: Matrix | None = None
    plain: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What stands above it."""
        return self.view.title


def make(
    table: CodingTable,
    view: View,
    summaries: Mapping[str, Summary] | None = None,
    attributed: Callable[[Voice], str] | None = None,
) -> Made:
    """Make a view of any kind.

    `summaries` and `attributed` are those of `matrix`.

    The frame's columns are named for readers, in the language in use; shares are numbers 0..1.

    Raises
    ------
    AnalysisError : when something the view names is not there, or there is too little to work with.
    """
    whose = "" if view.by_coder else table.told
    if view.kind == "matrix":
        found = matrix(table, view, summaries, attributed)
        return Made(view, found.frame(), " ".join(one for one in (found.note(), whose) if one), found)
    if view.kind not in LISTS:
        raise AnalysisError("analysis.error.choice", view=view.name, name="kind", known=", ".join(KINDS))
    narrowed = table.where(view.filters)
    frame, told = LISTS[view.kind](narrowed, view)
    filtered = (f"{label}: {', '.join(values)}." for label, values in narrowed.filters)
    notes = [view.note, told, *filtered, whose]
    plain = tuple(str(name) for name in frame.columns if name not in KEYS)
    return Made(view, named(frame), " ".join(one for one in notes if one), plain=plain)


Frame = tuple["pd.DataFrame", str]
"""A table with the columns of `qualcode.analysis`, and what must be known beside it."""


def _frequencies(table: CodingTable, view: View) -> Frame:
    return frequencies(table, view.rows, rolled_up=view.rolled_up, given_only=not view.empty_rows), ""


def _cooccurrence(table: CodingTable, view: View) -> Frame:
    return cooccurrence(table, view.rows, **view.options).pairs(), t("analysis.note.cooccurrence")


def _sequences(table: CodingTable, view: View) -> Frame:
    return sequences(table, view.rows, **view.options), t("analysis.note.sequences")


def _saturation(table: CodingTable, view: View) -> Frame:
    found = saturation(table, view.rows, **view.options)
    return found.table, saturation_note(found)


def _agreement(table: CodingTable, view: View) -> Frame:
    found = agreement(table, by=view.rows, **view.options)
    told = t("analysis.note.agreement", coders=", ".join(found.coders))
    return found.per_code, f"{told} {masi_note(found)}".strip()


def _unitizing(table: CodingTable, view: View) -> Frame:
    found = unitizing(table, by=view.rows, **view.options)
    return found.per_code[found.per_code["u"].notna()], unitizing_note(found)


def _disagreements(table: CodingTable, view: View) -> Frame:
    return disagreements(table, by=view.rows, **view.options), ""


def _contrast(table: CodingTable, view: View) -> Frame:
    first = [value.key for value in table.axis(view.columns).values][:1]
    groups: dict[str, Any] = {"one": "".join(first), **view.options}
    found = contrast(table, view.columns, rows=view.rows, rolled_up=view.rolled_up, **groups)
    return found, t("analysis.note.contrast")


def _association(table: CodingTable, view: View) -> Frame:
    found = association(table, view.rows, view.columns, rolled_up=view.rolled_up, **view.options)
    return found, t("analysis.note.association")


def _over_time(table: CodingTable, view: View) -> Frame:
    period = view.columns if view.columns in PERIODS else PERIODS[0]
    shares = over_time(table, view.rows, period, rolled_up=view.rolled_up).shares
    shares = shares.rename(columns={name: f"{SHARE}{name}" for name in shares.columns})
    return shares.rename_axis("label").reset_index(), t("analysis.base.material").capitalize() + "."


def _talk(table: CodingTable, _: View) -> Frame:
    return talk_share(table), ""


LISTS: Mapping[str, Callable[[CodingTable, View], Frame]] = {
    "frequencies": _frequencies,
    "cooccurrence": _cooccurrence,
    "sequences": _sequences,
    "saturation": _saturation,
    "agreement": _agreement,
    "unitizing": _unitizing,
    "disagreements": _disagreements,
    "contrast": _contrast,
    "association": _association,
    "talk": _talk,
    "time": _over_time,
}
"""How each kind of view is made, besides a matrix."""
