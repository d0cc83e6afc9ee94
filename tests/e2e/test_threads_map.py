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
    undone = re.compile("^Ongedaan gemaakt: .* erbij gezet")
    expect(page.get_by_role("status").filter(has_text=undone)).to_be_visible()
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


def test_a_click_on_a_point_counts_with_the_lasso_in_hand(server, visit: Callable, half_done: Path) -> None:
    server.start(half_done)
    page = visit("small").goto(server.address("rode-draden", half_done, view="map")).page
    lasso(page)
    expect(page.get_by_role("heading", name=re.compile(r"\d+ fragmenten gekozen"))).to_be_visible()
    click_a_point(page)
    expect(page.get_by_role("heading", name="één fragment gekozen")).to_be_visible()
    expect(page).to_have_url(re.compile("points="))
    click_a_point(page)  # another one, or the same: it stays one
    expect(page.get_by_role("heading", name="één fragment gekozen")).to_be_visible()
    page.locator(".st-key-threads-map-words").get_by_role("link").first.click()
    opened(page)


def test_fragments_of_the_map_by_keyboard_alone(server, visit: Callable, half_done: Path) -> None:
    """The arrows walk, + draws a circle, Enter reads what is in it; a reload keeps it, Escape lets go."""
    server.start(half_done)
    one = visit("small").goto(server.address("rode-draden", half_done, view="map"))
    page = one.page
    page.locator(".js-plotly-plot .nsewdrag").first.wait_for()
    walk = page.get_by_role("application", name=re.compile("^Plattegrond met het toetsenbord"))
    page.get_by_role("button", name="Opnieuw zoeken").focus()
    for _ in range(12):
        if walk.evaluate("one => one === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(walk).to_be_focused()
    told_there = walk.get_by_role("status")
    expect(told_there).not_to_be_empty()
    one.accessible()
    at = ring(page)
    page.keyboard.press("ArrowRight")
    assert ring(page)[0] > at[0]
    at = ring(page)
    page.keyboard.press("Shift+ArrowUp")
    assert at[1] - ring(page)[1] > 30

    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="één fragment gekozen")).to_be_visible()
    while not (found := re.match(r"(\d+) in de kring", told_there.inner_text())) or int(found[1]) < 4:
        page.keyboard.press("+")
    page.keyboard.press("Enter")
    head = page.get_by_role("heading", name=f"{found[1]} fragmenten gekozen")
    expect(head).to_be_visible()
    expect(walk).to_be_focused()
    one.settled().accessible()
    page.reload()
    expect(head).to_be_visible()
    expect(walk.locator("polygon.chosen")).to_have_count(1)  # one sees where

    lasso(page)  # what the mouse draws then counts, and what the keyboard chooses after that
    expect(head).to_be_hidden()
    walk.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="één fragment gekozen")).to_be_visible()
    one.settled()
    expect(walk).to_be_focused()  # though the chart was drawn anew
    page.keyboard.press("Escape")
    expect(page.get_by_text("Kies punten in de plattegrond")).to_be_visible()


def test_all_that_was_chosen_on_the_map_can_be_read(server, visit: Callable, half_done: Path) -> None:
    server.start(half_done)
    everything = "-999,-999;999,-999;999,999;-999,999"
    one = visit("small").goto(server.address("rode-draden", half_done, view="map", area=everything))
    page, words = one.page, one.page.locator(".st-key-threads-map-words")
    first = words.locator(".qc-quote").first.inner_text()
    page.get_by_role("button", name="Bladzijde 2").click()
    expect(page).to_have_url(re.compile("leaf=2"))
    expect(words.locator(".qc-quote").first).not_to_have_text(first)


def ring(page: Page) -> tuple[float, float]:
    """Where in the map the keyboard is."""
    here = page.locator(".qc-walk circle.here")
    return float(here.get_attribute("cx") or 0), float(here.get_attribute("cy") or 0)


def click_a_point(page: Page) -> None:
    """Click in the map on a point that stands alone."""
    plot = page.locator(".js-plotly-plot").first
    plot.locator(".nsewdrag").scroll_into_view_if_needed()
    where = plot.evaluate(
        """(plot) => {
          const box = plot.querySelector('.nsewdrag').getBoundingClientRect();
          const part = ({ range: [from, to] }, value) => (value - from) / (to - from);
          const seen = ([x, y]) => x > box.x + 9 && x < box.right - 9 && y > Math.max(box.y, 60) + 9
            && y < Math.min(box.bottom, innerHeight) - 60;
          const all = plot.data.flatMap((one) => Array.from(one.x, (x, n) => [
            box.x + part(plot.layout.xaxis, x) * box.width,
            box.bottom - part(plot.layout.yaxis, one.y[n]) * box.height,
          ])).filter(seen);
          const apart = ([x, y]) => Math.min(
            ...all.map(([a, b]) => Math.hypot(a - x, b - y)).filter((far) => far > 0));
          return all.reduce((best, one) => (apart(one) > apart(best) ? one : best));
        }"""
    )
    page.mouse.move(where[0] - 30, where[1] - 30)
    page.mouse.move(*where, steps=3)
    expect(plot.locator(".hoverlayer .hovertext")).to_be_visible()
    page.mouse.down()
    page.mouse.up()


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
