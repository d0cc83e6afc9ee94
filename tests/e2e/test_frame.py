"""The frame in a real browser: the name, the place, the words, a server that dies."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from qualcode.project import Project

ODD = "**vet** $x$ :smile: <script>alert(1)</script> [k](http://x) # kop -> _s_ :red[rood] :material/add:"

NAME = "**v** $x$ -> :tv:"  # a coder's; it stands in a label, where Streamlit reads Markdown


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """A project with a title that Markdown, HTML and emoji would all have something to say about."""
    path = tmp_path / "studie.db"
    with Project.create(path, who="Noor") as project:
        project.title = ODD
    return path


def test_name_is_asked_once_and_kept_in_this_browser(server, visit: Callable, study: Path) -> None:
    server.start(study)
    one = visit(coder="")
    one.goto(server.address())
    expect(one.page.get_by_role("heading", name="Wie codeert hier?")).to_be_visible()
    one.accessible()
    one.photo("welkom")
    expect(one.page.get_by_label("Uw naam")).to_be_focused()
    one.page.get_by_label("Uw naam").fill("Noor Åström, ☂")
    one.page.get_by_role("button", name="Beginnen").click()
    expect(one.page.get_by_role("button", name="Noor Åström, ☂")).to_be_visible()
    one.settled().page.reload()
    expect(one.page.get_by_role("button", name="Noor Åström, ☂")).to_be_visible()


@pytest.mark.parametrize("size", ["large", "small"])
def test_the_bar_holds_all_that_stands_in_it(size: str, server, visit: Callable, study: Path) -> None:
    """What sticks out gives the bar a scrollbar, wherever a browser always draws those."""
    server.start(study)
    bar = visit(size).goto(server.address("", study)).page.locator(".st-key-bar")
    assert bar.evaluate("one => one.scrollWidth - one.clientWidth") == 0


def test_words_are_shown_as_typed(server, visit: Callable, study: Path) -> None:
    server.start(study)
    one = visit(coder=quote(NAME)).goto(server.address())
    expect(one.page.get_by_role("heading", level=1)).to_have_text(ODD)
    label = one.page.locator(".st-key-who button").get_by_test_id("stMarkdownContainer")
    assert (label.text_content() or "").replace("\u2060", "") == NAME
    assert label.locator("strong, em, a, .katex, img").count() == 0


def test_place_outlives_reload_and_server(server, visit: Callable, study: Path) -> None:
    server.start(study)
    one = visit().goto(server.address())
    one.expect_lost_server()
    assert re.search(r"p=[0-9a-f]{10}", one.page.url)
    server.kill()
    server.start()  # without a project: the address alone tells
    one.page.reload()
    one.settled()
    expect(one.page.get_by_role("heading", level=1)).to_have_text(ODD)


def test_the_first_link_leads_past_the_bar(server, visit: Callable, study: Path) -> None:
    server.start(study)
    page = visit("small").goto(server.address("bronnen", study)).page
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    page.keyboard.press("Tab")
    inside = "document.activeElement.closest('.st-key-bar, .stMain') === document.querySelector('.stMain')"
    assert page.evaluate(inside)


def test_an_unknown_address_leads_back_in_dutch(server, visit: Callable, study: Path) -> None:
    server.start(study)
    page = visit().goto(server.address("codern", study)).page
    expect(page.get_by_text("De pagina /codern bestaat niet")).to_be_visible()
    expect(page.get_by_text("Page not found")).to_have_count(0)
    page.get_by_role("link", name="Bronnen").first.click()
    expect(page.get_by_role("heading", name="Bronnen", exact=True)).to_be_visible()
    expect(page.get_by_text("bestaat niet")).to_have_count(0)
