"""What goes out: a workbook with names as they are, and one with pseudonyms."""

from __future__ import annotations

import io
import re
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from html import unescape
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from study import literal

from qualcode.i18n import t
from qualcode.model import Code, Codebook, Coding, Pseudonym, SegmentKind
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
    expect(page.get_by_role("heading", name="Sprekers")).to_be_in_viewport()
    expect(preview).to_have_count(0)
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


def test_a_killed_server_leaves_no_file_behind_and_knows_what_was_asked(
    server, visit: Callable, study: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    passing = tmp_path / "tmp"
    passing.mkdir()
    monkeypatch.setenv("TMPDIR", str(passing))
    server.start(study)
    one = visit("small", color_scheme="dark")
    one.expect_lost_server()
    page = one.goto(server.address("uitvoer", study, form="csv")).page
    fetch(page, tmp_path)
    assert list(passing.rglob("*.zip"))
    server.kill()
    server.start()
    page.goto(server.address("uitvoer", study, form="word"))
    expect(page.get_by_role("heading", name="Eerder gemaakt")).to_be_visible()
    one.settled().accessible()
    one.photo("uitvoer-eerder")
    assert not list(passing.rglob("*.zip"))
    page.get_by_role("button", name="Opnieuw maken").click()
    expect(page.get_by_role("heading", name="Klaar om te bewaren")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Bewaren").click()
    assert download.value.suggested_filename.endswith(".zip")  # as it was asked, not as the page has it now


def inside(path: Path) -> str:
    """All that stands in a file, in the files packed in it, and their names."""
    if path.suffix == ".sqlite":
        with closing(sqlite3.connect(path)) as db:
            tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            return "\n".join(
                str(value)
                for name in tables
                for row in db.execute(f'SELECT * FROM "{name}"')
                for value in row
            )
    return f"{path.name}\n{_inside(path.read_bytes())}"


def _inside(data: bytes) -> str:
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return unescape(data.decode("utf-8", "ignore"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(f"{name}\n{_inside(archive.read(name))}" for name in archive.namelist())


FORMS = ("word", "excel", "html", "qdpx", "qdc", "csv", "jsonl", "sqlite")


def hidden_names(study: Path) -> list[str]:
    """Give everybody and everything that is proposed a pseudonym; returns the names that no file may hold."""
    with Project.open(study, who="Noor") as project:
        for one in project.documents():
            project.set_document(one.id, title=f"Gesprek van {one.speakers[-1].shown}")
        people, terms = project.propose_pseudonyms()
        for person in people:
            project.set_pseudonym(person.document, person.label, person.pseudonym)
        project.set_pseudonyms([Pseudonym(one.term, one.replacement, one.kind.value) for one in terms])
        first = project.current_threads().threads[0]
        project.accept_thread(first.key)
        spoken = {(one.id, who.label): who.name for one in project.documents() for who in one.speakers}
        told = {spoken[person.document, person.label] for person in people}
        names = {name for name in told if " " not in name and len(name) > 3}
        project.write_memo(f"thread:{first.key}", f"Nog bellen met {', '.join(sorted(names))}.")
        return sorted({*names, *(case.name for case in project.cases())} - CODERS)


CODERS = {"Anna"}  # who codes is no participant, and stands in the file by name


def test_every_kind_of_file_goes_out_with_and_without_names(
    server, visit: Callable, half_done: Path, tmp_path: Path
) -> None:
    real = hidden_names(half_done)
    assert len(real) > 8
    server.start(half_done)
    one = visit("large")
    for names, forms in (
        ("real", ("sqlite",)),
        ("pseudonyms", FORMS),
    ):  # the first shows that the search bites
        for form in forms:
            page = one.goto(server.address("uitvoer", half_done, form=form, names=names)).page
            page.get_by_role("button", name="Bestand maken").click()
            ready = page.locator('[class*="st-key-made-"]').first
            label = f"{t(f'app_output.form_{form}')} · {t(f'app_output.names_{names}')}"
            expect(ready.get_by_text(label)).to_be_visible()
            with page.expect_download() as download:
                ready.get_by_role("button", name="Bewaren").click()
            target = tmp_path / f"{names}-{form}-{download.value.suggested_filename}"
            download.value.save_as(target)
            told = inside(target)
            assert "De rug recht" in told, target.name
            found = [name for name in real if re.search(rf"\b{re.escape(name)}\b", told)]
            if form != "qdc":  # which holds codes alone
                assert bool(found) == (names == "real"), (target.name, found)
        preview = page.locator(".st-key-output-preview")
        expect(preview.get_by_text("5 bronnen · 203 fragmenten")).to_be_visible()
        literal(page)
        quotes = preview.locator(".qc-quote .qc-words").all_inner_texts()
        assert quotes
        assert all(quote.split("\n")[0][:60] in told for quote in quotes)  # the file says the same
    one.accessible()


def test_house_style_is_given_tried_kept_and_dropped_and_tables_are_ticked(
    server, visit: Callable, study: Path, tmp_path: Path
) -> None:
    with Project.open(study, who="Noor") as project:
        for name in ("Eerste tabel", "Tweede tabel"):
            project.save_view(name, {"rows": "code", "columns": "case"})
    server.start(study)
    one = visit("large").goto(server.address("uitvoer", form="word")).settled()
    page = one.page
    page.get_by_text("Tabellen erin").click()
    one.settled()
    page.get_by_text("Tweede tabel", exact=True).click()
    expect(page.get_by_text("1 van de 2 bewaarde tabellen gaat mee.")).to_be_visible()
    one.settled()

    page.get_by_text("Huisstijl", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Voorbeeld om mee te beginnen").click()
    template = tmp_path / download.value.suggested_filename
    download.value.save_as(template)
    mine = Document(str(template))
    mine.styles["Heading 1"].font.name = "Georgia"
    mine.save(str(template))
    bad = tmp_path / "oud.docx"
    bad.write_bytes(b"geen Word")
    page.locator("input[type=file]").first.set_input_files(str(bad))
    expect(page.get_by_text("Dit is geen Word-bestand")).to_be_visible(timeout=30_000)
    one.accessible()
    page.locator("input[type=file]").first.set_input_files(str(template))
    expect(page.get_by_text("In huisstijl: huisstijl.docx")).to_be_visible(timeout=30_000)
    one.photo("uitvoer-huisstijl")
    one.accessible()

    made = Document(str(fetch(page, tmp_path)))
    assert made.styles["Heading 1"].font.name == "Georgia"
    told = {paragraph.text for paragraph in made.paragraphs}
    assert "Eerste tabel" in told
    assert "Tweede tabel" not in told

    page.reload()
    expect(page.get_by_text("In huisstijl: huisstijl.docx")).to_be_visible(timeout=30_000)
    expect(page.get_by_text("1 van de 2 bewaarde tabellen gaat mee.")).to_be_visible()
    one.settled()
    page.get_by_text("Huisstijl", exact=True).click()
    page.get_by_role("button", name="Terug naar de standaard").click()
    expect(page.get_by_text("In huisstijl:")).to_have_count(0)
    with Project.open(study) as project:
        assert not project.house_style()
