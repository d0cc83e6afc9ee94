"""Rode draden: fragments chosen on the map."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from study import literal, pick
from thread_cards import opened, threads, told

from qualcode.model import ThreadStatus


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

    one.settled()  # what was chosen stays
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
    walk = page.get_by_role("application", name=re.compile("^Plattegrond van "))
    walk.wait_for()
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
    expect(walk).to_be_focused()
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


def test_what_is_not_shown_on_the_map_is_not_chosen_with_the_rest(
    server, visit: Callable, half_done: Path
) -> None:
    """A thread is put out of sight by its name, with the keyboard too; after a reload it is so still."""
    server.start(half_done)
    everything = "-999,-999;999,-999;999,999;-999,999"
    one = visit("small").goto(server.address("rode-draden", half_done, view="map", area=everything))
    page = one.page
    head = page.get_by_role("heading", name=re.compile(r"\d+ fragmenten gekozen"))
    many = int(re.sub(r"\D", "", head.inner_text()))
    shown = next(thread for thread in threads(half_done) if thread.status is ThreadStatus.CANDIDATE)
    name = page.get_by_role("toolbar", name="Rode draden op de plattegrond").get_by_role(
        "button", name=shown.label
    )
    expect(name).to_have_attribute("aria-pressed", "true")
    name.focus()
    page.keyboard.press("Enter")
    expect(name).to_have_attribute("aria-pressed", "false")
    expect(head).to_have_text(re.compile(f"^{many - shown.size} "))
    one.settled().accessible()
    page.reload()
    expect(head).to_have_text(re.compile(f"^{many - shown.size} "))
    expect(name).to_have_attribute("aria-pressed", "false")
    name.click()
    expect(head).to_have_text(re.compile(f"^{many} "))


def test_one_comes_nearer_and_moves_about_on_the_map(server, visit: Callable, half_done: Path) -> None:
    server.start(half_done)
    page = visit("small").goto(server.address("rode-draden", half_done, view="map")).page
    sheet = page.locator(".qc-map-sheet")
    sheet.focus()
    at, (x, y) = ring(page), centre(page)
    tools = page.get_by_role("toolbar", name="Gereedschap van de plattegrond")
    tools.get_by_role("button", name="Verschuiven").click()
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 80, y + 30, steps=4)
    page.mouse.up()
    sheet.focus()
    assert ring(page) == pytest.approx((at[0] + 80, at[1] + 30), abs=1)
    tools.get_by_role("button", name="Alles in beeld").click()
    sheet.focus()
    assert ring(page) == pytest.approx(at, abs=1)
    tools.get_by_role("button", name="Dichterbij").click()
    sheet.focus()
    half = sheet.evaluate("(one) => [one.clientWidth / 2, one.clientHeight / 2]")
    nearer = [middle + 1.5 * (there - middle) for there, middle in zip(at, half, strict=True)]
    assert ring(page) == pytest.approx(nearer, abs=1)
    expect(page.get_by_text("Kies punten in de plattegrond")).to_be_visible()  # none of this is a choice


def ring(page: Page) -> tuple[float, float]:
    """Where in the map the keyboard is."""
    here = page.locator(".qc-map-sheet circle.here")
    return float(here.get_attribute("cx") or 0), float(here.get_attribute("cy") or 0)


def centre(page: Page) -> tuple[float, float]:
    """The middle of the map in pixels of the page."""
    sheet = page.locator(".qc-map-sheet")
    sheet.scroll_into_view_if_needed()
    box = sheet.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def click_a_point(page: Page) -> None:
    """Click on the point nearest to the middle of the map, which is where the keyboard begins."""
    sheet = page.locator(".qc-map-sheet")
    sheet.scroll_into_view_if_needed()
    sheet.focus()
    box, at = sheet.bounding_box(), ring(page)
    assert box is not None
    where = (box["x"] + at[0], box["y"] + at[1])
    page.mouse.move(where[0] - 30, where[1] - 30)
    page.mouse.move(*where, steps=3)
    expect(page.locator(".qc-map-tip")).to_be_visible()
    page.mouse.down()
    page.mouse.up()


def lasso(page: Page) -> None:
    """Draw a line around the middle of the map."""
    (x, y), far = centre(page), 120
    page.mouse.move(x - far, y - far)
    page.mouse.down()
    for left, down in ((far, -far), (far, far), (-far, far), (-far, -far)):
        page.mouse.move(x + left, y + down, steps=4)
    page.mouse.up()
