"""The cards of Rode draden as the journeys handle them, and the way from there to the words."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect
from study import ODD

from qualcode.model import Thread
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


def opened(page: Page) -> None:
    """Coderen shows the fragment."""
    page.wait_for_url("**/coderen?**fragment=**")
    page.wait_for_selector(".qc-turn.current .qc-text")
    page.wait_for_function("window.qualcodePane && qualcodePane.state.me && !qualcodePane.sync.busy")
    expect(page.locator(".qc-turn.current .qc-text").first).to_be_in_viewport()
