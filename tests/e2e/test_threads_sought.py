"""Rode draden: looking again, coarser and finer."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from thread_cards import NAME, card, threads

from qualcode.project import Project


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
