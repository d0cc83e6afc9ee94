"""Letters of twice and four times the size: everything is within the window, but for wide tables."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

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
