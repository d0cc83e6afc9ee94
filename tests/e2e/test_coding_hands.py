"""Hands as they are in Coderen: a key held too long, a sign half put together, a mouse that slips."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from coding_study import longest
from playwright.sync_api import expect
from reading import opened, pane, settled

COMPOSED = """input => input.dispatchEvent(
  new KeyboardEvent("keydown", {key: "Enter", isComposing: true, bubbles: true, cancelable: true}))"""
"""An Enter that ends a sign which is being put together, such as é typed as ´ and e."""


def test_a_key_held_down_decides_once(server, visit: Callable, uncoded: Path) -> None:
    server.start(uncoded)
    page = opened(visit(), server, uncoded, source=longest(uncoded))
    first = pane(page, "state.at.fragment")

    def hold(key: str, times: int = 5) -> None:
        for _ in range(times):
            page.keyboard.down(key)
        page.keyboard.up(key)

    hold("1")
    expect(page.locator(".codings li")).to_have_count(1)
    assert (
        pane(page, "state.facet?.at ?? 0") == 0
    )  # the same press did not answer what is asked about the code
    page.keyboard.press("Escape")
    hold("Space")
    settled(page)
    second = pane(page, "state.at.fragment")
    assert second > first
    assert pane(page, "state.docs.get(state.at.doc).marks.done.length") == 1
    hold("ArrowDown")
    assert pane(page, "state.visited.size") >= 5  # one may run on with it


def test_a_sign_being_put_together_chooses_nothing(server, visit: Callable, uncoded: Path) -> None:
    server.start(uncoded)
    page = opened(visit(), server, uncoded, source=longest(uncoded))
    page.keyboard.press("c")
    field = page.locator("dialog.codes input")
    field.fill("rooster")
    field.evaluate(COMPOSED)
    expect(page.locator("dialog.codes")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("b")
    tree = page.locator(".qc-codes input")
    tree.fill("rooster")
    tree.evaluate(COMPOSED)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    settled(page)
    assert pane(page, "state.docs.get(state.at.doc).marks.codings") == []


def test_words_marked_in_a_memo_beyond_its_edge_do_not_close_it(
    server, visit: Callable, uncoded: Path
) -> None:
    server.start(uncoded)
    page = opened(visit(), server, uncoded, source=longest(uncoded))
    page.keyboard.press("m")
    area = page.locator("dialog textarea")
    area.fill("Wie beslist hier eigenlijk?")
    box = area.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 60, box["y"] + 14)
    page.mouse.down()
    page.mouse.move(8, box["y"] + 14, steps=4)
    page.mouse.up()
    expect(area).to_be_visible()
    page.mouse.click(8, box["y"] + 14)
    expect(page.locator("dialog")).to_have_count(0)
