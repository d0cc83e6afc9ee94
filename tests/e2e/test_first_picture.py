"""The pane stands on the page before Streamlit is there, is worked in, and stays as it is when that comes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect
from reading import settled

from qualcode.project import Project

EARLY, PLACED = "#qc-early .qc-turn.current .qc-text", ".stApp .qc-turn.current .qc-text"
# Where the words, the names and the buttons of the pane that are in sight stand, and what they look like.
SEEN = """() =>
  [...document.querySelectorAll('.qc-pane :is(.qc-text > span, .qc-name, button, h3, .chip-label)')]
  .filter((one) => [...one.getClientRects()].some((box) => box.bottom > 90 && box.top < innerHeight))
  .map((one) => [one.textContent.slice(0, 40), getComputedStyle(one).color,
    getComputedStyle(one).fontFamily, ...[...one.getClientRects()].flatMap(
      (box) => [box.left, box.top, box.width, box.height])])"""


class Held:
    """A page whose Streamlit does not begin until it may."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.waiting: list[Route] = []
        self.open = False
        page.route("**/static/js/index.*.js", self._came)

    def _came(self, route: Route) -> None:
        if self.open:
            route.continue_()
        else:
            self.waiting.append(route)

    def let_go(self) -> None:
        self.open = True
        for route in self.waiting:
            route.continue_()


@pytest.fixture
def early(server: Any, visit: Callable, uncoded: Path) -> Callable[..., Held]:
    """Somebody for whom the pane is drawn, and Streamlit is not there yet."""

    def begun(size: str = "large", *, fragment: int = 30, chosen: str = "", **context: Any) -> Held:
        server.start(uncoded)
        with Project.open(uncoded) as project:
            document = next(one for one in project.documents() if one.title.startswith("GV01"))
            start = project.segments(document=document.id)[fragment].start
        one = visit(size, **context)
        if chosen:
            one.page.context.add_cookies(
                [{"name": "qualcode_scheme", "value": chosen, "url": "http://127.0.0.1"}]
            )
        one.goto(server.address())  # the server has imported all it needs
        if chosen in {"light", "dark"}:  # Start takes over what was chosen by loading itself once more
            one.page.wait_for_function("performance.getEntriesByType('navigation')[0].type === 'reload'")
            one.settled()
        held = Held(one.page)
        one.page.goto(
            server.address("coderen", uncoded, source=document.id, fragment=str(start)), wait_until="commit"
        )
        expect(one.page.locator(EARLY).first).to_be_visible()
        return held

    return begun


@pytest.mark.parametrize(("size", "scheme"), [("large", "light"), ("small", "dark")])
def test_what_stands_there_stays_where_it_is(early: Callable[..., Held], size: str, scheme: str) -> None:
    held = early(size, color_scheme=scheme)
    page = held.page
    page.wait_for_function(
        "[...document.querySelectorAll('.qc-turn')].filter((one) => one.dataset.filled).length > 8"
    )
    page.wait_for_timeout(300)
    before = page.evaluate(SEEN)
    assert len(before) > 20
    assert page.evaluate("document.querySelector('.qc-scroll').scrollTop") > 100
    held.let_go()
    expect(page.locator(PLACED).first).to_be_visible()
    settled(page)
    after = page.evaluate(SEEN)
    assert [one[:3] for one in after] == [one[:3] for one in before]
    assert [one[3:] for one in after] == [pytest.approx(one[3:], abs=1) for one in before]
    assert page.evaluate("document.activeElement.className").startswith("qc-scroll")
    assert page.locator("#qc-early").count() == 0


PAPER = {"light": "rgb(253, 252, 250)", "dark": "rgb(22, 25, 29)"}
BACKGROUNDS = """() => [document.documentElement, document.querySelector('#qc-early')]
  .map((one) => getComputedStyle(one).backgroundColor)"""
DEPTH = "getComputedStyle(document.querySelector('.qc-pane')).getPropertyValue('--depth')"


@pytest.mark.parametrize(("scheme", "chosen"), [("light", "dark"), ("dark", "light"), ("dark", "system")])
def test_light_or_dark_as_one_chose_from_the_first(
    early: Callable[..., Held], scheme: str, chosen: str
) -> None:
    held = early(color_scheme=scheme, chosen=chosen)
    page = held.page
    paper = PAPER[scheme if chosen == "system" else chosen]
    assert page.evaluate(BACKGROUNDS) == [paper, paper]
    depth = page.evaluate(DEPTH)
    assert depth == ("92%" if paper == PAPER["dark"] else "")
    held.let_go()
    expect(page.locator(PLACED).first).to_be_visible()
    expect(page.locator("#qc-early")).to_have_count(0)
    expect(page.locator("body")).to_have_css("background-color", paper)
    assert page.evaluate(DEPTH) == depth


def test_what_is_done_before_streamlit_is_there_is_kept(early: Callable[..., Held], uncoded: Path) -> None:
    held = early()
    page = held.page
    with Project.open(uncoded) as project:
        assert not project.codings()
    page.keyboard.press("1")
    expect(page.locator(".qc-side .codings li")).to_have_count(1)
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    page.keyboard.type("inh")
    held.let_go()
    expect(page.locator(PLACED).first).to_be_visible()
    expect(page.locator("#qc-early")).to_have_count(0)
    expect(page.locator(".qc-pane dialog[open] input")).to_have_value("inh")
    page.keyboard.type("uren")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    settled(page)
    with Project.open(uncoded) as project:
        codings = project.codings()
    assert len({coding.code for coding in codings}) == 2
    assert {coding.coder for coding in codings} == {"Noor"}
    expect(page.locator(".qc-side .codings li")).to_have_count(2)


def test_a_project_that_went_away_meanwhile_is_not_hidden_by_it(
    early: Callable[..., Held], uncoded: Path
) -> None:
    held = early()
    uncoded.rename(uncoded.with_name("elders.db"))
    held.let_go()
    expect(held.page.locator(".qc-error").first).to_be_visible()
    expect(held.page.locator("#qc-early")).to_have_count(0)
    expect(held.page.locator(".qc-pane")).to_have_count(0)


def test_another_page_is_not_hidden_by_it(early: Callable[..., Held]) -> None:
    held = early()
    held.let_go()
    page = held.page
    expect(page.locator(PLACED).first).to_be_visible()
    page.get_by_role("link", name="Codeboek", exact=True).first.click()
    expect(page.locator(".qc-pane")).to_have_count(0)
    page.get_by_role("link", name="Coderen", exact=True).first.click()
    settled(page)
    expect(page.locator(PLACED).first).to_be_visible()
