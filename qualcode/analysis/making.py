"""From a view to a table: whatever kind it is, a caption, a DataFrame and a note come out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qualcode.analysis.agreement import Agreement, Unitizing, agreement, disagreements, unitizing
from qualcode.analysis.association import association, contrast
from qualcode.analysis.columns import KEYS, SHARE, named
from qualcode.analysis.frequencies import frequencies
from qualcode.analysis.material import Voice
from qualcode.analysis.matrix import Matrix, matrix
from qualcode.analysis.saturation import saturation
from qualcode.analysis.table import CodingTable
from qualcode.analysis.talk import PERIODS, over_time, talk_share
from qualcode.analysis.together import cooccurrence, sequences
from qualcode.analysis.views import View
from qualcode.i18n import t
from qualcode.i18n.numbers import number, percent
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
    narrowed = table.where(view.filters)
    frame, told = _made(narrowed, view, dict(view.options))
    filtered = (f"{label}: {', '.join(values)}." for label, values in narrowed.filters)
    notes = [view.note, told, *filtered, whose]
    plain = tuple(str(name) for name in frame.columns if name not in KEYS)
    return Made(view, named(frame), " ".join(one for one in notes if one), plain=plain)


def _made(table: CodingTable, view: View, options: dict[str, Any]) -> tuple[pd.DataFrame, str]:
    rows = view.rows
    if view.kind == "frequencies":
        return frequencies(table, rows, rolled_up=view.rolled_up, given_only=not view.empty_rows), ""
    if view.kind == "cooccurrence":
        return cooccurrence(table, rows, **options).pairs(), t("analysis.note.cooccurrence")
    if view.kind == "sequences":
        return sequences(table, rows, **options), t("analysis.note.sequences")
    if view.kind == "saturation":
        found = saturation(table, rows, **options)
        return found.table, saturation_note(found)
    if view.kind == "agreement":
        agreed = agreement(table, by=rows, **options)
        told = t("analysis.note.agreement", coders=", ".join(agreed.coders))
        return agreed.per_code, f"{told} {masi_note(agreed)}".strip()
    if view.kind == "unitizing":
        divided = unitizing(table, by=rows, **options)
        return divided.per_code[divided.per_code["u"].notna()], unitizing_note(divided)
    if view.kind == "disagreements":
        return disagreements(table, by=rows, **options), ""
    if view.kind == "contrast":
        first = [value.key for value in table.axis(view.columns).values][:1]
        groups = {"one": "".join(first), **options}
        compared = contrast(table, view.columns, rows=rows, rolled_up=view.rolled_up, **groups)
        return compared, t("analysis.note.contrast")
    if view.kind == "association":
        tested = association(table, rows, view.columns, rolled_up=view.rolled_up, **options)
        return tested, t("analysis.note.association")
    if view.kind == "time":
        period = view.columns if view.columns in PERIODS else PERIODS[0]
        shares = over_time(table, rows, period, rolled_up=view.rolled_up).shares
        shares = shares.rename(columns={name: f"{SHARE}{name}" for name in shares.columns})
        return shares.rename_axis("label").reset_index(), t("analysis.base.material").capitalize() + "."
    return talk_share(table), ""


def agreement_notes(found: Agreement) -> list[str]:
    """What must be known beside the coefficients: on what they rest, how often all gave the same codes."""
    counts = {"fragments": found.fragments, "documents": found.documents, "uncoded": found.uncoded}
    return [
        t("analysis.note.agreement_basis", **{name: number(count) for name, count in counts.items()}),
        t("analysis.note.same_codes", percent=percent(found.same_codes)),
        masi_note(found),
    ]


def masi_note(found: Agreement) -> str:
    """How far the sets of codes per fragment agree, in words; empty where that cannot be said."""
    names = ("masi", "masi_low", "masi_high")
    if any(found.pooled.get(name, float("nan")) != found.pooled.get(name) for name in names):
        return ""
    value, low, high = (number(found.pooled[name], 2) for name in names)
    return t("analysis.note.masi", value=value, low=low, high=high)


def unitizing_note(found: Unitizing) -> str:
    """How far coders agree on free spans, in words; only what there is a figure of."""
    told = [
        t(
            "analysis.note.unitizing_basis",
            coders=", ".join(found.coders),
            codings=number(found.codings),
            free=number(found.free),
        )
    ]
    covered = percent(found.overall["covered"])
    for name in ("u", "relevant", "cu"):
        value = found.overall[name]
        if value == value:
            bounds = (found.overall.get(f"{name}_{end}", float("nan")) for end in ("low", "high"))
            low, high = (number(one, 2) for one in bounds)
            spread = t("analysis.note.spread", low=low, high=high) if "nan" not in low + high else ""
            told.append(
                t(
                    f"analysis.note.unitizing.{name}",
                    value=number(value, 2),
                    spread=spread,
                    covered=covered,
                )
            )
    return " ".join(told)


def saturation_note(found: Any) -> str:
    """When saturation was reached, in words."""
    settings = {"base": found.base, "run": found.run, "threshold": percent(found.threshold)}
    if found.reached is None:
        return t("analysis.note.not_saturated", **settings)
    told = t("analysis.note.saturated", count=found.reached, **settings)
    if found.reached_random is None:
        return told
    low, middle, high = (round(one) for one in found.reached_random)
    spread = t("analysis.note.saturated_random", orders=found.orders, low=low, middle=middle, high=high)
    return f"{told} {spread}"
