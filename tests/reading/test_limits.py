"""How large a file may be: told at once, with the limit and how to set another, before anything is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.errors import ReadingError
from qualcode.reading import limits, read, read_bytes
from qualcode.reading.raw import Paragraph, Raw
from tests.reading.bad_files import TALK, docx, refused


def sparse(path: Path, head: bytes, mb: int) -> Path:
    """A file of so many MB that takes no room on the disk."""
    with path.open("wb") as stream:
        stream.write(head)
        stream.truncate(mb << 20)
    return path


def said_of(path: Path) -> ReadingError:
    with pytest.raises(ReadingError) as caught:
        read(path)
    return caught.value


def test_text_of_hundreds_of_megabytes_is_refused_unread(tmp_path: Path) -> None:
    said = said_of(sparse(tmp_path / "alles.txt", b"Interviewer: hoe gaat het?\n", 200))
    assert said.key == "reading.error.too_large"
    assert "200 MB" in said.message
    assert "64 MB" in said.message
    assert "QUALCODE_LARGEST=200" in said.cure


@pytest.mark.parametrize("head", [b"%PDF-1.7\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"])
def test_documents_full_of_pictures_may_be_larger(tmp_path: Path, head: bytes) -> None:
    assert said_of(sparse(tmp_path / "scan.pdf", head, 100)).key not in (
        "reading.error.too_large",
        "reading.error.too_large_packed",
    )
    assert said_of(sparse(tmp_path / "scan.pdf", head, 600)).key == "reading.error.too_large_packed"


def test_the_limit_can_be_set_both_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    talk = "Interviewer: hoe gaat het?\n\nKarin: goed hoor, dank je wel.\n\n" * 40_000
    monkeypatch.setenv(limits.SETTING, "1")
    assert refused(talk.encode(), "a.txt") == "too_large"
    monkeypatch.setenv(limits.SETTING, "3")
    assert len(read_bytes(talk.encode(), "a.txt").turns) == 80_000
    monkeypatch.setenv(limits.SETTING, "veel")
    assert limits.largest(b"Interviewer:") == 64


def test_text_that_only_shows_when_it_is_unpacked_is_held_to_the_same_limit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = docx(TALK * 8_000)
    assert len(data) < 1 << 20
    monkeypatch.setenv(limits.SETTING, "1")
    with pytest.raises(ReadingError) as caught:
        limits.check_text(Raw(paragraphs=[Paragraph("ja hoor " * 200_000)]), "a.docx")
    assert caught.value.key == "reading.error.too_much_text"
    monkeypatch.setattr(limits, "_SHORTEST", 100)
    assert refused(data, "a.docx") == "too_many_lines"
