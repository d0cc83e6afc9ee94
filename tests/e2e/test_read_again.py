"""What was repaired is seen before and after, switched off, and read again later; codings stay."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from qualcode.model import Code, Codebook, Coding, DocumentKind
from qualcode.project import Project

REPORT = """Verslag van een proef met zelfroosteren

1 Aanleiding

In het voorjaar is in vier teams gekeken hoe het zelf-
roosteren in de praktijk uitpakt. De planners zien dat er meer
geruild wordt dan vroeger, ook in het weekend.

2 Bevindingen

Het team houdt een gezamenlijke agenda bij. Daarin staat wie
welke dienst overneemt, en wie nog iets te goed heeft.
"""
WORDS = "Het team houdt een gezamenlijke agenda bij."


def test_a_repair_is_switched_off_and_later_on_again(server, visit: Callable, tmp_path: Path) -> None:
    path, file = tmp_path / "studie.db", tmp_path / "verslag.txt"
    Project.create(path, who="Noor").close()
    file.write_text(REPORT, "utf-8")
    server.start(path)
    one = visit().goto(server.address("bronnen", path))
    page = one.page
    page.locator("input[type=file]").set_input_files([file])
    page.get_by_text("Wat er in de tekst hersteld wordt, in 1 bestand").click()
    expect(page.get_by_text("zelfroosteren", exact=True)).to_be_visible()
    page.get_by_text("afgebroken woorden aaneengesloten").click()
    expect(page.get_by_text("niet gedaan, in 1 bestand")).to_be_visible()
    one.settled().accessible()
    page.get_by_role("button", name="1 bron toevoegen").click()
    page.get_by_role("button", name="Gezien").click()
    page.get_by_text("Eén bron", exact=True).first.click()
    expect(page.get_by_text("Niet gedaan, omdat u het uitzette")).to_be_visible()
    one.settled().accessible()
    with Project.open(path, who="Noor") as project:
        (document,) = project.documents()
        text = project.text(document.id)
        assert "zelf-" in text
        start = text.index(WORDS)
        project.load_codebook(Codebook("boek", "Boek", (Code("team", "Team"),)))
        project.code([Coding("", "boek/team", document.id, start, start + len(WORDS), "Noor")])

    page.get_by_text("Bronnen toevoegen", exact=True).click()
    page.locator("input[type=file]").set_input_files([file])
    page.get_by_role("button", name="opnieuw lezen").click()
    page.get_by_role("button", name="1 bron toevoegen").click()
    page.get_by_role("button", name="Gezien").click()
    one.settled()
    with Project.open(path) as project:
        (document,) = project.documents()
        assert document.kind is DocumentKind.REPORT
        assert "hoe het zelfroosteren in" in project.text(document.id)
        (coding,) = project.codings()
        assert project.text(document.id)[coding.start : coding.end] == WORDS


TALK = """Inge: Hoe hoor je wanneer je werkt?
Sanne: De planner belt op vrijdag. En vind je dat erg? Nee hoor, ik ben het gewend geraakt.
Inge: Praat je daarover met collega's?
Sanne: Ja, in de koffiekamer heeft iedereen het erover.
"""


def test_a_misread_turn_is_split_and_a_coding_that_then_does_not_fit_is_laid_again(
    server, visit: Callable, tmp_path: Path
) -> None:
    path, file = tmp_path / "studie.db", tmp_path / "gesprek.txt"
    file.write_text(TALK, "utf-8")
    words = "belt op vrijdag. En vind je dat erg?"
    with Project.create(path, who="Noor") as project:
        project.add([file])
        project.load_codebook(Codebook("boek", "Boek", (Code("bellen", "Bellen"),)))
        (document,) = project.documents()
        start = project.text(document.id).index(words)
        project.code([Coding("", "boek/bellen", document.id, start, start + len(words), "Noor")])
    server.start(path)
    one = visit().goto(server.address("bronnen", path, view="one"))
    page = one.page
    page.get_by_role("button", name="Beurten verbeteren").click()
    asked = page.get_by_role("dialog")
    _pick(one, "Beurt (typ om te zoeken)", "belt op")
    asked.get_by_text("Dit zijn twee beurten").click()
    one.settled()
    _pick(one, "De tweede beurt begint bij", "En vind")
    _pick(one, "Wie zegt het", "Inge")
    one.accessible()
    asked.get_by_role("button", name="Verbeter", exact=True).click()
    expect(page.get_by_text("Beurten van ‘gesprek’ verbeterd")).to_be_visible()
    expect(page.get_by_text("Past niet meer bij deze versie")).to_be_visible()
    one.settled().accessible()
    page.get_by_role("button", name="Leg op deze woorden").click()
    expect(page.get_by_text("1 codering opnieuw gelegd")).to_be_visible()
    with Project.open(path, who="Noor") as project:
        (document,) = project.documents()
        assert [turn.speaker for turn in project.turns(document.id)][1:3] == ["Sanne", "Inge"]
        (coding,) = project.codings()
        assert project.text(document.id)[coding.start : coding.end] == "En vind je dat erg?"
    for undone in ("1 codering opnieuw gelegd", "Beurten van ‘gesprek’ verbeterd"):
        page.get_by_role("button", name="Ongedaan maken").click()
        expect(page.get_by_text(f"Ongedaan gemaakt: {undone}")).to_be_visible()
        one.settled()
    with Project.open(path) as project:
        (coding,) = project.codings()
        assert project.text(project.documents()[0].id)[coding.start : coding.end] == words


def _pick(one: Any, label: str, typed: str) -> None:
    """Choose what is typed in a box of the dialog."""
    box = one.page.get_by_role("dialog").get_by_role("combobox", name=label)
    box.click()
    box.fill(typed)
    expect(one.page.get_by_role("option").first).to_contain_text(typed)
    one.page.keyboard.press("Enter")
    expect(box).to_have_value(re.compile(re.escape(typed)))
    one.settled()
