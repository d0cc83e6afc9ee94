"""The part of the page with the coefficients: over all, per code, and how to read them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import streamlit as st

from app import grids, place, texts
from app.agreeing import spans_view
from app.agreeing.comparing import confused, figures
from app.agreeing.work_view import coder_heads
from app.shared import SharedProject
from app.wording import decimal, interval, number, percent
from qualcode.analysis.agreement import Agreement
from qualcode.i18n import t

if TYPE_CHECKING:
    import pandas as pd

RARE = 10
"""Fewer times than this given, by all coders together, a code's coefficients say little."""
HEIGHT = 560
SHARES = ("percent", "prevalence")
CONFUSED = 8
SPANS = "spans"
GIVEN = {"fragments": "app_agreement.given_by", "words": "app_agreement.words_by"}
"""What the columns with how much each coder gave are called, by unit."""


def draw(project: SharedProject, coders: tuple[str, ...], decider: str) -> None:
    """Everything that is figured of these coders."""
    only_coded, unit = _settings()
    if unit == SPANS:
        spans_view.draw(project, coders, decider)
        return
    found = figures(project, coders, decider, only_coded=only_coded, unit=unit)
    texts.line(
        t(
            "app_agreement.basis",
            fragments=number(found.fragments),
            documents=number(found.documents),
        ),
        t("app_agreement.same_codes", share=percent(found.same_codes)),
        t("app_agreement.left_out" if only_coded else "app_agreement.counted", uncoded=number(found.uncoded)),
    )
    st.space("small")
    _overall(found)
    with st.expander(t("app_agreement.reading"), icon=":material/help:", key="agreement-reading"):
        for part in (
            "seen",
            "percent",
            "kappa",
            "alpha",
            "ac1",
            "positive",
            "masi",
            "interval",
            "uncoded",
            "rare",
            "norm",
        ):
            texts.words(t(f"app_agreement.reading.{part}", rare=RARE))
    _per_code(found, unit)
    _confused(project, coders, decider)


def _settings() -> tuple[bool, str]:
    units = ("fragments", "words", SPANS)
    with st.container(horizontal=True, vertical_alignment="center", key="agreement-settings"):
        now = place.get("unit", units[0])
        counted = place.get("uncoded") != "no"
        if now != SPANS:
            counted = st.toggle(
                t("app_agreement.with_uncoded"),
                value=counted,
                help=t("app_agreement.with_uncoded_help"),
                key="agreement-uncoded",
            )
        unit = st.segmented_control(
            t("app_agreement.unit"),
            units,
            default=now if now in units else units[0],
            format_func=lambda one: t(f"app_agreement.unit.{one}"),
            key="agreement-unit",
            label_visibility="collapsed",
            required=True,
        )
    place.put(uncoded=None if counted else "no", unit=unit if unit != units[0] else None)
    return not counted, str(unit or units[0])


def _overall(found: Agreement) -> None:
    kappa = "fleiss" if len(found.coders) > 2 else "kappa"
    rows = []
    for name in ("percent", kappa, "alpha", "ac1", "positive"):
        pooled, mean = found.pooled[name], found.mean[name]
        shown = (percent(pooled), percent(mean)) if name == "percent" else (decimal(pooled), decimal(mean))
        low, high = found.pooled.get(f"{name}_low", math.nan), found.pooled.get(f"{name}_high", math.nan)
        rows.append((t(f"app_agreement.figure.{name}"), shown[0], interval(low, high), shown[1]))
    sets = [found.pooled.get(name, math.nan) for name in ("masi", "masi_low", "masi_high")]
    rows.append((t("app_agreement.figure.masi"), decimal(sets[0]), interval(*sets[1:]), ""))
    heads = [t(f"app_agreement.overall.{one}") for one in ("figure", "pooled", "interval", "mean")]
    with st.container(width=720, key="agreement-overall"):
        texts.table(heads, rows, numbers=(1, 2, 3))


