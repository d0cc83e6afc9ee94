"""Hits in all sources: read by source, ticked and unticked, one code chosen, one deed and one undo."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from coding_study import longest
from playwright.sync_api import expect
from reading import opened, settled

from qualcode.model import Coding, SegmentKind
from qualcode.project import Project


def test_hits_in_all_sources_are_read_ticked_and_coded_as_one_deed(
    server, visit: Callable, uncoded: Path
) -> None:
    server.start(uncoded)
    with Project.open(uncoded, who="Daan") as project:
        code = project.codebook().codes[0]
        found = [one for one in project.segments(kind=SegmentKind.CONTENT) if "rooster" in one.text.lower()]
        theirs = Coding("", f"{project.codebook().key}/{code.key}", found[0].document, 0, 9, "Daan")
        project.code([theirs])
        before = project.codings(coder="Daan")
        titles = {document.id: document.title for document in project.documents()}
    sources = {titles[one.document] for one in found}
    assert len(sources) > 2
    one = visit("small")
    page = opened(one, server, uncoded, source=longest(uncoded))
    page.keyboard.press("/")
    page.keyboard.type("rooster")
    expect(page.locator(".list-foot")).to_have_text(re.compile("in deze bron"))
    page.get_by_role("button", name="Treffers samen coderen").click()
    dialog = page.get_by_role("dialog", name="Treffers in alle bronnen samen coderen")
    told = dialog.get_by_role("status")
    expect(told).to_have_text(
        f"{len(found)} van {len(found)} fragmenten aangevinkt, in {len(sources)} bronnen"
    )
    give = dialog.get_by_role("button", name=re.compile("deze code geven"))
    expect(give).to_be_disabled()
    ground = "button => getComputedStyle(button).backgroundColor"
    while_no_code = give.evaluate(ground)
    one.accessible()

    dialog.get_by_role("button", name="Kies een code").click()
    page.keyboard.type(code.label)
    expect(page.locator('[role="option"][aria-selected="true"]')).to_contain_text(code.label)
    page.keyboard.press("Enter")
    expect(give).to_be_enabled()
    assert give.evaluate(ground) != while_no_code  # it shows whether it can be pressed

    odd = dialog.locator("section", has=page.locator(".source-title", has_text="vreemd"))
    odd.get_by_role("checkbox").first.uncheck()
    left = [one for one in found if titles[one.document] != "vreemd"]
    assert 0 < len(left) < len(found)
    expect(told).to_contain_text(f"{len(left)} van {len(found)}")
    dialog.get_by_role("textbox").focus()  # by keyboard: to the first fragment, and untick it
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    expect(told).to_contain_text(f"{len(left) - 1} van {len(found)}")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text(f"{len(left) - 1} fragmenten in")).to_be_visible()
    settled(page)
    with Project.open(uncoded, who="Noor") as project:
        made = {f"{c.document}:{c.start}-{c.end}" for c in project.codings(coder="Noor")}
        assert len(made) == len(left) - 1
        assert made < {one.id for one in left}
        assert project.codings(coder="Daan") == before

    page.keyboard.press("s")  # what has the code already is told, and cannot be given it twice
    dialog.get_by_role("textbox").fill("rooster")
    dialog.get_by_role("button", name="Kies een code").click()
    page.keyboard.type(code.label)
    expect(page.locator('[role="option"][aria-selected="true"]')).to_contain_text(code.label)
    page.keyboard.press("Enter")
    expect(dialog.get_by_text("heeft deze code al van u").first).to_be_visible()
    expect(told).to_contain_text(f"{len(found) - len(left) + 1} van {len(found)}")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    page.keyboard.press("u")
    expect(page.get_by_text("Ongedaan:")).to_be_visible()
    settled(page)
    with Project.open(uncoded, who="Noor") as project:
        assert project.codings(coder="Noor") == []
        assert project.codings(coder="Daan") == before
