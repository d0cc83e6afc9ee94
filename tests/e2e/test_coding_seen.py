"""How Coderen looks, in light and dark and on a small screen: accessible and well filled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from coding_study import longest
from playwright.sync_api import expect
from reading import opened, pane, settled

from qualcode.project import Project


@pytest.mark.parametrize(("size", "scheme"), [("large", "light"), ("small", "dark")])
def test_accessible_and_well_filled(server, visit: Callable, uncoded: Path, size: str, scheme: str) -> None:
    server.start(uncoded)
    document = longest(uncoded)
    one = visit(size, color_scheme=scheme)
    page = opened(one, server, uncoded, source=document)
    for key in ("1", "Escape", "2", "Escape"):
        page.keyboard.press(key)
    settled(page)
    one.accessible()
    one.photo(f"coderen-{scheme}")
    page.keyboard.press("c")
    one.accessible()
    one.photo(f"coderen-code-{scheme}")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    one.accessible()
    one.photo(f"coderen-toetsen-{scheme}")
    page.keyboard.press("Escape")
    page.keyboard.press("w")
    expect(page.locator(".qc-scroll.queue .qc-turn.near.current")).to_be_visible()
    one.accessible()
    one.photo(f"coderen-wachtrij-{scheme}")
    first = pane(page, "state.queue.items[0][1]")
    page.keyboard.press("Space")
    page.wait_for_function("qualcodePane.state.queue.at === 1")
    settled(page)
    with Project.open(uncoded, who="Noor") as project:
        assert first in {review.segment for review in project.reviews()}
