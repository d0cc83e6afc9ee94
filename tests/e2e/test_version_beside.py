"""A coder works through the queue while a colleague, in another browser, corrects a turn of that source."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from coding_study import longest
from playwright.sync_api import Page, expect
from reading import opened, pane, settled

from qualcode.model import SegmentKind
from qualcode.project import Project

HERE = "(() => { const d = state.docs.get(state.at.doc); return d.outline.fragments[state.at.fragment]; })()"


def words(page: Page, study: Path) -> str:
    """The words of the fragment that is being read."""
    document, (start, end) = pane(page, "state.at.doc"), pane(page, f"{HERE}.slice(0, 2)")
    with Project.open(study, who="Noor") as project:
        units = project.text(document).encode("utf-16-le")
    return units[2 * start : 2 * end].decode("utf-16-le")


def waiting(page: Page, study: Path) -> list[str]:
    """The words of what waits in the pane after what is read now."""
    ids = pane(page, "state.queue.items.slice(state.queue.at + 1).map(([, segment]) => segment)")
    with Project.open(study, who="Noor") as project:
        found = {one.id: one.text for one in project.segments(ids=ids)}
    return [found[one] for one in ids]


def test_the_queue_goes_on_where_it_was_and_nothing_is_lost(
    server, visit: Callable, uncoded: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUALCODE_MODEL", "hashing")
    document = longest(uncoded)
    with Project.open(uncoded, who="Noor") as project:
        for other in project.documents():
            if other.id != document:
                project.withdraw(other.id)
        title = project.document(document).title
        count = len(project.turns(document))
        content = project.segments(document=document, kind=SegmentKind.CONTENT)
        turns = [one.turn for one in content]
    server.start(uncoded)
    one = visit()
    page = opened(one, server, uncoded)
    page.keyboard.press("w")
    expect(page.locator(".qc-turn.near.current")).to_be_visible()
    expect(page.locator(".qc-side .proposals li").first).to_be_visible()
    page.keyboard.press("1")
    page.keyboard.press("Escape")
    page.keyboard.press("Space")
    settled(page)
    reading, then = words(page, uncoded), waiting(page, uncoded)
    number = pane(page, f"{HERE}[2]")
    one.photo("voor-correctie")

    colleague = visit(coder="Daan").goto(server.address("bronnen", uncoded, view="one", source=document))
    beside = colleague.page
    beside.get_by_role("button", name="Beurten verbeteren").click()
    box = beside.get_by_role("dialog").get_by_role("combobox", name="Beurt (typ om te zoeken)")
    wanted = next(turn for turn in range(count - 1, 0, -1) if turn in turns and turn != number)
    box.click()
    box.fill(f"{wanted + 1}.")
    beside.get_by_role("option", name=re.compile(rf"^{wanted + 1}\. ")).first.click()
    colleague.settled()
    beside.get_by_role("dialog").get_by_text("Iemand anders zegt dit").click()
    colleague.settled()
    who = beside.get_by_role("dialog").get_by_role("combobox", name="Wie zegt het")
    who.click()
    who.fill("De teamleider")
    beside.keyboard.press("Enter")
    colleague.settled()
    beside.get_by_role("button", name="Verbeter", exact=True).click()
    expect(beside.get_by_text(f"Beurten van ‘{title}’ verbeterd")).to_be_visible()
    colleague.settled()
    colleague.photo("gecorrigeerd")

    expect(page.locator(".qc-toast")).to_contain_text("versie 2 van 2", timeout=10_000)
    settled(page)
    one.photo("na-correctie")
    assert words(page, uncoded) == reading
    expect(page.locator(".qc-side .proposals li").first).to_be_visible()
    after = waiting(page, uncoded)
    assert after == [text for text in then if text in after]
    assert len(after) >= len(then) - 2
    page.keyboard.press("1")
    page.keyboard.press("Escape")
    page.keyboard.press("Space")
    settled(page)
    expect(page.locator(".qc-turn.near.current")).to_be_visible()
    assert words(page, uncoded) == after[0]
    one.photo("verder")
    with Project.open(uncoded, who="Noor") as project:
        (now,) = project.documents()
        assert now.id != document
        assert len(project.codings()) == 2
        assert len(project.reviewed()) >= 2
        assert project.left_behind() == []