def _per_code(found: Agreement, unit: str) -> None:
    table = per_code(found, unit)
    texts.subheading(t("app_agreement.per_code"), t("app_agreement.per_code_under"))
    if table.empty:
        texts.empty(t("app_agreement.no_codes"), t("app_agreement.no_codes_cure"))
        return
    shown, code = table.drop(columns="key"), t("app_agreement.code")
    written: dict[str, grids.Written] = {
        t(f"app_agreement.figure.{one}"): percent if one in SHARES else decimal
        for one in ("percent", "kappa", "fleiss", "alpha", "ac1", "positive", "prevalence")
    }
    counts = [t(GIVEN[unit], coder=name) for name in found.coders]
    written |= dict.fromkeys([*counts, t("app_agreement.all_gave")], number)
    rows, asked = list(table["key"]), place.get("row")
    picked = st.dataframe(
        grids.styled(shown, written),
        placeholder="",
        hide_index=True,
        height=grids.height(len(shown), HEIGHT),
        on_select="rerun",
        selection_mode="single-row",
        selection_default=grids.at_first(
            "agreement-codes", rows=[rows.index(asked)] if asked in rows else []
        ),
        key="agreement-codes",
        column_config={
            code: st.column_config.TextColumn(width=grids.width(shown[code])),
            **coder_heads(found.coders, GIVEN[unit].removeprefix("app_agreement.")),
        },
    )
    chosen = picked["selection"]["rows"]
    place.put(row=rows[chosen[0]] if chosen and chosen[0] < len(rows) else None)
    if chosen and chosen[0] < len(table):
        row = table.iloc[chosen[0]]
        place.link(
            "agreement",
            t("app_agreement.to_disputes", code=row[t("app_agreement.code")]),
            icon=":material/arrow_forward:",
            view="disputes",
            coders="|".join(found.coders),
            code=row["key"],
        )


def per_code(found: Agreement, unit: str = "fragments") -> pd.DataFrame:
    """The codes that anybody gave, as they stand on the screen, with ``key``; most often given first.

    Where the `unit` is a word, words are counted: how rare a code is does not follow from those.
    """
    import pandas as pd

    counts = [f"given: {name}" for name in found.coders]
    used = found.per_code[found.per_code[counts].sum(axis=1) > 0]
    order = used[counts].sum(axis=1).sort_values(ascending=False, kind="stable").index
    used = used.loc[order]
    total = used[counts].sum(axis=1)
    kappa = "fleiss" if len(found.coders) > 2 else "kappa"
    columns: dict[str, object] = {
        "key": used["key"],
        t("app_agreement.code"): used["label"],
    }
    if unit == "fragments":
        columns[t("app_agreement.mark")] = [t("app_agreement.rare") if one < RARE else "" for one in total]
    for name, column in zip(found.coders, counts, strict=True):
        columns[t(GIVEN[unit], coder=name)] = used[column]
    columns[t("app_agreement.all_gave")] = used["all"]
    for name in ("percent", kappa, "alpha", "ac1", "positive", "prevalence"):
        columns[t(f"app_agreement.figure.{name}")] = used[name]
        if f"{name}_low" in used:
            columns[t(f"app_agreement.interval.{name}")] = [
                interval(low, high)
                for low, high in zip(used[f"{name}_low"], used[f"{name}_high"], strict=True)
            ]
    return pd.DataFrame(columns).reset_index(drop=True)


def _confused(project: SharedProject, coders: tuple[str, ...], decider: str) -> None:
    found = confused(project, coders, decider)[:CONFUSED]
    if not found:
        return
    texts.subheading(t("app_agreement.confused"), t("app_agreement.confused_under"))
    heads = [t("app_agreement.confused_one"), t("app_agreement.confused_other"), t("app_agreement.times")]
    rows = [(one, other, str(times)) for one, other, times in found]
    with st.container(width=720, key="agreement-confused"):
        texts.table(heads, rows, numbers=(2,))
