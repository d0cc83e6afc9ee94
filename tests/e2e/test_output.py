"""What goes out: a workbook with names as they are, and one with pseudonyms."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from qualcode.model import Code, Codebook, Coding, SegmentKind
from qualcode.project import Project

TALK = """Interviewer: Hoe gaat het op de afdeling?

Mirthe: Wij van Zonnekamp werken met te weinig mensen. Mirthe, zeiden ze, jij redt dat wel. <b>Nou</b>, nee.

Interviewer: En de flexkrachten, hoe gaat dat?

Mirthe: Die krijgen de avonden die niemand wil. Dat is niet eerlijk, maar het rooster moet rond komen.
"""


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """A project with one conversation."""
    file = tmp_path / "gesprek.txt"
    file.write_text(TALK, "utf-8")
    path = tmp_path / "studie.db"
    with Project.create(path, who="Noor") as project:
        project.add([file], case="Zonnekamp")
        project.load_codebook(
            Codebook("rooster", "Rooster", (Code("eerlijk", "Eerlijk delen", "Wie wat draait."),))
        )
        project.code(
            [
                Coding("", "rooster/eerlijk", segment.document, segment.start, segment.end, "Noor")
                for segment in project.segments(kind=SegmentKind.CONTENT)
            ]
        )
    return path


def words(path: Path) -> str:
    """All cells of a workbook."""
    book = load_workbook(path, read_only=True)
    return "\n".join(str(cell) for sheet in book for row in sheet.values for cell in row if cell is not None)


def fetch(page: Page, folder: Path) -> Path:
    """Make the chosen file and fetch it."""
    page.get_by_role("button", name="Bestand maken").click()
    expect(page.get_by_role("heading", name="Klaar om te bewaren")).to_be_visible(timeout=60_000)
    with page.expect_download() as download:
        page.get_by_role("button", name="Bewaren").first.click()
    target = folder / download.value.suggested_filename
    download.value.save_as(target)
    return target


def test_a_workbook_goes_out_with_names_and_with_pseudonyms(
    server, visit: Callable, study: Path, tmp_path: Path
) -> None:
    server.start(study)
    one = visit("small").goto(server.address("uitvoer", form="excel"))
    page = one.page
    preview = page.locator(".st-key-output-preview")
    expect(preview.get_by_text("1 bron · 2 fragmenten")).to_be_visible(timeout=30_000)
    expect(preview.get_by_text("<b>Nou</b>, nee.")).to_be_visible()
    one.accessible()
    one.photo("uitvoer")
    plain = words(fetch(page, tmp_path))
    assert "Mirthe" in plain
    assert "Zonnekamp" in plain

    page.get_by_text("Pseudoniemen", exact=True).click()
    expect(page.get_by_text("Er zijn nog geen pseudoniemen")).to_be_visible()
    page.get_by_role("button", name="Zoek namen en vul de lijst aan").click()
    page.get_by_role("button", name="Lijst bewaren").click()
    expect(page.get_by_text("Een pseudoniem hebben nu")).to_be_visible()
    expect(preview.get_by_text("Mirthe", exact=True)).to_have_count(0)
    one.settled().photo("uitvoer-pseudoniemen")
    one.accessible()
    page.get_by_role("button", name="Bestand maken").click()
    expect(page.get_by_text("-pseudoniemen.xlsx")).to_be_visible(timeout=60_000)
    with page.expect_download() as download:
        page.get_by_role("button", name="Bewaren").first.click()
    assert "pseudoniemen" in download.value.suggested_filename
    download.value.save_as(tmp_path / "p.xlsx")
    hidden = words(tmp_path / "p.xlsx")
    assert "Mirthe" not in hidden
    assert "Zonnekamp" not in hidden
    assert "avonden die niemand wil" in hidden
