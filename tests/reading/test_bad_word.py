"""Word files that are odd, torn, locked or old."""

from __future__ import annotations

import io
import shutil
import zipfile

import pytest

from qualcode.errors import ReadingError
from qualcode.model import TurnKind
from qualcode.reading import read_bytes
from qualcode.reading.compose import check
from tests.reading.bad_files import TALK, WORD, docx, par, refused


def test_tracked_changes_comments_text_boxes_footnotes_and_macros() -> None:
    body = (
        par("Interviewer: Hoe gaat het?")
        + '<w:p><w:del w:id="1"><w:r><w:delText>Piet: Weg. </w:delText></w:r></w:del>'
        + '<w:ins w:id="2"><w:r><w:t>Karin: Goed hoor.</w:t></w:r></w:ins></w:p>'
        + par("Interviewer: En thuis?")
        + "<w:p><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>" + par("Kader in de marge")
        + "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>" + par("Kader in de marge")
        + "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:p>"
        + par("Karin: Ook goed.")
    )  # fmt: skip
    transcript = read_bytes(
        docx(
            body,
            word__comments_xml=f'<w:comments xmlns:w="{WORD}"><w:comment w:id="0">{par("vertrouwelijk")}</w:comment></w:comments>',
            word__footnotes_xml=f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:id="1" w:type="separator">{par("-")}</w:footnote>'
            f'<w:footnote w:id="2">{par("Zie bijlage")}</w:footnote></w:footnotes>',
            word__vbaProject_bin="x",
        ),
        "a.docx",
    )
    check(transcript)
    said = [
        (t.speaker, transcript.text[t.start : t.end]) for t in transcript.turns if t.kind is TurnKind.SPEECH
    ]
    assert said == [
        ("Interviewer", "Hoe gaat het?"),
        ("Karin", "Goed hoor."),
        ("Interviewer", "En thuis?"),
        ("Karin", "Ook goed."),
    ]
    assert transcript.text.count("Kader in de marge") == 1
    assert "Zie bijlage" in transcript.text
    assert "vertrouwelijk" not in transcript.text
    assert "Piet" not in transcript.text
    assert len(transcript.warnings) >= 3


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    begun = par("Karin: Ik heb het").replace("<w:p>", '<w:p><w:pPr><w:rPr><w:del w:id="7"/></w:rPr></w:pPr>')
    further = par(" nooit gevraagd.").replace("<w:t>", '<w:t xml:space="preserve">')
    transcript = read_bytes(docx(TALK + begun + further), "a.docx")
    assert transcript.text.endswith("Karin: Ik heb het nooit gevraagd.")
    assert len(transcript.warnings) == 1


def test_deeply_nested_tables_do_not_break_the_stack() -> None:
    depth = 150
    body = "<w:tbl><w:tr><w:tc>" * depth + par("diep") + "</w:tc></w:tr></w:tbl>" * depth
    try:
        check(read_bytes(docx(body), "diep.docx"))
    except ReadingError as problem:
        assert problem.key == "reading.error.damaged"


def test_a_text_box_within_another_is_read_once() -> None:
    """Each was once found anew in every box around it: twenty boxes in each other gave a million paragraphs."""
    within = par("Kader in de marge")
    for _ in range(12):
        within = f"<w:p><w:r><w:drawing><w:txbxContent>{within}</w:txbxContent></w:drawing></w:r></w:p>"
    assert read_bytes(docx(TALK + within), "a.docx").text.count("Kader in de marge") == 1


RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def related(kind: str, target: str, times: int) -> str:
    """The list of what a Word document refers to: one part, under so many keys."""
    entries = "".join(
        f'<Relationship Id="r{at}" Type="{RELATIONS}/{kind}" Target="{target}"/>' for at in range(times)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{entries}</Relationships>'


def test_notes_that_the_package_names_more_than_once_are_read_once() -> None:
    notes = f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:id="2">{par("Zie bijlage drie")}</w:footnote></w:footnotes>'
    parts = {"word/_rels/document.xml.rels": related("footnotes", "f.xml", 40), "word/f.xml": notes}
    assert read_bytes(docx(TALK, **parts), "a.docx").text.count("Zie bijlage drie") == 1


@pytest.mark.parametrize(("times", "read"), [(3, True), (200, False)])
def test_a_document_that_is_put_in_very_often_is_refused(times: int, read: bool) -> None:
    inner = docx("".join(par(f"Karin: Dat was in week {week}.") for week in range(100)))
    body = TALK + "".join(f'<w:altChunk r:id="r{at % 2}" xmlns:r="{RELATIONS}"/>' for at in range(times))
    stream = io.BytesIO(docx(body))
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr("word/_rels/document.xml.rels", related("aFChunk", "b.docx", 2))
        package.writestr("word/b.docx", inner)
    if read:
        assert read_bytes(stream.getvalue(), "a.docx").text.count("in week 7.") == times
    else:
        assert refused(stream.getvalue(), "a.docx") == "bomb"


@pytest.mark.parametrize("level", ["²", "9" * 5000, "-1", "twee", ""])
def test_levels_that_are_no_numbers_are_no_levels(level: str) -> None:
    odd = par("Karin: Ook goed.").replace("<w:p>", f'<w:p><w:pPr><w:outlineLvl w:val="{level}"/></w:pPr>')
    assert read_bytes(docx(TALK + odd), "a.docx").text.endswith("Karin: Ook goed.")


def test_truncated_packages_are_damaged() -> None:
    whole = docx(TALK)
    for size in (10, len(whole) // 2, len(whole) - 5):
        assert refused(whole[:size], "half.docx") == "damaged"


def test_encrypted_office_file_says_so() -> None:
    data = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 512
        + "EncryptedPackage".encode("utf-16-le")
        + b"\0" * 512
    )
    assert refused(data, "geheim.docx") == "encrypted"
    assert refused(data.replace("Encrypted".encode("utf-16-le"), b"\0" * 18), "oud.docx") == "old_format"


def test_an_old_word_file_behind_a_password_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)

    def old(flags: int) -> bytes:
        head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 22 + b"\x09\x00" + b"\0" * 480
        entry = "WordDocument".encode("utf-16-le").ljust(116, b"\0") + (2).to_bytes(12, "little")
        text = b"\xec\xa5\xc1\x00" + b"\0" * 6 + bytes([0xF0, flags])
        return head + b"\0" * 512 + entry.ljust(512, b"\0") + text + b"\0" * 600

    assert refused(old(0x13), "slot.doc") == "encrypted"
    assert refused(old(0x12), "open.doc") == "needs_libreoffice"


@pytest.mark.skipif(shutil.which("soffice") is not None, reason="LibreOffice is on this machine")
def test_doc_without_libreoffice_says_what_to_do() -> None:
    assert refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "oud.doc") == "needs_libreoffice"


def test_doc_when_libreoffice_cannot_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "oud.doc") == "needs_libreoffice"
