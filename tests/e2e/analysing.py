"""Hands on the page Analyse: a table laid out, kept and taken along, a chart kept, the words of a number."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect
from study import pick


def laid_out(page: Page, **choices: str) -> None:
    """Lay the table out anew, by the names of the fields."""
    panel = page.locator(".st-key-analysis-layout")
    page.get_by_role("button", name="Indeling").click()
    expect(panel).to_be_visible()
    for field, value in choices.items():
        pick(panel, field.replace("_", " "), value)
    page.get_by_role("button", name="Indeling").click()
    expect(panel).to_have_count(0)


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
