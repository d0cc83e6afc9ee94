"""A second coder codes blind; then kappa, the differences, and what is decided of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect
from study import ODD, literal

from qualcode.project import Project


def test_a_second_coder_codes_blind_and_the_differences_are_settled(
    server, visit: Callable, half_done: Path
) -> None:
    server.start(half_done)
    with Project.open(half_done) as project:
        odd = next(one for one in project.documents() if one.title == "vreemd")
        before = project.codings(document=odd.id)
    one = visit(coder="Carla").goto(server.address("overeenstemming", half_done))
    page = one.page
    page.get_by_role("combobox", name="Bron", exact=True).click()
    page.get_by_role("option", name="vreemd").click()
    page.get_by_role("button", name="Blind coderen").click()
    page.wait_for_url("**/coderen?**source=**")
    page.wait_for_function("window.qualcodePane && qualcodePane.state.me && !qualcodePane.sync.busy")
    expect(page.locator(".qc-turn.current .qc-text").first).to_be_visible()
    expect(page.locator(".codings li")).to_have_count(0)  # nothing of Anna or Bram is seen
    expect(page.get_by_text("AN BR")).to_have_count(0)
    page.keyboard.press("c")
    page.keyboard.type("De rug recht")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator(".codings li")).to_have_count(1)
    one.accessible()
    page.wait_for_function("!qualcodePane.state.outbox.length")
    with Project.open(half_done) as project:
        now = project.codings(document=odd.id)
    assert {coding.coder for coding in now} - {coding.coder for coding in before} == {"Carla"}

    page = one.goto(server.address("overeenstemming", half_done, view="figures", coders="Anna|Bram")).page
    expect(page.get_by_text("Kappa", exact=True).first).to_be_visible()
    expect(page.get_by_text(re.compile("blind")).first).to_be_visible()
    one.settled().accessible()
    one.photo("overeenstemming-cijfers")
    page.goto(server.address("overeenstemming", half_done, view="disputes", coders="Anna|Carla", state="all"))
    one.settled()
    expect(page.get_by_text(ODD)).to_have_count(0)  # what she codes blind stays out of her sight

    other = visit("small", coder="Noor").goto(
        server.address("overeenstemming", half_done, view="disputes", coders="Anna|Carla")
    )
    page = other.page
    expect(page.get_by_text(ODD).first).to_be_visible()
    literal(page)
    other.settled().accessible()
    waiting = page.get_by_text(re.compile(r"0 van \d+ verschil(?:len)? besloten"))
    expect(waiting).to_be_visible()
    page.get_by_role("button", name="Zoals Anna").first.click()
    expect(page.get_by_text(re.compile(r"1 van \d+ verschil(?:len)? besloten"))).to_be_visible()
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(waiting).to_be_visible()
    page.get_by_role("button", name="Zoals Anna").first.click()
    expect(page.get_by_text(re.compile(r"1 van \d+ verschil(?:len)? besloten"))).to_be_visible()
    literal(page)
    with Project.open(half_done) as project:
        assert project.codings(coder="Besluit")
