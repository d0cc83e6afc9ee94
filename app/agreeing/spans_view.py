"""The part of the page about free spans: do coders mark the same stretches, and with the same codes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import streamlit as st

from app import grids, texts
from app.agreeing.comparing import divided
from app.shared import SharedProject
from app.wording import decimal, interval, number, percent
from qualcode.analysis import Unitizing
from qualcode.analysis.agreement.unitizing import ALPHAS
from qualcode.i18n import t

if TYPE_CHECKING:
    import pandas as pd

HEIGHT = 560
PARTS = ("when", "u", "relevant", "cu", "code", "sets", "near", "norm")


def draw(project: SharedProject, coders: tuple[str, ...], decider: str) -> None:
    """What is compared, the three alphas over all codes, how to read them, and each code."""
    found = divided(project, coders, decider)
    texts.line(
        t(
            "app_agreement.spans_basis",
            length=number(found.length),
            documents=number(found.documents),
        ),
        t("app_agreement.spans_free", free=found.free, codings=number(found.codings)),
    )
    if not found.free:
        texts.note(t("app_agreement.spans_none"), t("app_agreement.spans_none_why"))
    st.space("small")
    heads = [t(f"app_agreement.spans_head.{one}") for one in ("figure", "value", "interval", "about")]
    with st.container(width=880, key="agreement-spans"):
        texts.table(heads, [_row(found, name) for name in ALPHAS], numbers=(1, 2))
    with st.expander(t("app_agreement.reading"), icon=":material/help:", key="agreement-spans-reading"):
        for part in PARTS:
            texts.words(t(f"app_agreement.spans.{part}"))
    texts.subheading(t("app_agreement.per_code"), t("app_agreement.spans_under"))
    table = per_code(found)
    written: dict[str, grids.Written] = {
        t("app_agreement.spans_figure.u"): decimal,
        t("app_agreement.spans_figure.ku"): decimal,
        t("app_agreement.spans_covered"): percent,
    }
    st.dataframe(
        grids.styled(table, written),
        placeholder="",
        hide_index=True,
        height=grids.height(len(table), HEIGHT),
        key="agreement-span-codes",
    )


def _row(found: Unitizing, name: str) -> tuple[str, str, str, str]:
    low, high = (found.overall.get(f"{name}_{end}", math.nan) for end in ("low", "high"))
    about = t(f"app_agreement.spans_about.{name}", covered=percent(found.overall["covered"]))
    return (
        t(f"app_agreement.spans_figure.{name}"),
        decimal(found.overall[name]),
        interval(low, high),
        about,
    )


def per_code(found: Unitizing) -> pd.DataFrame:
    """The codes that anybody gave, as they stand on the screen; most spans first."""
    import pandas as pd

    counts = [f"units: {name}" for name in found.coders]
    total = found.per_code[counts].sum(axis=1).sort_values(ascending=False, kind="stable")
    used = found.per_code.loc[total[total > 0].index]
    return pd.DataFrame(
        {
            t("app_agreement.code"): used["label"],
            **{
                t("app_agreement.spans_of", coder=name): used[column]
                for name, column in zip(found.coders, counts, strict=True)
            },
            t("app_agreement.spans_figure.u"): used["u"],
            t("app_agreement.overall.interval"): [
                interval(low, high) for low, high in zip(used["u_low"], used["u_high"], strict=True)
            ],
            t("app_agreement.spans_figure.ku"): used["ku"],
            t("app_agreement.spans_covered"): used["covered"],
        }
    ).reset_index(drop=True)
