"""Analyse: every kind of table, its numbers back to the words, a summary written, charts kept as files."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from study import ODD, TALK, cell, literal, pick

from qualcode.model import Coding, SegmentKind
from qualcode.project import Project

PNG = b"\x89PNG\r\n\x1a\n"


def laid_out(page: Page, **choices: str) -> None:
    """Lay the table out anew, by the names of the fields."""
    form = page.get_by_test_id("stForm").filter(has_text="Geteld worden")
    page.get_by_role("button", name="Indeling").click()
    expect(form).to_be_visible()
    for field, value in choices.items():
        pick(form, field.replace("_", " "), value)
    form.get_by_role("button", name="Toepassen").click()
    expect(form).to_have_count(0)


def test_a_chart_kept_from_a_dark_screen_stands_on_white(
    server, visit: Callable, half_done: Path, tmp_path: Path
) -> None:
    server.start(half_done)
    one: Any = visit(color_scheme="dark")
    page = one.goto(server.address("analyse", half_done, kind="cooccurrence", shape="matrix")).page
    kept = chart(page, tmp_path, "svg").decode()
    assert "rgb(255, 255, 255)" in kept
    inks = set(re.findall(r"<text[^>]*fill: (rgb\([^)]*\))", kept))
    assert inks == {"rgb(34, 38, 43)"}
    assert page.locator(".js-plotly-plot").evaluate("(plot) => plot.layout.paper_bgcolor") != "#ffffff"


def test_a_panel_opened_while_the_page_is_drawn_stays_open(server, visit: Callable, half_done: Path) -> None:
    server.start(half_done)
    one: Any = visit("small", color_scheme="dark")
    page = one.goto(server.address("analyse", half_done, kind="cooccurrence", by="Anna")).page
    form = page.get_by_test_id("stForm").filter(has_text="Geteld worden")
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


def chart(page: Page, folder: Path, form: str) -> bytes:
    """Keep the chart on the page as a file, with the keyboard."""
    button = page.get_by_role("group", name="Grafiek opslaan als").get_by_role("button", name=form.upper())
    expect(page.locator(".js-plotly-plot .modebar-btn").first).to_be_attached()
    button.focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    target = folder / download.value.suggested_filename
    download.value.save_as(target)
    assert target.suffix == f".{form}"
    return target.read_bytes()


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


def test_a_bar_and_a_cell_of_heat_open_what_the_table_does(server, visit: Callable, half_done: Path) -> None:
    """The words stand beside the chart, however far down it is; the table shows the number as chosen."""
    server.start(half_done)
    one: Any = visit()
    page = one.goto(server.address("analyse", half_done, kind="frequencies")).page
    bars = page.locator(".js-plotly-plot .barlayer .point")
    counts = page.locator(".js-plotly-plot").first.evaluate("plot => plot.data[0].x")
    for nth in (1, 0):  # the second time the words are there, and change
        bars.nth(nth).scroll_into_view_if_needed()
        told = page.locator(".st-key-analysis-words").get_by_text(re.compile(rf"^{counts[nth]} fragment"))
        pointed(page, *middle(bars.nth(nth).bounding_box()))
        expect(told).to_be_in_viewport()
        expect(page).to_have_url(re.compile("open=.*at=fragments"))
    one.settled().accessible()

    one.goto(server.address("analyse", half_done, kind="cooccurrence", shape="matrix"))
    plot = page.locator(".js-plotly-plot").first
    expect(plot.locator(".hm")).to_be_attached()
    plot.scroll_into_view_if_needed()
    z = plot.evaluate("plot => plot.data[0].z")
    row, column = next((r, c) for r, cells in enumerate(z) for c, n in enumerate(cells) if r != c and n)
    box = plot.locator(".nsewdrag").first.bounding_box()
    wide, high = box["width"] / len(z), box["height"] / len(z)
    pointed(page, box["x"] + (column + 0.5) * wide, box["y"] + (row + 0.5) * high)
    told = page.locator(".st-key-analysis-words").get_by_text(re.compile(rf"^{z[row][column]} fragment"))
    expect(told).to_be_in_viewport()


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


def middle(box: Any) -> tuple[float, float]:
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def pointed(page: Page, x: float, y: float) -> None:
    """Click in a chart as a hand does: Plotly wants to see the mouse come."""
    page.mouse.move(x - 8, y - 3)
    page.mouse.move(x, y, steps=4)
    expect(page.locator(".js-plotly-plot .hoverlayer .hovertext").first).to_be_visible()
    page.mouse.down()
    page.mouse.up()


def kept(one: Any, name: str, caption: str) -> None:
    """Keep the table on the page under a name, with a caption."""
    one.settled().page.get_by_role("button", name="Bewaren").first.click()
    one.page.get_by_label("Naam", exact=True).fill(name)
    one.page.get_by_label("Bijschrift boven de tabel").fill(caption)
    one.page.get_by_test_id("stForm").get_by_role("button", name="Bewaren").click()
    expect(one.page.get_by_role("heading", name=caption)).to_be_visible()
    one.settled()


def taken(page: Page, folder: Path, form: str) -> Path:
    """The table on the page as a file."""
    with page.expect_download() as download:
        page.get_by_role("button", name=form, exact=True).click()
    target = folder / download.value.suggested_filename
    download.value.save_as(target)
    return target


def quotes(page: Page) -> None:
    """Below a number stand the words it counts, each with the way to its place."""
    expect(page.locator("blockquote").first).to_be_visible()
    expect(page.locator('a[href*="fragment="]').first).to_be_visible()
