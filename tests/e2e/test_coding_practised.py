"""Coderen by a practised hand: several codes at once, what a search found, fragments that nothing fits."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from coding_study import longest
from playwright.sync_api import expect
from reading import opened, pane, settled

from qualcode.model import SegmentKind
from qualcode.project import Project

HIGH = (
    "document.querySelector('.qc-text .cur').getBoundingClientRect().top"
    " - document.querySelector('.qc-scroll').getBoundingClientRect().top"
)


def test_several_codes_from_one_list(server, visit: Callable, uncoded: Path) -> None:
    """Shift Enter gives a code and stays; what belongs to each is asked when the list is closed."""
    server.start(uncoded)
    document = longest(uncoded)
    with Project.open(uncoded, who="Noor") as project:
        codes = [code for code in project.codebook().codes if code.facets][:2]
    page = opened(visit(), server, uncoded, source=document)
    page.keyboard.press("Shift+ArrowRight")
    words = pane(page, "JSON.stringify([state.selection.start, state.selection.end])")
    page.keyboard.press("c")
    for code in codes:
        page.keyboard.type(code.label)
        expect(page.locator('[role="option"][aria-selected="true"]')).to_contain_text(code.label)
        page.keyboard.press("Shift+Enter")
    expect(page.get_by_role("dialog")).to_contain_text(f"Gegeven: {codes[0].label}, {codes[1].label}")
    page.keyboard.press("Escape")
    expect(page.locator(".facet .chip-label")).to_have_text(codes[0].label)
    for _ in codes[0].facets:
        page.keyboard.press("0")
    expect(page.locator(".facet .chip-label")).to_have_text(codes[1].label)
    page.keyboard.press("Escape")
    expect(page.locator(".facet")).to_have_count(0)
    settled(page)
    assert pane(page, "JSON.stringify([state.selection.start, state.selection.end])") == words
    with Project.open(uncoded, who="Noor") as project:
        made = project.codings(document=document)
        assert {one.code.partition("/")[2] for one in made} == {code.key for code in codes}
        assert len({(one.start, one.end) for one in made}) == 1


def test_words_found_in_another_source(server, visit: Callable, uncoded: Path) -> None:
    """They are marked there, F3 goes on there, Shift and an arrow select them; and the place keeps still."""
    server.start(uncoded)
    with Project.open(uncoded, who="Noor") as project:
        odd = next(d for d in project.documents() if "vreemd" in d.title.lower())
    page = opened(visit(), server, uncoded, source=longest(uncoded))
    page.keyboard.press("/")
    page.keyboard.type("Beurt 57")
    page.keyboard.press("Enter")
    expect(page.locator(".qc-text .hit-now")).to_have_text("Beurt 57")
    settled(page)
    assert pane(page, "state.at.doc") == odd.id
    assert 20 < page.evaluate(HIGH) < page.locator(".qc-scroll").bounding_box()["height"] / 2
    page.keyboard.press("Shift+ArrowRight")
    expect(page.locator(".qc-text .sel")).to_have_text("Beurt 57")
    page.keyboard.press("/")
    page.keyboard.type("inhuur")
    page.keyboard.press("Enter")  # at once: not what was found before is taken
    expect(page.locator(".qc-text .hit-now")).to_have_text("inhuur")
    assert pane(page, "state.hit") == 0
    page.keyboard.press("F3")
    expect(page.locator(".qc-text .hit-now")).to_have_text("inhuur")
    assert pane(page, "state.hit") == 1


def test_many_words_of_this_source_leave_those_of_others_in_sight(
    server, visit: Callable, uncoded: Path
) -> None:
    server.start(uncoded)
    with Project.open(uncoded, who="Noor") as project:
        odd = next(d for d in project.documents() if "vreemd" in d.title.lower())
    page = opened(visit("small"), server, uncoded, source=odd.id)
    page.keyboard.press("/")
    page.keyboard.type("rooster")
    heads, options = page.locator("#qc-list .head"), page.locator('#qc-list [role="option"]')
    expect(heads).to_contain_text(["In deze bron60", "In andere bronnen"])
    expect(heads.nth(1)).to_be_in_viewport()
    fold = page.locator('#qc-list [aria-selected="true"]')
    for _ in range(5):
        page.keyboard.press("ArrowDown")
    expect(fold).to_have_text("Toon alle 60 in deze bron")
    few = options.count()
    page.keyboard.press("Enter")
    expect(options).to_have_count(few + 55)
    expect(fold).to_contain_text("rooster")  # one goes on at the first that was not shown yet
    for _ in range(55):
        page.keyboard.press("ArrowDown")
    expect(fold).to_have_text("Toon er weer vijf in deze bron")
    page.keyboard.press("Enter")
    expect(options).to_have_count(few)
    page.keyboard.press("ArrowUp")  # beyond the first is the last: of another source
    page.keyboard.press("Enter")
    page.wait_for_function("was => qualcodePane.state.at.doc !== was", arg=odd.id)


def test_one_key_where_nothing_is_proposed(server, visit: Callable, uncoded: Path) -> None:
    """Going on by itself, 0 means that no code fits, also where there is nothing to turn down."""
    server.start(uncoded)
    document = longest(uncoded)
    page = opened(visit(), server, uncoded, source=document)
    page.keyboard.press("a")
    first = pane(page, "state.at.fragment")
    page.evaluate("() => { qualcodePane.state.docs.get(qualcodePane.state.at.doc).proposals.rows = {}; }")
    page.keyboard.press("0")
    page.wait_for_function("first => qualcodePane.state.at.fragment > first", arg=first)
    settled(page)
    with Project.open(uncoded, who="Noor") as project:
        segments = project.segments(document=document, kind=SegmentKind.CONTENT)
        assert [one.segment for one in project.reviews(coder="Noor")] == [segments[0].id]


def test_all_that_a_search_found_here_is_marked_and_coded_at_once(
    server, visit: Callable, uncoded: Path
) -> None:
    server.start(uncoded)
    document = longest(uncoded)
    with Project.open(uncoded, who="Noor") as project:
        found = [
            one
            for one in project.segments(document=document, kind=SegmentKind.CONTENT)
            if "rooster" in one.text.lower()
        ]
        code = project.codebook().codes[0]
    assert len(found) > 1
    page = opened(visit("small"), server, uncoded, source=document)
    page.keyboard.press("Shift+x")  # nothing was looked for yet
    expect(page.get_by_text("in deze bron niets gevonden")).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("rooster")
    mark = page.get_by_role("option", name=f"Markeer alle fragmenten waarin dit staat ({len(found)})")
    expect(mark).to_be_visible()
    told = pane(page, "state.hits.length")
    expect(page.locator(".list-foot")).to_have_text(re.compile(rf"^{told} in deze bron · "))
    mark.click()
    expect(page.get_by_text(f"Gemarkeerde fragmenten: {len(found)}. Geef")).to_be_visible()
    page.keyboard.press("c")
    page.keyboard.type(code.label)
    expect(page.locator('[role="option"][aria-selected="true"]')).to_contain_text(code.label)
    page.keyboard.press("Enter")
    settled(page)
    with Project.open(uncoded, who="Noor") as project:
        made = project.codings(document=document)
        assert {(one.start, one.end) for one in made} == {(one.start, one.end) for one in found}
        assert {one.code.partition("/")[2] for one in made} == {code.key}
    page.keyboard.press("Escape")
    page.keyboard.press("u")
    settled(page)
    with Project.open(uncoded, who="Noor") as project:
        assert project.codings(document=document) == []


def test_a_word_finds_the_code_that_is_called_by_its_plural(server, visit: Callable, uncoded: Path) -> None:
    """Enter would else make a code of what was typed, beside the one that was meant."""
    server.start(uncoded)
    page = opened(visit("small"), server, uncoded, source=longest(uncoded))
    first = page.locator('[role="option"][aria-selected="true"]')
    page.keyboard.press("c")
    for typed, label in (("tarief", "Tarieven, bureaus en opbieden"), ("reis", "Reistijd en route")):
        page.keyboard.press("Control+a")
        page.keyboard.type(typed)
        expect(first).to_contain_text(label)
    page.keyboard.press("Control+a")
    page.keyboard.type("tarief")
    page.keyboard.press("Enter")
    settled(page)
    with Project.open(uncoded, who="Noor") as project:
        (made,) = project.codings()
        assert project.codebook().code(made.code.partition("/")[2]).label == "Tarieven, bureaus en opbieden"
