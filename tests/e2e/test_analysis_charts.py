"""Analyse: charts as files that can be printed, and points that open what the table does."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from analysing import chart
from playwright.sync_api import Page, expect


def test_a_chart_kept_from_a_dark_screen_stands_on_white(
    server, visit: Callable, half_done: Path, tmp_path: Path
) -> None:
    server.start(half_done)
    one: Any = visit(color_scheme="dark")
    page = one.goto(server.address("analyse", half_done, kind="cooccurrence", shape="matrix")).page
    kept = chart(page, tmp_path, "svg").decode()
    assert "rgb(255, 255, 255)" in kept
    inks = set(re.findall(r"<text[^>]*fill: (rgb\([^)]*\))", kept))
    assert inks == {"rgb(34, 38, 43)"}
    assert page.locator(".js-plotly-plot").evaluate("(plot) => plot.layout.paper_bgcolor") != "#ffffff"


def test_a_bar_and_a_cell_of_heat_open_what_the_table_does(server, visit: Callable, half_done: Path) -> None:
    """The words stand beside the chart, however far down it is; the table shows the number as chosen."""
    server.start(half_done)
    one: Any = visit()
    page = one.goto(server.address("analyse", half_done, kind="frequencies")).page
    bars = page.locator(".js-plotly-plot .barlayer .point")
    counts = page.locator(".js-plotly-plot").first.evaluate("plot => plot.data[0].x")
    for nth in (1, 0):  # the second time the words are there, and change
        bars.nth(nth).scroll_into_view_if_needed()
        told = page.locator(".st-key-analysis-words").get_by_text(re.compile(rf"^{counts[nth]} fragment"))
        pointed(page, *middle(bars.nth(nth).bounding_box()))
        expect(told).to_be_in_viewport()
        expect(page).to_have_url(re.compile("open=.*at=fragments"))
    one.settled().accessible()

    one.goto(server.address("analyse", half_done, kind="cooccurrence", shape="matrix"))
    plot = page.locator(".js-plotly-plot").first
    expect(plot.locator(".hm")).to_be_attached()
    plot.scroll_into_view_if_needed()
    z = plot.evaluate("plot => plot.data[0].z")
    row, column = next((r, c) for r, cells in enumerate(z) for c, n in enumerate(cells) if r != c and n)
    box = plot.locator(".nsewdrag").first.bounding_box()
    wide, high = box["width"] / len(z), box["height"] / len(z)
    pointed(page, box["x"] + (column + 0.5) * wide, box["y"] + (row + 0.5) * high)
    told = page.locator(".st-key-analysis-words").get_by_text(re.compile(rf"^{z[row][column]} fragment"))
    expect(told).to_be_in_viewport()


def middle(box: Any) -> tuple[float, float]:
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def pointed(page: Page, x: float, y: float) -> None:
    """Click in a chart as a hand does: Plotly wants to see the mouse come."""
    page.mouse.move(x - 8, y - 3)
    page.mouse.move(x, y, steps=4)
    expect(page.locator(".js-plotly-plot .hoverlayer .hovertext").first).to_be_visible()
    page.mouse.down()
    page.mouse.up()
