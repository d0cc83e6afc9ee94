"""Started as any Streamlit app, without our own server, the app works too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect
from reading import settled

from qualcode.project import Project


def test_an_address_that_is_no_page_leads_to_start_in_dutch(server, visit: Callable, half_done: Path) -> None:
    server.start(half_done, alone=True)
    one = visit().goto(server.address("bestaat-niet", half_done))
    page = one.page
    expect(page.get_by_text("De pagina /bestaat-niet bestaat niet")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    one.troubles[:] = [told for told in one.troubles if "does not seem to exist" not in told]
    expect(page.get_by_role("link", name="Coderen", exact=True).first).to_be_visible()


def test_a_code_is_given_under_streamlit_alone(server, visit: Callable, half_done: Path) -> None:
    server.start(half_done, alone=True)
    one = visit().goto(server.address())
    page = one.page
    page.get_by_role("link", name="Coderen", exact=True).first.click()
    settled(page)
    expect(page.locator(".qc-turn.current .qc-text").first).to_be_visible()
    with Project.open(half_done) as project:
        before = len(project.codings())
    page.keyboard.press("c")
    page.keyboard.type("Inhuren uit nood")
    page.keyboard.press("Enter")
    expect(page.locator(".qc-side").get_by_text("Inhuren uit nood").first).to_be_visible()
    settled(page)
    with Project.open(half_done) as project:
        assert len(project.codings()) == before + 1
