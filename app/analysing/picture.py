"""A chart on the page: it can be saved, and what a point of it shows opens its words."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from app import browser, guard
from app.analysing import tables
from app.analysing.charts import Figure
from qualcode.i18n import t


def chart(figure: Figure, name: str) -> None:
    """A chart that can be saved as PNG or SVG; its `customdata` are of `tables.in_chart`."""
    config: dict[str, Any] = {"displaylogo": False, "displayModeBar": True}
    config["toImageButtonOptions"] = {"format": "png", "filename": name, "scale": 2}
    config["modeBarButtonsToRemove"] = ["select2d", "lasso2d", "autoScale2d"]
    key = f"analysis-figure-{name}"
    st.plotly_chart(figure, key=key, config=config, alt=t(f"app_analysis.chart.{name}"))
    browser.save_chart(key)
    if any(len(trace.get("customdata", ())) for trace in figure["data"]):
        click = f"{key}-click"
        browser.hear_click(click, key, partial(_clicked, click), always=True)


@guard.callback
def _clicked(key: str) -> None:
    if point := st.session_state[key].get("point"):
        tables.open_from_chart(str(point))
