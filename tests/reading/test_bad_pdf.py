"""PDFs that are broken, scanned, locked or very long."""

from __future__ import annotations

import random
import zlib

import pytest

from qualcode.errors import ReadingError
from qualcode.reading import read_bytes
from qualcode.reading.compose import check
from qualcode.reading.page import nested
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


def _drawn(forms: dict[int, tuple[str, str]], extra: str = "") -> bytes:
    """A PDF whose page calls drawing 50; `forms` has of each its resources and what it draws."""
    objects = [
        f"{number} 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources {resources}/Length {len(drawn)}>> "
        f"stream\n{drawn}\nendstream endobj"
        for number, (resources, drawn) in forms.items()
    ]
    page = pdf("/A Do").replace(b"/Resources<<", b"/Resources<</XObject<</A 50 0 R>>")
    return page.replace(b"trailer", "\n".join([*objects, extra, "trailer"]).encode())


def test_drawings_within_drawings_are_read() -> None:
    font = "<</Font<</F1 3 0 R>>/XObject<</A 51 0 R/B 52 0 R>>>>"
    data = _drawn(
        {50: ("60 0 R", "/A Do"), 51: (font, "q /B Do Q"), 52: (font, SHOWN)}, f"60 0 obj {font} endobj"
    )
    assert [turn.speaker for turn in read_bytes(data, "a.pdf").turns] == [
        "Interviewer",
        "Karin",
        "Interviewer",
    ]


@pytest.mark.parametrize("resources", ["<</XObject<</A 50 0 R/B 50 0 R>>>>", "60 0 R", "<</XObject 61 0 R>>"])
def test_drawings_that_call_themselves_twice_are_refused(resources: str) -> None:
    """Pdfium drew them out to forty deep: two to the fortieth, until all memory was gone and the process with it."""
    extra = "60 0 obj <</XObject 61 0 R>> endobj 61 0 obj <</A 50 0 R/B 50 0 R>> endobj"
    assert refused(_drawn({50: (resources, "/A Do /B Do")}, extra), "a.pdf") == "drawn_endless"


def test_drawings_that_double_from_one_to_the_next_are_refused() -> None:
    def doubling(deep: int) -> bytes:
        forms = {50 + at: (f"<</XObject<</A {51 + at} 0 R>>>>", "/A Do /A Do") for at in range(deep)}
        return _drawn({**forms, 50 + deep: ("<</Font<</F1 3 0 R>>>>", SHOWN)})

    assert len(read_bytes(doubling(3), "a.pdf").turns) >= 3
    assert refused(doubling(25), "a.pdf") == "drawn_endless"


def test_resources_of_drawings_are_found_where_they_are_packed_together() -> None:
    packed = zlib.compress(b"60 0 <</XObject<</A 50 0 R/B 50 0 R>>>>").decode("latin-1")
    stream = f"62 0 obj <</Type/ObjStm/N 1/First 5/Filter/FlateDecode/Length {len(packed)}>> stream\n{packed}\nendstream endobj"
    data = pdf("/A Do").replace(b"trailer", stream.encode("latin-1") + b"\ntrailer")
    form = b"50 0 obj <</Subtype/Form/Resources 60 0 R>> stream\n/A Do /B Do\nendstream endobj\n"
    assert nested.is_endless(data.replace(b"trailer", form + b"trailer"))
    assert not nested.is_endless(data.replace(b"trailer", form.replace(b"/B Do", b"") + b"trailer"))


def test_pdf_that_begins_after_what_a_mail_program_left_before_it() -> None:
    transcript = read_bytes(
        b"Content-Type: application/pdf\r\nX-Kop: ja\r\n\r\n" * 8 + pdf(SHOWN), "bijlage.pdf"
    )
    assert [turn.speaker for turn in transcript.turns] == ["Interviewer", "Karin", "Interviewer"]


@pytest.mark.parametrize("count", [50, 900, 5_000, 400_000])
def test_pages_that_are_only_said_to_be_there_are_told_of_and_the_others_read(count: int) -> None:
    """A file with one page of text and many that are lost was called a scan."""
    data = pdf(SHOWN).replace(b"/Count 1", f"/Count {count}".encode())
    transcript = read_bytes(data, "krom.pdf")
    assert [turn.speaker for turn in transcript.turns] == ["Interviewer", "Karin", "Interviewer"]
    assert any(f"2–{count}" in warning.replace(".", "") for warning in map(str, transcript.warnings))
