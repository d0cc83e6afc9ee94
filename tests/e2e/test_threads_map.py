"""Rode draden: fragments chosen on the map."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect
from study import literal, pick
from thread_cards import opened, threads, told


def test_lasso_on_the_map(server, visit: Callable, half_done: Path) -> None:
    """Fragments chosen on the map go to a thread, and back again; their words are one click away."""
    goal = threads(half_done)[-1]
    server.start(half_done)
    one = visit("small").goto(server.address("rode-draden", half_done, view="map"))
    page = one.page
    expect(page.get_by_text("Kies punten in de plattegrond")).to_be_visible()
    one.settled().accessible()
    lasso(page)
    head = page.get_by_role("heading", name=re.compile(r"\d+ fragmenten gekozen"))
    expect(head).to_be_in_viewport()
    many = int(re.search(r"\d+", head.inner_text()).group())  # type: ignore[union-attr]
    one.settled().accessible()
    literal(page)
    one.photo("rode-draden-plattegrond")

    pick(page.locator("body"), "Alle gekozen fragmenten bij een rode draad zetten", goal.label)
    page.get_by_role("button", name="Erbij zetten").click()
    told(page, "fragmenten erbij gezet")
    now = next(one for one in threads(half_done) if one.label == goal.label)
    assert len(now.segments) >= max(many, goal.size)
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_role("status").filter(has_text="fragmenten erbij gezet")).to_have_count(0)
    assert {one.label: one.segments for one in threads(half_done)}[goal.label] == goal.segments

    one.settled()  # the map is drawn anew, for a moment beside the old one; what was chosen stays
    expect(head.first).to_be_in_viewport()
    page.get_by_role("button", name="Keuze wissen").click()
    expect(page.get_by_text("Kies punten in de plattegrond")).to_be_visible()
    one.settled()
    lasso(page)
    expect(head).to_be_in_viewport()
    page.locator(".st-key-threads-map-words").get_by_role("link").first.click()
    opened(page)


def lasso(page: Page) -> None:
    """Draw a lasso around the middle of the map."""
    drag = page.locator(".js-plotly-plot .nsewdrag").first
    drag.scroll_into_view_if_needed()
    box = drag.bounding_box()
    assert box is not None
    x, y, far = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, 120
    page.mouse.move(x - far, y - far)
    page.mouse.down()
    for left, down in ((far, -far), (far, far), (-far, far), (-far, -far)):
        page.mouse.move(x + left, y + down, steps=4)
    page.mouse.up()
