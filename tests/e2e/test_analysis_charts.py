"""Analyse: charts as files that can be printed, and points that open what the table does."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from analysing import chart
from playwright.sync_api import Locator, expect


def test_a_chart_kept_from_a_dark_screen_stands_on_white(
    server, visit: Callable, half_done: Path, tmp_path: Path
) -> None:
    server.start(half_done)
    one: Any = visit(color_scheme="dark")
    page = one.goto(server.address("analyse", half_done, kind="cooccurrence", shape="matrix")).page
    kept = chart(page, tmp_path, "svg").decode()
    assert "rgb(255, 255, 255)" in kept
    inks = set(re.findall(r"<text[^>]*fill: (rgb\([^)]*\))", kept))
    assert inks == {"rgb(21, 24, 29)"}
    assert page.locator(".js-plotly-plot").evaluate("(plot) => plot.layout.paper_bgcolor") != "#ffffff"


def test_a_bar_and_a_cell_of_heat_open_what_the_table_does(server, visit: Callable, half_done: Path) -> None:
    """The words stand beside the chart, however far down it is; the table shows the number as chosen."""
    server.start(half_done)
    one: Any = visit()
    page = one.goto(server.address("analyse", half_done, kind="frequencies")).page
    plot = page.locator(".js-plotly-plot").first
    expect(plot.locator(".barlayer .point").first).to_be_attached()
    counts = plot.evaluate("plot => plot.data[0].x")
    for nth in (1, 0):  # the second time the words are there, and change
        told = page.locator(".st-key-analysis-words").get_by_text(re.compile(rf"^{counts[nth]} fragment"))
        pointed(plot, *plot.evaluate(MIDDLE_OF_BAR, nth), nth)
        expect(told).to_be_in_viewport()
        expect(page).to_have_url(re.compile("open=.*at=fragments"))
        one.settled()
    one.accessible()

    one.goto(server.address("analyse", half_done, kind="cooccurrence", shape="matrix"))
    expect(plot.locator(".hm")).to_be_attached()
    z = plot.evaluate("plot => plot.data[0].z")
    row, column = next((r, c) for r, cells in enumerate(z) for c, n in enumerate(cells) if r != c and n)
    box = plot.locator(".nsewdrag").first.bounding_box()
    wide, high = box["width"] / len(z), box["height"] / len(z)
    pointed(plot, (column + 0.5) * wide, (row + 0.5) * high, [row, column])
    told = page.locator(".st-key-analysis-words").get_by_text(re.compile(rf"^{z[row][column]} fragment"))
    expect(told).to_be_in_viewport()


MIDDLE_OF_BAR = """(plot, nth) => {
  const bar = plot.querySelectorAll(".barlayer .point")[nth].getBoundingClientRect();
  const within = plot.querySelector(".nsewdrag").getBoundingClientRect();
  return [bar.x + bar.width / 2 - within.x, bar.y + bar.height / 2 - within.y];
}"""


def pointed(plot: Locator, x: float, y: float, point: int | list[int]) -> None:
    """Click in a chart as a hand does, where the mouse has come to that point and Plotly has seen it there.

    A label alone does not tell: it may still be that of a point on the way, and Plotly opens the point that
    it labels.
    """
    drawn = plot.locator(".nsewdrag").first
    drawn.hover(position={"x": x - 2, "y": y - 1})
    drawn.hover(position={"x": x, "y": y})
    plot.page.wait_for_function(
        "point => String(document.querySelector('.js-plotly-plot')._hoverdata?.[0]?.pointNumber) === point",
        arg=str(point).replace(" ", "").strip("[]"),
    )
    plot.page.mouse.down()
    plot.page.mouse.up()
