"""Titles between the items of a list are set apart; the ends of items that a line cut are left where they are."""

from __future__ import annotations

from qualcode.model import DocumentKind, TurnKind
from qualcode.reading import read_bytes
from qualcode.reading.repair import mend
from qualcode.reading.repair.steps import TITLE

_STEPS = ["list_marks", "list_titles"]


def titles(*lines: str) -> list[str]:
    """The lines that are set apart as titles."""
    return [line.strip(TITLE).strip() for line in mend(lines, _STEPS)[0] if line[:1] == TITLE]


def test_a_title_below_an_item_that_left_room_for_it() -> None:
    tally = mend(
        [
            "• Fietsen stallen op het schoolplein achter het hek",
            "• Koffie zetten",
            "• Planten water geven",
            "Taken in de keuken",
            "• Borden stapelen",
            "• Vloer dweilen",
            "tuin en schuur",
            "• Gras maaien",
            "• Hekken verven",
        ],
        _STEPS,
    )
    assert [line.strip(TITLE) for line in tally[0] if line[:1] == TITLE] == [
        "Taken in de keuken",
        "tuin en schuur",
    ]
    (repair,) = (repair for repair in tally[1] if repair.step == "list_titles")
    assert repair.count == 2
    assert repair.examples[0].before == "• Planten water geven / Taken in de keuken"
    assert repair.examples[0].place == "4"


def test_the_end_of_a_full_item_is_no_title() -> None:
    assert not titles(
        "• Wij willen dat de buurtbus ook op zondag langs het",
        "gemeentehuis rijdt",
        "• Wij willen bankjes bij de vijver voor oude mensen en",
        "jonge ouders",
        "• Wij willen meer licht in de steeg achter de bakkerij",
        "bij de sluis",
        "• Wij willen een brievenbus",
    )


def test_an_item_that_asks_for_more_is_not_cut_by_a_title() -> None:
    assert not titles(
        "• Een item dat lang genoeg is om de hele regel te vullen",
        "• Zorgen voor de",
        "buren",
        "• Planten water geven",
        "• Koffie zetten",
        "• Helpen met (onder meer",
        "boodschappen)",
    )


def test_a_second_line_below_every_item_is_no_title() -> None:
    assert not titles(
        "• Bakkerij De Korenaar in de oude kern van het dorp",
        "broodbakker",
        "• Slagerij Van Loon",
        "slager",
        "• Fietsenwinkel Het Wiel",
        "monteur",
    )


def test_a_space_at_the_end_of_broken_lines_tells_which_items_are_complete() -> None:
    prose = [
        "De vereniging kwam in het voorjaar voor het eerst bij elkaar in ",
        "de kantine en maakte daar een lijst van wat iedereen belangrijk ",
        "vindt aan het werk in de tuin.",
        "",
    ]
    items = [
        "• Zelf mogen kiezen welk bed je wiedt",
        "• Gereedschap dat niet kapot is",
        "• Een dak boven de bank waar je uitrust",
    ]
    more = ["• Samen eten", "• Een praatje", "• Een kaart als je ziek bent"]
    assert titles(*prose, *items, "samenwerkingsverbanden", *more) == ["samenwerkingsverbanden"]
    torn = [*items[:-1], "• Een dak boven de bank waar je "]
    assert not titles(*prose, *torn, "uitrust", *more)


def test_small_letters_and_numbers_above_a_list_are_its_title() -> None:
    prose = ["Dit staat in het verslag van de avond over de straat.", ""]
    assert titles(*prose, "sfeer in de straat", "• Groeten", "• Helpen") == ["sfeer in de straat"]
    assert titles(*prose, "Uitkomsten avond 2", "• Groeten", "• Helpen") == ["Uitkomsten avond 2"]
    assert not titles("Dit staat in het verslag van de avond over", "", "de straat", "• Groeten", "• Helpen")
    assert not titles(*prose, "de bewoners noemden:", "• Groeten", "• Helpen")


def test_a_title_with_a_number_between_two_lists_near_each_other() -> None:
    assert titles(
        "• Groeten op de stoep en in de winkel op de hoek;",
        "• Helpen;",
        "• Zwaaien naar wie voorbijkomt.",
        "",
        "Uitkomsten avond 2",
        "• Praten.",
        "• Lachen.",
    ) == ["Uitkomsten avond 2"]


def test_the_titles_become_headings_and_the_step_can_be_left_out() -> None:
    lines = [
        "Wat bewoners vinden",
        "",
        "In dit verslag staat wat de bewoners van de straat elkaar op een avond in mei vertelden.",
        "",
        "• Buren groeten elkaar altijd op de stoep",
        "• Kinderen spelen buiten",
        "• Niemand klaagt",
        "samen klussen",
        "• Heggen knippen",
        "• Stoep vegen",
        "• Verven",
    ]
    text = "\n".join(lines)
    read = read_bytes(text.encode(), "straat.txt", kind=DocumentKind.REPORT)
    kinds = {read.text[turn.start : turn.end]: turn.kind for turn in read.turns}
    assert kinds["samen klussen"] is TurnKind.HEADING
    assert kinds["Niemand klaagt"] is TurnKind.LIST
    glued = read_bytes(text.encode(), "straat.txt", kind=DocumentKind.REPORT, without=["list_titles"])
    assert "Niemand klaagt samen klussen" in glued.text
