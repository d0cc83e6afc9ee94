"""Words that stand aslant over a page of a PDF: a watermark is nobody's speech."""

from __future__ import annotations

import math

import pytest

from qualcode.reading import read_bytes
from tests.reading.bad_files import SHOWN, pdf

PLAIN = read_bytes(pdf(SHOWN), "gesprek.pdf").text


def aslant(words: str, degrees: float, size: int, across: int, above: int) -> str:
    cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return f"BT /F1 {size} Tf {cosine:.4f} {sine:.4f} {-sine:.4f} {cosine:.4f} {across} {above} Tm ({words}) Tj ET"


@pytest.mark.parametrize("above", [300, 600, 740, 766])
@pytest.mark.parametrize("degrees", [30, 45, 56, -45])
@pytest.mark.parametrize("first", [True, False])
def test_a_watermark_is_no_part_of_what_is_said(above: int, degrees: int, first: bool) -> None:
    mark = aslant("CONCEPT", degrees, 60, 60, above)
    found = read_bytes(pdf(f"{mark} {SHOWN}" if first else f"{SHOWN} {mark}"), "gesprek.pdf")
    assert found.text == PLAIN
    assert found.metadata["Watermerk"] == "CONCEPT"


def test_a_watermark_of_two_words_on_each_page_is_one() -> None:
    mark = aslant("NIET VERSPREIDEN", 45, 50, 60, 300)
    found = read_bytes(pdf(f"{SHOWN} {mark}", pages=3), "gesprek.pdf")
    assert "VERSPREIDEN" not in found.text
    assert found.metadata["Watermerk"] == "NIET VERSPREIDEN"


def test_small_words_aslant_are_read_and_so_is_a_page_that_lies_askew() -> None:
    """The names below the bars of a chart, and a sheet that was set on the glass askew."""
    chart = read_bytes(pdf(f"{SHOWN} {aslant('Ziekenhuizen', 45, 9, 60, 300)}"), "gesprek.pdf")
    assert "Ziekenhuizen" in chart.text
    askew = SHOWN.replace("50 780 Td", "0.9 0.44 -0.44 0.9 80 300 Tm").replace("/F1 12", "/F1 24")
    assert read_bytes(pdf(askew), "gesprek.pdf").text == PLAIN
