"""Rode draden: deciding about what the machine proposes, and taking it back."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect
from study import ODD, literal
from thread_cards import NAME, card, fold, press, threads, told

from qualcode.model import ThreadStatus
from qualcode.project import Project


def test_deciding_about_threads_and_taking_it_back(server, visit: Callable, half_done: Path) -> None:
    first, second, third, fourth, fifth, *_ = threads(half_done)
    server.start(half_done)
    one = visit().goto(server.address("rode-draden", half_done))
    page = one.page
    expect(card(page, first.label)).to_be_visible()
    one.accessible()

    card(page, first.label).get_by_role("button", name="Bevestigen").click()
    told(page, f"Bevestigd: {first.label}")
    expect(card(page, first.label)).to_have_count(0)
    standing = page.locator(".st-key-threads-standing")
    page.get_by_role("button", name="Bevestigen").last.scroll_into_view_if_needed()
    bar = page.locator(".st-key-bar").bounding_box()
    assert standing.bounding_box()["y"] <= bar["y"] + bar["height"]  # no slit in which what scrolls is seen
    expect(page.get_by_text("Bevestigd (1)")).to_be_visible()

    fold(page, second.label).locator("summary").press("Enter")
    expect(fold(page, second.label).get_by_text("Soorten bron")).to_be_visible()
    one.accessible()
    dialog = press(page, second.label, "Naam en omschrijving")
    one.accessible()
    dialog.get_by_label("Naam", exact=True).fill(NAME)
    dialog.get_by_role("textbox", name="In de woorden van een spreker").fill(ODD)
    dialog.get_by_label("Wat is het?").fill(ODD)
    dialog.get_by_role("button", name="Bewaren").click()
    told(page, f"Beschreven: {NAME}")
    expect(card(page, NAME).get_by_text("hernoemd", exact=True)).to_be_visible()
    expect(fold(page, NAME)).to_contain_text(f"Ook wel{second.label}")
    expect(fold(page, NAME).get_by_text(second.label).first).to_be_visible()  # opened before it was renamed
    page.reload()
    expect(fold(page, NAME).get_by_text("Soorten bron")).to_be_visible()
    expect(fold(page, third.label).get_by_text("Soorten bron")).to_be_hidden()
    literal(page)

    dialog = press(page, NAME, "Code")
    expect(dialog.get_by_role("button", name="Koppelen en bevestigen")).to_be_visible()
    one.accessible()
    literal(page)
    dialog.get_by_role("combobox", name="Code").fill("Code **vet**")
    page.keyboard.press("Enter")
    dialog.get_by_role("button", name="Koppelen en bevestigen").click()
    told(page, "Bevestigd en gekoppeld aan")

    dialog = press(page, third.label, "Code")
    made = dialog.get_by_test_id("stForm").filter(has_text="Een nieuwe code maken")
    made.get_by_label("Naam", exact=True).fill("Bellen in de nood")
    made.get_by_role("textbox", name="Definitie").fill("Wie er belt als niemand kan.")
    made.get_by_role("button", name="Code maken en bevestigen").click()
    told(page, "Bevestigd, met een nieuwe code Bellen in de nood")
    expect(page.get_by_text("Bevestigd (3)")).to_be_visible()

    for label in (fourth.label, fifth.label):
        card(page, label).get_by_text("kies", exact=True).click()
    expect(page.get_by_text(f"2 gekozen: {fourth.label}, {fifth.label}")).to_be_in_viewport()
    page.get_by_role("button", name="Samenvoegen").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Naam", exact=True).fill("Twee in een")
    one.accessible()
    dialog.get_by_role("button", name="Samenvoegen").click()
    told(page, "Samengevoegd uit 2: Twee in een")
    expect(card(page, fourth.label)).to_have_count(0)

    dialog = press(page, "Twee in een", "Splitsen")
    dialog.get_by_role("slider").press("ArrowRight")
    dialog.get_by_label(re.compile("^Deel 3")).fill("Derde deel")
    one.accessible()
    dialog.get_by_role("button", name="Splitsen").click()
    told(page, "In 3 gesplitst: Twee in een")
    expect(card(page, "Derde deel")).to_be_visible()

    dialog = press(page, "Derde deel", "Afwijzen")
    dialog.get_by_label("Waarom").fill(f"praktisch {ODD}")
    one.accessible()
    dialog.get_by_role("button", name="Afwijzen").click()
    told(page, "Afgewezen: Derde deel")
    page.get_by_text("Afgevallen (4)").click()
    expect(card(page, "Derde deel").get_by_text(f"Afgewezen omdat: praktisch {ODD}")).to_be_visible()
    expect(card(page, "Twee in een").get_by_text("Staat nu in: ")).to_be_visible()
    expect(card(page, fourth.label).get_by_text("Staat nu in: Twee in een")).to_be_visible()
    literal(page)
    one.photo("rode-draden-afgevallen")

    for words in ("Afgewezen: Derde deel", "In 3 gesplitst: Twee in een", "Samengevoegd uit 2: Twee in een"):
        page.get_by_role("button", name="Ongedaan maken").click()
        told(page, f"Ongedaan gemaakt: {words}")
    page.reload()  # the way back and forth outlives it
    expect(one.settled().page.get_by_text("Bevestigd (3)")).to_be_visible()
    told(page, "Ongedaan gemaakt: Samengevoegd uit 2: Twee in een")
    expect(page.get_by_role("button", name="Opnieuw doen")).to_be_visible()

    page.get_by_text(re.compile("^Te beoordelen")).click()
    one.settled()
    for label in (fourth.label, fifth.label):
        card(page, label).get_by_text("kies", exact=True).click()
    expect(page.get_by_text(f"2 gekozen: {fourth.label}, {fifth.label}")).to_be_visible()
    page.locator(".st-key-threads-merge-bar").get_by_role("button", name="Afwijzen").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Waarom").fill("praktische afspraken")
    one.accessible()
    dialog.get_by_role("button", name="Afwijzen").click()
    told(page, f"2 afgewezen: {fourth.label}; {fifth.label}")
    expect(card(page, fifth.label)).to_have_count(0)
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(card(page, fifth.label)).to_be_visible()

    with Project.open(half_done) as project:
        now = {thread.key: thread for thread in project.current_threads().threads}
        codes = {code.label for code in project.codebook().codes}
    assert now[first.key].status is now[third.key].status is ThreadStatus.CONFIRMED
    assert (now[second.key].label, now[second.key].in_vivo) == (NAME, ODD)
    assert now[second.key].code.startswith("flexwerk-zorg/code-vet")
    assert now[fourth.key].status is now[fifth.key].status is ThreadStatus.CANDIDATE
    assert {f"Code {ODD}", "Bellen in de nood"} <= codes


def test_by_keyboard_one_goes_on_at_the_next_card_and_undo_leads_to_redo(
    server, visit: Callable, half_done: Path
) -> None:
    first, second, *_ = threads(half_done)
    server.start(half_done)
    one = visit("small").goto(server.address("rode-draden", half_done))
    page = one.page
    card(page, first.label).get_by_role("button", name="Bevestigen").press("Enter")
    told(page, f"Bevestigd: {first.label}")
    expect(card(page, second.label).get_by_role("button", name="Bevestigen")).to_be_focused()
    reject = card(page, second.label).get_by_role("button", name="Afwijzen")
    reject.press("Enter")
    reason = page.get_by_role("dialog").get_by_role("textbox")
    expect(reason).to_be_focused()
    reason.fill("praktische afspraken")
    reason.press("Enter")
    told(page, f"Afgewezen: {second.label}")
    expect(page.get_by_role("button", name="Afwijzen").first).to_be_focused()
    page.get_by_role("button", name="Ongedaan maken").press("Enter")
    expect(card(page, second.label)).to_be_visible()
    redo = page.get_by_role("button", name="Opnieuw doen")
    redo.press("Enter")
    expect(card(page, second.label)).to_have_count(0)
    page.reload()
    told(page, f"Afgewezen: {second.label}")
    expect(page.get_by_role("button", name="Ongedaan maken")).to_be_visible()
