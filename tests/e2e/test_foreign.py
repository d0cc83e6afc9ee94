"""Work that was done in other programs comes in through Bronnen, with who did it, and can be coded on."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from qualcode.project import Project

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "exchange"))
from foreign_files import TALK, excel, qualcoder, taguette

QUOTES = [
    ["ID", "Document", "Quotation Content", "Codes", "Created by"],
    ["1:1", "D 1: gesprek", "Het rooster is 😀 elke week puzzelen", "Planning", "Joke"],
    ["1:2", "D 1: gesprek", "dit is nooit gezegd", "Planning", "Joke"],
]


def files(study: Path, folder: Path) -> list[Path]:
    """A file of each kind, and one that is none."""
    with Project.open(study) as project:
        project.export_qdpx(folder / "collega.qdpx")
    database = qualcoder(folder)
    packed = Path(shutil.make_archive(str(folder / "qualcoder"), "zip", folder, database.name))
    broken = folder / "kapot.qdpx"
    broken.write_bytes(b"PK niets")
    return [
        folder / "collega.qdpx",
        packed,
        taguette(folder / "leerteam.sqlite3"),
        excel(folder / "citaten.xlsx", QUOTES),
        broken,
    ]


def test_work_of_other_programs_comes_in(server, visit: Callable, half_done: Path, tmp_path: Path) -> None:
    path = tmp_path / "nieuw.db"
    (tmp_path / "gesprek.txt").write_text(TALK, "utf-8")
    with Project.create(path, who="Noor") as project:
        project.add([tmp_path / "gesprek.txt"], case="De Linde")
    server.start(path)
    one = visit().goto(server.address("bronnen", path))
    page = one.page
    page.get_by_text("Bronnen toevoegen").click()
    page.get_by_role("button", name="Uit een ander programma").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("QualCoder", exact=True)).to_be_visible()
    one.accessible()
    one.photo("bronnen-ander-programma")
    dialog.locator("input[type=file]").set_input_files(files(half_done, tmp_path))
    dialog.get_by_role("button", name="Invoeren").click()
    report = page.locator(".st-key-foreign-report")
    expect(report).to_be_visible()
    for name in ("collega.qdpx", "leerteam.sqlite3", "citaten.xlsx", "qualcoder.zip"):
        expect(report.get_by_text(f"{name}: ingevoerd uit")).to_be_visible()
    expect(report.get_by_role("alert").filter(has_text="kapot.qdpx")).to_be_visible()
    expect(report.get_by_text("dit is nooit gezegd")).to_have_count(0)  # told, without the words
    one.settled().accessible()
    one.photo("bronnen-ingevoerd")
    page.reload()  # the report stays until it was seen
    one.settled()
    expect(report).to_be_visible()
    report.get_by_role("button", name="Gezien").click()
    expect(report).to_have_count(0)

    with Project.open(path) as project:
        people, titles = set(project.coders()), {book.title for book in project.codebooks()}
        quotes = {project.text(one.document)[one.start : one.end] for one in project.codings()}
        known = project.counts()
    assert {"Anna", "Bram", "joke", "piet", "Joke"} <= people
    assert {"Proef", "Leerteam"} <= titles
    assert {"elke week puzzelen", "écht 😀 puzzelen", "Het rooster is 😀 elke week puzzelen"} <= quotes
    assert known["documents"] == 7  # the colleague's five, Taguette's, and the conversation that was here

    page.get_by_role("link", name="Overeenstemming").click()
    one.settled()
    expect(page.get_by_text("Bronnen: 7 · codeurs: 5")).to_be_visible()
