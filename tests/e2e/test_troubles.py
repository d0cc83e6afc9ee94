"""A researcher in trouble reads what to do, in plain Dutch and in sight; a project is found without paths."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from qualcode.project import Project


def test_a_project_is_opened_by_walking_through_folders(server, visit: Callable) -> None:
    documents = server.home / "Documents" / "qualcode"
    elsewhere = server.home / "Werk" / "studies"
    for path in (documents / "Zorg.db", elsewhere / "Havens.db"):
        Project.create(path, who="Noor").close()
    server.start()
    one = visit().goto(server.address())
    page = one.page
    expect(page.get_by_text("Eerst rondkijken?")).to_be_visible()
    page.get_by_role("button", name="Project openen").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator(".st-key-found-row-0")).to_contain_text("Zorg.db")
    one.accessible()
    one.photo("project-openen")
    dialog.get_by_role("button", name="In een andere map kijken").click()
    for folder in ("Werk", "studies"):
        dialog.get_by_role("button", name=folder, exact=True).click()
    expect(dialog.locator(".st-key-found-row-0")).to_contain_text("Havens.db")
    dialog.locator(".st-key-found-row-0").get_by_role("button", name="Openen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Havens")


def test_a_lost_server_is_told_in_dutch_and_found_again(server, visit: Callable, half_done: Path) -> None:
    server.start(half_done)
    one = visit().goto(server.address("codeboek", half_done))
    one.expect_lost_server()
    server.kill()
    told = one.page.get_by_role("alert").filter(has_text="Geen verbinding met qualcode")
    expect(told).to_be_visible()
    one.page.wait_for_timeout(4000)  # Streamlit's own alarm comes after three seconds: nothing to wait for
    expect(one.page.get_by_role("dialog")).to_have_count(0)
    expect(one.page.get_by_text("Are you connected to the internet")).to_have_count(0)
    server.start(half_done)
    expect(told).to_have_count(0)
    expect(one.page.get_by_role("button", name="Nieuwe code")).to_be_enabled()


def test_a_file_that_is_kept_busy_is_told_in_sight_and_loses_nothing(
    server, visit: Callable, half_done: Path
) -> None:
    server.start(half_done)
    one = visit().goto(server.address("codeboek", half_done, code="inwerken"))
    definition = one.page.get_by_label("Definitie")
    definition.fill("Nieuwe mensen leren het werk van wie er al is.")
    other = sqlite3.connect(half_done, isolation_level=None, timeout=30)
    other.execute("BEGIN IMMEDIATE")
    one.page.get_by_role("button", name="Bewaren").click()
    told = one.page.get_by_role("alert").filter(has_text="projectbestand is bezet")
    expect(told).to_be_in_viewport()
    expect(definition).to_have_value("Nieuwe mensen leren het werk van wie er al is.")
    other.execute("ROLLBACK")
    other.close()
    one.page.get_by_role("button", name="Bewaren").click()
    expect(told).to_have_count(0)
    with Project.open(half_done, who="Noor") as project:
        (code,) = [code for code in project.codebook().codes if code.key == "inwerken"]
    assert code.definition == "Nieuwe mensen leren het werk van wie er al is."


def test_a_file_that_is_gone_can_be_tried_again(server, visit: Callable, half_done: Path) -> None:
    server.start(half_done)
    away = half_done.rename(half_done.with_name("elders"))
    one = visit().goto(server.address("analyse", half_done))
    expect(one.page.get_by_role("alert")).to_contain_text("dit projectbestand bestaat niet")
    expect(one.page.get_by_text("Er is geen project geopend")).to_have_count(0)
    away.rename(half_done)
    one.page.get_by_role("button", name="Nog eens proberen").click()
    expect(one.page.get_by_role("alert")).to_have_count(0)
    expect(one.page.get_by_text("Wiens codes")).to_be_visible()


def test_light_or_dark_is_chosen_and_kept(server, visit: Callable, half_done: Path) -> None:
    server.start(half_done)
    one = visit(color_scheme="light").goto(server.address("", half_done))
    page = one.page
    root = page.locator("html")
    expect(root).to_have_attribute("data-scheme", "light")
    page.get_by_role("button", name="Noor").click()
    page.get_by_text("donker", exact=True).click()
    expect(root).to_have_attribute("data-scheme", "dark")
    one.settled().accessible()
    one.photo("donker-gekozen")
    one.goto(server.address("bronnen", half_done))
    expect(root).to_have_attribute("data-scheme", "dark")
    page.get_by_role("button", name="Noor").click()
    page.get_by_text("zoals de computer", exact=True).click()
    expect(root).to_have_attribute("data-scheme", "light")
