"""Pages and views in the dark, on a small window, and in a contrast theme: what is there can be told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

PLACES: dict[str, list[dict[str, str]]] = {
    "": [{}],
    "bronnen": [{"view": "one"}, {"view": "speakers"}, {"view": "cases"}],
    "rode-draden": [{}, {"view": "map"}],
    "codeboek": [{}, {"code": "inwerken"}],
    "overeenstemming": [{}, {"view": "figures"}, {"view": "disputes"}],
    "analyse": [
        {"kind": "frequencies"},
        {"kind": "contrast"},
        {"kind": "time"},
        {"panel": "filters", "filter": "case"},
        {"panel": "keep"},
    ],
}
DIALOGS = ("Nieuwe code", "Laden", "Opslaan als", "Versies", "Facetten", "Voorstellen uit documenten")


@pytest.mark.parametrize("page", PLACES)
def test_views_in_the_dark(server, visit: Callable, half_done: Path, page: str) -> None:
    server.start(half_done)
    one = visit("small", color_scheme="dark")
    for place in PLACES[page]:
        one.goto(server.address(page, half_done, **place)).accessible()


def test_dialogs_of_the_codebook_in_the_dark(server, visit: Callable, half_done: Path) -> None:
    """Each opens, is accessible, and goes with Escape."""
    server.start(half_done)
    one = visit("small", color_scheme="dark")
    page = one.goto(server.address("codeboek", half_done)).page
    for name in DIALOGS:
        button = page.get_by_role("button", name=name)
        button.click()
        dialog = page.get_by_role("dialog")
        dialog.wait_for()
        one.settled().accessible()
        page.keyboard.press("Escape")
        dialog.wait_for(state="detached")
        one.settled()


def test_the_panel_of_the_coder_in_the_dark(server, visit: Callable, half_done: Path) -> None:
    """Open, one's name on the button can still be read, and so it can when it is pointed at."""
    server.start(half_done)
    one = visit("small", color_scheme="dark")
    page = one.goto(server.address("bronnen", half_done)).page
    button = page.locator(".st-key-who button").first
    button.hover()
    one.accessible()
    button.click()
    page.get_by_label("Uw naam").wait_for()
    one.accessible()


def test_in_a_contrast_theme_of_windows_what_is_chosen_has_an_edge(
    server, visit: Callable, half_done: Path
) -> None:
    server.start(half_done)
    one = visit("small", forced_colors="active").goto(server.address("rode-draden", half_done))
    page = one.page
    for chosen in (page.locator(".st-key-here a"), page.get_by_role("radio", name="Kaarten")):
        expect(chosen).to_have_css("outline-style", "solid")
    expect(page.get_by_role("radio", name="Plattegrond")).not_to_have_css("outline-style", "solid")
    dots = page.locator(".qt-dot:not(.qt-none)")
    expect(dots.first).to_have_css("forced-color-adjust", "none")
    one.goto(server.address("codeboek", half_done, code="de-rug-recht"))
    expect(page.get_by_role("treeitem", selected=True)).to_have_css("outline-style", "solid")
    one.accessible()
