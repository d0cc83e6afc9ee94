"""Coderen: back to where one was, after a jump, an undo elsewhere, a reload; and what was half written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from coding_study import longest
from playwright.sync_api import Page, expect
from reading import opened, pane, settled

from qualcode.model import Coding, SegmentKind
from qualcode.project import Project


def place(page: Page) -> Any:
    return pane(page, "[state.at.doc, state.at.fragment]")


def at(page: Page, where: Any) -> None:
    page.wait_for_function(
        "where => JSON.stringify([qualcodePane.state.at.doc, qualcodePane.state.at.fragment])"
        " === JSON.stringify(where)",
        arg=where,
    )


def moved(page: Page, before: Any) -> None:
    page.wait_for_function(
        "where => JSON.stringify([qualcodePane.state.at.doc, qualcodePane.state.at.fragment])"
        " !== JSON.stringify(where) && qualcodePane.state.at.fragment >= 0",
        arg=before,
    )


def elsewhere(page: Page, document: str) -> None:
    page.wait_for_function(
        "one => qualcodePane.state.at.doc !== one && qualcodePane.state.at.fragment >= 0", arg=document
    )


def test_back_from_a_hit_in_another_source(server, visit: Callable, uncoded: Path) -> None:
    server.start(uncoded)
    document = longest(uncoded)
    page = opened(visit("small"), server, uncoded, source=document)
    button = page.get_by_role("button", name="terug naar waar u was")
    expect(button).to_be_hidden()
    for _ in range(4):
        page.keyboard.press("ArrowDown")
    here = place(page)
    page.keyboard.press("/")
    page.keyboard.type("beurt 57")
    expect(page.locator('.qc-dialog [role="option"]').first).to_contain_text("Beurt 57")
    page.keyboard.press("Enter")
    elsewhere(page, document)
    there = place(page)
    expect(button).to_be_visible()
    page.keyboard.press("n")
    assert place(page) != there
    page.keyboard.press("t")
    at(page, there)
    button.click()
    at(page, here)
    expect(page.locator(".qc-turn.current .qc-text").first).to_be_in_viewport()
    expect(button).to_be_hidden()
    page.keyboard.press("t")
    expect(page.locator(".qc-toast")).to_contain_text("nergens anders")


def test_undo_leads_to_the_source_where_it_was_and_back(server, visit: Callable, uncoded: Path) -> None:
    """Also where that source is not in the browser yet."""
    document = longest(uncoded)
    with Project.open(uncoded, who="Noor") as project:
        segment = project.segments(document=document, kind=SegmentKind.CONTENT)[9]
        code = f"flexwerk-zorg/{project.codebook().codes[0].key}"
        project.code([Coding("", code, document, segment.start, segment.end, "Noor")])
        other = next(one.id for one in project.documents() if one.id != document)
        number = project.segments(document=document).index(segment)
    server.start(uncoded)
    page = opened(visit(), server, uncoded, source=other)
    here = place(page)
    page.keyboard.press("u")
    at(page, [document, number])
    expect(page.locator(".qc-toast")).to_contain_text("Ongedaan")
    page.keyboard.press("t")
    at(page, here)
    page.keyboard.press("Shift+u")
    at(page, [document, number])
    settled(page)
    with Project.open(uncoded, who="Noor") as project:
        assert len(project.codings()) == 1


def test_a_reload_in_the_queue_goes_on_where_one_was(server, visit: Callable, uncoded: Path) -> None:
    server.start(uncoded)
    page = opened(visit(), server, uncoded)
    page.keyboard.press("w")
    expect(page.locator(".qc-scroll.queue .qc-turn.near.current")).to_be_visible()
    for _ in range(2):
        before = place(page)
        page.keyboard.press("n")
        moved(page, before)
    here = place(page)
    settled(page)
    page.wait_for_function("new URL(location).searchParams.get('mode') === 'queue'")
    page.wait_for_function(
        "where => new URL(location).searchParams.get('source') === where && !qualcodePane.sync.busy",
        arg=here[0],
    )
    page.wait_for_timeout(900)  # the address follows half a second later
    page.reload()
    page.wait_for_selector(".qc-turn[data-filled]")
    settled(page)
    page.wait_for_function("qualcodePane.state.queue.items.length > 0")
    assert place(page) == here
    page.keyboard.press("n")  # and then on to what one passed over
    moved(page, here)
    assert pane(page, "state.mode") == "queue"


def test_a_memo_half_written_is_told_and_kept_and_a_facet_can_be_emptied(
    server, visit: Callable, uncoded: Path
) -> None:
    server.start(uncoded)
    document = longest(uncoded)
    page = opened(visit("small"), server, uncoded, source=document)
    page.keyboard.press("m")
    page.keyboard.type("een halve ged")
    page.keyboard.press("Escape")
    expect(page.locator(".qc-toast")).to_contain_text("nog niet bewaard")
    page.keyboard.press("m")
    expect(page.get_by_role("dialog").get_by_role("textbox")).to_have_value("een halve ged")
    page.keyboard.press("End")
    page.keyboard.type("achte")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+Enter")  # wherever one is in the dialog
    expect(page.locator(".memo-note .qc-words")).to_have_text("een halve gedachte")
    expect(page.locator(".qc-turn.current .flag.note")).to_have_attribute("title", "een halve gedachte")
    page.keyboard.press("c")
    page.keyboard.type("zeggenschap")
    page.keyboard.press("Enter")
    expect(page.locator(".facet")).to_be_visible()
    page.keyboard.press("2")
    page.keyboard.press("Escape")
    settled(page)

    def answers() -> list[str]:
        with Project.open(uncoded, who="Noor") as project:
            (coding,) = project.codings(document=document)
            return list(coding.facets)

    assert answers() == ["valentie"]
    page.keyboard.press("f")
    expect(page.get_by_role("button", name="leegmaken")).to_be_visible()
    page.keyboard.press("Backspace")
    expect(page.get_by_role("button", name="leegmaken")).to_have_count(0)
    page.keyboard.press("Escape")
    settled(page)
    assert answers() == []
    page.keyboard.press("u")
    settled(page)
    assert answers() == ["valentie"]
