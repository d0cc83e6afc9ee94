"""Several people in one project, and the example project in one click."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from qualcode.project import Project

TALK = "Interviewer: Hoe was het?\n\nBo: Druk, en toch gezellig, ondanks het rooster van die week.\n"


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """A project with one source."""
    path = tmp_path / "studie.db"
    with Project.create(path, who="Noor") as project:
        project.add([_talk(tmp_path, "een")], case="Huis Noord")
    return path


def _talk(folder: Path, name: str) -> Path:
    file = folder / f"gesprek {name}.txt"
    file.write_text(TALK + name, "utf-8")
    return file


def test_what_another_does_appears_and_disturbs_no_typing(
    server, visit: Callable, study: Path, tmp_path: Path
) -> None:
    server.start(study)
    one = visit().goto(server.address())
    page = one.page
    expect(page.get_by_text("1 bron · 1 casus")).to_be_visible()
    with Project.open(study, who="Daan") as other:
        other.add([_talk(tmp_path, "twee")], case="Huis Zuid")
    expect(page.get_by_text("2 bronnen · 2 casussen")).to_be_visible(timeout=10_000)

    page.get_by_role("button", name="Nieuw project").click()
    name = page.get_by_label("Naam van het project")
    name.press_sequentially("Half get")
    with Project.open(study, who="Daan") as other:
        other.add([_talk(tmp_path, "drie")], case="Huis Oost")
    page.wait_for_timeout(4000)  # longer than the page takes to notice
    name.press_sequentially("ypt")
    expect(name).to_have_value("Half getypt")
    one.accessible()
    page.keyboard.press("Escape")
    expect(page.get_by_text("3 bronnen · 3 casussen")).to_be_visible(timeout=10_000)


def test_the_coder_is_another_after_the_name_was_changed(server, visit: Callable, study: Path) -> None:
    server.start(study)
    one = visit("small").goto(server.address())
    page = one.page
    page.get_by_role("button", name="Noor").click()
    page.get_by_label("Uw naam").fill("Sanne")
    page.get_by_role("button", name="Onder deze naam verder").click()
    expect(page.get_by_role("button", name="Sanne")).to_be_visible()
    one.settled().page.reload()
    expect(page.get_by_role("button", name="Sanne")).to_be_visible()


def test_the_example_project_in_one_click(server, visit: Callable) -> None:
    server.start()
    one = visit("small").goto(server.address())
    page = one.page
    page.get_by_role("button", name="Voorbeeldproject").click()
    expect(page.get_by_role("heading", name="Voorbeeld: flexwerk in de zorg")).to_be_visible()
    expect(page.get_by_text("25 bronnen · 6 casussen")).to_be_visible(timeout=60_000)
    one.photo("start-voorbeeld")
    one.accessible()
    page.get_by_role("button", name="Stoppen").click()
    expect(
        page.get_by_text("stopt zo").first
    ).to_be_visible()  # at the next batch; tests/app/test_work.py waits
