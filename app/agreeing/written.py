"""Coefficients as they are written on the page."""

from __future__ import annotations

import math

from qualcode.i18n import t


def number(value: float) -> str:
    """A coefficient in Dutch or English digits; a dash where it does not exist."""
    return (
        "–" if math.isnan(value) else f"{round(value, 2) + 0.0:.2f}".replace(".", t("app_agreement.decimal"))
    )


def percent(value: float) -> str:
    """A share as a percentage with one decimal."""
    return "–" if math.isnan(value) else f"{100 * value:.1f} %".replace(".", t("app_agreement.decimal"))


def interval(low: float, high: float) -> str:
    """Both ends of an interval; empty where there is none."""
    return "" if math.isnan(low) or math.isnan(high) else f"{number(low)} – {number(high)}"
