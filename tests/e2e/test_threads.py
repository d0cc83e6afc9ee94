"""Rode draden: from what the machine proposes to what the researchers decided, and back."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from study import ODD, literal, pick

from qualcode.model import Thread, ThreadStatus
from qualcode.project import Project

NAME = f"Wie de nacht draait {ODD}"


def threads(study: Path) -> list[Thread]:
    with Project.open(study) as project:
        return list(project.current_threads().threads)


def card(page: Page, label: str) -> Locator:
    """The whole card of a thread, buttons and quotes too."""
    head = page.get_by_role("article", name=label, exact=True)
    return page.locator('[class*="st-key-thread-"]').filter(has=head)


def fold(page: Page, label: str) -> Locator:
    """What more there is to know about a thread."""
    return card(page, label).locator("details")


def press(page: Page, label: str, button: str) -> Locator:
    """Press a button of a card that opens a dialog."""
    card(page, label).get_by_role("button", name=button, exact=True).click()
    return page.get_by_role("dialog")


def told(page: Page, words: str) -> None:
    """What was done is told, and the dialog it was done in has gone."""
    expect(page.get_by_role("status").filter(has_text=words)).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)


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

    for words in ("In 3 gesplitst: Twee in een", "Samengevoegd uit 2: Twee in een", "met een nieuwe code"):
        page.get_by_role("button", name="Ongedaan maken").click()
        told(page, words)
    page.reload()  # what one did in another visit is not taken back with one click
    expect(one.settled().page.get_by_text("Bevestigd (3)")).to_be_visible()
    expect(page.get_by_role("button", name="Ongedaan maken")).to_have_count(0)

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


def opened(page: Page) -> None:
    """Coderen shows the fragment."""
    page.wait_for_url("**/coderen?**fragment=**")
    page.wait_for_selector(".qc-turn.current .qc-text")
    page.wait_for_function("window.qualcodePane && qualcodePane.state.me && !qualcodePane.sync.busy")
    expect(page.locator(".qc-turn.current .qc-text").first).to_be_in_viewport()


def test_coarser_and_finer(server, visit: Callable, half_done: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One looks again for fewer and for more; what was decided stays, and what changed is told."""
    monkeypatch.setenv("QUALCODE_MODEL", "hashing")
    smallest = min(threads(half_done), key=lambda thread: thread.size)
    with Project.open(half_done, who="Noor") as project:
        kept = project.rename_thread(smallest.key, NAME)
    server.start(half_done)
    one = visit().goto(server.address("rode-draden", half_done))
    page = one.page
    finer, counts = page.get_by_role("button", name="Fijner"), [len(threads(half_done))]

    def look(button: str) -> None:
        page.get_by_role("button", name=button).click()
        found = page.get_by_text(re.compile(rf"^(?!{counts[-1]} )\d+ rode draden uit"))
        expect(found).to_be_visible(timeout=300_000)
        counts.append(len(threads(half_done)))

    look("Grover")
    look("Fijner")
    assert counts[1] < min(counts[0], counts[2])
    words = one.settled().page.get_by_placeholder("Zoeken op woord")
    words.fill("nacht draait")  # it may stand on a further sheet
    words.press("Enter")
    expect(card(page, NAME)).to_be_visible()
    words.fill("")
    words.press("Enter")
    assert kept.id in {thread.kept for thread in threads(half_done)}
    page.get_by_text("Sinds de vorige keer zoeken").click()
    one.settled().accessible()
    one.photo("rode-draden-fijner")

    page.get_by_role("button", name="Opnieuw zoeken").click()
    form = page.get_by_test_id("stForm").filter(has_text="Aantal (ongeveer)")
    form.get_by_role("spinbutton").first.fill("150")
    form.get_by_role("button", name="Opnieuw zoeken").click()
    expect(finer).to_be_disabled(timeout=300_000)  # the material holds no more
    expect(page.get_by_role("button", name="Grover")).to_be_enabled()
    finer.hover(force=True)
    expect(page.get_by_text("om ongeveer 150 rode draden gevraagd")).to_be_visible()


def test_lasso_on_the_map(server, visit: Callable, half_done: Path) -> None:
    """Fragments chosen on the map go to a thread, and back again; their words are one click away."""
    goal = threads(half_done)[-1]
    server.start(half_done)
    one = visit("small").goto(server.address("rode-draden", half_done, view="map"))
    page = one.page
    expect(page.get_by_text("Kies punten in de plattegrond")).to_be_visible()
    one.settled().accessible()
    lasso(page)
    head = page.get_by_role("heading", name=re.compile(r"\d+ fragmenten gekozen"))
    expect(head).to_be_in_viewport()
    many = int(re.search(r"\d+", head.inner_text()).group())  # type: ignore[union-attr]
    one.settled().accessible()
    literal(page)
    one.photo("rode-draden-plattegrond")

    pick(page.locator("body"), "Alle gekozen fragmenten bij een rode draad zetten", goal.label)
    page.get_by_role("button", name="Erbij zetten").click()
    told(page, "fragmenten erbij gezet")
    now = next(one for one in threads(half_done) if one.label == goal.label)
    assert len(now.segments) >= max(many, goal.size)
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_role("status").filter(has_text="fragmenten erbij gezet")).to_have_count(0)
    assert {one.label: one.segments for one in threads(half_done)}[goal.label] == goal.segments

    one.settled()  # the map is drawn anew, for a moment beside the old one; what was chosen stays
    expect(head.first).to_be_in_viewport()
    page.get_by_role("button", name="Keuze wissen").click()
    expect(page.get_by_text("Kies punten in de plattegrond")).to_be_visible()
    one.settled()
    lasso(page)
    expect(head).to_be_in_viewport()
    page.locator(".st-key-threads-map-words").get_by_role("link").first.click()
    opened(page)


def lasso(page: Page) -> None:
    """Draw a lasso around the middle of the map."""
    drag = page.locator(".js-plotly-plot .nsewdrag").first
    drag.scroll_into_view_if_needed()
    box = drag.bounding_box()
    assert box is not None
    x, y, far = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, 120
    page.mouse.move(x - far, y - far)
    page.mouse.down()
    for left, down in ((far, -far), (far, far), (-far, far), (-far, -far)):
        page.mouse.move(x + left, y + down, steps=4)
    page.mouse.up()
