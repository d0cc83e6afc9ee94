"""Rode draden: from a thread to the words it rests on, and back."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect
from study import ODD, literal
from thread_cards import card, opened, press, threads, told

from qualcode.project import Project


def test_from_a_thread_to_the_words_and_back(server, visit: Callable, half_done: Path) -> None:
    with Project.open(half_done, who="Noor") as project:  # one of more than a page of fragments
        strange = {segment.id for segment in project.segments() if ODD in segment.text}
        odd = next(one for one in threads(half_done) if strange & set(one.quotes))
        most = sorted((one for one in threads(half_done) if one.key != odd.key), key=lambda one: -one.size)[
            :2
        ]
        kept = project.merge_threads([one.key for one in most], "Groot")
    whole = next(one for one in threads(half_done) if one.kept == kept.id)
    assert 20 < whole.size <= 40
    server.start(half_done)
    one = visit("small").goto(server.address("rode-draden", half_done, words=odd.label, shelf="all"))
    page = one.page
    expect(card(page, odd.label).get_by_role("link")).to_have_count(len(odd.quotes))
    expect(card(page, odd.label).get_by_text(ODD).first).to_be_visible()
    literal(page)
    place = next(number for number, quote in enumerate(odd.quotes) if quote in strange)
    card(page, odd.label).get_by_role("link").nth(place).click()
    opened(page)
    literal(page)
    page.keyboard.press("Home")
    expect(page.locator(".qc-turn.current .qc-text").first).to_contain_text("Vraag één?")
    page.go_back()  # to the threads, however far one read
    one.settled()
    expect(card(page, odd.label)).to_be_visible()

    page.get_by_label("Zoeken op woord").fill(whole.label)
    page.keyboard.press("Enter")
    dialog = press(page, whole.label, "Alle fragmenten")
    boxes = dialog.get_by_role("checkbox", name="hoort hier niet bij")
    expect(boxes).to_have_count(20)
    one.accessible()
    dialog.get_by_role("button", name=re.compile("2$")).click()
    expect(boxes).to_have_count(whole.size - 20)
    page.wait_for_url("**leaf=2**")
    page.reload()  # the dialog and its page of results come back
    dialog = page.get_by_role("dialog")
    boxes = dialog.get_by_role("checkbox", name="hoort hier niet bij")
    expect(boxes).to_have_count(whole.size - 20)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.wait_for_url(re.compile(r"^(?!.*(read|leaf)=)"))
    dialog = press(page, whole.label, "Alle fragmenten")
    boxes = dialog.get_by_role("checkbox", name="hoort hier niet bij")
    expect(boxes).to_have_count(20)
    boxes.first.check(force=True)
    expect(dialog.get_by_role("button", name="Verwerken (1)")).to_be_enabled()
    dialog.get_by_role("button", name=re.compile("2$")).click()
    expect(boxes).to_have_count(whole.size - 20)
    boxes.last.check(force=True)
    dialog.get_by_role("button", name="Verwerken (2)").click()
    told(page, "Fragmenten verwerkt (0 erbij, 2 eruit)")
    assert "read=" not in page.url
    assert {len(one.segments) for one in threads(half_done) if one.kept == kept.id} == {whole.size - 2}
