"""A browser whose style sheets do not know ``:has``, as Firefox before 121: the page holds together too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, Route, expect

from app import browser

UNKNOWN = ":-not-known-here("
"""What stands for ``:has(``: a browser drops a rule, or a branch of ``:is``, that it does not know."""


OLDER = """
const supports = CSS.supports.bind(CSS);
CSS.supports = (...asked) => !asked[0].includes(":has") && supports(...asked);
const older = (style) => {
  const written = style.textContent.replaceAll(":has(", "UNKNOWN");
  if (written !== style.textContent) style.textContent = written;
};
new MutationObserver(() => document.querySelectorAll("style").forEach(older))
  .observe(document, { childList: true, subtree: true, characterData: true });
""".replace("UNKNOWN", UNKNOWN)


def make_older(page: Page) -> None:
    """From now on this page knows no ``:has``, in scripts or in our style sheets."""
    page.add_init_script(OLDER)

    def plain(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace(":has(", UNKNOWN))

    page.route("**/*.css", plain)


def test_the_bar_stays_in_sight_and_a_notice_keeps_to_its_words(
    server, visit: Callable, half_done: Path
) -> None:
    assert ":has(" in browser._STYLE  # else there is nothing to do without
    server.start(half_done)
    one = visit("small")
    make_older(one.page)
    page = one.goto(server.address("codeboek", half_done)).page
    page.get_by_role("treeitem", name="De rug recht").first.click()
    page.get_by_label("Naam").fill("De rug rechten")
    page.get_by_role("button", name="Bewaren").click()
    told = page.locator(".qc-notice").filter(has_text="Gewijzigd: De rug rechten")
    expect(told).to_be_visible()
    one.settled()
    assert page.evaluate("!CSS.supports('selector(:has(a))')")
    room, undo = told.bounding_box(), page.get_by_role("button", name="Ongedaan maken").bounding_box()
    assert room is not None
    assert undo is not None
    assert undo["x"] - room["x"] - room["width"] < 40
    page.locator(".stMain").evaluate("one => { one.scrollTop = 400; }")
    expect(page.locator(".st-key-bar")).to_be_in_viewport()
    top = page.locator(".st-key-codebook-side").bounding_box()
    assert top is not None
    assert top["y"] > 0


def test_coding_fills_the_window(server, visit: Callable, half_done: Path) -> None:
    server.start(half_done)
    one = visit("small")
    make_older(one.page)
    page = one.goto(server.address("coderen", half_done)).page
    expect(page.locator(".qc-turn.current")).to_be_visible()
    one.settled()
    expect(page.locator(".stMainBlockContainer")).to_have_css("padding-bottom", "0px")
    assert page.locator(".stMain").evaluate("one => one.scrollHeight - one.clientHeight") == 0
