"""Files as they should not be: every one is read, or refused with one of our own errors."""

from __future__ import annotations

import io
import os
import random
import shutil
import zipfile
from pathlib import Path

import pytest

from qualcode.errors import ReadingError
from qualcode.model import Role, TurnKind
from qualcode.reading import read, read_all, read_bytes
from qualcode.reading.compose import check

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def refused(data: bytes, name: str) -> str:
    with pytest.raises(ReadingError) as caught:
        read_bytes(data, name)
    assert str(caught.value).startswith(name)
    assert caught.value.cure
    return caught.value.key.removeprefix("reading.error.")


def docx(body: str, **parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            f"<w:body>{body}</w:body></w:document>",
        )
        for name, words in parts.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), words)
    return stream.getvalue()


def par(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


TALK = par("Interviewer: Hoe gaat het?") + par("Karin: Goed hoor.") + par("Interviewer: En thuis?")


@pytest.mark.parametrize(
    "name", ["a.txt", "a.docx", "a.pdf", "a.vtt", "a.csv", "a.json", "a.zip", "a.rtf", "a.odt"]
)
@pytest.mark.parametrize("data", [b"", b" \n\t\r\n "])
def test_nothing_in_it(name: str, data: bytes) -> None:
    assert refused(data, name) == "empty"


@pytest.mark.parametrize(
    "name", ["a.docx", "a.pdf", "a.odt", "a.xlsx", "a.zip", "a.rtf", "a.json", "a.eaf", "a.doc"]
)
def test_other_content_than_the_name_says(name: str) -> None:
    assert refused(b"gewoon wat woorden, geen document", name) == "damaged"


def test_unknown_suffix_and_binary_with_a_text_name() -> None:
    assert refused(b"abc", "foto.heic") == "unknown_format"
    assert refused(b"abc", "zonder") == "unknown_format"
    assert refused(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "foto.txt") == "binary"
    assert refused(random.Random(1).randbytes(50_000), "ruis.txt") == "binary"


def test_a_pdf_or_word_file_with_a_text_name_is_read_as_what_it_is() -> None:
    assert read_bytes(docx(TALK), "interview.txt").source.format == "docx"


def test_nul_bytes_carriage_returns_and_lone_surrogates_do_not_reach_the_text() -> None:
    data = "Interviewer: Ho\x00e gaat het?\r\rKarin: Goed \ufeffhoor.\r\n".encode() + b"\xed\xa0\x80\n"
    transcript = read_bytes(data, "a.txt")
    check(transcript)
    assert transcript.turns[0].speaker == "Interviewer"
    transcript.text.encode("utf-8")


def test_json_with_lone_surrogates() -> None:
    data = b'{"segments": [{"start": 0, "end": 1, "text": "hoi \\ud800 daar\\u0000", "speaker": "A\\ud83d"}]}'
    transcript = read_bytes(data, "a.json")
    check(transcript)
    transcript.text.encode("utf-8")
    transcript.speakers[0].label.encode("utf-8")


def test_one_line_of_five_megabytes() -> None:
    transcript = read_bytes(b"woord en nog een woord " * 230_000, "lang.txt")
    check(transcript)
    assert len(transcript.text) > 5_000_000
    talk = b"Interviewer: " + b"ja: nee " * 600_000
    check(read_bytes(talk, "lang2.txt"))


def test_a_file_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "groot.txt"
    with file.open("wb") as stream:
        stream.truncate(200 << 20)
    with pytest.raises(ReadingError) as caught:
        read(file)
    assert caught.value.key == "reading.error.too_large"


def test_zip_bomb_in_word_clothes() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * (300 << 20))
    assert refused(stream.getvalue(), "bom.docx") == "bomb"


def test_zip_bomb_in_a_zip_and_in_a_workbook() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("a.txt", b"a" * (60 << 20))
        package.writestr("xl/worksheets/sheet1.xml", b"a" * (60 << 20))
    assert refused(stream.getvalue(), "bom.zip") == "bomb"
    assert refused(stream.getvalue(), "bom.xlsx") == "bomb"


