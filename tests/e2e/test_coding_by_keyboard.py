"""Coderen by keyboard alone: fifty decisions, codes and memos, and the span of a coding."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from coding_study import ODD, longest
from playwright.sync_api import expect
from reading import opened, pane, settled

from qualcode.model import SegmentKind
from qualcode.project import Project

DECISIONS = 50


def test_fifty_decisions_by_keyboard_alone(server, visit: Callable, uncoded: Path) -> None:
    server.start(uncoded)
    document = longest(uncoded)
    page = opened(visit(), server, uncoded, source=document)
    keys, expected = 0, set()

    def press(*names: str) -> None:
        nonlocal keys
        for name in names:
            page.keyboard.press(name)
            keys += 1

    for number in range(DECISIONS):
        proposed = page.locator(".proposals li").evaluate_all("rows => rows.map((row) => row.dataset.code)")
        place = pane(page, "state.docs.get(state.at.doc).outline.fragments[state.at.fragment].slice(0, 2)")
        assert proposed, number
        if number % 5 == 4:
            press("0", "Space")
        else:
            which = number % 3
            press(str(which + 1), "Space")
            expected.add((proposed[which], place[0]))
        page.wait_for_function(
            "start => qualcodePane.state.docs.get(qualcodePane.state.at.doc)"
            ".outline.fragments[qualcodePane.state.at.fragment][0] !== start"
            " && document.querySelector('.qc-side').dataset.key.split('|')[1]"
            " === String(qualcodePane.state.at.fragment)",
            arg=place[0],
        )
    settled(page)
    assert keys == 2 * DECISIONS
    with Project.open(uncoded, who="Noor") as project:
        made = {(coding.code, coding.start) for coding in project.codings(coder="Noor", document=document)}
        assert len(made) == len(expected) == DECISIONS * 4 // 5
        assert {code for code, _ in made} == {code for code, _ in expected}
        assert len(project.reviews(coder="Noor")) == DECISIONS
        assert len(project.rejections(coder="Noor")) >= DECISIONS // 5
        before = project.codings(document=document)
    for _ in range(6):
        page.keyboard.press("u")
    settled(page)
    with Project.open(uncoded, who="Noor") as project:
        assert len(project.codings(document=document)) < len(before)
        assert len(project.reviews(coder="Noor")) == DECISIONS - 3
    for _ in range(6):
        page.keyboard.press("Shift+u")
    settled(page)
    with Project.open(uncoded, who="Noor") as project:
        assert project.codings(document=document) == before
        assert len(project.reviews(coder="Noor")) == DECISIONS


def test_what_is_pressed_after_undo_is_done_after_it(server, visit: Callable, uncoded: Path) -> None:
    """However fast: U takes back the code before it, not what came after, nor asks on about that code."""
    server.start(uncoded)
    page = opened(visit(), server, uncoded, source=longest(uncoded))
    for key in ("1", "u", "0", "Space"):
        page.keyboard.press(key)
    settled(page)
    with Project.open(uncoded, who="Noor") as project:
        assert project.codings() == []
        assert len(project.rejections(coder="Noor")) == 3
        assert len(project.reviews(coder="Noor")) == 1
    page.keyboard.press("u")
    page.keyboard.press("u")
    settled(page)
    with Project.open(uncoded, who="Noor") as project:
        assert (project.rejections(coder="Noor"), project.reviews()) == ([], [])
    page.keyboard.press("u")
    expect(page.locator(".qc-toast")).to_contain_text("niets ongedaan")


def test_codes_memos_and_new_codes_by_keyboard(server, visit: Callable, uncoded: Path) -> None:
    server.start(uncoded)
    with Project.open(uncoded, who="Noor") as project:
        odd = next(d for d in project.documents() if "vreemd" in d.title.lower())
    page = opened(visit(), server, uncoded, source=odd.id)
    expect(page.locator(".qc-turn.current .qc-text")).to_contain_text(ODD)
    assert page.locator(".qc-text b, .qc-text script, .qc-text strong, .qc-text a").count() == 0
    page.keyboard.press("c")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.type("zeggenschap")
    expect(page.locator('[role="option"][aria-selected="true"]')).to_contain_text("Zeggenschap")
    page.keyboard.press("Enter")
    expect(page.get_by_role("group").first).to_contain_text("?")  # the first facet is asked
    page.keyboard.press("1")
    page.keyboard.press("Escape")
    for key in ("ArrowRight", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight"):
        page.keyboard.press(key)
    words = pane(page, "document.querySelector('.qc-hidden[aria-live]').textContent")
    page.keyboard.press("i")
    expect(page.get_by_label("Naam van de code")).to_have_value(" ".join(words.split()))
    page.keyboard.type("Stem van Anna")
    page.keyboard.press("Enter")
    page.keyboard.press("m")
    page.keyboard.type("Dit is <b>geen</b> html")
    page.keyboard.press("Control+Enter")
    settled(page)
    expect(page.locator(".memo-note .qc-words")).to_have_text("Dit is <b>geen</b> html")
    with Project.open(uncoded, who="Noor") as project:
        text = project.text(odd.id)
        codings = {c.code.partition("/")[2]: c for c in project.codings(document=odd.id)}
        vivo = codings["stem-van-anna"]
        assert text[vivo.start : vivo.end] == words
        facets = codings["zeggenschap-over-rooster"].facets if "zeggenschap-over-rooster" in codings else None
        asked = (
            facets
            if facets is not None
            else next(c.facets for k, c in codings.items() if k != "stem-van-anna")
        )
        assert list(asked) == ["valentie"]
        (memo,) = project.memos()
        assert memo.text == "Dit is <b>geen</b> html"
    page.keyboard.press("Escape")
    page.keyboard.press("Delete")
    expect(page.get_by_role("dialog")).to_be_visible()  # two codings of one's own: which one?
    page.keyboard.press("1")
    settled(page)
    with Project.open(uncoded, who="Noor") as project:
        assert len(project.codings(document=odd.id)) == 1
    page.keyboard.press("/")
    page.keyboard.type("beurt 57")
    expect(page.locator(".snippet mark").first).to_have_text("Beurt 57")
    page.keyboard.press("Enter")
    expect(page.locator(".qc-turn.current .qc-text")).to_contain_text("Beurt 57")
    with Project.open(uncoded, who="Noor") as project:
        (found,) = (one for one in project.segments(document=odd.id) if "Beurt 57" in one.text)
    expect(page).to_have_url(re.compile(rf"fragment={found.start}\b"))
    page.reload()
    page.wait_for_selector(".qc-turn.current .qc-text")
    expect(page.locator(".qc-turn.current .qc-text")).to_contain_text("Beurt 57")
    expect(page.locator(".qc-turn.current .qc-text")).to_be_in_viewport()


def test_the_span_of_a_coding_by_keyboard(server, visit: Callable, uncoded: Path) -> None:
    """Its start and end move by a word, each move can be taken back, and a selection can become its span."""
    server.start(uncoded)
    with Project.open(uncoded, who="Noor") as project:
        document = next(d for d in project.documents() if "vreemd" in d.title.lower())
        segment = project.segments(document=document.id, kind=SegmentKind.CONTENT)[0]
        code = f"flexwerk-zorg/{project.codebook().codes[0].key}"

    def words() -> str:
        settled(page)
        with Project.open(uncoded, who="Noor") as project:
            (coding,) = project.codings(document=document.id)
            assert coding.code == code
            return project.text(document.id)[coding.start : coding.end]

    page = opened(visit(), server, uncoded, source=document.id, fragment=str(segment.start))
    page.keyboard.press("<")
    expect(page.locator(".qc-toast")).to_contain_text("geen codering van u")
    page.evaluate(
        f"qualcodePane.sync.deed({{verb: 'code', doc: '{document.id}', code: '{code}',"
        " spans: [qualcodePane.state.docs.get(qualcodePane.state.at.doc)"
        ".outline.fragments[qualcodePane.state.at.fragment].slice(0, 2)]})"
    )
    whole = words()
    assert whole == segment.text
    for key in (",", ",", ">"):
        page.keyboard.press(key)
    smaller = words()
    assert whole.startswith("**vet** $x$")
    assert smaller.startswith("$x$ :smile:")
    assert whole.endswith("over het rooster en de inhuur.")
    assert smaller.endswith("over het rooster en")
    page.keyboard.press(".")
    assert words() == f"{smaller} de"
    page.keyboard.press("<")
    assert words().startswith("**vet** $x$")
    page.keyboard.press(".")
    assert words() == whole
    for _ in range(3):
        page.keyboard.press("u")
    assert words() == smaller
    page.keyboard.press("r")
    expect(page.locator(".qc-toast")).to_contain_text("Selecteer eerst")
    for key in ("ArrowRight", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight"):
        page.keyboard.press(key)
    chosen = pane(page, "document.querySelector('.qc-hidden[aria-live]').textContent")
    page.keyboard.press("r")
    assert words() == chosen
    for _ in range(10):
        page.keyboard.press(",")
    expect(page.locator(".qc-toast")).to_contain_text("een woord overblijven")
    assert len(words().split()) == 1
