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


@pytest.mark.parametrize("name", ["a.zip", "a.json", "a.eaf"])
def test_other_content_than_the_name_says(name: str) -> None:
    assert refused(b"gewoon wat woorden, geen document", name) == "damaged"


@pytest.mark.parametrize("name", ["a.docx", "a.pdf", "a.odt", "a.xlsx", "a.rtf", "a.doc"])
@pytest.mark.parametrize("noise", [True, False])
def test_text_or_noise_under_the_name_of_a_document(name: str, noise: bool) -> None:
    text = b"<html><h1>Uw sessie is verlopen, log opnieuw in</h1></html>"
    if noise:
        assert refused(bytes(range(128, 256)) * 9 + bytes(range(32)), name) in ("damaged", "binary")
    elif name != "a.doc":  # a page that calls itself a .doc is what some recognisers make
        assert refused(text, name) == "text_inside"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("gesprek.mp3", "recording"),
        ("gesprek.M4A", "recording"),
        ("gesprek.mp4", "recording"),
        ("flap.heic", "image"),
        ("bericht.msg", "mail"),
        ("dag.pptx", "slides"),
        ("blok.one", "notes"),
        ("brief.pages", "apple"),
        ("oud.xls", "sheet"),
        ("studie.nvpx", "analysis"),
        ("alles.rar", "packed"),
        ("verslag.gdoc", "cloud_link"),
        ("~$gesprek.docx", "held_open"),
        ("wat.xyz", "unknown_format"),
        ("zonder", "no_suffix"),
    ],
)
def test_what_holds_no_text_says_what_it_is_and_what_to_do(name: str, kind: str) -> None:
    assert refused(b"\x00\x01\x02abc" * 9, name) == kind


@pytest.mark.parametrize("start", [b"ID3\x03", b"\x00\x00\x00\x20ftypM4A ", b"RIFF\x00\x00\x00\x00WAVE"])
@pytest.mark.parametrize("name", ["gesprek.txt", "gesprek", "gesprek.docx"])
def test_a_recording_under_another_name_is_told_as_one(start: bytes, name: str) -> None:
    assert refused(start + bytes(range(256)), name) == "recording"


@pytest.mark.parametrize("name", ["gesprek", "Gesprek 3.2 Karin", "Karin 12.03.2025"])
def test_text_whose_name_has_no_suffix_is_read(name: str) -> None:
    transcript = read_bytes(b"Interviewer: Hoe gaat het?\nKarin: Goed hoor, wel druk.\n", name)
    assert [turn.speaker for turn in transcript.turns] == ["Interviewer", "Karin"]


def test_binary_with_a_text_name() -> None:
    assert refused(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "foto.txt") == "image"
    assert refused(random.Random(1).randbytes(50_000), "ruis.txt") == "binary"


def test_a_pdf_or_word_file_with_a_text_name_is_read_as_what_it_is() -> None:
    assert read_bytes(docx(TALK), "interview.txt").source.format == "docx"


def test_nul_bytes_carriage_returns_and_lone_surrogates_do_not_reach_the_text() -> None:
    data = "Interviewer: Ho\x00e gaat het?\r\rKarin: Goed \ufeffhoor.\r\n".encode() + b"\xed\xa0\x80\n"
    transcript = read_bytes(data, "a.txt")
    check(transcript)
    assert transcript.turns[0].speaker == "Interviewer"
    transcript.text.encode("utf-8")


def test_a_text_is_read_up_to_the_empty_room_that_a_program_left_behind_it() -> None:
    text = "Interviewer: Hoe gaat het?\nKarin: Goed hoor, één keer ziek.\nInterviewer: Fijn.\n"
    for encoding in ("utf-8", "cp1252"):
        found = read_bytes(text.encode(encoding) + b"\x00" * 3000, "gesprek.txt")
        assert found.text == read_bytes(text.encode(), "gesprek.txt").text


@pytest.mark.parametrize("name", ["a.txt", "a.docx", "a.pdf", "a.zip", "a.vtt"])
def test_a_file_of_nothing_but_zeros_was_not_stored_well(name: str, tmp_path: Path) -> None:
    assert refused(b"\x00" * 5000, name) == "hollow"
    (tmp_path / name).write_bytes(b"\x00" * 5000)
    with pytest.raises(ReadingError, match="alleen nullen"):
        read(tmp_path / name)


def test_json_with_lone_surrogates() -> None:
    data = b'{"segments": [{"start": 0, "end": 1, "text": "hoi \\ud800 daar\\u0000", "speaker": "A\\ud83d"}]}'
    transcript = read_bytes(data, "a.json")
    check(transcript)
    words = "".join((transcript.text, *(speaker.label for speaker in transcript.speakers)))
    assert words.encode("utf-8").decode("utf-8") == words
    assert "hoi" in words


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


def test_a_document_that_is_written_in_letters_alone_is_read() -> None:
    assert "hallo" in read_bytes(rb"{\rtf1\ansi Interviewer: hallo?\par Karin: ja.\par}", "a.rtf").text


@pytest.mark.parametrize("mark", ["<span>", "<font size=2>"])
def test_marks_of_type_that_are_never_closed_lose_no_words_of_a_page(mark: str) -> None:
    page = "".join(f"<p>{mark}Karin zegt zin {number}." for number in range(3_000))
    found = read_bytes(f"<html><body>{page}".encode(), "a.html").text
    assert found.count("Karin zegt zin") == 3_000


def test_a_page_of_blocks_within_blocks_is_read_whole_or_refused() -> None:
    deep, deepest = ("<div>" * times + "Karin: ja" + "</div>" * times + "<p>Slot." for times in (400, 4_000))
    assert read_bytes(deep.encode(), "a.html").text.endswith("Slot.")
    assert refused(deepest.encode(), "a.html") == "nested"
    assert refused(("<table><tr><td>ja " * 600).encode(), "a.html") == "nested"


def test_parts_within_parts_and_a_time_of_thousands_of_figures_end_no_reader() -> None:
    parts = "".join(
        f'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b{at}"\n\n--b{at}\n'
        for at in range(3_000)
    )
    assert refused(f"{parts}Content-Type: text/html\n\n<p>ja</p>".encode(), "a.mht") == "damaged"
    long = f'{{"segments": [{{"start": 1e400, "end": {"9" * 4_000}, "text": "ja hoor", "speaker": "A"}}]}}'
    assert read_bytes(long.encode(), "a.json").text == "A: ja hoor"


def test_notes_of_a_page_that_all_lead_to_one_mark_end_no_reader() -> None:
    page = "<p>Karin: ja hoor.</p>" + '<p><a href="#n" id="n">[1]</a> Zie bijlage.</p>' * 4
    assert read_bytes(page.encode(), "a.html").text.count("Zie bijlage.") == 4
