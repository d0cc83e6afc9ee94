"""An organisation's own HTML template: blocks, logo, and no way out of the page."""

from __future__ import annotations

import sys
from pathlib import Path

import builders
import pytest

from qualcode.errors import ReportError
from qualcode.i18n import language, use_language
from qualcode.model import StyleFile, StyleKind
from qualcode.reporting import apart
from qualcode.reporting.html import report_html
from qualcode.reporting.options import ReportOptions

LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'


def written(folder: Path, text: str) -> ReportOptions:
    path = folder / "huisstijl.html.j2"
    path.write_text(text, encoding="utf-8")
    return ReportOptions(html_template=path)


def small() -> str:
    return report_html(builders.study(threads=2, cases=2, per_case=2, fragments=16))


def made(options: ReportOptions) -> str:
    return report_html(builders.study(threads=2, cases=2, per_case=2, fragments=16), options)


def test_blocks_can_be_replaced_and_added_to(tmp_path: Path) -> None:
    page = made(
        written(
            tmp_path,
            '{% extends "report.html.j2" %}'
            "{% block style %}:root { --accent: #7a1f5c; }{% endblock %}"
            "{% block header %}<p>Stichting Wilgenrijk</p>{{ super() }}{% endblock %}"
            "{% block map %}{% endblock %}"
            "{% block footer %}<footer>Colofon van {{ title }}</footer>{% endblock %}",
        )
    )
    assert "--accent: #7a1f5c" in page
    assert page.index("Stichting Wilgenrijk") < page.index("<h1>")
    assert "Kaart van de fragmenten</h2>" not in page
    assert "Kaart van de fragmenten</h2>" in small()
    assert "<footer>Colofon van Flexwerk in de zorg</footer>" in page
    assert page.count("<article") == 2


def test_a_chapter_can_be_laid_out_anew(tmp_path: Path) -> None:
    page = made(
        written(
            tmp_path,
            '{% extends "report.html.j2" %}'
            "{% block chapter %}<article><h2>{{ chapter.view.name }}</h2></article>{% endblock %}",
        )
    )
    assert page.count("<blockquote") == 0
    assert page.count("<article><h2>") == 2


def test_a_template_of_ones_own_from_the_ground(tmp_path: Path) -> None:
    page = made(
        written(tmp_path, "<h1>{{ title }}</h1>{% for c in chapters %}<p>{{ c.view.name }}</p>{% endfor %}")
    )
    policy, _, rest = page.partition("<h1>")
    assert "default-src 'none'" in policy
    assert rest.startswith("Flexwerk in de zorg</h1><p>")


@pytest.mark.parametrize(
    "text",
    [
        "{% extends 'report.html.j2' %}{% block map %}",
        "{{ nergens.te.vinden }}",
        "{{ 7 / 0 }}",
        "{% include 'niet-hier.html' %}",
        "{{ ''.__class__.__mro__ }}",
        "{{ study.documents.clear() }}",
        "{{ 'x' * 2000000000 }}",
        "{{ 10 ** 90000000 }}",
        "{{ '%999999999s' % 'x' }}",
        "{{ 'x'.center(2000000000) }}",
        "{{ '{:>2000000000}'.format('x') }}",
        '<meta http-equiv="refresh" content="0;url=https://elders.example/">',
    ],
)
def test_what_cannot_be_used_is_told_and_reaches_nothing(tmp_path: Path, text: str) -> None:
    with pytest.raises(ReportError, match=r"huisstijl\.html\.j2"):
        made(written(tmp_path, text))


def test_a_template_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="weg"):
        made(ReportOptions(html_template=tmp_path / "weg.html"))


def test_values_are_escaped_in_it_too(tmp_path: Path) -> None:
    study = builders.with_text(builders.study(threads=1, fragments=12), "<b>vet</b>")
    page = report_html(study, written(tmp_path, "{{ study.title }}{{ chapters[0].view.name }}"))
    assert "<b>" not in page
    assert "&lt;b&gt;" in page


def test_the_logo_is_inside(tmp_path: Path) -> None:
    path = tmp_path / "logo.svg"
    path.write_bytes(LOGO)
    page = made(ReportOptions(logo=path))
    assert '<img class="logo" src="data:image/svg+xml;base64,' in page
    assert 'alt="Logo"' in page


def test_no_template_gets_around_the_policy(tmp_path: Path) -> None:
    page = made(
        written(tmp_path, "<!DOCTYPE html><script>weg()</script><html lang=nl><head></head>{{ title }}")
    )
    assert page.index("default-src 'none'") < page.index("<script>")
    assert page.startswith("<!DOCTYPE html><meta charset")
    ours = small()
    assert ours.count("Content-Security-Policy") == 1
    assert made(written(tmp_path, '{% extends "report.html.j2" %}')) == ours


def test_a_template_called_like_ours_extends_ours(tmp_path: Path) -> None:
    path = tmp_path / "report.html.j2"
    path.write_text('{% extends "report.html.j2" %}{% block footer %}<p>Colofon</p>{% endblock %}', "utf-8")
    assert "<p>Colofon</p>" in made(ReportOptions(html_template=path))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{% extends 'report.html.j2' %}\n\n{% block map %}", "opmaak"),
        ("<p>\n{{ nergens }}", "regel 2"),
        ("{% include 'niet-hier.html' %}", "niet-hier.html"),
        ("{{ ''.__class__.__mro__ }}", "niet mag"),
        ("{{ 7 / 0 }}", "loopt vast"),
    ],
)
def test_what_is_the_matter_is_told_in_dutch(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ReportError, match=told):
        made(written(tmp_path, text))


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b" " * 2_000_001])
def test_a_template_that_is_no_text_or_far_too_long(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ReportError, match="huis"):
        made(ReportOptions(html_template=StyleFile(StyleKind.HTML, "huis.html", data)))


ENDLESS = "{% for a in range(90000) %}{% for b in range(90000) %}{% endfor %}{% endfor %}"
HUGE = "{% set ns = namespace(x='lang') %}{% for a in range(60) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}"


def test_a_template_that_goes_on_and_on_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "SECONDS", 1)
    with pytest.raises(ReportError, match=r"huisstijl.html.j2: .*komt niet klaar: na 1 seconden"):
        made(written(tmp_path, ENDLESS))


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux alone")
def test_a_template_that_fills_the_memory_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "ROOM", 100_000_000)
    with pytest.raises(ReportError, match="meer geheugen dan het mag"):
        made(written(tmp_path, HUGE))


def test_the_page_apart_speaks_the_language_in_use(tmp_path: Path) -> None:
    before = language()
    use_language("en")
    try:
        page = made(written(tmp_path, '{% extends "report.html.j2" %}'))
    finally:
        use_language(before)
    assert '<html lang="en"' in page
