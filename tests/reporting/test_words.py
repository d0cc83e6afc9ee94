"""How numbers, dates and foreign text are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from qualcode.reporting.words import as_lined, clean, clock, day, moment, number, one_line, percentage, share


def test_numbers_in_dutch() -> None:
    assert number(1234567) == "1.234.567"
    assert number(0.825, 2) == "0,82"
    assert number(-0.004, 2) == "0,00"
    assert percentage(1, 3) == "33%"
    assert percentage(0, 0) == "–"


@pytest.mark.parametrize(
    ("iso", "told"),
    [("2024-02-29", "29 februari 2024"), ("2024-02-30", "2024-02-30"), ("mei 2024", "mei 2024")],
)
def test_days(iso: str, told: str) -> None:
    assert day(iso) == told


def test_moments_and_clock() -> None:
    assert moment("2026-11-23T09:05+01:00") == "23 november 2026, 9.05 uur"
    assert moment("gisteren") == "gisteren"
    assert clock(751.9) == "0:12:31"
    assert clock(36_000) == "10:00:00"


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_clean_text_is_xml_and_utf8(text: str) -> None:
    etree.fromstring(b"<a>" + _escaped(clean(text)).encode("utf-8") + b"</a>")
    assert "\n" not in one_line(text)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def test_clean_keeps_what_is_allowed() -> None:
    kept = "tab\t nieuwe\nregel é 👍 \u00ad"
    assert clean(kept) == kept
    assert clean("a\x0bb\r\nc\x00d\ud800") == "a\nb\ncd\ufffd"


@pytest.mark.parametrize(
    ("part", "whole", "told"),
    [(0, 50, "0%"), (36, 11_667, "0,3%"), (1, 25, "4,0%"), (6, 60, "10%"), (60, 60, "100%"), (0, 0, "–")],
)
def test_small_shares_keep_a_decimal(part: int, whole: int, told: str) -> None:
    assert share(part, whole) == told


def test_typed_lines_stay_lines() -> None:
    assert (
        as_lined("  Eerst dit;\tdan dat. \r\n\n\n\n- een  streepje\n")
        == "Eerst dit; dan dat.\n\n- een streepje"
    )
