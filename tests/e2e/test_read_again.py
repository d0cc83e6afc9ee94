"""What was repaired is seen before and after, switched off, and read again later; codings stay."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

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
