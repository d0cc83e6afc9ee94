"""Zip bombs, entities from elsewhere and links in archives: refused before they do harm."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from qualcode.errors import ReadingError
from qualcode.reading import read, read_all
from tests.reading.bad_files import WORD, refused


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
