"""Headings of reports: which name a theme, and what stands under what."""

from __future__ import annotations

import pytest

from qualcode.codebook.headings import Heading, headings_of, names_theme, plain
from qualcode.model import Turn, TurnKind


def document(*blocks: str | tuple[int, str]) -> tuple[str, list[Turn]]:
    """Text and turns of blocks; a block with a level is a heading."""
    parts, turns, start = [], [], 0
    for block in blocks:
        level, words = block if isinstance(block, tuple) else (0, block)
        kind = TurnKind.HEADING if level else TurnKind.PROSE
        turns.append(Turn(start, start + len(words), "", kind, level=level))
        parts.append(words)
        start += len(words) + 2
    return "\n\n".join(parts), turns


def outline(*blocks: str | tuple[int, str]) -> list[tuple[str, str]]:
    """Each heading with the title of the one above it."""
    found = headings_of(*document(*blocks), "a.txt")
    return [(h.title, found[h.parent].title if h.parent >= 0 else "") for h in found]


BODY = "Hier staat een alinea met genoeg woorden om een sectie te zijn."


def test_numbers_say_what_stands_under_what() -> None:
    assert outline(
        (1, "1 Werk"), BODY, (1, "1.2 Roosters"), BODY, (1, "1.2.1 Ruilen"), BODY, (3, "2. Geld"), BODY
    ) == [("Werk", ""), ("Roosters", "Werk"), ("Ruilen", "Roosters"), ("Geld", "")]


def test_levels_do_so_where_there_are_no_numbers() -> None:
    assert outline(
        (1, "Werk"), BODY, (2, "Roosters"), BODY, (3, "Ruilen"), BODY, (2, "Pauzes"), BODY, (1, "Geld"), BODY
    ) == [("Werk", ""), ("Roosters", "Werk"), ("Ruilen", "Roosters"), ("Pauzes", "Werk"), ("Geld", "")]


def test_what_is_left_out_hands_its_children_up() -> None:
    assert outline((1, "1 Inleiding"), BODY, (2, "1.1 Schaarste"), BODY, (2, "1.2 Leeswijzer"), BODY) == [
        ("Schaarste", "")
    ]


def test_end_matter_takes_along_what_is_below_it() -> None:
    assert outline(
        (1, "Werk"), BODY, (1, "Bijlage 1: Vragenlijst"), BODY, (2, "Over werk"), BODY, (1, "Geld"), BODY
    ) == [("Werk", ""), ("Geld", "")]


def test_a_heading_that_keeps_coming_back_is_a_fixed_part() -> None:
    blocks = [block for name in "ABC" for block in ((1, f"Thema {name}"), BODY, (2, "Reacties"), BODY)]
    assert [title for title, _ in outline(*blocks)] == ["Thema A", "Thema B", "Thema C"]


def test_items_of_a_list_are_no_chapters() -> None:
    found = outline(
        *((2, "4.1 Voorwaarden"), BODY, (1, "1. Vertrouwen"), BODY, (1, "2. Rust. Dat is nodig."), BODY),
        *((1, "5 Gevolgen"), BODY, (2, "5.1 Verloop"), BODY),
    )
    assert found == [
        ("Voorwaarden", ""),
        ("Vertrouwen", "Voorwaarden"),
        ("Rust", "Voorwaarden"),
        ("Gevolgen", ""),
        ("Verloop", "Gevolgen"),
    ]


def test_a_footnote_that_passes_for_a_heading() -> None:
    found = outline((2, "3.1 Werk"), BODY, (1, "11 Een rapport van elders"), BODY, (2, "3.2 Geld"), BODY)
    assert [title for title, _ in found] == ["Werk", "Geld"]


def test_headings_glued_to_the_text_are_found_by_their_number() -> None:
    text, turns = document(
        "3.3 Grote lijnen 3.3.1 De deur op slot Uit gesprekken blijkt dat het knelt.",
        (3, "3.3.2 Werven & behoud"),
        "2.5 Miljoen keer bellen helpt niet, zegt men. " + BODY,
    )
    found = headings_of(text, turns, "a.txt")
    assert [(h.number, h.title, h.parent) for h in found] == [
        ("3.3", "Grote lijnen", -1),
        ("3.3.1", "De deur op slot", 0),
        ("3.3.2", "Werven & behoud", 0),
    ]
    assert text[found[1].start : found[1].end].strip().startswith("Uit gesprekken")


