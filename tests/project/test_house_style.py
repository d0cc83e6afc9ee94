"""Templates and a logo that stay with a project, and which saved tables go out."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from qualcode.analysis import View
from qualcode.errors import ReportError
from qualcode.model import Code, Codebook, Coding, SegmentKind, StyleKind
from qualcode.project import Project
from qualcode.reporting.starters import html_starter, word_starter

TALK = """Interviewer: Hoe gaat het met het rooster op de afdeling?

Wilma: Ik ruil elke week, en dan hoor ik op vrijdag pas of het doorgaat. Mijn zus past dan op, en die wil
ook weten waar ze aan toe is. Het is geen onwil van de planner, er is gewoon niemand over om te vragen.
"""
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "gesprek.txt").write_text(TALK, encoding="utf-8")
    made = Project.create(tmp_path / "studie.db", who="Bea")
    made.add([tmp_path / "gesprek.txt"], case="Huize Wilgenrijk")
    made.load_codebook(Codebook("b", "Boek", (Code("rooster", "Rooster", "Wanneer."),)))
    said = made.segments(kind=SegmentKind.CONTENT)
    made.code([Coding("", "b/rooster", one.document, one.start, one.end, "Bea") for one in said])
    made.analysis().save(View("Eerste", rows="code", columns="case"))
    made.analysis().save(View("Tweede", rows="code", columns="kind"))
    return made


def report(project: Project, folder: Path, **options: object) -> tuple[str, list[str]]:
    """The page, and the paragraphs of the document but that with the minute at which it was made."""
    project.report(folder, word=True, **options)
    document = Document(str(folder / "rapport.docx"))
    told = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name != "Subtitle"]
    return (folder / "rapport.html").read_text("utf-8"), [document.styles["Heading 1"].font.name or "", *told]


def template(letter: str = "Georgia") -> bytes:
    document = Document(io.BytesIO(word_starter()))
    document.styles["Heading 1"].font.name = letter
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_project_keeps_its_looks_until_they_are_dropped(project: Project, tmp_path: Path) -> None:
    project.set_house_style(StyleKind.WORD, "huis.docx", template())
    project.set_house_style(StyleKind.HTML, "huis.html.j2", html_starter())
    project.set_house_style(StyleKind.LOGO, "logo.svg", LOGO)
    with Project.open(project.path, who="Kees") as again:
        page, told = report(again, tmp_path / "eigen")
        assert told[0] == "Georgia"
        assert "Naam van uw organisatie" in page
        assert 'class="logo"' in page
        plain, usual = report(again, tmp_path / "standaard", house_style=False)
        assert usual[0] == "Arial"
        assert "Naam van uw organisatie" not in plain
        assert again.house_style()[StyleKind.WORD].author == "Bea"
        for kind in StyleKind:
            again.drop_house_style(kind)
        assert report(again, tmp_path / "terug")[1][0] == "Arial"
    events = [event.what for event in project.events(target="style:word")]
    assert events == ["style.set", "style.remove"]


def test_what_is_given_once_goes_before_what_is_kept(project: Project, tmp_path: Path) -> None:
    from qualcode.reporting.options import ReportOptions

    project.set_house_style(StyleKind.WORD, "huis.docx", template())
    (tmp_path / "ander.docx").write_bytes(template("Verdana"))
    options = ReportOptions(word_template=tmp_path / "ander.docx")
    assert report(project, tmp_path / "uit", options=options)[1][0] == "Verdana"


@pytest.mark.parametrize(
    ("kind", "name", "data"),
    [
        (StyleKind.WORD, "huis.docx", b"geen Word"),
        (StyleKind.HTML, "huis.j2", b"{% extends 'report.html.j2' %}{% block map %}"),
        (StyleKind.HTML, "huis.j2", b"{{ iets_wat_er_niet_is }}"),
        (StyleKind.LOGO, "logo.png", b"GIF89a"),
        (StyleKind.LOGO, "logo.png", b"\x89PNG\r\n\x1a\n kapot"),
    ],
)
def test_what_cannot_be_used_is_not_kept(project: Project, kind: StyleKind, name: str, data: bytes) -> None:
    project.set_house_style(StyleKind.LOGO, "goed.svg", LOGO)
    with pytest.raises(ReportError, match=name):
        project.set_house_style(kind, name, data)
    assert [file.name for file in project.house_style().values()] == ["goed.svg"]


def test_the_starters_make_the_usual_report(project: Project, tmp_path: Path) -> None:
    project.set_house_style(StyleKind.WORD, "huisstijl.docx", word_starter())
    usual = report(project, tmp_path / "gewoon", house_style=False)[1]
    assert report(project, tmp_path / "eigen")[1] == usual


def test_only_the_tables_asked_for_go_out(project: Project, tmp_path: Path) -> None:
    for asked, there in ((None, {"Eerste", "Tweede"}), (["tweede"], {"Tweede"}), ([], set())):
        page, told = report(project, tmp_path / f"uit-{len(there)}", tables=asked)
        book = load_workbook(project.export_excel(tmp_path / f"{len(there)}.xlsx", tables=asked))
        for name in ("Eerste", "Tweede"):
            assert (f"<h3>{name}</h3>" in page) == (name in there)
            assert (name in told) == (name in there)
            assert (name in book.sheetnames) == (name in there)
    with pytest.raises(ReportError, match="Derde"):
        project.report(tmp_path / "niets", tables=["Derde"])
    assert not (tmp_path / "niets").exists()
