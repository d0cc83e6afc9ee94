"""Wherever one was, one comes back there: after a reload, in a second tab, and when the server died.

The address holds the place. What was typed and not saved is kept beside it, in the tab.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from study import cell, pick

from qualcode.project import Project

State = tuple[str, dict[str, str], Callable[[Page, Path], None], Callable[[Page, Path], None]]
"""Address of the page, its place at first, what one does there, and what is seen when one is back."""


def radio(page: Page, name: str) -> None:
    page.get_by_text(name, exact=True).click()


def is_on(page: Page, name: str) -> None:
    expect(page.get_by_role("radio", name=name, exact=True)).to_be_checked()


def nothing(page: Page, study: Path) -> None:
    """The address says it all."""


# --- what one does, and what stands there afterwards


def start(page: Page, study: Path) -> None:
    expect(page.get_by_role("heading", name="studie", exact=True)).to_be_visible()


def speakers_of_one(page: Page, study: Path) -> None:
    radio(page, "Eén bron")
    pick(page.locator("body"), "Bron", "vreemd")


def one_source(page: Page, study: Path) -> None:
    expect(page.get_by_role("heading", name="vreemd", exact=True)).to_be_visible()


def second_threads(page: Page, study: Path) -> None:
    page.get_by_text("kies", exact=True).first.click()
    expect(page.get_by_text("1 gekozen: ")).to_be_visible()
    pick(page.locator("body"), "Volgorde", "Grootste")
    expect(page).to_have_url(re.compile("order=size"))
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    page.get_by_role("button", name="Bladzijde 2").click()
    expect(page).to_have_url(re.compile("sheet=2"))


def sorted_threads(page: Page, study: Path) -> None:
    expect(page.get_by_text("1 gekozen: ")).to_be_visible()
    expect(page.get_by_role("combobox", name="Volgorde")).to_have_value("Grootste eerst")
    expect(page.get_by_role("button", name="Vorige bladzijde")).to_be_enabled()


def around(page: Page, study: Path) -> None:
    sheet = page.locator(".qc-map-sheet")
    sheet.scroll_into_view_if_needed()
    box = sheet.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x - 120, y - 120)
    page.mouse.down()
    for left, down in ((120, -120), (120, 120), (-120, 120), (-120, -120)):
        page.mouse.move(x + left, y + down, steps=4)
    page.mouse.up()
    expect(page).to_have_url(re.compile("area="))


def chosen(page: Page, study: Path) -> None:
    expect(page.get_by_role("heading", name=re.compile(r"fragment(en)? gekozen"))).to_be_visible()
    expect(page.locator(".st-key-threads-map-words blockquote").first).to_be_visible()


def reading(page: Page) -> None:
    page.wait_for_selector(".qc-turn.current .qc-text")
    page.wait_for_function("window.qualcodePane?.state.me && !qualcodePane.sync.busy")


def search(page: Page, study: Path) -> None:
    reading(page)
    page.keyboard.press("/")
    page.get_by_role("combobox", name="Zoeken").fill("nacht")
    expect(page).to_have_url(re.compile("find=nacht"))


def searching(page: Page, study: Path) -> None:
    expect(page.get_by_role("combobox", name="Zoeken")).to_have_value("nacht")
    expect(page.locator(".qc-dialog [role=option]").first).to_be_visible()


def queued(page: Page, study: Path) -> None:
    reading(page)
    assert page.evaluate("qualcodePane.state.mode") == "queue"


def code(page: Page, study: Path) -> None:
    page.get_by_role("treeitem").nth(1).click()
    expect(page.get_by_role("button", name="Samenvoegen")).to_be_visible()


def code_shown(page: Page, study: Path) -> None:
    with Project.open(study) as project:
        label = project.codebook().codes[1].label
    expect(page.get_by_role("heading", name=label, exact=True)).to_be_visible()


def number(page: Page, study: Path) -> None:
    cell(page.get_by_test_id("stDataFrame").first, 0, 1000, page.locator("blockquote").first)
    expect(page).to_have_url(re.compile("open="))


def number_open(page: Page, study: Path) -> None:
    expect(page.locator("blockquote").first).to_be_visible()


def second_quotes(page: Page, study: Path) -> None:
    cell(page.get_by_test_id("stDataFrame").first, 0, 200, page.locator("blockquote").first)
    page.get_by_role("button", name="Bladzijde 2").click()
    expect(page).to_have_url(re.compile("sheet=2"))


def second_quotes_shown(page: Page, study: Path) -> None:
    expect(page.locator("blockquote").first).to_be_visible()
    expect(page.get_by_role("button", name="Vorige bladzijde")).to_be_enabled()


def filtering(page: Page, study: Path) -> None:
    page.get_by_role("button", name="Filters").click()
    pick(page.locator("body"), "Filter op", "Rol")
    expect(page).to_have_url(re.compile("filter=role"))


def filter_shown(page: Page, study: Path) -> None:
    expect(page.get_by_role("combobox", name="Filter op")).to_have_value("Rol")
    expect(page.get_by_text("Laat alleen zien")).to_be_visible()


def code_of_figures(page: Page, study: Path) -> None:
    cell(page.get_by_test_id("stDataFrame").first, 1, 14)
    expect(page).to_have_url(re.compile("row="))


def code_of_figures_shown(page: Page, study: Path) -> None:
    expect(page.get_by_role("link", name=re.compile("Verschillen bij"))).to_be_visible()


def point(page: Page, study: Path) -> None:
    """Click the point where the keyboard begins, with the hand that moves the map."""
    page.get_by_role("button", name="Verschuiven").click()
    sheet = page.locator(".qc-map-sheet")
    sheet.scroll_into_view_if_needed()
    sheet.focus()
    here, box = page.locator(".qc-map-sheet circle.here"), sheet.bounding_box()
    assert box is not None
    left, down = (float(here.get_attribute(name) or 0) for name in ("cx", "cy"))
    page.mouse.click(box["x"] + left, box["y"] + down)
    expect(page).to_have_url(re.compile("points="))


def network(page: Page, study: Path) -> None:
    radio(page, "Matrix")
    expect(page).to_have_url(re.compile("shape=matrix"))


def matrix_shown(page: Page, study: Path) -> None:
    expect(page.get_by_role("figure", name=re.compile("Matrix van codes"))).to_be_visible()


def disputes(page: Page, study: Path) -> None:
    radio(page, "Verschillen")
    page.get_by_text(re.compile(r"^Alle \(")).click()
    expect(page).to_have_url(re.compile("state=all"))


def disputes_shown(page: Page, study: Path) -> None:
    is_on(page, "Verschillen")
    expect(page.get_by_role("radio", name=re.compile(r"^Alle \("))).to_be_checked()


def output(page: Page, study: Path) -> None:
    page.get_by_text("REFI-QDA-project", exact=False).first.click()
    expect(page).to_have_url(re.compile("form=qdpx"))
    radio(page, "Pseudoniemen")
    expect(page).to_have_url(re.compile("names=pseudonyms"))


def output_shown(page: Page, study: Path) -> None:
    expect(page.get_by_role("radio", name=re.compile("REFI-QDA-project"))).to_be_checked()
    is_on(page, "Pseudoniemen")


STATES: dict[str, State] = {
    "start": ("", {}, nothing, start),
    "bronnen": ("bronnen", {}, speakers_of_one, one_source),
    "rode-draden": ("rode-draden", {"shelf": "all"}, second_threads, sorted_threads),
    "plattegrond": ("rode-draden", {"view": "map"}, around, chosen),
    "plattegrond-punt": ("rode-draden", {"view": "map"}, point, chosen),
    "coderen-zoeken": ("coderen", {}, search, searching),
    "coderen-nakijken": ("coderen", {"mode": "queue"}, nothing, queued),
    "codeboek": ("codeboek", {}, code, code_shown),
    "analyse-cel": ("analyse", {"kind": "matrix", "columns": "role", "by": "Anna"}, number, number_open),
    "analyse-samen": ("analyse", {"kind": "cooccurrence", "by": "Anna"}, network, matrix_shown),
    "analyse-citaten": ("analyse", {"kind": "frequencies", "by": "Anna"}, second_quotes, second_quotes_shown),
    "analyse-filter": ("analyse", {"by": "Anna"}, filtering, filter_shown),
    "cijfers": (
        "overeenstemming",
        {"coders": "Anna|Bram", "view": "figures"},
        code_of_figures,
        code_of_figures_shown,
    ),
    "overeenstemming": ("overeenstemming", {"coders": "Anna|Bram"}, disputes, disputes_shown),
    "uitvoer": ("uitvoer", {}, output, output_shown),
}


@pytest.mark.parametrize("part", [0, 1, 2])
def test_the_same_place_again(server, visit: Callable, half_done: Path, part: int) -> None:
    """In parts, for every tab that stays open asks the server each few seconds what others did."""
    states = dict(list(STATES.items())[part::3])
    with Project.open(half_done, who="Noor") as project:
        project.suggest(model="hashing")
    server.start(half_done)
    one = visit()
    one.expect_lost_server()
    one.expect_trouble("ERR_CONTENT_LENGTH_MISMATCH|ERR_FAILED|Failed to fetch")
    tabs = {}
    for name, (where, first, act, seen) in states.items():
        tab = replace(one, page=one.page.context.new_page())
        tab.goto(server.address(where, half_done, **first))
        act(tab.page, half_done)
        seen(tab.settled().page, half_done)
        tab.settled().page.reload()
        seen(tab.settled().page, half_done)
        tabs[name] = replace(one, page=one.page.context.new_page()).goto(tab.page.url)
        seen(tabs[name].settled().page, half_done)
        tab.page.close()
    server.kill()
    server.start()  # without a project: the address alone tells
    for name, tab in tabs.items():
        address = tab.page.url
        tab.page.reload()
        STATES[name][3](tab.settled().page, half_done)
        assert tab.page.url == address


def test_a_page_that_is_left_by_a_key_is_as_far_down_when_one_is_back(
    server, visit: Callable, half_done: Path
) -> None:
    """Keys that Streamlit handles itself lead away without a click."""
    server.start(half_done)
    one = visit("small").goto(server.address("rode-draden", half_done))
    page = one.page
    main = page.locator(".stMain")
    expect(page.get_by_role("button", name="Bevestigen").first).to_be_visible()
    main.evaluate("one => { one.scrollTop = 500; }")
    page.locator("body").press("Enter")
    page.evaluate("address => history.pushState({}, '', address)", server.address("analyse", half_done))
    page.go_back()
    page.reload()
    one.settled()
    page.wait_for_function("() => document.querySelector('.stMain').scrollTop > 400")