def test_two_headings_in_one_block() -> None:
    assert outline((1, "6. GRIP OP WERK 6.1 Samen roosteren"), BODY) == [
        ("Grip op werk", ""),
        ("Samen roosteren", "Grip op werk"),
    ]


def test_the_number_of_a_box_is_not_that_of_a_section() -> None:
    found = headings_of(
        *document(
            (2, "2.1 Werk"), BODY, (2, "Box 2.2 Een zaak van lang geleden"), BODY, (2, "2.2 Geld"), BODY
        ),
        "a.txt",
    )
    assert [(h.number, h.title, h.parent) for h in found] == [
        ("2.1", "Werk", -1),
        ("", "Een zaak van lang geleden", 0),
        ("2.2", "Geld", -1),
    ]


def test_heads_of_columns_are_no_themes() -> None:
    caption = "Tabel 2.1 Redenen om te gaan"
    blocks = [
        (2, "2.1 Werk"), BODY, caption, (3, "Drie redenen Specifieke gevolgen"), BODY,
        caption, (3, "REDENEN EN GEVOLGEN"), BODY, caption, (3, "Motieven voor flexwerk"), BODY,
        (3, "Vrije Vogel"), BODY,
    ]  # fmt: skip
    assert [title for title, _ in outline(*blocks)] == ["Werk", "Motieven voor flexwerk", "Vrije Vogel"]


def test_what_has_nothing_below_it_is_left_out() -> None:
    assert outline((1, "1 Werk"), (2, "1.1 Conclusie"), BODY, (1, "2 Geld"), (2, "2.1 Loon"), BODY) == [
        ("Geld", ""),
        ("Loon", "Geld"),
    ]


def test_a_heading_without_text_of_its_own_spans_what_stands_under_it() -> None:
    text, turns = document(
        (1, "1 Werk"), (2, "1.1 Roosters"), BODY, (2, "1.2 Pauzes"), BODY, (1, "2 Geld"), BODY
    )
    work, rosters, *_ = headings_of(text, turns, "a.txt")
    assert work.end == text.index("2 Geld")
    assert rosters.end == text.index("1.2 Pauzes")


def test_a_list_of_abbreviations_is_end_matter() -> None:
    assert outline((1, "1 Werk"), BODY, (2, "7.4 Afkortingenlijst"), BODY, (3, "PMO Keuring"), BODY) == [
        ("Werk", "")
    ]


def test_sections_lie_between_headings() -> None:
    text, turns = document((1, "Werk"), BODY, (1, "Geld"), BODY)
    one, two = headings_of(text, turns, "a.txt")
    assert text[one.start : one.end].strip() == BODY
    assert one == Heading("Werk", "", "a.txt", -1, 4, text.index("Geld"))
    assert two.end == len(text)
    assert headings_of("", [], "a.txt") == []


@pytest.mark.parametrize(
    ("title", "theme"),
    [
        ("Werkdruk & (keuze)vrijheid", True),
        ("Welke rol speelt het rooster in de keuze voor flexwerk?", False),
        ("Wat ons bindt", True),
        ("Conclusies en aanbevelingen", False),
        ("Daardoor is het zwaar.”", False),
        ("Invloed van de inzet van flexwerkers op de", False),
        ("invloed op het werk", False),
        ("Tabel 3.1 Motieven", False),
        ("2019", False),
        ("Een titel die zo lang doorgaat dat het eigenlijk geen titel meer is maar een zin", False),
    ],
)
def test_names_of_themes(title: str, theme: bool) -> None:
    assert names_theme(title) is theme


def test_shouting_is_calmed() -> None:
    assert plain("GRIP OP HET LEVEN") == "Grip op het leven"
    assert plain("COnCLUSIES") == "Conclusies"
    assert plain("HR-beleid") == "HR-beleid"
    assert plain("ZZP") == "ZZP"