def test_external_entities_are_refused() -> None:
    evil = (
        f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document xmlns:w="{WORD}">&e;</w:document>'
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("word/document.xml", evil)
        package.writestr("content.xml", evil)
        package.writestr("xl/workbook.xml", evil)
    for name in ("x.docx", "x.odt", "x.xlsx"):
        assert refused(stream.getvalue(), name) == "entities"
    assert refused(evil.encode(), "x.eaf") == "entities"


def test_entities_in_utf_16_are_refused_too() -> None:
    evil = f'<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY e "ha">]><w:document xmlns:w="{WORD}">&e;</w:document>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("word/document.xml", evil.encode("utf-16"))
    assert refused(stream.getvalue(), "x.docx") == "entities"


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


def test_deeply_nested_tables_do_not_break_the_stack() -> None:
    depth = 150
    body = "<w:tbl><w:tr><w:tc>" * depth + par("diep") + "</w:tc></w:tr></w:tbl>" * depth
    try:
        check(read_bytes(docx(body), "diep.docx"))
    except ReadingError as problem:
        assert problem.key == "reading.error.damaged"


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


# --- pdf ---------------------------------------------------------------------------------


def pdf(stream: str, pages: int = 1, extra: str = "") -> bytes:
    """A minimal PDF whose cross-reference table is absent, so that it also is broken."""
    kids = " ".join(f"{10 + n} 0 R" for n in range(pages))
    body = [
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
        f"2 0 obj<</Type/Pages/Count {pages}/Kids[{kids}]>>endobj",
        "3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj",
        f"4 0 obj<</Length {len(stream)}>>stream\n{stream}\nendstream endobj",
    ]
    body += [
        f"{10 + n} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents 4 0 R>>endobj"
        for n in range(pages)
    ]
    return ("\n".join(body) + f"\ntrailer<</Root 1 0 R{extra}>>\n%%EOF").encode("latin-1")


SHOWN = "BT /F1 12 Tf 50 780 Td 14 TL (Interviewer: Hoe gaat het met je werk?) Tj T* (Karin: Heel goed, dank je wel hoor.) Tj T* (Interviewer: Fijn om te horen.) Tj ET"


def test_pdf_without_cross_reference_table_is_still_read() -> None:
    transcript = read_bytes(pdf(SHOWN), "a.pdf")
    assert [turn.speaker for turn in transcript.turns] == ["Interviewer", "Karin", "Interviewer"]


def test_scanned_pdf_says_how_to_make_text_of_it() -> None:
    with pytest.raises(ReadingError) as caught:
        read_bytes(pdf("", pages=3), "scan.pdf")
    assert caught.value.key == "reading.error.scanned"
    assert "ocrmypdf" in caught.value.cure


def test_pdf_that_is_cut_off_or_noise() -> None:
    whole = pdf(SHOWN)
    for data in (b"%PDF-1.7\n" + random.Random(3).randbytes(4000), whole[:60]):
        assert refused(data, "stuk.pdf") in {"damaged", "scanned"}


def test_pdf_of_two_thousand_pages() -> None:
    transcript = read_bytes(pdf(SHOWN.replace("Interviewer", "I"), pages=2000), "dik.pdf")
    check(transcript)
    assert len(transcript.turns) > 100


# --- subtitles, tables, archives -----------------------------------------------------------


def test_times_that_run_back_overlap_or_are_malformed() -> None:
    data = (
        b"WEBVTT\n\n00:00:09.000 --> 00:00:04.000\n<v Jan>Een.</v>\n\n00:00:02.000 --> 00:00:06.000\n<v Piet>Twee.</v>\n\n"
        b"0:0x:05 --> 00:07\nverdwaald\n\n99:99:99.999 --> 99:99:99.999\n<v Jan>Drie.</v>\n\n00:00:20.000 -->\n<v Piet>Vier.</v>\n"
    )
    transcript = read_bytes(data, "a.vtt")
    check(transcript)
    assert [turn.speaker for turn in transcript.turns] == ["Jan", "Piet", "Jan", "Piet"]
    assert [
        words for words in ("Een.", "Twee.", "verdwaald", "Drie.", "Vier.") if words not in transcript.text
    ] == []
    assert transcript.warnings
    assert refused(b"WEBVTT\n\nzomaar tekst\n", "b.vtt") == "no_cues"


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_csv_with_other_separators_quotes_and_decimal_commas(separator: str) -> None:
    rows = [
        ["Leeftijd", "Uren", "Wat vindt u van het rooster?"],
        ["34", '"32,5"', '"Het ""rooster"" is vaak te laat, zeg ik; en dat | blijft zo."'],
        ["51", '"24,0"', '"Prima zo, maar wel\nin twee regels gezegd."'],
        ["28", '"36,0"', '"Ik zou liever zelf plannen met het team samen."'],
    ]
    data = "\r\n".join(separator.join(row) for row in rows).encode("cp1252")
    transcript = read_bytes(data, "enquete.csv")
    check(transcript)
    said = [transcript.text[t.start : t.end] for t in transcript.turns if t.kind is TurnKind.SPEECH]
    assert said[0] == 'Het "rooster" is vaak te laat, zeg ik; en dat | blijft zo.'
    assert said[1] == "Prima zo, maar wel\nin twee regels gezegd."
    assert transcript.speakers[0].attributes == {"Leeftijd": "34", "Uren": "32,5"}
    assert {s.role for s in transcript.speakers} == {Role.PARTICIPANT}


def test_zip_with_paths_that_leave_the_folder_links_and_bad_members(tmp_path: Path) -> None:
    file = tmp_path / "bronnen.zip"
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("../../buiten.txt", "I: Hoe gaat het?\nR: Goed.\nI: Fijn.\n")
        package.writestr(link, "/etc/passwd")
        package.writestr("leeg.txt", "")
        package.writestr("binnen.zip", b"PK\x05\x06" + b"\0" * 18)
    found = list(read_all(file))
    assert [getattr(one, "source", one) and type(one).__name__ for one in found] == [
        "Transcript",
        "ReadingError",
    ]
    assert found[0].source.name == "buiten.txt"
    with pytest.raises(ReadingError) as caught:
        read(file)
    assert caught.value.key == "reading.error.zip_many"


@pytest.mark.parametrize("name", ["🌷 interview.txt", "a:b?.txt", "x" * 200 + ".txt", "é.TXT"])
def test_odd_file_names(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text("I: Hoe gaat het?\nR: Goed.\nI: Fijn.\n", encoding="utf-8")
    assert read(file).source.name == name


def test_folders_absent_files_links_and_pipes(tmp_path: Path) -> None:
    (tmp_path / "weg.txt").symlink_to(tmp_path / "nergens.txt")
    os.mkfifo(tmp_path / "pijp.txt")
    for path, key in ((tmp_path, "folder"), (tmp_path / "nee.txt", "absent"), (tmp_path / "weg.txt", "absent"),
                      (tmp_path / "pijp.txt", "no_file")):  # fmt: skip
        with pytest.raises(ReadingError) as caught:
            read(path)
        assert caught.value.key == f"reading.error.{key}"


def test_an_error_never_holds_words_of_the_file() -> None:
    with pytest.raises(ReadingError) as caught:
        read_bytes(b'{"geheim": "Karin de Vries', "a.json")
    assert "Karin" not in str(caught.value)
    assert "Karin" not in repr(caught.value)


@pytest.mark.skipif(shutil.which("soffice") is not None, reason="LibreOffice is on this machine")
def test_doc_without_libreoffice_says_what_to_do() -> None:
    assert refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "oud.doc") == "needs_libreoffice"


def test_doc_when_libreoffice_cannot_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "oud.doc") == "needs_libreoffice"


