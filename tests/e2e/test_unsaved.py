"""What is typed and not saved is not lost; who decides on the same thing at once sees what the other did."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from playwright.sync_api import Locator, Page, expect
from study import ODD, cell, literal

from qualcode.codebook import rename, revise
from qualcode.model import ThreadStatus
from qualcode.project import Project

KEPT = "Dit had u getypt en nog niet bewaard."
CHANGED = "Intussen bewaarde iemand anders hier:"


def note(page: Page) -> Locator:
    return page.locator(".qc-draft-note")


def test_a_code_that_two_people_describe(server, visit: Callable, half_done: Path) -> None:
    with Project.open(half_done, who="Daan") as project:
        code = project.codebook().codes[0]
    server.start(half_done)
    one = visit().goto(server.address("codeboek", half_done, code=code.key))
    page = one.page
    when = page.get_by_role("textbox", name="Wanneer wel")
    when.fill(f"Als het om de nacht gaat {ODD}")
    page.reload()
    expect(one.settled().page.get_by_text(KEPT)).to_be_visible()
    expect(when).to_have_value(f"Als het om de nacht gaat {ODD}")
    expect(note(page).get_by_text(CHANGED)).to_have_count(0)
    one.accessible()

    with Project.open(half_done, who="Daan") as project:  # meanwhile: another field, then this one
        project.edit_codebook(partial(rename, key=code.key, label="Rugdekking"))
    expect(page.get_by_role("heading", name="Rugdekking", exact=True)).to_be_visible(timeout=15_000)
    expect(page.get_by_role("textbox", name="Naam", exact=True)).to_have_value("Rugdekking")
    expect(when).to_have_value(f"Als het om de nacht gaat {ODD}")
    with Project.open(half_done, who="Daan") as project:
        project.edit_codebook(partial(revise, key=code.key, when_to_use=f"Als Daan het zegt {ODD}"))
    expect(note(page).get_by_text(CHANGED)).to_be_visible(timeout=15_000)
    expect(note(page).get_by_text(f"Als Daan het zegt {ODD}")).to_be_visible()
    expect(when).to_have_value(f"Als het om de nacht gaat {ODD}")
    literal(page)
    one.accessible()
    one.settled().photo("codeboek-tegelijk")

    page.get_by_test_id("stForm").get_by_role("button", name="Bewaren", exact=True).click()
    expect(note(page)).to_have_count(0)
    one.settled()
    with Project.open(half_done) as project:
        kept = project.codebook().code(code.key)
    assert (kept.label, kept.when_to_use) == ("Rugdekking", f"Als het om de nacht gaat {ODD}")
    when.fill("Toch maar niet")
    page.reload()
    expect(one.settled().page.get_by_text(KEPT)).to_be_visible()
    page.get_by_role("button", name="Niet bewaren").click()
    expect(when).to_have_value(f"Als het om de nacht gaat {ODD}")
    page.reload()
    expect(one.settled().page.get_by_role("heading", name="Rugdekking", exact=True)).to_be_visible()
    expect(note(page)).to_have_count(0)


def test_what_was_typed_of_a_code_that_another_merged_can_still_be_read(
    server, visit: Callable, half_done: Path
) -> None:
    with Project.open(half_done, who="Daan") as project:
        into, *_, gone = project.codebook().codes
    server.start(half_done)
    one = visit().goto(server.address("codeboek", half_done, code=gone.key))
    page = one.page
    page.get_by_role("textbox", name="Wanneer wel").fill(f"Als het om de nacht gaat {ODD}")
    with Project.open(half_done, who="Daan") as project:
        project.merge_codes(gone.key, into.key)
    expect(page.get_by_text("Deze code is er niet meer")).to_be_visible(timeout=15_000)
    expect(note(page)).to_contain_text(f"Wanneer welAls het om de nacht gaat {ODD}")
    literal(page)
    one.accessible()
    page.reload()
    expect(one.settled().page.get_by_text(KEPT)).to_be_visible()
    page.get_by_role("button", name="Niet bewaren").click()
    expect(note(page)).to_have_count(0)
    page.reload()
    expect(one.settled().page.get_by_text("Deze code is er niet meer")).to_be_visible()
    expect(note(page)).to_have_count(0)


def test_a_cell_that_two_people_summarise(server, visit: Callable, half_done: Path) -> None:
    server.start(half_done)
    noor = visit().goto(server.address("analyse", half_done, kind="matrix", columns="case", cell="summary"))
    written = noor.page.get_by_role("textbox", name="Samenvatting van deze cel")
    cell(noor.page.get_by_test_id("stDataFrame").first, 0, 420, written)
    expect(noor.page).to_have_url(re.compile("open="))
    daan = visit("small", coder="Daan").goto(noor.page.url)
    fields = [one.page.get_by_role("textbox", name="Samenvatting van deze cel") for one in (noor, daan)]
    fields[0].fill("Zo ziet Noor het.")
    fields[1].fill("Zo ziet Daan het.")
    daan.page.get_by_test_id("stForm").get_by_role("button", name="Bewaren", exact=True).click()
    expect(daan.page.get_by_text("geschreven door Daan")).to_be_visible()
    expect(note(noor.page).get_by_text("Zo ziet Daan het.")).to_be_visible(timeout=15_000)
    expect(fields[0]).to_have_value("Zo ziet Noor het.")
    expect(note(daan.page)).to_have_count(0)
    noor.settled().accessible()
    noor.page.get_by_test_id("stForm").get_by_role("button", name="Bewaren", exact=True).click()
    expect(noor.page.get_by_text("geschreven door Noor")).to_be_visible()
    expect(fields[1]).to_have_value("Zo ziet Noor het.", timeout=15_000)
    with Project.open(half_done) as project:
        assert [one.text for one in project.summaries().values()] == ["Zo ziet Noor het."]
        log = [event.who for event in project.events() if event.what.startswith("summary")]
    assert log == ["Daan", "Noor"]  # what was replaced is in the log


def test_a_thread_on_which_two_people_decide(server, visit: Callable, half_done: Path) -> None:
    with Project.open(half_done) as project:
        thread = project.current_threads().threads[0]
    server.start(half_done)
    one = visit().goto(server.address("rode-draden", half_done))
    page = one.page
    head = page.get_by_role("article", name=thread.label, exact=True)
    card = page.locator('[class*="st-key-thread-"]').filter(has=head)
    card.get_by_role("button", name="Afwijzen").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Waarom").fill("Alleen maar koetjes en kalfjes")
    with Project.open(half_done, who="Daan") as project:
        project.accept_thread(thread.key)
    dialog.get_by_role("button", name="Afwijzen").click()
    expect(dialog.get_by_role("alert").filter(has_text="Daan besliste intussen")).to_be_visible()
    one.accessible()
    page.keyboard.press("Escape")
    expect(page.get_by_text("Bevestigd (1)")).to_be_visible()
    with Project.open(half_done) as project:
        (kept,) = project.kept_threads()
    assert kept.status is ThreadStatus.CONFIRMED


def test_a_memo_half_written(server, visit: Callable, half_done: Path) -> None:
    server.start(half_done)
    one = visit().goto(server.address("coderen", half_done))
    page = one.page
    memo = page.get_by_role("dialog").get_by_role("textbox")

    def write() -> None:
        page.wait_for_selector(".qc-turn.current .qc-text")
        page.wait_for_function("window.qualcodePane?.state.me && !qualcodePane.sync.busy")
        page.keyboard.press("m")
        expect(memo).to_be_visible()

    write()
    memo.fill(f"Hier denk ik {ODD}")
    page.reload()
    write()
    expect(memo).to_have_value(f"Hier denk ik {ODD}")
    page.get_by_role("dialog").get_by_role("button", name="Bewaren", exact=True).click()
    expect(page.get_by_text(f"Hier denk ik {ODD}").first).to_be_visible()
    page.wait_for_function("!qualcodePane.state.outbox.length")
    with Project.open(half_done) as project:
        assert [one.text for one in project.memos()] == [f"Hier denk ik {ODD}"]
