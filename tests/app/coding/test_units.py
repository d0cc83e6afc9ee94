"""Code points and UTF-16 units: every place goes to and fro, whatever stands in the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.coding.units import Units

TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]), st.sampled_from("a é e\u0301👩🏽\u200d⚕️😀\U0010ffff\n")
    )
)


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(TEXTS, st.data())
def test_a_place_goes_to_and_fro(text: str, data: st.DataObject) -> None:
    units, place = Units(text), data.draw(st.integers(0, len(text)))
    assert units.of(place) == utf16(text[:place])
    assert units.to(units.of(place)) == place
    assert units.to(units.of(place), up=True) == place


@given(TEXTS, st.data())
def test_within_a_character_a_place_goes_to_its_edge(text: str, data: st.DataObject) -> None:
    units, unit = Units(text), data.draw(st.integers(0, utf16(text)))
    down, up = units.to(unit), units.to(unit, up=True)
    assert utf16(text[:down]) <= unit <= utf16(text[:up])
    assert up - down <= 1


@given(TEXTS, st.data())
def test_a_span_holds_all_it_touches(text: str, data: st.DataObject) -> None:
    units, long = Units(text), utf16(text)
    start, end = sorted((data.draw(st.integers(0, long)), data.draw(st.integers(0, long))))
    first, last = units.span_to(start, end)
    touched = text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le", "replace").strip("\ufffd")
    assert touched in text[first:last]


def test_outside_the_text_is_its_edge() -> None:
    units = Units("😀b")
    assert (units.to(-3), units.to(99), units.to(99, up=True)) == (0, 2, 2)
