"""Many sources at once: looked for, ticked, changed, taken out, and all of it taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from study import cell

from qualcode.model import Role
from qualcode.project import Project

TALK = """Vraagsteller: Hoe is het met de bus van {n} minuten over het hele uur?

Antje: Die rijdt niet meer op zaterdag, en wie geen auto heeft blijft thuis of belt de buren.

Vraagsteller: Wie belt u dan?

Antje: Mijn zwager, die heeft tijd genoeg sinds hij niet meer werkt.
"""


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Twenty conversations in two villages."""
    folder = tmp_path / "gesprekken"
    for number in range(20):
        village = folder / ("Oosterwaard" if number % 2 else "Westerend")
        village.mkdir(parents=True, exist_ok=True)
        (village / f"gesprek {number}.txt").write_text(TALK.format(n=number), "utf-8")
    path = tmp_path / "dorpen.db"
    with Project.create(path, who="Noor") as project:
        project.add([folder])
    return path


def test_all_that_one_looks_for_is_changed_at_once(server, visit: Callable, many: Path) -> None:
    server.start(many)
    one = visit("small").goto(server.address("bronnen", many))
    page = one.page
    table = page.get_by_test_id("stDataFrame").first
    cell(table, 0, 25)  # of Oosterwaard
    change = page.get_by_role("button", name="aangevinkte wijzigen")
    expect(change).to_contain_text("1 aangevinkte")
    find = page.get_by_placeholder("Zoek:")
    find.fill("westerend")
    find.press("Enter")
    page.get_by_role("button", name="Deze 10 aanvinken").click()
    expect(change).to_contain_text("11 aangevinkte")
    expect(page.get_by_text("1 daarvan nu niet in de lijst")).to_be_visible()
    one.settled().accessible()
    page.get_by_role("button", name="Niets aanvinken").click()
    expect(page.get_by_role("button", name="Aangevinkte wijzigen")).to_be_disabled()
    page.get_by_role("button", name="Deze 10 aanvinken").click()
    expect(change).to_contain_text("10 aangevinkte")
    page.reload()  # what one looks for is still asked; ticks are of this visit
    expect(page.get_by_role("button", name="Deze 10 aanvinken")).to_be_visible()
    one.settled()
    page.get_by_role("button", name="Deze 10 aanvinken").click()
    change.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Fase").fill("nameting")
    dialog.get_by_role("combobox", name="Kenmerk").fill("lijn")
    page.keyboard.press("Enter")
    dialog.get_by_label("Waarde van dat kenmerk").fill("312")
    one.settled().accessible()
    dialog.get_by_role("button", name="10 bronnen wijzigen").click()
    expect(page.get_by_text("Gewijzigd in 10 rijen: Fase, lijn")).to_be_visible()
    with Project.open(many) as project:
        changed = [one for one in project.documents() if one.phase == "nameting"]
        assert len(changed) == 10
        assert all(one.attributes["lijn"] == "312" for one in changed)
        assert len({one.case for one in changed}) == 1
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_role("button", name="Opnieuw doen")).to_be_visible()
    with Project.open(many) as project:
        assert not any(one.phase or one.attributes for one in project.documents())


def test_a_range_is_ticked_by_keyboard(server, visit: Callable, many: Path) -> None:
    server.start(many)
    one = visit().goto(server.address("bronnen", many))
    page = one.page
    cell(page.get_by_test_id("stDataFrame").first, 2, 46)  # beside the box
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="1 aangevinkte wijzigen")).to_be_visible()
    one.settled()
    for _ in range(4):
        page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Control+d")
    expect(page.get_by_role("button", name="5 aangevinkte wijzigen")).to_be_visible()