# --- one by one, and in a batch ------------------------------------------------------------


def test_encrypted_pdf_says_so() -> None:
    lock = "/Encrypt<</Filter/Standard/V 1/R 2/Length 40/P -4/O<" + "11" * 32 + ">/U<" + "22" * 32 + ">>>"
    data = pdf(SHOWN, extra=f"/ID[<{'0' * 32}><{'0' * 32}>]{lock}")
    assert refused(data, "slot.pdf") == "encrypted"


def test_pdf_with_a_wrong_cross_reference_table() -> None:
    data = pdf(SHOWN).replace(b"trailer", b"xref\n0 3\n0000000009 65535 f \n0000099999 00000 n \nx\ntrailer")
    transcript = read_bytes(data + b"\nstartxref\n77\n%%EOF", "krom.pdf")
    assert [turn.speaker for turn in transcript.turns] == ["Interviewer", "Karin", "Interviewer"]


@pytest.mark.parametrize(
    "name", ["a/b\\c.txt", "../../etc/passwd.txt", "🌷" * 60 + ".txt", "x" * 300 + ".txt", "CON .txt"]
)
def test_odd_names_of_uploads_and_of_members(tmp_path: Path, name: str) -> None:
    words = b"I: Hoe gaat het?\n\nR: Goed, dank je.\n"
    transcript = read_bytes(words, name)
    assert "/" not in transcript.source.name
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as package:
        package.writestr(name, words)
        package.writestr("b.txt", words)
    found = [one for one in read_all(tmp_path / "a.zip") if not isinstance(one, ReadingError)]
    assert len(found) == 2
    assert all(len(one.source.name) <= 255 and "/" not in one.source.name for one in found)


def test_a_batch_of_bad_files_stops_at_none_of_them(tmp_path: Path) -> None:
    from qualcode.project import Outcome, Project

    good = b"I: Hoe gaat het met het rooster?\n\nR: Het rooster komt altijd te laat, dat zeg ik al jaren.\n"
    bad = {
        "leeg.txt": b"",
        "wit.md": b" \n\n ",
        "beeld.txt": bytes(range(256)) * 40,
        "stuk.docx": b"PK\x03\x04 geen zip",
        "stuk.pdf": b"%PDF-1.7 en dan niets",
        "scan.pdf": pdf("", pages=2),
        "zonder.vtt": b"WEBVTT\n\nalleen woorden",
        "kaal.csv": b"a;b\n",
        "stuk.json": b"{",
        "stuk.eaf": b"<ANNOTATION",
        "stuk.zip": b"PK\x05\x06",
    }
    for name, data in {"a.txt": good, "z.txt": good.replace(b"laat", b"vroeg"), **bad}.items():
        (tmp_path / name).write_bytes(data)
    with Project.create(tmp_path / "p.db") as project:
        added = {line.file: line for line in project.add([tmp_path])}
    assert {name for name, line in added.items() if line.outcome is Outcome.ADDED} == {"a.txt", "z.txt"}
    assert {name for name, line in added.items() if line.outcome is Outcome.FAILED} == set(bad)
    assert all(line.error for name, line in added.items() if name in bad)
