"""Agreement between coders and saturation, as far as the codings allow them; worked out in `analysis`."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING, Any

from qualcode.errors import AnalysisError
from qualcode.i18n import t
from qualcode.i18n.numbers import percent
from qualcode.reporting import figures
from qualcode.reporting.chapters import Book
from qualcode.reporting.sampling import listed
from qualcode.reporting.sections import Drawn, Grid, Section
from qualcode.reporting.words import number, one_line, percentage

if TYPE_CHECKING:
    from qualcode.analysis import Agreement, Saturation

DRAWS = 500
COEFFICIENTS = ("kappa", "alpha", "ac1")
"""In the order in which they are told; kappa is not there where not all coders coded all of it."""


def agreement_section(book: Book) -> Section | None:
    """How far coders agree; nothing where no two of them coded the same material.

    Where the report counts one coder's codings, as those that were decided on together, the others are
    compared.
    """
    from qualcode.analysis import agreement, unitizing
    from qualcode.analysis.notes import masi_note, unitizing_note

    coders = book.study.compared
    if len(coders) < 2:
        return None
    try:
        found = agreement(book.study.everyone, coders, draws=DRAWS)
    except AnalysisError:
        return None
    if not found.fragments or isnan(found.pooled["alpha"]):
        return None
    told = t(
        "report.quality.agreement",
        coders=listed(map(one_line, found.coders)),
        fragments=number(found.fragments),
        documents=number(found.documents),
        uncoded=number(found.uncoded),
        same=percent(found.same_codes),
    )
    spans = unitizing(book.study.everyone, coders, draws=DRAWS)
    marked = f"{unitizing_note(spans)} {t('report.quality.spans')}" if spans.free else ""
    parts = (told, _pooled(found), masi_note(found), marked, t("report.quality.blind"))
    return Section(
        t("report.method.agreement"),
        tuple(one for one in parts if one),
        grids=(_per_code(found),),
        key="agreement",
    )


def saturation_section(book: Book) -> Section | None:
    """After how many sources little came up that was new; nothing where there are too few."""
    from qualcode.analysis import saturation
    from qualcode.analysis.notes import saturation_note

    if not book.study.codings:
        return None
    try:
        found = saturation(book.study.table)
    except AnalysisError:
        return None
    return Section(
        t("report.method.saturation"),
        (saturation_note(found), t("report.quality.saturation")),
        key="saturation",
        pictures=(_curve(found),),
    )


def _curve(found: Saturation) -> Drawn:
    seen = [int(one) for one in found.table["seen"]]
    told = ", ".join(map(number, seen))
    described = t("report.figure.saturation_desc", told=told, orders=number(found.orders))
    reached = None
    if found.reached is not None:
        reached = (found.reached, t("report.figure.saturation_reached", n=number(found.reached)))
    drawn = figures.Curve(seen, list(found.table["low"]), list(found.table["high"]), reached)
    x, y, line, band = (t(f"report.figure.saturation_{name}") for name in ("x", "y", "line", "band"))
    name = t("report.figure.saturation")
    return Drawn(figures.curve(drawn, (x, y, line, band), name, described), name, described)


def _pooled(found: Agreement) -> str:
    told = [
        t(
            "report.quality.coefficient",
            name=t(f"report.quality.{key}"),
            value=number(found.pooled[key], 2),
            low=number(found.pooled[f"{key}_low"], 2),
            high=number(found.pooled[f"{key}_high"], 2),
        )
        for key in _measured(found)
    ]
    return t("report.quality.pooled", told="; ".join(told))


def _measured(found: Agreement) -> list[str]:
    """The coefficients that there are of these coders."""
    return [key for key in COEFFICIENTS if not isnan(found.pooled[key])]


def _per_code(found: Agreement) -> Grid:
    measured = _measured(found)
    given = [f"given: {name}" for name in found.coders]
    used = found.per_code[found.per_code[given].sum(axis=1) > 0]
    rows = [
        (
            one_line(row["label"]),
            *(number(row[column]) for column in given),
            number(row["all"]),
            percentage(row["percent"], 1),
            *(_interval(row, key) for key in measured),
        )
        for _, row in used.iterrows()
    ]
    heads = (
        t("reporting.column.code"),
        *map(one_line, found.coders),
        t("report.quality.all"),
        t("report.quality.percent"),
        *(t(f"report.quality.{key}") for key in measured),
    )
    numeric = frozenset(range(1, len(heads)))
    weights = (7.0, *(1.2 for _ in found.coders), 1.2, 1.6, *(3.6 for _ in measured))
    return Grid(t("report.caption.agreement"), heads, tuple(rows), numeric, weights)


def _interval(row: Any, key: str) -> str:
    if isnan(row[key]):
        return t("report.column.nothing")
    low, high = row[f"{key}_low"], row[f"{key}_high"]
    if isnan(low) or isnan(high):
        return number(row[key], 2)
    return f"{number(row[key], 2)} ({number(low, 2)}–{number(high, 2)})"
