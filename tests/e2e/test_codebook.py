"""Codeboek: codes made, changed, moved, merged; the book saved, loaded back, compared and drafted."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect
from study import ODD, literal, pick

from qualcode.project import Project

NEW = f"Nachtdienst {ODD}"


def press(page: Page, button: str) -> Locator:
    """Press a button of the bar that opens a dialog."""
    page.get_by_role("button", name=button, exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    return dialog


def closed(page: Page) -> None:
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def report(folder: Path) -> Path:
    """A report with heads."""
    heads = ("Roosters maken", "Inwerken van nieuwe mensen", "Zeggenschap")
    said = "Wie hier werkt, vertelt dat het anders kan. Het kost tijd, en die tijd is er niet. " * 4
    file = folder / "rapport.md"
    file.write_text(
        "# Werken in de zorg\n\n" + "\n".join(f"## {head}\n\n{said}\n" for head in heads), "utf-8"
    )
    return file


def test_a_codebook_is_changed_kept_and_compared(
    server, visit: Callable, half_done: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUALCODE_MODEL", "hashing")
    with Project.open(half_done) as project:
        counts = project.counted_codes().counts
        before = project.codebook().version
    server.start(half_done)
    one = visit().goto(server.address("codeboek", half_done))
    page = one.page
    expect(page.get_by_text("Kies links een code")).to_be_visible()
    one.accessible()
    page.get_by_role("treeitem", name="De rug recht").first.click()
    expect(page.get_by_role("heading", name="De rug recht")).to_be_visible()
    one.settled().accessible()
    chosen = page.get_by_role("treeitem", name="De rug recht").first
    expect(chosen).to_have_attribute("aria-selected", "true")
    count = page.get_by_role("treeitem").count()
    chosen.press("ArrowLeft")
    expect(chosen).to_have_attribute("aria-expanded", "false")
    assert page.get_by_role("treeitem").count() < count
    chosen.press("ArrowRight")
    expect(page.get_by_role("treeitem")).to_have_count(count)
    chosen.press("ArrowDown")
    expect(page.get_by_role("treeitem").nth(1)).to_be_focused()

    dialog = press(page, "Nieuwe code")
    dialog.get_by_label("Naam", exact=True).fill(NEW)
    dialog.get_by_role("textbox", name="Definitie").fill(ODD)
    dialog.get_by_role("combobox", name="Valt onder").fill("De rug recht")
    page.keyboard.press("Enter")
    one.accessible()
    dialog.get_by_role("button", name="Maken").click()
    expect(page.get_by_role("heading", name=NEW)).to_be_visible()
    one.settled()
    expect(page.get_by_text(f"De rug recht › {NEW}")).to_be_visible()
    literal(page)

    form = page.get_by_test_id("stForm")
    form.get_by_label("Naam", exact=True).fill("Nachtdienst")
    form.get_by_label("Wanneer wel").fill("Als iemand van de nacht vertelt.")
    form.get_by_role("combobox", name="Valt onder").fill("niets")
    page.keyboard.press("Enter")
    form.locator('input[type="color"]').or_(form.get_by_label("Kleur")).first.click()
    page.locator('.chrome-picker input, [role="dialog"] input[id^="rc-editable-input"]').first.fill("#aa3355")
    page.keyboard.press("Escape")
    form.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_role("heading", name="Nachtdienst", exact=True)).to_be_visible()
    page.get_by_text("Geschiedenis").click()
    expect(page.get_by_text("Noor").last).to_be_visible()
    literal(page)
    one.settled().photo("codeboek-code")
    one.accessible()

    page.get_by_role("button", name="Samenvoegen").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("combobox", name="Samenvoegen met").fill("Inhuren uit nood")
    page.keyboard.press("Enter")
    expect(dialog.get_by_text("Daarna: Inhuren uit nood")).to_be_visible()
    one.accessible()
    dialog.get_by_role("button", name="Samenvoegen").click()
    expect(page.get_by_role("heading", name="Inhuren uit nood")).to_be_visible()
    one.settled()
    expect(page.get_by_text("Nachtdienst is opgegaan in Inhuren uit nood; 0 coderingen")).to_be_visible()
    expect(page.get_by_role("button", name="Ongedaan maken")).to_have_count(0)
    expect(page.get_by_role("textbox", name="Ook wel genoemd")).to_have_value(re.compile("Nachtdienst"))

    dialog = press(page, "Facetten")
    dialog.get_by_label("Naam", exact=True).fill(f"Toon {ODD}")
    dialog.get_by_label("De vraag").fill("Hoe klinkt het?")
    dialog.get_by_role("textbox", name="Antwoorden").fill(f"bitter\n{ODD}")
    one.accessible()
    dialog.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    literal(page)

    dialog = press(page, "Versies")
    expect(dialog.get_by_text("Toon **vet**").first).to_be_visible()
    expect(dialog.get_by_text("Nachtdienst").first).to_have_count(0)
    pick(dialog, "Van", f"versie {before} · ")
    expect(dialog.get_by_text("Nachtdienst").first).to_be_visible()
    one.accessible()
    literal(page)
    closed(page)

    dialog = press(page, "Opslaan als")
    one.accessible()
    saved = {}
    for button in ("Als YAML", "Als Excel"):
        with page.expect_download() as download:
            dialog.get_by_role("button", name=button).click()
        saved[button] = tmp_path / download.value.suggested_filename
        download.value.save_as(saved[button])
    closed(page)
    kept = yaml.safe_load(saved["Als YAML"].read_text("utf-8"))
    assert f"Code {ODD}" in {code["label"] for code in kept["codes"]}
    book = load_workbook(saved["Als Excel"])
    sheet = next(one for one in book if any("De rug recht" in map(str, row) for row in one.values))
    spot = next(c for row in sheet.iter_rows() for c in row if c.value == "Inhuren uit nood")
    spot.value = "Inhuren uit pure nood"
    book.save(saved["Als Excel"])

    dialog = press(page, "Laden")
    one.accessible()
    dialog.locator("input[type=file]").set_input_files(saved["Als Excel"])
    expect(dialog.get_by_text("Inhuren uit pure nood").first).to_be_visible()
    dialog.get_by_role("button", name="Laden").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    with Project.open(half_done) as project:
        now = {code.key: code for code in project.codebook().codes}
        facets = {facet.label: facet for facet in project.codebook().facets}
        assert project.counted_codes().counts == counts
    assert now["inhuren-uit-nood"].label == "Inhuren uit pure nood"
    assert [value.label for value in facets[f"Toon {ODD}"].values] == ["bitter", ODD]

    dialog = press(page, "Voorstellen uit documenten")
    one.accessible()
    dialog.locator("input[type=file]").set_input_files(report(tmp_path))
    expect(dialog.get_by_text("rapport.md")).to_be_visible()
    one.settled()
    dialog.get_by_label("Titel").fill("Nieuw begin")
    dialog.get_by_role("button", name="Voorstellen uit documenten").click()
    expect(page.get_by_role("combobox", name="Welk codeboek")).to_be_visible(timeout=240_000)
    with Project.open(half_done) as project:
        (drafted,) = (book for book in project.codebooks() if book.title == "Nieuw begin")
    assert {"Roosters maken", "Inwerken van nieuwe mensen"} <= {code.label for code in drafted.codes}
    page.reload()
    expect(one.settled().page.get_by_role("heading", name="Codeboek")).to_be_visible()


def test_an_empty_codebook_and_its_first_code(server, visit: Callable, tmp_path: Path) -> None:
    study = tmp_path / "leeg.db"
    Project.create(study, who="Noor").close()
    server.start(study)
    page = visit().goto(server.address("codeboek", study)).page
    dialog = press(page, "Nieuw codeboek")
    dialog.get_by_label("Titel").fill("Codes van ons")
    dialog.get_by_role("button", name="Maken").click()
    expect(page.get_by_text("Dit codeboek is nog leeg")).to_be_visible()
    dialog = press(page, "Nieuwe code")
    dialog.get_by_label("Naam").fill("Rust")
    dialog.get_by_role("button", name="Maken").click()
    expect(page.get_by_role("heading", name="Rust")).to_be_visible()
    with Project.open(study) as project:
        assert [code.label for code in project.codebook().codes] == ["Rust"]


def test_a_new_name_is_taken_back_and_given_again(server, visit: Callable, half_done: Path) -> None:
    server.start(half_done)
    one = visit("small").goto(server.address("codeboek", half_done))
    page = one.page
    page.get_by_role("treeitem", name="De rug recht").first.click()
    page.get_by_label("Naam").fill("De rug rechten")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("Gewijzigd: De rug rechten")).to_be_visible()
    page.locator(".stMain").evaluate("one => { one.scrollTop = one.scrollHeight; }")
    page.wait_for_function(
        """() => document.querySelector('.st-key-codebook-undo').getBoundingClientRect().top
          > document.querySelector('.st-key-bar').getBoundingClientRect().bottom"""
    )
    one.settled().accessible()
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_role("heading", name="De rug recht", exact=True)).to_be_visible()
    expect(page.get_by_label("Naam")).to_have_value("De rug recht")
    page.get_by_role("button", name="Opnieuw doen").click()
    expect(page.get_by_role("heading", name="De rug rechten", exact=True)).to_be_visible()


def test_a_code_that_is_two_is_divided(server, visit: Callable, half_done: Path) -> None:
    with Project.open(half_done) as project:
        coder = project.codings()[0].coder
        own = [one.code for one in project.codings(coder=coder)]
        given = max(set(own), key=own.count)
        label = project.codebook().code(given.partition("/")[2]).label
    assert own.count(given) > 2
    server.start(half_done)
    one = visit("small", coder=coder).goto(
        server.address("codeboek", half_done, code=given.partition("/")[2])
    )
    page = one.page
    expect(page.get_by_role("heading", name=label, exact=True)).to_be_visible()
    dialog = press(page, "Verdelen")
    expect(dialog.get_by_text(f"{own.count(given)} coderingen van u")).to_be_visible()
    apply = dialog.get_by_role("button", name="een andere code geven")
    expect(apply).to_be_disabled()
    into = dialog.get_by_role("combobox", name="Zij krijgen de code")
    into.fill("Wie er ’s nachts staat")
    page.keyboard.press("Enter")
    boxes = dialog.get_by_role("checkbox")
    for number in (0, 1):
        boxes.nth(number).check(force=True)
        one.settled()
    one.settled().accessible()
    expect(apply).to_have_text(re.compile("2 coderingen een andere code geven"))
    apply.click()
    expect(
        page.get_by_text(f"2 coderingen gingen van ‘{label}’ naar ‘Wie er ’s nachts staat’")
    ).to_be_visible()
    with Project.open(half_done) as project:
        now = [one.code for one in project.codings(coder=coder)]
        made = next(one for one in project.codebook().codes if one.label.startswith("Wie er"))
        assert (now.count(given), sum(one.endswith(f"/{made.key}") for one in now)) == (
            own.count(given) - 2,
            2,
        )
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_text("Ongedaan gemaakt: 2 coderingen")).to_be_visible()
    with Project.open(half_done) as project:
        assert [one.code for one in project.codings(coder=coder)] == own
