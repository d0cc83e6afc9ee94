"""From an empty machine to sources that are in: new project, files dragged in, corrected, stored."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from qualcode.project import Project
from qualcode.project.demo import demo_files


def delivery(folder: Path) -> list[Path]:
    """What a researcher drags in: a conversation, a file that is broken, and a zip with a folder per case."""
    corpus = demo_files()
    assert corpus is not None
    broken = folder / "kapot gesprek.docx"
    broken.write_bytes(b"PK\x03\x04 geen Word")
    packed = folder / "gesprekken.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(corpus / "GV03 Roy zzp.txt", "De Ganzenveer/GV03 Roy zzp.txt")
        archive.write(corpus / "Vlierhuis_Lies_26mrt.srt", "Het Vlierhuis/Vlierhuis_Lies_26mrt.srt")
        archive.writestr("../../../buiten.txt", "Mila: Dit mag niet buiten de map komen, hoe het ook heet.")
        archive.writestr("__MACOSX/._GV03 Roy zzp.txt", b"\x00\x05")
    return [corpus / "wadwierden-anneke.md", broken, packed]


def test_from_an_empty_machine_to_stored_sources(server, visit: Callable, tmp_path: Path) -> None:
    server.start()
    one = visit().goto(server.address())
    page = one.page
    expect(page.get_by_role("heading", name="Welkom bij qualcode")).to_be_visible()
    one.accessible()
    one.photo("start-leeg")
    page.get_by_role("button", name="Nieuw project").click()
    page.get_by_label("Naam van het project").fill("Flex in de zorg: proef")
    page.get_by_role("button", name="Project maken").click()
    expect(page.get_by_role("heading", name="Flex in de zorg: proef")).to_be_visible()
    page.get_by_role("link", name="Naar Bronnen").click()
    expect(page.get_by_text("Er zijn nog geen bronnen")).to_be_visible()
    one.settled().photo("bronnen-leeg")
    one.accessible()

    page.locator("input[type=file]").set_input_files(delivery(tmp_path))
    expect(page.get_by_role("heading", name="Klopt dit?")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("1 bestand doet niet mee")).to_be_visible()
    expect(page.get_by_text("kapot gesprek.docx")).to_be_visible()
    one.settled().photo("bronnen-controleren")
    one.accessible()
    page.reload()  # what was dragged in is still there
    expect(page.get_by_role("heading", name="Klopt dit?")).to_be_visible()
    form = page.get_by_test_id("stForm")
    form.get_by_label("Fase").fill("0-meting")
    form.get_by_role("button", name="Toepassen").click()
    one.settled().expect_lost_server()
    kept = server.config / "deliveries"
    while not any("0-meting" in one.read_text("utf-8") for one in kept.glob("*.json")):
        page.wait_for_timeout(100)
    server.kill()  # neither the files nor the corrections are lost
    server.start()
    page.reload()
    expect(page.get_by_role("heading", name="Klopt dit?")).to_be_visible(timeout=60_000)
    one.settled()
    page.get_by_role("button", name="4 bronnen toevoegen").click()
    expect(page.get_by_text("4 bronnen toegevoegd.")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("kapot gesprek.docx")).to_be_visible()  # beside those that went in
    one.settled().photo("bronnen-verslag")
    one.accessible()
    page.get_by_role("button", name="Gezien").click()
    expect(page.get_by_text("4 bronnen · 4 casussen")).to_be_visible()
    one.settled().photo("bronnen")

    with Project.open(server.home / "Documents" / "qualcode" / "flex-in-de-zorg-proef.db") as project:
        documents = {document.source.name: document for document in project.documents()}
        assert {document.phase for document in documents.values()} == {"0-meting"}
        cases = {case.id: case.name for case in project.cases()}
        assert cases[documents["GV03 Roy zzp.txt"].case] == "De Ganzenveer"
        assert "buiten.txt" in documents
    assert not (tmp_path.parent / "buiten.txt").exists()
