"""Words in the file of a PDF that cannot be seen on its page: somebody may have hidden them."""

from __future__ import annotations

import zlib

import pytest

from qualcode.reading import read_bytes
from tests.reading.bad_files import pdf

ASKED = "BT /F1 12 Tf 50 780 Td (Interviewer: Wie maakt bij jullie het rooster?) Tj ET"
TOLD = "BT /F1 12 Tf 50 750 Td (Karin: Dat doet de teamleider altijd op vrijdagmiddag.) Tj ET"
NAME = "meneer Overwater"


def written(words: str, at: str = "50 700") -> str:
    return f"BT /F1 12 Tf {at} Td ({words}) Tj ET"


@pytest.mark.parametrize(
    "drawn",
    [
        f"1 g {written(NAME)} 0 g",
        f"1 1 1 rg {written(NAME)} 0 g",
        f"1.0 1.0 1.0 rg {written(NAME)} 0 g",
        f"0.98 g {written(NAME)} 0 g",
        f"0 0 0 0 k {written(NAME)} 0 g",
        f"q 1 g 40 690 200 30 re f {written(NAME)} Q",
        f"BT 3 Tr /F1 12 Tf 50 700 Td ({NAME}) Tj 0 Tr ET",
        written(NAME, "50 900"),
        written(NAME, "50 -30"),
        written(NAME, "700 700"),
        written(NAME, "-200 700"),
    ],
)
def test_words_that_cannot_be_seen_are_not_read_and_that_is_told(drawn: str) -> None:
    found = read_bytes(pdf(f"{ASKED} {TOLD} {drawn}"), "gesprek.pdf")
    assert "Overwater" not in found.text
    assert found.text.startswith("Interviewer: Wie maakt bij jullie het rooster?\n\nKarin: Dat doet")
    (warning,) = found.warnings
    assert warning.startswith("Op pagina 1 staan 2 woorden in het bestand die op het blad niet te zien zijn")


@pytest.mark.parametrize(
    "drawn",
    [
        f"0 0 0.5 rg 40 690 200 30 re f 1 g {written(NAME)} 0 g",
        f"0.6 g {written(NAME)} 0 g",
        f"1 0 0 rg {written(NAME)} 0 g",
        written(NAME, "500 700"),
    ],
)
def test_words_that_are_seen_are_read(drawn: str) -> None:
    found = read_bytes(pdf(f"{ASKED} {TOLD} {drawn}"), "gesprek.pdf")
    assert "Overwater" in found.text
    assert not found.warnings


def _scan(page: str) -> bytes:
    image = (
        "50 0 obj<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray"
        "/Length 1>>stream\n0\nendstream endobj"
    )
    data = pdf(page).replace(b"/Resources<<", b"/Resources<</XObject<</A 50 0 R>>")
    return data.replace(b"trailer", f"{image}\ntrailer".encode())


def test_words_laid_unseen_over_a_scan_are_read() -> None:
    """As `ocrmypdf` does; the rest of the page is set as letters."""
    unseen = f"BT 3 Tr /F1 12 Tf 50 700 Td ({NAME}) Tj 0 Tr ET"
    found = read_bytes(_scan(f"{ASKED} {TOLD} q 595 0 0 100 0 650 cm /A Do Q {unseen}"), "scan.pdf")
    assert "Overwater" in found.text
    assert not found.warnings
    beside = read_bytes(_scan(f"{ASKED} {TOLD} q 595 0 0 100 0 100 cm /A Do Q {unseen}"), "scan.pdf")
    assert "Overwater" not in beside.text


def test_a_page_of_which_most_cannot_be_seen_is_read_and_that_is_told() -> None:
    """What was recognised in a scan, without the scan."""
    found = read_bytes(pdf(f"3 Tr {ASKED} {TOLD}"), "gesprek.pdf")
    assert [turn.speaker for turn in found.turns] == ["Interviewer", "Karin"]
    (warning,) = found.warnings
    assert warning.startswith("Op pagina 1 is de meeste tekst op het blad niet te zien")


def test_a_page_with_more_fields_than_are_read_tells_it() -> None:
    many = " ".join(["20 0 R"] * 2001)
    note = "20 0 obj<</Type/Annot/Subtype/Text/Rect[0 0 10 10]>>endobj\ntrailer"
    for notes, told in ((many, True), (many[7:], False)):
        data = pdf(f"{ASKED} {TOLD}").replace(b"/Contents", f"/Annots[{notes}]/Contents".encode())
        found = read_bytes(data.replace(b"trailer", note.encode()), "formulier.pdf")
        assert any("meer invulvelden" in warning for warning in found.warnings) is told


def test_what_is_white_is_found_in_a_packed_page_too() -> None:
    page = f"{ASKED} {TOLD} 1 g {written(NAME)}"
    packed = zlib.compress(page.encode()).decode("latin-1")
    data = pdf(packed).replace(b"<</Length", b"<</Filter/FlateDecode/Length", 1)
    found = read_bytes(data, "gesprek.pdf")
    assert "Overwater" not in found.text
    assert len(found.warnings) == 1
