"""Analyse: every kind of table, its numbers back to the words, a summary written, tables kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from analysing import chart, kept, laid_out, quotes, taken
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import expect
from study import ODD, TALK, cell, literal, pick

from qualcode.model import Coding, SegmentKind
from qualcode.project import Project

PNG = b"\x89PNG\r\n\x1a\n"


def test_a_panel_opened_while_the_page_is_drawn_stays_open(server, visit: Callable, half_done: Path) -> None:
    server.start(half_done)
    one: Any = visit("small", color_scheme="dark")
    page = one.goto(server.address("analyse", half_done, kind="cooccurrence", by="Anna")).page
    form = page.locator(".st-key-analysis-layout")
    for kind in ("Wie er meer over zegt", "Verzadiging", "Wat samengaat"):
        laid_out(page, Soort=kind)  # the page is being drawn when the next click comes
        page.get_by_role("button", name="Indeling").click()
        expect(form).to_be_visible()
        one.settled()
        page.wait_for_timeout(3_000)  # longer than it takes the page to look for what others did
        expect(form).to_be_visible()
        one.accessible()
        page.get_by_role("button", name="Indeling").click()
        expect(form).to_have_count(0)


def test_every_table_leads_back_to_the_words(
    server, visit: Callable, half_done: Path, tmp_path: Path
) -> None:
    with Project.open(half_done, who="Anna") as project:  # a sixth source: saturation asks for that many
        (tmp_path / "zesde.txt").write_text(TALK.format(odd="Nog eens."), "utf-8")
        project.add([tmp_path / "zesde.txt"], case="Huis Zes")
        sixth = next(one for one in project.documents() if one.source.name == "zesde.txt")
        (first, *_) = project.segments(document=sixth.id, kind=SegmentKind.CONTENT)
        code = project.codebook().codes[0].key
        project.code([Coding("", f"flexwerk-zorg/{code}", sixth.id, first.start, first.end, "Anna")])
    server.start(half_done)
    one: Any = visit().goto(server.address("analyse", half_done, kind="frequencies", by="Anna"))
    page = one.page
    table = page.get_by_test_id("stDataFrame").first
    expect(table).to_be_visible()
    one.settled().accessible()
    cell(table, 0, 200, page.locator("blockquote").first)
    quotes(page)
    table.hover()
    tools = page.get_by_test_id("stElementToolbar").first
    expect(tools.get_by_role("button", name="Zoeken")).to_be_visible()
    expect(tools.get_by_role("button", name="CSV")).to_have_count(0)  # it would know no pseudonyms
    assert chart(page, tmp_path, "png").startswith(PNG)
    drawing = chart(page, tmp_path, "svg").decode()
    assert drawing.startswith("<svg")
    assert "De rug recht" in drawing
    literal(page)
    one.photo("analyse-frequenties")

    laid_out(page, Soort="Kruistabel", Kolommen="Rol", In_de_cel="aantal")
    expect(page).to_have_url(re.compile("columns=role"))
    one.settled()
    cell(table, 0, 1000, page.locator("blockquote").first)
    quotes(page)
    link = page.locator('a[href*="fragment="]').first
    with page.context.expect_page() as other:  # in a second tab
        link.click(modifiers=["Control"])
    other.value.wait_for_selector(".qc-turn.current .qc-text")
    other.value.close()

    laid_out(page, Kolommen="casus", In_de_cel="samenvatting")
    one.settled()
    written = page.get_by_role("textbox", name="Samenvatting van deze cel")
    cell(table, 0, 420, written)
    written.fill(f"In eigen woorden {ODD}")
    one.accessible()
    page.get_by_test_id("stForm").get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("geschreven door Noor")).to_be_visible()
    literal(page)
    one.photo("analyse-samenvatting")
    with Project.open(half_done) as project:
        assert f"In eigen woorden {ODD}" in str(project.summaries())

    laid_out(page, Soort="Wat samengaat")
    expect(page.get_by_role("figure", name=re.compile("Netwerk"))).to_be_visible()
    one.settled().accessible()
    cell(table, 0, 200, page.locator("blockquote").first)
    quotes(page)
    assert chart(page, tmp_path, "svg").startswith(b"<svg")
    page.get_by_text("Matrix", exact=True).click()
    expect(page.get_by_role("figure", name=re.compile("Matrix van codes"))).to_be_visible()
    literal(page)
    one.settled().accessible()
    one.photo("analyse-matrix")

    laid_out(page, Soort="Verzadiging")
    expect(page.get_by_role("figure", name=re.compile("verschillende codes per bron"))).to_be_visible()
    one.settled().accessible()
    assert chart(page, tmp_path, "png").startswith(PNG)
    cell(table, 0, 560, page.locator("blockquote").first)
    expect(page.get_by_text("voor het eerst")).to_be_visible()
    quotes(page)
    laid_out(page, Soort="Verloop in de tijd", Kolommen="fase")
    expect(page.get_by_role("figure", name=re.compile("per periode"))).to_be_visible()
    one.settled()
    cell(table, 0, 1000, page.locator("blockquote").first)
    quotes(page)
    for kind in ("Wat volgt op wat", "Wie er meer over zegt", "Spreektijd"):
        laid_out(page, Soort=kind)
        expect(table).to_be_visible()
        one.settled()
        cell(table, 0, 200, page.locator("blockquote").first)
        quotes(page)
        literal(page)
    one.accessible()

    laid_out(page, Soort="Kruistabel", Kolommen="casus", In_de_cel="aantal")
    page.get_by_role("button", name="Bewaren").first.click()
    page.get_by_label("Naam", exact=True).fill(f"Mijn tabel {ODD}")
    page.get_by_test_id("stForm").get_by_role("button", name="Bewaren").click()
    expect(page.get_by_role("heading", name=f"Mijn tabel {ODD}")).to_be_visible()
    literal(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV", exact=True).click()
    download.value.save_as(tmp_path / "tabel.csv")
    assert "De rug recht" in (tmp_path / "tabel.csv").read_text("utf-8-sig")
    page.reload()
    expect(one.settled().page.get_by_role("heading", name=f"Mijn tabel {ODD}")).to_be_visible()


def test_a_ready_table_is_kept_under_a_name_and_goes_out(
    server, visit: Callable, half_done: Path, tmp_path: Path
) -> None:
    server.start(half_done)
    one: Any = visit().goto(server.address("analyse", half_done))
    page = one.page
    pick(page.locator("body"), "Tabel", "Respons: casus")
    expect(page).to_have_url(re.compile("view=Respons"))
    kept(one, "Wie er waren", "Deelname per casus")
    document = Document(str(taken(page, tmp_path, "Word")))
    assert any("Deelname per casus" in paragraph.text for paragraph in document.paragraphs)
    assert len(document.tables) == 1
    (sheet,) = load_workbook(taken(page, tmp_path, "Excel")).worksheets
    assert "Deelname per casus" in sheet["A1"].value

    laid_out(page, Soort="Wie er meer over zegt", Kolommen="casus")
    one.settled()
    pick(page.locator("body"), "Groep 1", "Kindercentrum")
    expect(page).to_have_url(re.compile("one="))
    kept(one, "Vlierhuis apart", "Vlierhuis naast de rest")
    page.reload()
    one.settled()
    expect(page.get_by_role("combobox", name="Groep 1")).to_have_value("Kindercentrum 't Vlierhuis")
    page.get_by_text("Pseudoniemen", exact=True).first.click()
    expect(page.get_by_text("Er zijn nog geen pseudoniemen")).to_be_visible()
    one.settled().accessible()
    assert taken(page, tmp_path, "CSV").name == "vlierhuis-apart-pseudoniemen.csv"
    with Project.open(half_done) as project:
        assert {"Wie er waren", "Vlierhuis apart"} <= set(project.views())


DEEP = ".dvn-scroller"
"""What scrolls in a grid."""


def test_who_comes_back_from_the_words_finds_the_table_as_it_was(
    server, visit: Callable, half_done: Path
) -> None:
    server.start(half_done)
    one: Any = visit("small").goto(server.address("analyse", half_done, columns="case"))
    page = one.page
    table = page.get_by_test_id("stDataFrame").first
    expect(table.locator("canvas").first).to_be_visible()
    table.hover()
    page.mouse.wheel(0, 35 * 12)
    cell(table, 6, 480, page.get_by_role("textbox", name="Samenvatting van deze cel"))
    deep = page.locator(DEEP).first.evaluate("(one) => one.scrollTop")
    assert deep > 300
    there = page.url
    assert "open=" in there
    for back in (page.go_back, lambda: page.get_by_role("link", name="Analyse").click()):
        page.get_by_role("link", name="Overeenstemming").click()
        expect(page.get_by_role("heading", name="Overeenstemming")).to_be_visible()
        one.settled()
        back()
        expect(page.get_by_role("textbox", name="Samenvatting van deze cel")).to_be_visible()
        expect(page).to_have_url(there)
        page.wait_for_function(
            "([what, deep]) => document.querySelector(what)?.scrollTop === deep", arg=[DEEP, deep]
        )
    page.reload()
    one.settled()
    expect(page).to_have_url(there)
    page.wait_for_function(
        "([what, deep]) => document.querySelector(what)?.scrollTop === deep", arg=[DEEP, deep]
    )


def test_a_number_far_right_stays_in_sight_when_its_words_open(
    server, visit: Callable, half_done: Path
) -> None:
    server.start(half_done)
    page = visit("small").goto(server.address("analyse", half_done, columns="case")).page
    grid = page.get_by_test_id("stDataFrame").first
    expect(grid.locator("canvas").first).to_be_visible()
    scroller = grid.locator(".dvn-scroller")
    before = scroller.evaluate("one => (one.scrollLeft = one.scrollWidth, one.clientWidth)")
    x = before - 60
    at = scroller.evaluate("one => one.scrollLeft") + x
    cell(grid, 2, x, page.get_by_role("textbox", name="Samenvatting van deze cel"))
    now = "([one, at, wide]) => one.clientWidth < wide && at < one.scrollLeft + one.clientWidth"
    page.wait_for_function(now, arg=[scroller.element_handle(), at, before])
