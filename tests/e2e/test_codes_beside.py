"""The tree of codes beside the text: found and given by keyboard and mouse, folded, only one code shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Locator, Page, expect
from reading import opened, pane, settled
from study import ODD, literal

from qualcode.model import Code, Coding, SegmentKind
from qualcode.project import Project

LONG = "Een code met een naam die nooit op één regel past en ook niet op twee regels in de kantlijn"


def source(project: Project) -> str:
    """A conversation that two others coded in part."""
    return next(one.id for one in project.documents() if one.source.name.startswith("GV01"))


def row(page: Page, name: str) -> Locator:
    return page.locator(".qc-tree").get_by_role("treeitem", name=re.compile(f"^{re.escape(name)}"))


def counts(item: Locator) -> list[str]:
    return [text or "0" for text in item.locator(".lens > *").all_inner_texts()]


def mine(study: Path, document: str) -> list[Coding]:
    with Project.open(study) as project:
        return project.codings(document=document, coder="Noor")


def passages(codings: list[Coding]) -> int:
    return len({(one.document, one.start, one.end) for one in codings})


def without_coding(page: Page) -> None:
    """Go to a fragment that nobody coded."""
    while pane(page, "document.querySelectorAll('.codings li').length"):
        page.keyboard.press("ArrowDown")
        page.wait_for_timeout(150)


def test_codes_are_found_and_given_by_keyboard(server, visit: Callable, half_done: Path) -> None:
    with Project.open(half_done) as project:
        document = source(project)
        label = project.codebook().codes[1].label
        code = f"flexwerk-zorg/{project.codebook().codes[1].key}"
    server.start(half_done)
    one = visit()
    page = opened(one, server, half_done, source=document)
    page.evaluate("qualcodePane.option('facets', false)")
    without_coding(page)
    page.keyboard.press("b")
    field = page.get_by_role("textbox", name="Typ om een code")
    expect(field).to_be_focused()
    one.accessible()
    page.keyboard.type(label[:9])
    page.keyboard.press("Enter")
    settled(page)
    expect(page.locator(".qc-scroll")).to_be_focused()  # back to the text, for the next fragment
    (first,) = mine(half_done, document)
    assert first.code == code

    page.keyboard.press("ArrowDown")
    without_coding(page)
    page.keyboard.press("b")
    expect(field).to_have_value("")
    page.keyboard.press("ArrowDown")
    for key in ("Space", "ArrowDown", "Space"):  # two codes on one fragment, without leaving the tree
        page.keyboard.press(key)
    settled(page)
    assert len({(c.start, c.code) for c in mine(half_done, document)}) == 3
    expect(page.locator(".qc-tree li:focus")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".qc-scroll")).to_be_focused()
    page.keyboard.press("u")
    page.keyboard.press("u")
    settled(page)
    assert [c.id for c in mine(half_done, document)] == [first.id]
    page.keyboard.press("Shift+B")
    expect(field).to_have_count(0)


def test_counts_hover_fold_and_only_one_code(server, visit: Callable, half_done: Path) -> None:
    with Project.open(half_done, who="Anna") as project:
        document = source(project)
        book = project.codebook()
        parent = next(one for one in book.codes if any(other.parent == one.key for other in book.codes))
        child = next(one for one in book.codes if one.parent == parent.key)
        for where in [*project.documents()[:2], project.document(document)]:
            spans = project.segments(document=where.id, kind=SegmentKind.CONTENT)[:3]
            project.code(
                [Coding("", f"{book.key}/{child.key}", where.id, s.start, s.end, "Anna") for s in spans]
            )
        below = {f"{book.key}/{one.key}" for one in _below(book.codes, parent)}
    server.start(half_done)
    one = visit()
    page = opened(one, server, half_done, source=document)
    page.get_by_role("button", name="Codes", exact=True).click()
    item = row(page, parent.label)
    one.settled()
    codings = _codings(half_done)
    expect(row(page, child.label).locator(".lens span")).not_to_be_empty()
    for about in (parent, child):
        all_of = [c for c in codings if c.code == f"{book.key}/{about.key}"]
        here = [c for c in all_of if c.document == document]
        assert counts(row(page, about.label)) == [str(passages(here)), str(passages(all_of))], about.label
    literal(page)
    expect(page.locator(".qc-tree li").filter(has_text=f"Code {ODD}")).to_have_count(1)

    row(page, child.label).hover()
    expect(page.locator(".qc-card")).to_contain_text(child.definition[:40])
    item.locator(".twist").click()
    expect(row(page, child.label)).to_have_count(0)
    deep = {(c.code, c.document, c.start, c.end) for c in codings if c.code in below}
    assert counts(item)[1] == str(len(deep))

    before = page.locator(".qc-scroll .qc-label").count()
    item.locator(".lens").click()
    expect(page.locator(".qc-only")).to_contain_text(parent.label)
    expect(page).to_have_url(re.compile("only="))
    shown = page.locator(".qc-scroll .qc-label").evaluate_all("all => all.map((one) => one.dataset.code)")
    assert shown
    assert set(shown) <= below
    assert len(shown) < before
    settled(page)
    page.reload()
    page.wait_for_selector(".qc-turn[data-filled]")
    settled(page)
    expect(page.locator(".qc-only")).to_contain_text(parent.label)
    expect(row(page, child.label)).to_have_count(0)  # still folded, the tree still there
    one.accessible()
    at = pane(page, "state.at.fragment")
    page.locator(".qc-scroll").focus()
    page.keyboard.press("F3")
    assert pane(page, "state.at.fragment") > at
    page.keyboard.press("Escape")
    expect(page.locator(".qc-only")).to_be_hidden()
    expect(page).not_to_have_url(re.compile("only="))


def test_a_click_codes_what_is_selected_and_the_text_keeps_its_room(
    server, visit: Callable, half_done: Path
) -> None:
    """On a small screen, in the dark, with a name that is too long for the margin."""
    with Project.open(half_done, who="Noor") as project:
        document = source(project)
        project.edit_codebook(_with_long)
        segment = project.segments(document=document, kind=SegmentKind.CONTENT)[2]
    server.start(half_done)
    one = visit("small", color_scheme="dark")
    page = opened(one, server, half_done, source=document, fragment=str(segment.start))
    page.evaluate("qualcodePane.option('facets', false)")
    wide = page.locator(".qc-turn.current .qc-text").bounding_box()
    page.get_by_role("button", name="Codes", exact=True).click()
    expect(row(page, LONG)).to_be_attached()
    now = page.locator(".qc-turn.current .qc-text").bounding_box()
    assert wide is not None
    assert now is not None
    assert (now["x"], now["width"]) == (wide["x"], wide["width"])
    expect(page.locator(".proposals, .side-head").last).to_be_visible()

    for key in ("ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight"):
        page.keyboard.press(key)
    words = pane(page, "document.querySelector('.qc-hidden[aria-live]').textContent")
    row(page, LONG).click()
    settled(page)
    (coding,) = mine(half_done, document)
    with Project.open(half_done) as project:
        assert project.text(document)[coding.start : coding.end] == words
    label = page.locator(".qc-turn.current .qc-label").filter(has_text="Een code met een naam").first
    expect(label).to_be_visible()
    box, margin = label.bounding_box(), page.locator(".qc-turn.current .qc-margin").bounding_box()
    assert box is not None
    assert margin is not None
    assert box["height"] > 28  # two lines
    assert box["x"] + box["width"] <= margin["x"] + margin["width"] + 1
    for _ in range(12):  # by keyboard to the label, whose card tells the whole name
        page.keyboard.press("Tab")
        if label.evaluate("one => one === document.activeElement"):
            break
    expect(label).to_be_focused()
    expect(page.locator(".qc-card .chip-label")).to_have_text(LONG)
    one.accessible()
    one.photo("coderen-codes-dark")


def _with_long(codebook, *, by: str = "", date: str = ""):  # type: ignore[no-untyped-def]
    from qualcode.codebook import add

    return add(codebook, label=LONG, definition="Wat lang is.", by=by, date=date)


def _below(codes: tuple[Code, ...], top: Code) -> list[Code]:
    kids = [one for code in codes if code.parent == top.key for one in _below(codes, code)]
    return [top, *kids]


def _codings(study: Path) -> list[Coding]:
    with Project.open(study) as project:
        return project.codings()


def test_the_list_of_codes_tells_how_often_each_was_given(server, visit: Callable, half_done: Path) -> None:
    """As soon as that is known, also where nothing is typed."""
    with Project.open(half_done) as project:
        document, book = source(project), project.codebook()
        counts = project.counted_codes().counts
    server.start(half_done)
    page = opened(visit(), server, half_done, source=document)
    page.keyboard.press("c")
    given = page.locator(".qc-dialog .count")
    expect(given.filter(has_text=re.compile(r"\d"))).to_have_count(
        sum(1 for code in book.codes if counts.get(f"{book.key}/{code.key}"))
    )
