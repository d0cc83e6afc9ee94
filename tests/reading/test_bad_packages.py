"""Zip bombs, entities from elsewhere, links, odd names and locks in archives: refused before they do harm, alone where they can."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from qualcode.errors import ReadingError
from qualcode.reading import read, read_all
from qualcode.reading.archive import Member, members, passed_over
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


def all_over_one(times: int, content: bytes) -> bytes:
    """A zip whose list names one packed file so many times."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(content) + packer.flush()
    told = (8, 0, 0, zlib.crc32(content), len(packed), len(content), len(b"a.txt"), 0)
    local = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, *told) + b"a.txt" + packed
    entry = struct.pack("<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, *told, 0, 0, 0, 0, 0) + b"a.txt"
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, times, times, len(entry) * times, len(local), 0)
    return local + entry * times + end


def test_one_packed_file_that_is_named_very_often_is_not_unpacked_as_often() -> None:
    data = all_over_one(400, b"Interviewer: hoe gaat het?\n" * 40_000)
    found: list[Member] = []
    with pytest.raises(ReadingError) as caught:
        found.extend(members(data, "bom.zip"))
    assert caught.value.key == "reading.error.bomb"
    assert 0 < len(found) < 20


def packed_as(content: bytes, way: int, **lies: int) -> bytes:
    """A zip of one text, whose list tells `lies` of its ``size`` packed or ``length`` unpacked."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", way) as package:
        package.writestr("a.txt", content)
    data = bytearray(stream.getvalue())
    entry = data.rindex(b"PK\1\2")
    for lie, at in (("size", entry + 20), ("length", entry + 24)):
        if lie in lies:
            data[at : at + 4] = struct.pack("<I", lies[lie])
    return bytes(data)


@pytest.mark.parametrize("way", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_zip_that_lies_about_sizes_is_unpacked_no_further_than_it_says(way: int) -> None:
    talk = b"Interviewer: Hoe gaat het?\nKarin: Goed hoor.\n"
    (read,) = members(packed_as(talk, way), "goed.zip")
    assert read.data == talk
    zeros = bytes(60 << 20)
    (one,) = members(packed_as(zeros, way, size=0x7FFFFFFF), "bom.zip")
    assert one.problem is not None
    assert one.problem.key == "reading.error.bomb"
    (other,) = members(packed_as(zeros, way, length=10), "bom.zip")
    assert other.problem is not None
    assert other.problem.key == "reading.error.damaged"


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


def zipped_under(*names: bytes) -> bytes:
    """A zip of two turns under each of `names`, which does not say in what letters those are."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for number, name in enumerate(names):
            package.writestr(f"{number}".ljust(len(name), "#"), f"I: Hoe gaat het?\nR{number}: Goed.\n")
    data = stream.getvalue()
    for number, name in enumerate(names):
        data = data.replace(f"{number}".ljust(len(name), "#").encode(), name)
    return data


@pytest.mark.parametrize("letters", ["utf-8", "cp437", "cp850", "cp1252"])
def test_names_in_a_zip_are_read_in_the_letters_of_the_program_that_made_it(letters: str) -> None:
    data = zipped_under("Zoë één keer.txt".encode(letters), "Café Ruïne/Renée.txt".encode(letters))
    found = [(one.folders, one.name) for one in members(data, "map.zip")]
    assert found == [((), "Zoë één keer.txt"), (("Café Ruïne",), "Renée.txt")]


def locked(data: bytes, name: bytes) -> bytes:
    """`data`, a zip, that says of one file in it that it is behind a password."""
    for mark, flags, names in ((b"PK\x03\x04", 6, 30), (b"PK\x01\x02", 8, 46)):
        at = data.index(
            mark, data.index(name) - names if mark == b"PK\x03\x04" else data.rindex(name) - names
        )
        data = data[: at + flags] + bytes([data[at + flags] | 1]) + data[at + flags + 1 :]
    return data


def test_a_file_behind_a_password_in_a_zip_stops_itself_alone() -> None:
    data = locked(zipped_under(b"open.txt", b"dicht.txt"), b"dicht.txt")
    one, other = members(data, "map.zip")
    assert (one.name, one.problem) == ("open.txt", None)
    assert other.problem is not None
    assert (other.problem.key, other.problem.file) == ("reading.error.locked_in_zip", "dicht.txt")
    assert refused(locked(zipped_under(b"dicht.txt"), b"dicht.txt"), "map.zip") == "locked_zip"


def zipped(**files: bytes | str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(name.replace("__", "/").replace("_", "."), data)
    return stream.getvalue()


TALK = "I: Hoe gaat het?\nR: Goed hoor.\n"


def test_a_zip_within_a_zip_is_a_folder_and_one_within_that_is_told() -> None:
    deepest = zipped(diep_txt=TALK)
    west = zipped(een_txt=TALK, diep_zip=deepest, foto_png=b"x")
    data = zipped(los_txt=TALK, west_zip=west, ronde__oost_zip=zipped(map__twee_txt=TALK), leeg_zip=zipped())
    found = [(one.folders, one.name) for one in members(data, "alles.zip")]
    assert found == [((), "los.txt"), (("west",), "een.txt"), (("ronde", "oost", "map"), "twee.txt")]
    told = dict(passed_over(data, "alles.zip"))
    assert set(told) == {"west/diep.zip", "west/foto.png", "leeg.zip"}
    assert told["west/diep.zip"] == "reading.error.zip_in_zip"


def test_a_damaged_zip_within_a_zip_stops_itself_alone() -> None:
    whole, torn = members(zipped(heel_zip=zipped(een_txt=TALK), kapot_zip=b"PK\x03\x04 stuk"), "alles.zip")
    assert (whole.folders, whole.name, whole.problem) == (("heel",), "een.txt", None)
    assert torn.problem is not None
    assert (torn.problem.key, torn.problem.file) == ("reading.error.damaged", "kapot.zip")


def test_zips_within_a_zip_hold_together_no_more_than_one_may(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = zipped(een_txt=TALK)
    monkeypatch.setattr("qualcode.reading.archive.LARGEST_PART", 2 * len(inner))
    data = zipped(a_zip=inner, b_zip=zipped(twee_txt=TALK), c_zip=inner)
    with pytest.raises(ReadingError) as caught:
        list(members(data, "alles.zip"))
    assert caught.value.key == "reading.error.bomb"