def test_ticked_sources_are_taken_out_and_come_back(server, visit: Callable, many: Path) -> None:
    server.start(many)
    one = visit("small", color_scheme="dark").goto(server.address("bronnen", many, find="westerend"))
    page = one.page
    page.get_by_role("button", name="Deze 10 aanvinken").click()
    page.get_by_role("button", name="10 aangevinkte wijzigen").click()
    one.settled().accessible()
    page.get_by_role("button", name="10 bronnen uit het project halen").click()
    expect(page.get_by_text("10 bronnen uit het project gehaald")).to_be_visible()
    expect(page.get_by_text("10 bronnen · 1 casus")).to_be_visible()
    find = page.get_by_placeholder("Zoek:")
    find.fill("")
    find.press("Enter")
    page.get_by_role("button", name="Alles aanvinken").click()
    page.get_by_role("button", name="10 aangevinkte wijzigen").click()
    page.get_by_role("button", name="10 bronnen uit het project halen").click()
    expect(page.get_by_text("Er zijn nog geen bronnen")).to_be_visible()  # and the way back is there too
    back = page.get_by_role("button", name="Ongedaan maken")
    for left in ("10 bronnen · 1 casus", "20 bronnen · 2 casussen"):
        expect(back).to_have_count(1)  # that of the page as it was is gone
        back.click()
        expect(page.get_by_text(left)).to_be_visible()


def test_speakers_of_many_sources_become_one_person_with_a_role(server, visit: Callable, many: Path) -> None:
    server.start(many)
    one = visit().goto(server.address("bronnen", many, view="speakers"))
    page = one.page
    find = page.get_by_placeholder("Zoek:")
    find.fill("antje")
    find.press("Enter")
    page.get_by_role("button", name="Deze 20 aanvinken").click()
    page.get_by_role("button", name="20 aangevinkte wijzigen").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("combobox", name="Zijn samen deze ene persoon").fill("Antje")
    page.keyboard.press("Enter")
    dialog.get_by_role("combobox", name="Rol").fill("interviewer")
    page.keyboard.press("Enter")
    one.settled().accessible()
    dialog.get_by_role("button", name="20 sprekers wijzigen").click()
    expect(page.get_by_text("Gewijzigd in 20 rijen: Rol, Persoon")).to_be_visible()
    with Project.open(many) as project:
        antje = [who for one in project.documents() for who in one.speakers if who.label == "Antje"]
        assert {(who.person, who.role) for who in antje} == {("Antje", Role.INTERVIEWER)}
    find.fill("deelnemer")
    find.press("Enter")
    expect(page.get_by_text("Niets gevonden met ‘deelnemer’")).to_be_visible()
    expect(page.get_by_test_id("stDataFrame")).to_have_count(0)
    find.fill("vraagsteller")
    find.press("Enter")
    expect(page.get_by_role("button", name="Deze 20 aanvinken")).to_be_enabled()
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()


def test_a_case_is_given_the_name_of_another_and_both_are_one(server, visit: Callable, many: Path) -> None:
    server.start(many)
    one = visit("small").goto(server.address("bronnen", many, view="cases"))
    page = one.page
    table = page.get_by_test_id("stDataFrame").first
    cell(table, 1, 60)
    page.keyboard.press("Enter")
    name = page.locator(".gdg-input")
    expect(name).to_have_value("Westerend")
    name.fill("Oosterwaard")
    name.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("‘Westerend’ (10 bronnen) gaat op in ‘Oosterwaard’")).to_be_visible()
    one.settled().accessible()
    dialog.get_by_role("button", name="Laat het er twee").click()
    expect(dialog).to_have_count(0)
    one.settled()
    expect(page.get_by_text("20 bronnen · 2 casussen")).to_be_visible()
    with Project.open(many) as project:
        assert [case.name for case in project.cases()] == ["Oosterwaard", "Westerend"]
    one.goto(server.address("bronnen", many, view="cases"))  # a click could go to the grid as it was
    cell(table, 1, 60)
    page.keyboard.press("Enter")
    expect(name).to_have_value("Westerend")
    name.fill(" oosterwaard")
    name.press("Enter")
    dialog.get_by_role("button", name="Maak er één casus van").click()
    expect(page.get_by_text("20 bronnen · 1 casus")).to_be_visible()
    expect(page.get_by_text("‘Westerend’ en ‘Oosterwaard’ zijn nu één casus")).to_be_visible()
    one.settled()
    with Project.open(many) as project:
        assert [case.name for case in project.cases()] == ["Oosterwaard"]
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_text("20 bronnen · 2 casussen")).to_be_visible()
    with Project.open(many) as project:
        assert [case.name for case in project.cases()] == ["Oosterwaard", "Westerend"]
        assert len({document.case for document in project.documents()}) == 2
