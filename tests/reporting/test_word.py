"""The Word report, read back with python-docx and as XML, and opened by LibreOffice."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import builders
import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from qualcode.errors import ReportError
from qualcode.i18n import use_language
from qualcode.reporting.options import ReportOptions
from qualcode.reporting.raster import drawn
from qualcode.reporting.study import Study
from qualcode.reporting.word import paging, report_docx
from qualcode.reporting.word.grid import Grid
from qualcode.reporting.word.paging import chapter_pages, office

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'
HOSTILE = "<w:p>\x00\x07 & ‘ho’ {{ verslag }} =1+1 \u2028 ]]> <script>alert(1)</script>"


def study() -> Study:
    return builders.accepted(builders.study(threads=4, cases=3, per_case=2, fragments=48, codings=24))


@pytest.fixture(scope="module")
def data() -> bytes:
    return report_docx(study())


@pytest.fixture(scope="module")
def document(data: bytes) -> Any:
    return Document(io.BytesIO(data))


def headings(document: Any, level: int) -> list[str]:
    return [p.text for p in document.paragraphs if p.style.name == f"Heading {level}"]


def fields(element: Any) -> Iterator[str]:
    for code in element.iter(qn("w:instrText")):
        yield " ".join(str(code.text).split())


def test_chapters_stand_in_order_with_words_own_headings(document: Any) -> None:
    assert headings(document, 1) == [
        "In het kort",
        "De rode draden op een rij",
        "Rode draad 1. Zeggenschap over het rooster",
        "Rode draad 2. Verschil in beloning",
        "Wat overbleef",
        "Wat onderzoekers codeerden",
        "Methode en verantwoording",
        "Bijlage: het codeboek",
    ]
    sections = ["Wat is het?", "Waar leeft het?", "In hun eigen woorden"]
    sections += ["Afwijkende fragmenten", "Hoe verschillen groepen?"]
    second = headings(document, 2)
    at = second.index("Wat is het?")
    assert second[at : at + 10] == sections * 2
    assert "COREQ: 32 punten" in second
    assert "Zeggenschap over het rooster" in headings(document, 3)


def test_candidates_are_called_that_in_their_heading() -> None:
    plain = builders.study(threads=2, cases=2, per_case=2, fragments=16)
    told = headings(Document(io.BytesIO(report_docx(plain))), 1)
    assert "Rode draad 1. Zeggenschap over het rooster (kandidaat)" in told


def test_quotes_captions_and_lists_have_their_styles(document: Any) -> None:
    styles = {p.style.name for p in document.paragraphs}
    assert {"Title", "Subtitle", "Quote", "Citaatbron", "Caption", "List Bullet", "toc 1"} <= styles
    sources = [p.text for p in document.paragraphs if p.style.name == "Citaatbron"]
    assert "flexwerker, ziekenhuiszorg – interview" in sources
    memo = next(p for p in document.paragraphs if "Wie het rooster maakt" in p.text)
    assert memo.style.name == "Normal"


def test_captions_number_themselves(document: Any) -> None:
    captions = [p for p in document.paragraphs if p.style.name == "Caption"]
    for kind, count in (("Tabel", len(document.tables)), ("Figuur", len(document.inline_shapes))):
        own = [p for p in captions if p.text.startswith(kind)]
        assert [next(fields(p._p)) for p in own] == [f"SEQ {kind} \\* ARABIC"] * count
        assert [int(re.findall(r"\d+", p.text)[0]) for p in own] == list(range(1, count + 1))


def test_contents_show_at_once_and_can_be_renewed(document: Any) -> None:
    assert 'TOC \\o "1-1" \\h \\z \\u' in list(fields(document.element.body))
    entries = [p for p in document.paragraphs if p.style.name == "toc 1"]
    assert [p.text for p in entries] == headings(document, 1)
    marks = {m.get(qn("w:name")) for m in document.element.body.iter(qn("w:bookmarkStart"))}
    links = [p._p.find(qn("w:hyperlink")).get(qn("w:anchor")) for p in entries]
    assert len(set(links)) == len(links)
    assert set(links) <= marks
    begins = [c.get(qn("w:fldCharType")) for c in document.element.body.iter(qn("w:fldChar"))]
    assert begins.count("begin") == begins.count("end") == begins.count("separate")
    assert document.settings.element.find(qn("w:updateFields")) is not None


def test_tables_repeat_their_head_and_do_not_break_rows(document: Any) -> None:
    assert len(document.tables) > 10
    for table in document.tables:
        rows = table._tbl.tr_lst
        assert rows[0].trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)
        widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
        assert len(widths) == len(rows[0].tc_lst)
        assert sum(widths) <= 9240  # the room between the margins of A4, in twips
        assert min(widths) > 300


def test_pictures_have_words_and_hold_png_and_svg(data: bytes, document: Any) -> None:
    told = [d.get("descr") for d in document.element.body.iter(qn("wp:docPr"))]
    assert len(told) == 6
    assert all(told)
    assert any("Staafdiagram van het aandeel" in text and "(" in text for text in told)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        names = packed.namelist()
        vectors = [packed.read(name) for name in names if name.endswith(".svg")]
        assert len(vectors) == 6
        assert sum(name.endswith(".png") for name in names) == 6
        relations = packed.read("word/_rels/document.xml.rels").decode()
        assert b"image/svg+xml" in packed.read("[Content_Types].xml")
    for svg in vectors:
        tree = etree.fromstring(svg)
        assert not tree.findall(".//{*}style")
        assert not [node for node in tree.iter() if node.get("class")]
    embedded = re.findall(rb'svgBlip[^>]*r:embed="(\w+)"', data) or [
        b.get(qn("r:embed")) for b in document.element.body.iter() if str(b.tag).endswith("svgBlip")
    ]
    assert len(embedded) == 6
    assert all(f'Id="{key}"' in relations for key in embedded)


def test_language_title_heads_and_feet(document: Any) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    assert {lang.get(qn("w:val")) for lang in defaults.iter(qn("w:lang"))} == {"nl-NL"}
    assert document.core_properties.title == "Flexwerk in de zorg"
    assert document.core_properties.language == "nl-NL"
    assert document.core_properties.author == ""
    section = document.sections[0]
    assert section.header.paragraphs[0].text == "Flexwerk in de zorg"
    assert list(fields(section.footer._element)) == ["PAGE", "NUMPAGES"]
    assert section.different_first_page_header_footer


def test_english() -> None:
    use_language("en")
    try:
        document = Document(io.BytesIO(report_docx(study())))
    finally:
        use_language("nl")
    assert "Methods" in headings(document, 1)
    defaults = document.styles.element.find(qn("w:docDefaults"))
    assert {lang.get(qn("w:val")) for lang in defaults.iter(qn("w:lang"))} == {"en-GB"}


def test_words_of_a_transcript_stay_words() -> None:
    data = report_docx(builders.with_text(study(), HOSTILE))
    document = Document(io.BytesIO(data))
    quotes = [p.text for p in document.paragraphs if p.style.name == "Quote"]
    assert any("<script>alert(1)</script>" in text and "{{ verslag }}" in text for text in quotes)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for name in packed.namelist():
            if name.endswith((".xml", ".rels", ".svg")):
                etree.fromstring(packed.read(name))


def test_an_empty_project_makes_a_document() -> None:
    document = Document(io.BytesIO(report_docx(builders.empty())))
    assert any("Er zijn nog geen rode draden gezocht" in p.text for p in document.paragraphs)


def own_template(path: Path, text: str = "Oude tekst") -> Path:
    document = Document()
    document.styles["Heading 1"].font.name = "Georgia"
    document.styles["Heading 1"].element.find(qn("w:rPr"))
    document.add_paragraph("Voorblad van de stichting")
    document.add_paragraph(text)
    document.add_paragraph("Colofon")
    document.sections[0].header.paragraphs[0].text = "Stichting Wilgenrijk"
    document.save(str(path))
    return path


def test_a_template_gives_styles_page_and_heads(tmp_path: Path) -> None:
    template = own_template(tmp_path / "huisstijl.docx")
    document = Document(io.BytesIO(report_docx(study(), ReportOptions(word_template=template))))
    assert document.styles["Heading 1"].font.name == "Georgia"
    assert document.sections[0].header.paragraphs[0].text == "Stichting Wilgenrijk"
    assert document.styles["Citaatbron"].font.name is None
    assert document.styles["Citaatbron"].base_style.name == "Normal"
    assert "Oude tekst" not in {p.text for p in document.paragraphs}
    assert {"Citaatbron", "Tabeltekst", "Qualcode-tabel"} <= {style.name for style in document.styles}


def test_a_placeholder_keeps_what_stands_around_it(tmp_path: Path) -> None:
    template = own_template(tmp_path / "huisstijl.docx", "{{ verslag }}")
    document = Document(io.BytesIO(report_docx(study(), ReportOptions(word_template=template))))
    texts = [p.text for p in document.paragraphs]
    assert texts[0] == "Voorblad van de stichting"
    assert texts[-1] == "Colofon"
    assert "In het kort" in texts
    assert "{{ verslag }}" not in texts


def test_a_dotx_is_taken_too(tmp_path: Path) -> None:
    plain = own_template(tmp_path / "huisstijl.docx").read_bytes()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "[Content_Types].xml":
                content = content.replace(b"document.main+xml", b"template.main+xml")
            new.writestr(name, content)
    template = tmp_path / "huisstijl.dotx"
    template.write_bytes(out.getvalue())
    document = Document(io.BytesIO(report_docx(study(), ReportOptions(word_template=template))))
    assert document.styles["Heading 1"].font.name == "Georgia"


def rezipped(path: Path, change: Callable[[str, bytes], bytes], more: dict[str, bytes] | None = None) -> Path:
    """The Word file at `path` with its parts changed."""
    plain = path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(plain)) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, data in (more or {}).items():
            new.writestr(name, data)
    return path


OUTSIDE = (
    '<Relationship Id="rId99" TargetMode="External" Target="https://elders.example/x" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/></Relationships>'
)


def related(kind: str, part: str) -> Callable[[str, bytes], bytes]:
    def change(name: str, data: bytes) -> bytes:
        new = OUTSIDE.format(kind=kind).encode()
        return data.replace(b"</Relationships>", new) if name == part else data

    return change


def test_a_template_that_takes_pictures_from_elsewhere_is_refused(tmp_path: Path) -> None:
    path = own_template(tmp_path / "huis.docx")
    rezipped(path, related("image", "word/_rels/document.xml.rels"))
    with pytest.raises(ReportError, match="van elders"):
        report_docx(study(), ReportOptions(word_template=path))


def test_what_a_template_was_made_from_is_forgotten(tmp_path: Path) -> None:
    path = own_template(tmp_path / "huis.docx")

    def change(name: str, data: bytes) -> bytes:
        if name != "word/settings.xml":
            return data
        r = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
        return data.replace(b"</w:settings>", f'<w:attachedTemplate {r} r:id="rId99"/></w:settings>'.encode())

    head = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    rels = head + OUTSIDE.format(kind="attachedTemplate")
    rezipped(path, change, {"word/_rels/settings.xml.rels": rels.encode()})
    with zipfile.ZipFile(io.BytesIO(report_docx(study(), ReportOptions(word_template=path)))) as made:
        assert not any(b"elders.example" in made.read(name) for name in made.namelist())
        assert b"attachedTemplate" not in made.read("word/settings.xml")


def test_a_template_with_macros_is_refused(tmp_path: Path) -> None:
    path = rezipped(own_template(tmp_path / "huis.docx"), lambda _, data: data, {"word/vbaProject.bin": b"x"})
    with pytest.raises(ReportError, match="macro"):
        report_docx(study(), ReportOptions(word_template=path))


def test_a_template_may_not_blow_up(tmp_path: Path) -> None:
    path = own_template(tmp_path / "huis.docx")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/media/groot.bin", b"0" * 60_000_000)
    with pytest.raises(ReportError, match="huis"):
        report_docx(study(), ReportOptions(word_template=path))


@pytest.mark.parametrize("content", [b"", b"geen Word", b"PK\x03\x04"])
def test_what_is_no_word_file_is_refused(tmp_path: Path, content: bytes) -> None:
    template = tmp_path / "huisstijl.docx"
    template.write_bytes(content)
    with pytest.raises(ReportError, match=r"huisstijl\.docx"):
        report_docx(study(), ReportOptions(word_template=template))


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_a_logo_stands_on_the_first_page(tmp_path: Path, kind: str) -> None:
    logo = tmp_path / f"logo.{kind}"
    logo.write_bytes(drawn(LOGO) if kind == "png" else LOGO.encode())
    document = Document(io.BytesIO(report_docx(study(), ReportOptions(logo=logo))))
    first = next(document.element.body.iter(qn("wp:docPr")))
    assert first.get("descr") == "Logo"
    shape = document.inline_shapes[0]
    assert shape.height <= 720_000
    assert shape.width <= 2_520_000


@pytest.mark.parametrize("content", [b"GIF89a", b"<html></html>", b"<svg", b"\x89PNG\r\n\x1a\n kapot"])
def test_what_is_no_picture_is_no_logo(tmp_path: Path, content: bytes) -> None:
    logo = tmp_path / "logo.gif"
    logo.write_bytes(content)
    with pytest.raises(ReportError, match=r"logo\.gif"):
        report_docx(study(), ReportOptions(logo=logo))


def test_fragments_gone_from_the_project_do_not_break_it() -> None:
    base = study()
    report_docx(replace(base, segments=dict(list(base.segments.items())[:6])))


@pytest.mark.slow
def test_libreoffice_opens_it_and_makes_pages(data: bytes, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not on this machine")
    (tmp_path / "rapport.docx").write_bytes(data)
    profile = f"-env:UserInstallation=file://{tmp_path}/profiel"
    command = [office, "--headless", profile, "--convert-to", "pdf", "rapport.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=180)
    import pypdfium2

    pages = pypdfium2.PdfDocument(tmp_path / "rapport.pdf")
    words = [page.get_textpage().get_text_range() for page in pages]
    assert len(words) > 10
    assert "Inhoud" in words[0]
    assert f"Pagina 2 van {len(words)}" in words[1]
    assert any("Rode draad 2. Verschil in beloning" in text and "Wat is het?" in text for text in words)


def test_only_the_longest_words_break_where_a_table_is_full() -> None:
    heads = ("Nr.", "Rode draad", "Casussen", "Sprekers en respondenten", "Kenmerken")
    rows = [("12", "arbeidsongeschiktheidsverzekering", "6 van 6", "32", "casusspecifiek")]
    grid = Grid(heads, rows, frozenset(), (), {})
    needed, full = grid.widths(20_000), grid.widths(5_200)
    assert sum(needed) <= 20_000
    assert 5_190 <= sum(full) <= 5_200
    wide = max(full)
    assert [one for one in full if one < wide] == [full[0], full[2]]  # short words whole, the others even
    assert Grid(heads[2:3], (), frozenset(), (), {}).widths(100)[0] < full[2]


def test_long_words_are_hyphenated_in_tables_alone() -> None:
    document = Document(io.BytesIO(report_docx(study())))
    assert document.settings.element.find(qn("w:autoHyphenation")) is not None

    def off(name: str) -> str:
        return document.styles[name].element.pPr.find(qn("w:suppressAutoHyphens")).get(qn("w:val"))

    assert (off("Normal"), off("Tabeltekst"), off("Tabelkop")) == ("1", "0", "0")


@pytest.mark.skipif(not office(), reason="LibreOffice is not installed")
def test_the_contents_tell_the_pages_that_an_office_lays_out() -> None:
    document = report_docx(study(), ReportOptions(paged=True))
    told = [
        (paragraph.text.split("\t")[0], int(paragraph.text.split("\t")[1]))
        for paragraph in Document(io.BytesIO(document)).paragraphs
        if paragraph.style.name == "toc 1"
    ]
    assert told == chapter_pages(document)  # the numbers themselves move nothing
    assert len(told) > 4
    assert told[-1][1] > told[0][1]


def test_without_an_office_the_contents_have_no_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "office", lambda: "")
    assert report_docx(study(), ReportOptions(paged=True)) is not None
    assert chapter_pages(b"") == []
    monkeypatch.setattr(paging, "office", lambda: "/bin/false")
    assert chapter_pages(report_docx(study())) == []


def test_the_picture_of_groups_leaves_room_for_their_tables(document: Any) -> None:
    """Its page would else hold the picture alone, with the sentences about groups carried along to it."""
    section = document.sections[0]
    room = section.page_height - section.top_margin - section.bottom_margin
    pictures = [
        shape for shape in document.inline_shapes if "casus en groep" in shape._inline.docPr.get("name")
    ]
    assert len(pictures) == 2
    assert all(shape.height <= 0.32 * room for shape in pictures)
    blocks = document.paragraphs
    begins = [at for at, block in enumerate(blocks) if block.text == "Hoe verschillen groepen?"]
    assert len(begins) == 2
    assert not any(blocks[at + 1].paragraph_format.keep_with_next for at in begins)
