"""Letters of twice and four times the size: everything is within the window, but for wide tables."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from coding_study import longest
from playwright.sync_api import expect
from reading import opened
from study import cell

PAGES = ("", "bronnen", "rode-draden", "codeboek", "analyse", "overeenstemming", "uitvoer")
OUTSIDE = """() => {
  const wide = [...document.querySelectorAll('[data-testid="stMain"], .st-key-bar')].filter(
    (one) => one.scrollWidth > one.clientWidth + 1);
  const cut = [...document.querySelectorAll('.stMainBlockContainer button, .st-key-bar a')].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.width && !one.closest('[data-testid="stDataFrame"]')
      && (box.right > innerWidth || box.left < 0);
  });
  return [...wide, ...cut].map((one) => `${one.tagName} ${one.className} ${one.innerText}`);
}"""


@pytest.mark.parametrize("times", [2, 4])
def test_nothing_is_cut_off(server, visit: Callable, half_done: Path, times: int) -> None:
    server.start(half_done)
    viewport = {"width": 1440 // times, "height": 900 // times}
    one = visit("large", viewport=viewport, device_scale_factor=times)
    for page in PAGES:
        one.goto(server.address(page, half_done))
        assert one.page.evaluate(OUTSIDE) == [], page
        assert one.page.get_by_role("button", name="Noor").bounding_box() is not None
    one.photo(f"vergroot-{times}")


def test_the_words_behind_a_number_stand_below_the_table(server, visit: Callable, half_done: Path) -> None:
    server.start(half_done)
    one = visit("large", viewport={"width": 720, "height": 450}, device_scale_factor=2)
    place = {"kind": "frequencies", "by": "Anna"}
    page = one.goto(server.address("analyse", half_done, **place)).page
    words, table = page.locator(".st-key-analysis-words"), page.get_by_test_id("stDataFrame").first
    expect(table).to_be_visible()
    assert not words.is_visible()  # nothing is open, nothing lies over the page
    wide = table.bounding_box()["width"]
    cell(table, 0, 120, page.locator("blockquote").first)
    box = words.bounding_box()
    assert box["width"] > 600
    assert box["y"] + box["height"] <= 451
    assert table.bounding_box()["width"] == wide
    assert page.evaluate(OUTSIDE) == []
    one.accessible()


@pytest.mark.parametrize("times", [2, 4])
def test_the_words_that_one_codes_keep_their_room(server, visit: Callable, uncoded: Path, times: int) -> None:
    server.start(uncoded)
    viewport = {"width": 1440 // times, "height": 900 // times}
    one = visit("large", viewport=viewport, device_scale_factor=times)
    page = opened(one, server, uncoded, source=longest(uncoded))
    assert page.evaluate(OUTSIDE) == []
    for _ in range(2):  # the codes beside the text, and without them
        page.keyboard.press("b")
        page.keyboard.press("Escape")
        words = page.locator(".qc-turn.current .qc-text").bounding_box()["width"]
        assert words > 0.5 * viewport["width"]
        page.keyboard.press("Shift+b")
    one.photo(f"coderen-vergroot-{times}")
