"""Places in other tools' texts, and quotations found back by their words."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.exchange.html_text import pieces_of, text_of_html
from qualcode.exchange.locate import Finder, Finding
from qualcode.exchange.offsets import Counted, Counting, Selected, Unit, last_is_named

SIGNS = st.lists(
    st.sampled_from(
        [
            "a",
            "b",
            " ",
            "\n",
            "\r",
            "\t",
            "\ufeff",
            "\x00",
            "😀",
            "é",
            "e\u0301",
            "\u200b",
            "\u1112\u1161\u11ab",
        ]
    ),
    max_size=40,
).map("".join)


@given(SIGNS)
def test_canonical_text_and_places_in_it(raw: str) -> None:
    counted = Counted(raw)
    assert unicodedata.is_normalized("NFC", counted.text)
    assert not set(counted.text) & set("\r\x00\ufeff")
    sizes = {
        Unit.CODE_POINT: len(raw),
        Unit.UTF16: len(raw.encode("utf-16-le")) // 2,
        Unit.BYTE: len(raw.encode("utf-8")),
    }
    for unit, size in sizes.items():
        place = counted.places(Counting(unit))
        found = [place(offset) for offset in range(size + 3)]
        assert found == sorted(found)
        assert found[0] == 0
        assert found[size] == found[-1] == len(counted.text)


@given(st.text(st.sampled_from("ab é😀\n"), max_size=30), st.data())
def test_each_unit_leads_to_the_same_place(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    before = text[:at]
    counted = Counted(text)
    for unit, offset in (
        (Unit.CODE_POINT, at),
        (Unit.UTF16, len(before.encode("utf-16-le")) // 2),
        (Unit.BYTE, len(before.encode("utf-8"))),
    ):
        assert counted.places(Counting(unit))(offset) == at


def test_the_selections_tell_how_is_counted() -> None:
    raw = "😀 Het rooster.\r\n😀 De pool werkt."
    ways = [Counting(unit, one) for unit in Unit for one in (False, True)]
    told = [Selected(23, 27, "pool"), Selected(3, 6, "Het")]
    assert Counted(raw).best(told, ways) == Counting(Unit.UTF16)


@pytest.mark.parametrize(
    ("quote", "expected", "how"),
    [
        ("het rooster", "het rooster", Finding.EXACT),
        ("  het rooster ", "het rooster", Finding.EXACT),
        ("“Het  rooster” is - zegt men", '"het rooster" is –\nzegt men', Finding.PLAIN),
        (
            "Zegt men toch niet altijd (…) en dan bel ik de planning",
            "zegt men toch niet altijd wat je wilt, en dan bel ik de planning",
            Finding.PARTS,
        ),
    ],
)
def test_a_quotation_is_found_back(quote: str, expected: str, how: Finding) -> None:
    text = 'Ja, "het rooster" is –\nzegt men toch niet altijd wat je wilt, en dan bel ik de planning.'
    place = Finder(text).find(quote)
    assert place is not None
    assert (text[place.start : place.end], place.how) == (expected, how)


def test_what_is_not_there_is_not_found() -> None:
    finder = Finder("Een rustig gesprek over het rooster.")
    assert finder.find("de planning") is None
    assert finder.find("") is None
    assert finder.find("Een rustig … en dan nog iets heel anders") is None


def test_of_several_places_the_nearest() -> None:
    finder = Finder("ja zei ze. nee. ja zei ze. ja zei ze.")
    assert (finder.find("ja zei ze").start, finder.find("ja zei ze", near=14).start) == (0, 16)  # type: ignore[union-attr]
    assert finder.find("JA ZEI ZE", near=30).places == 3  # type: ignore[union-attr]


@given(st.text(st.sampled_from("abc éß–“ \n\u00ad😀"), max_size=40), st.data())
def test_any_part_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quote = text[start:end].strip()
    place = Finder(text).find(quote, near=start)
    if quote:
        assert place is not None
        assert text[place.start : place.end] == quote
    messy = quote.replace("“", '"').replace("\n", "  ").replace("–", "-").upper()
    if Finder(text).find(messy) is None:
        assert not messy.replace("\u00ad", "").strip()


def test_html_has_paragraphs_and_counts_without_them() -> None:
    html = (
        "\n<h1>Kop</h1>\n<p>Een  <b>vet</b>\nwoord &amp; meer</p><ul><li>a</li><li>b</li></ul><br>x"
        "<script>y</script>"
    )
    assert text_of_html(html) == "Kop\n\nEen vet woord & meer\n\na\n\nb\n\nx"
    assert "".join(piece for piece, _ in pieces_of(html)) == "Kop\nEen  vet\nwoord & mearabx".replace(
        "mearabx", "meerabx"
    )


def test_ends_are_places_after_the_last_character_unless_more_words_say_otherwise() -> None:
    text = "een twee drie vier"
    named, after = [Selected(0, 2, "een"), Selected(9, 12, "drie")], [Selected(4, 8, "twee")]
    same = Counted(text).places(Counting())
    assert last_is_named(text, [*named, *after], same)
    assert not last_is_named(text, [*named[:1], *after], same), "as many say the one as the other"
    assert not last_is_named(text, after, same)


@pytest.mark.parametrize(("between", "found"), [(50, True), (5_000, False)])
def test_parts_of_a_quotation_that_stand_far_apart_are_no_quotation(between: int, found: bool) -> None:
    first, last = "Het rooster wisselt elke week.", "De pool helpt ons daarbij."
    place = Finder(f"{first} {'en zo ' * between}{last}").find(f"{first} (…) {last}")
    assert (place is not None and place.how is Finding.PARTS) == found
