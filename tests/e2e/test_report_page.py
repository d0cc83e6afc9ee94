"""The HTML report in a real browser: accessible, quiet, on narrow screens and paper, without scripts."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "reporting"))
import builders

from qualcode.reporting.html import report_html

SIZES = ((1440, 900), (1024, 768), (390, 844))


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    study = builders.accepted(builders.study(threads=5, cases=4, per_case=2, fragments=120, codings=60))
    path = tmp_path_factory.mktemp("rapport") / "rapport.html"
    path.write_text(report_html(study), encoding="utf-8")
    return path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(chromium: Browser, page_file: Path, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = chromium.new_context(color_scheme=scheme, bypass_csp=True)  # axe has to get in
    page = context.new_page()
    page.goto(page_file.as_uri())
    found = Axe().run(page).response["violations"]
    context.close()
    assert [rule["id"] for rule in found] == []


@pytest.mark.parametrize("size", SIZES)
def test_it_fits_the_screen_and_asks_for_nothing(
    chromium: Browser, page_file: Path, size: tuple[int, int]
) -> None:
    context = chromium.new_context(viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(page_file.as_uri())
    wide = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert wide <= size[0]
    assert asked == [page_file.as_uri()]


LONG_NAME = "Anne-Marijn van der Waardenburg-Steenhuis"
ENDLESS = "onregelmatigheidstoeslag" * 6


def test_a_word_without_end_is_broken_on_a_phone(chromium: Browser, tmp_path: Path) -> None:
    base = builders.accepted(builders.study(threads=2, cases=3, per_case=1, fragments=40, codings=30))
    path = tmp_path / "rapport.html"
    path.write_text(report_html(builders.with_text(base, ENDLESS)), encoding="utf-8")
    page = chromium.new_page(viewport={"width": 390, "height": 844})
    page.goto(path.as_uri())
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert wide <= 390


def test_a_word_without_end_pushes_no_figures_off_the_paper(chromium: Browser, tmp_path: Path) -> None:
    import pypdfium2

    base = builders.study(threads=2, cases=3, per_case=1, fragments=60, codings=60)
    assert base.codebook is not None
    codes = tuple(replace(code, label=f"{ENDLESS}{code.key}") for code in base.codebook.codes)
    more = tuple(replace(one, id=f"{one.id}-Bea", coder="Bea") for one in base.codings)
    told = replace(base, codebook=replace(base.codebook, codes=codes), codings=(*base.codings, *more))
    path = tmp_path / "rapport.html"
    path.write_text(report_html(told), encoding="utf-8")
    page = chromium.new_page()
    page.goto(path.as_uri())
    paper = pypdfium2.PdfDocument(page.pdf(format="A4"))
    page.close()
    texts = [" ".join(sheet.get_textpage().get_text_bounded().split()) for sheet in paper]
    paper.close()
    assert any("gelijk kappa alpha AC1" in text for text in texts)


def test_a_coder_with_a_long_name_leaves_room_for_codes_on_paper(chromium: Browser, tmp_path: Path) -> None:
    base = builders.study(threads=2, cases=3, per_case=1, fragments=60, codings=60)
    more = tuple(replace(one, id=f"{one.id}-2", coder=LONG_NAME) for one in base.codings)
    path = tmp_path / "rapport.html"
    path.write_text(report_html(replace(base, codings=(*base.codings, *more))), encoding="utf-8")
    page = chromium.new_page(viewport={"width": 680, "height": 900})  # about A4 between its margins
    page.emulate_media(media="print")
    page.goto(path.as_uri())
    named = page.locator("table", has_text=LONG_NAME).first.locator("tbody th").first
    box = named.bounding_box()
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()
    assert wide <= 680
    assert box is not None
    assert box["width"] > 60  # it was 35: three or four letters


def test_without_scripts_it_reads_and_saves_the_same(chromium: Browser, page_file: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(page_file.as_uri())
    assert page.locator("article.chapter").count() == 2
    with page.expect_download() as saved:
        page.locator("a.save").first.click()
    path = saved.value.path()
    assert saved.value.suggested_filename == "kaart-van-de-fragmenten.svg"
    assert path.read_text(encoding="utf-8").startswith("<svg")
    context.close()


def test_on_paper_chapters_follow_one_another_and_parts_begin_a_page(
    chromium: Browser, tmp_path: Path
) -> None:
    import pypdfium2

    study = builders.study(threads=5, cases=4, per_case=2, fragments=120, codings=60)
    (tmp_path / "rapport.html").write_text(report_html(study), encoding="utf-8")
    page = chromium.new_page()
    page.goto((tmp_path / "rapport.html").as_uri())
    page.pdf(path=str(tmp_path / "rapport.pdf"), prefer_css_page_size=True)
    page.close()
    pages = pypdfium2.PdfDocument(tmp_path / "rapport.pdf")
    told = [" ".join(one.get_textpage().get_text_range().split()) for one in pages]
    for head in ("1 Zeggenschap over het rooster", "Methode en verantwoording"):
        assert sum(head in text[:60] for text in told) == 1, head
    begun = [text for text in told if "kandidaat Komt voor in" in text]
    assert sum(text.count("kandidaat Komt voor in") for text in begun) == len(study.threads.threads)
    assert any("kandidaat Komt voor in" not in text[:90] for text in begun)
    breadth = next(text for text in told[1:] if "Breedte per casus" in text)
    assert "Kaart van de fragmenten" in breadth or "Rode draad per casus" in breadth
    assert not any("Bewaar als SVG" in text for text in told)
