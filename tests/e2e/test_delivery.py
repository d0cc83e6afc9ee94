"""A delivery of fifty files at once, with all that can be the matter with files; then the grid."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from study import ODD, cell, literal

from qualcode.model import DocumentKind, Role
from qualcode.project import Project

TALK = """Interviewer: Hoe gaat het in huis {n}?

Mila: {odd} Het rooster van week {n} kwam weer te laat, en niemand die het ons vertelde.

Interviewer: En wat deed u toen?

Mila: Ik heb gebeld. Toen bleek dat de planner ziek was, en dat er niemand voor hem in de plaats kwam.
"""
LONG = "Gesprek met één 👩🏽‍⚕️ over het rooster " * 9  # some 300 letters, and more bytes


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    path = tmp_path / "studie.db"
    Project.create(path, who="Noor").close()
    return path


def delivery(folder: Path) -> list[Any]:
    """Fifty conversations, part of them in a zip with a manifest; a long name; one file that is broken."""
    files: list[Any] = []
    for number in range(30):
        file = folder / f"gesprek {number:02} 😀.txt"
        file.write_text(TALK.format(n=number, odd=ODD), "utf-8")
        files.append(file)
    archive = folder / "map.zip"
    told = io.StringIO()
    table = csv.writer(told)
    table.writerow(["bestand", "titel", "casus", "soort", "datum", "fase"])
    with zipfile.ZipFile(archive, "w") as packed:
        for number in range(30, 50):
            name = f"Huis {number % 4}/opname-{number}.txt"
            packed.writestr(name, TALK.format(n=number, odd=""))
            table.writerow([name, f"Leerteam {number}", "Huis West", "leerteam", "2025-03-04", "1-meting"])
        packed.writestr("manifest.csv", told.getvalue())
        packed.writestr(f"{LONG}/{LONG}.txt", TALK.format(n="lang", odd=""))
    broken = folder / "kapot.docx"
    broken.write_bytes(b"PK\x03\x04 geen Word")
    return [*files, archive, broken]


def drop(page: Page, files: list[Any]) -> None:
    page.locator("input[type=file]").set_input_files(files)


def test_fifty_files_at_once(server, visit: Callable, empty: Path, tmp_path: Path) -> None:
    server.start(empty)
    one = visit().goto(server.address("bronnen", empty))
    page = one.page
    drop(page, delivery(tmp_path))
    expect(page.get_by_role("heading", name="Klopt dit?")).to_be_visible()
    expect(page.get_by_text("1 bestand doet niet mee")).to_be_visible()
    expect(page.get_by_text("kapot.docx")).to_be_visible()
    one.settled().accessible()
    literal(page)
    one.photo("bronnen-vijftig")
    second = visit("small").goto(server.address("bronnen", empty))  # another tab: the same delivery
    expect(second.page.get_by_role("button", name="51 bronnen toevoegen")).to_be_visible()

    grid = page.get_by_test_id("stDataFrame").first
    cell(grid, 4, 30)  # this one does not take part
    expect(page.get_by_role("button", name="50 bronnen toevoegen")).to_be_visible()
    form = page.get_by_test_id("stForm")
    form.get_by_role("combobox", name="Casus").fill(f"Huis {ODD}")
    page.keyboard.press("Enter")
    form.get_by_label("Fase").fill("0-meting")
    form.get_by_role("button", name="Toepassen").click()
    expect(page.get_by_role("button", name="50 bronnen toevoegen")).to_be_visible()
    one.settled()
    page.get_by_role("button", name="50 bronnen toevoegen").click()
    expect(page.get_by_text("50 bronnen toegevoegd.")).to_be_visible()
    expect(page.get_by_text("kapot.docx")).to_be_visible()
    one.settled().accessible()
    literal(page)
    page.get_by_role("button", name="Gezien").click()
    expect(page.get_by_text(re.compile("50 bronnen · 1 casus"))).to_be_visible()
    with Project.open(empty) as project:
        documents = project.documents()
        assert len(documents) == 50
        assert {document.phase for document in documents} == {"0-meting"}
        assert [case.name for case in project.cases()] == [f"Huis {ODD}"]
        by_manifest = [d for d in documents if d.title.startswith("Leerteam")]
        assert len(by_manifest) == 19  # one of the twenty did not take part
        assert {document.kind for document in by_manifest} == {DocumentKind("leerteam")}
        assert {s.role for d in documents for s in d.speakers} == {Role.INTERVIEWER, Role.PARTICIPANT}
        assert any(document.title.startswith("Gesprek met één 👩🏽‍⚕️") for document in documents)

    table = page.get_by_test_id("stDataFrame").first
    for row in (0, 1, 2):
        cell(table, row, 25)
    page.get_by_role("button", name="3 aangevinkte wijzigen").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Fase").fill("2-meting")
    one.accessible()
    dialog.get_by_role("button", name="3 bronnen wijzigen").click()
    expect(page.get_by_text("Gewijzigd in 3 rijen: Fase")).to_be_visible()
    expect(dialog).to_have_count(0)
    with Project.open(empty) as project:
        assert [d.phase for d in project.documents()].count("2-meting") == 3
    for view in ("Eén bron", "Sprekers", "Casussen"):
        page.get_by_text(view, exact=True).first.click()
        one.settled().accessible()
        literal(page)
    server.kill()
    one.expect_lost_server()
    second.expect_lost_server()
    server.start()
    page.reload()
    expect(one.settled().page.get_by_text("Kenmerken van een casus")).to_be_visible()


def test_a_delivery_that_is_stopped_halfway_leaves_nothing(
    server, visit: Callable, empty: Path, tmp_path: Path
) -> None:
    server.start(empty)
    one = visit("small").goto(server.address("bronnen", empty))
    page = one.page
    drop(page, delivery(tmp_path)[:30])
    stop = page.get_by_role("button", name="Stoppen")
    done = page.get_by_role("heading", name="Klopt dit?")
    expect(stop.or_(done).first).to_be_visible()
    if stop.count():
        stop.click(timeout=5_000)
    again = page.get_by_role("button", name="Opnieuw bekijken")
    expect(again.or_(done).first).to_be_visible()
    if again.count():
        one.settled().accessible()
        again.click()
        expect(done).to_be_visible()
    page.get_by_role("button", name="Niet toevoegen").click()
    expect(page.get_by_text("Er zijn nog geen bronnen")).to_be_visible()
    with Project.open(empty) as project:
        assert project.counts()["documents"] == 0
