"""The HTML report: complete, self-contained, safe, and readable by a parser."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import builders
import pytest
from lxml import html as lxml_html

from qualcode.i18n import use_language
from qualcode.model import ThreadStatus
from qualcode.reporting.html import report_html
from qualcode.reporting.study import Study

VOID = {"meta", "br", "hr", "img", "link", "input"}
HOSTILE = (
    '<script>alert("x")</script><img src=x onerror=alert(1)></style></title></svg>'
    "\"'>{{ 7*7 }}{% x %}\x00\x07"
)


class Balance(HTMLParser):
    """Notes every element and whether all are closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open
        assert self.open.pop() == tag


def parsed(page: str) -> Balance:
    found = Balance()
    found.feed(page)
    assert found.open == []
    return found


@pytest.fixture(scope="module")
def page() -> str:
    return report_html(builders.study(codings=20))


def test_it_is_one_file_that_asks_for_nothing(page: str) -> None:
    seen = parsed(page).seen
    tags = {tag for tag, _ in seen}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "form"}
    for _, attributes in seen:
        for name, value in attributes.items():
            assert not name.startswith("on")
            if name in ("href", "src", "xlink:href"):
                saved = "download" in attributes and str(value).startswith("data:image/svg+xml;base64,")
                assert saved or str(value).startswith("#")
    assert "@import" not in page
    assert set(re.findall(r"url\(([^)]*)\)", page)) == {"#qc-hatch"}


def test_links_lead_somewhere_and_ids_are_unique(page: str) -> None:
    seen = parsed(page).seen
    ids = [
        attributes["id"] for _, attributes in seen if "id" in attributes and attributes["id"] != "qc-hatch"
    ]
    assert len(ids) == len(set(ids))
    for _, attributes in seen:
        if "href" in attributes and "download" not in attributes:
            assert str(attributes["href"])[1:] in ids
        for key in str(attributes.get("aria-labelledby") or "").split():
            assert key in ids


def test_every_thread_has_its_chapter() -> None:
    study = builders.study(threads=8)
    assert study.threads is not None
    tree = lxml_html.fromstring(report_html(study))
    articles = tree.findall(".//article")
    assert [article.get("id") for article in articles] == [thread.key for thread in study.threads.threads]
    for article, thread in zip(articles, study.threads.threads, strict=True):
        words = " ".join(article.text_content().split())
        assert thread.label[1:] in words
        assert f"in {thread.breadth.cases} van {thread.breadth.of_cases} casussen" in words
        assert all(term in words for term in thread.terms)
        assert len(article.findall(".//section[@class='said']//blockquote")) == 3
    assert "casusspecifiek" in articles[3].text_content()
    assert "spreker-gedreven" in articles[4].text_content()
    assert "nieuw" in articles[2].text_content()


def test_pictures_can_be_saved_and_carry_their_own_style(page: str) -> None:
    saved = [a for tag, a in parsed(page).seen if tag == "a" and "download" in a]
    names = [str(attributes["download"]) for attributes in saved]
    assert (
        len(names) == len(set(names)) == 8 + 4
    )  # a chapter each, the map, the bars, the heat map and the curve of saturation
    for attributes in saved:
        svg = base64.b64decode(str(attributes["href"]).partition(",")[2]).decode("utf-8")
        assert svg.startswith("<svg xmlns=")
        assert "<style>" in svg
    assert page.count("<style>") == 1


