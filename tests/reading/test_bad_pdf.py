"""PDFs that are broken, scanned, locked or very long."""

from __future__ import annotations

import random

import pytest

from qualcode.errors import ReadingError
from qualcode.reading import read_bytes
from qualcode.reading.compose import check
from tests.reading.bad_files import SHOWN, pdf, refused


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


def test_encrypted_pdf_says_so() -> None:
    lock = "/Encrypt<</Filter/Standard/V 1/R 2/Length 40/P -4/O<" + "11" * 32 + ">/U<" + "22" * 32 + ">>>"
    data = pdf(SHOWN, extra=f"/ID[<{'0' * 32}><{'0' * 32}>]{lock}")
    assert refused(data, "slot.pdf") == "encrypted"


def test_pdf_with_a_wrong_cross_reference_table() -> None:
    data = pdf(SHOWN).replace(b"trailer", b"xref\n0 3\n0000000009 65535 f \n0000099999 00000 n \nx\ntrailer")
    transcript = read_bytes(data + b"\nstartxref\n77\n%%EOF", "krom.pdf")
    assert [turn.speaker for turn in transcript.turns] == ["Interviewer", "Karin", "Interviewer"]
