"""What must be known beside a figure, in words."""

from __future__ import annotations

from math import isnan, nan
from typing import Any

from qualcode.analysis.agreement import Agreement, Unitizing
from qualcode.analysis.saturation import Saturation
from qualcode.i18n import t
from qualcode.i18n.numbers import number, percent


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
    figures = [found.pooled.get(name, nan) for name in ("masi", "masi_low", "masi_high")]
    if any(map(isnan, figures)):
        return ""
    value, low, high = (number(figure, 2) for figure in figures)
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
        if not isnan(value):
            bounds = [found.overall.get(f"{name}_{end}", nan) for end in ("low", "high")]
            low, high = (number(one, 2) for one in bounds)
            spread = "" if any(map(isnan, bounds)) else t("analysis.note.spread", low=low, high=high)
            told.append(
                t(
                    f"analysis.note.unitizing.{name}",
                    value=number(value, 2),
                    spread=spread,
                    covered=covered,
                )
            )
    return " ".join(told)


def saturation_note(found: Saturation) -> str:
    """When saturation was reached, in words."""
    settings: dict[str, Any] = {"base": found.base, "run": found.run, "threshold": percent(found.threshold)}
    if found.reached is None:
        return t("analysis.note.not_saturated", **settings)
    told = t("analysis.note.saturated", count=found.reached, **settings)
    if found.reached_random is None:
        return told
    low, middle, high = (round(one) for one in found.reached_random)
    spread = t("analysis.note.saturated_random", orders=found.orders, low=low, middle=middle, high=high)
    return f"{told} {spread}"
