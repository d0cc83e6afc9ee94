"""A Word report in the house style of an organisation: its template and its logo, or why they are refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from word_documents import study

from qualcode.errors import ReportError
from qualcode.reporting.options import ReportOptions
from qualcode.reporting.raster import drawn
from qualcode.reporting.word import report_docx
from qualcode.reporting.word.xml import node
from tests.zipped import changed, parts_of, zipped

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'


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
    parts = parts_of(own_template(tmp_path / "huisstijl.docx").read_bytes())
    kinds = parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = kinds.replace(b"document.main+xml", b"template.main+xml")
    template = tmp_path / "huisstijl.dotx"
    template.write_bytes(zipped(parts))
    document = Document(io.BytesIO(report_docx(study(), ReportOptions(word_template=template))))
    assert document.styles["Heading 1"].font.name == "Georgia"


def rezipped(path: Path, change: Callable[[str, bytes], bytes], more: dict[str, bytes] | None = None) -> Path:
    """The Word file at `path` with its parts changed."""
    path.write_bytes(zipped({**parts_of(changed(path.read_bytes(), change)), **(more or {})}))
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


@pytest.mark.parametrize("simple", [True, False])
@pytest.mark.parametrize(
    ("pieces", "fetches"),
    [
        ((" INCLUDE", 'PICTURE "https://voorbeeld.nl/logo.png" \\d '), True),
        ((" DDEAUTO ", "excel geheim.xlsx blad1"), True),
        ((" PAGE ",), False),
        ((' STYLEREF "Kop 1" ', "INCLUDE "), False),
    ],
)
def test_a_template_whose_fields_fetch_something_is_refused(
    tmp_path: Path, *, simple: bool, pieces: tuple[str, ...], fetches: bool
) -> None:
    document = Document()
    head = document.sections[0].header.paragraphs[0]
    if simple:
        head._p.append(node("w:fldSimple", instr="".join(pieces)))
    else:
        for inside in (
            node("w:fldChar", fldCharType="begin"),
            *(_told(piece) for piece in pieces),
            node("w:fldChar", fldCharType="end"),
        ):
            head._p.append(node("w:r", inside))
    document.save(tmp_path / "sjabloon.docx")
    options = ReportOptions(word_template=tmp_path / "sjabloon.docx")
    if fetches:
        with pytest.raises(ReportError, match="van elders"):
            report_docx(study(), options)
    else:
        assert report_docx(study(), options)


def _told(piece: str) -> Any:
    element = node("w:instrText")
    element.text = piece
    return element


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
