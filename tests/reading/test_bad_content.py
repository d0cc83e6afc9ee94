"""Files that hold nothing, noise, too much, or something else than their name says: read, or refused in our words."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from qualcode.errors import ReadingError
from qualcode.reading import read, read_bytes
from qualcode.reading.compose import check
from tests.reading.bad_files import TALK, docx, pdf, refused


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


def test_an_error_never_holds_words_of_the_file() -> None:
    with pytest.raises(ReadingError) as caught:
        read_bytes(b'{"geheim": "Karin de Vries', "a.json")
    assert "Karin" not in str(caught.value)
    assert "Karin" not in repr(caught.value)


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
