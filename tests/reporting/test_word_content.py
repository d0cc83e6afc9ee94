"""The Word report, read back with python-docx and as XML: chapters, styles, captions, tables, pictures."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from typing import Any

import builders
import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree
from word_documents import fields, headings, study

from qualcode.i18n import use_language
from qualcode.reporting.word import report_docx

HOSTILE = "<w:p>\x00\x07 & ‘ho’ {{ verslag }} =1+1 \u2028 ]]> <script>alert(1)</script>"


@pytest.fixture(scope="module")
def data() -> bytes:
    return report_docx(study())


@pytest.fixture(scope="module")
def document(data: bytes) -> Any:
    return Document(io.BytesIO(data))


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
    told = [p.text for p in document.paragraphs]
    assert any("zijn nog geen rode draden gezocht" in text for text in told)
    assert "Verslag van het onderzoek" in told


def test_fragments_gone_from_the_project_do_not_break_it() -> None:
    base = study()
    gone = replace(base, segments=dict(list(base.segments.items())[:6]))
    titles, told = (
        [p.text for p in Document(io.BytesIO(report_docx(one))).paragraphs if p.style.name == "Heading 1"]
        for one in (base, gone)
    )
    assert told == titles


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


def test_a_definition_keeps_its_lines() -> None:
    """A list in it would else run on as one sentence."""
    document = Document(io.BytesIO(report_docx(builders.with_listed_definition(study()))))
    told = [block.text for block in document.paragraphs]
    assert "Het gaat om:\n- de nacht\n- het weekend" in told
    assert "Wanneer wel. Als iemand zegt:\n- wie er belt" in told


def test_no_picture_of_groups_that_are_all_too_small() -> None:
    small = builders.accepted(builders.study(threads=2, cases=5, per_case=1, fragments=20), ("t01",))
    document = Document(io.BytesIO(report_docx(small)))
    names = [shape._inline.docPr.get("name") for shape in document.inline_shapes]
    assert names
    assert not [name for name in names if "casus en groep" in name]