def test_headings_go_down_one_step_at_a_time(page: str) -> None:
    levels = [int(tag[1]) for tag, _ in parsed(page).seen if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_captions_are_numbered_in_order(page: str) -> None:
    for kind in ("Tabel", "Figuur"):
        numbers = [int(found) for found in re.findall(rf">{kind} (\d+): ", page)]
        assert numbers == list(range(1, len(numbers) + 1))
        assert len(numbers) > 8


def test_accepted_threads_get_the_chapters_and_the_rest_is_named() -> None:
    page = report_html(builders.accepted(builders.study(codings=20)))
    tree = lxml_html.fromstring(page)
    assert [article.get("id") for article in tree.findall(".//article")] == ["t01", "t03"]
    assert "kandidaat</span>" not in page
    assert "De onderzoekers bevestigden 2 rode draden" in page
    assert "Wie het rooster maakt, bepaalt wie blijft." in page
    assert "Bea, 21 november 2026" in page
    assert "(afgewezen; in" in page
    assert "(kandidaat; in" in page


def test_without_an_accepted_thread_every_chapter_says_candidate(page: str) -> None:
    tree = lxml_html.fromstring(page)
    for article in tree.findall(".//article"):
        assert article.find(".//h2/span[@class='candidate']") is not None
    assert "Er is nog geen rode draad bevestigd" in page


def test_the_file_stays_of_a_reasonable_size() -> None:
    study = builders.study(threads=40, cases=12, fragments=20_000, codings=5_000)
    assert len(report_html(study)) < 4_000_000


def test_words_of_a_transcript_are_never_markup() -> None:
    study = builders.accepted(builders.study(codings=10))
    page = report_html(builders.with_text(study, HOSTILE))
    seen = parsed(page).seen
    assert "script" not in {tag for tag, _ in seen}
    assert "img" not in {tag for tag, _ in seen}
    assert "{{ 7*7 }}" in page
    assert "\x00" not in page
    assert "\x07" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize(
    ("threads", "cases", "per_case", "fragments"), [(3, 1, 2, 30), (3, 2, 2, 40), (60, 50, 1, 1500)]
)
def test_it_holds_few_and_many(threads: int, cases: int, per_case: int, fragments: int) -> None:
    page = report_html(builders.study(threads=threads, cases=cases, per_case=per_case, fragments=fragments))
    seen = parsed(page).seen
    assert sum(tag == "article" for tag, _ in seen) >= 3


def test_one_case_is_not_called_case_specific() -> None:
    page = report_html(builders.study(threads=3, cases=1, per_case=3, fragments=40))
    assert 'class="mark"' not in page or "komt in één casus voor" not in page


def test_an_empty_project_says_what_to_do() -> None:
    page = report_html(builders.empty())
    parsed(page)
    assert "zijn nog geen rode draden gezocht" in page
    assert "Er is nog niets gecodeerd" in page


def test_a_report_of_codings_alone_does_not_speak_of_candidates() -> None:
    base = builders.study(codings=12)
    page = report_html(replace(base, threads=None))
    assert "Verslag van het onderzoek" in page
    assert "kandidaten, geen bevindingen" not in page
    assert "gaven onderzoekers als code" in page
    assert base.threads is not None
    rejected = [replace(one, status=ThreadStatus.REJECTED) for one in base.threads.threads]
    page = report_html(replace(base, threads=replace(base.threads, threads=tuple(rejected))))
    assert "hielden geen van de voorgestelde rode draden over" in page
    assert "nog geen rode draden gezocht" not in page


def test_fragments_gone_from_the_project_do_not_break_the_report() -> None:
    base = builders.study()
    kept = dict(list(base.segments.items())[:20])
    parsed(report_html(replace(base, segments=kept)))


def test_numbers_and_dates_are_written_as_the_language_does(page: str) -> None:
    assert "105.732" in page
    assert "23 november 2026, 14.05 uur" in page
    assert 'lang="nl"' in page


def test_english() -> None:
    use_language("en")
    try:
        page = report_html(builders.study())
    finally:
        use_language("nl")
    assert 'lang="en"' in page
    assert "105,732" in page
    assert "casussen" not in page


def test_it_does_not_depend_on_anything_but_the_study(page: str) -> None:
    assert report_html(builders.study(codings=20)) == page


def test_left_over_fragments_are_told() -> None:
    study: Study = builders.study()
    assert study.threads is not None
    left, total = len(study.threads.left_over), len(study.segments)
    assert f"{left} van de {total} fragmenten" in report_html(study)


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("Een zin die\nmidden in\neen regel breekt.", ["‘Een zin die midden in een regel breekt.’"]),
        ("Een alinea.\n\nNog een.", ["‘Een alinea.", "Nog een.’"]),
        ("", ["‘’"]),
    ],
)
def test_quotes_run_on_over_broken_lines(text: str, paragraphs: list[str]) -> None:
    page = report_html(builders.with_text(builders.study(threads=1, fragments=12), text))
    quote = lxml_html.fromstring(page).find(".//blockquote")
    assert [part.text_content() for part in quote] == paragraphs


def test_a_definition_keeps_its_lines() -> None:
    page = report_html(builders.with_listed_definition(builders.study(threads=1, fragments=12)))
    told = [
        block.text_content()
        for block in lxml_html.fromstring(page).iterfind(".//section[@class='code level1']/p")
    ]
    assert "Het gaat om:\n- de nacht\n- het weekend" in told


def test_no_picture_of_groups_that_are_all_too_small() -> None:
    small = builders.accepted(builders.study(threads=2, cases=5, per_case=1, fragments=20), ("t01",))
    sections = lxml_html.fromstring(report_html(small)).findall(".//section[@class='differ']")
    assert len(sections) == 1
    assert sections[0].find(".//figure") is None
