"""Items of a list, notes at the foot of a page and words with a slash, whole again where lines and pages tore them."""

from __future__ import annotations

from qualcode.model import DocumentKind, TurnKind
from qualcode.reading import read_bytes
from qualcode.reading.repair import mend


def blocks(*lines: str) -> list[tuple[TurnKind, str]]:
    read = read_bytes("\n".join(lines).encode(), "verslag.txt", kind=DocumentKind.REPORT)
    return [(turn.kind, read.text[turn.start : turn.end].strip()) for turn in read.turns]


_PROSE = [
    "De werkgroep kwam drie keer bijeen in het wijkgebouw en sprak daar met bewoners over de speeltuin.",
    "Daarbij werd steeds hetzelfde gezegd. Wij vatten het hieronder samen, zoals het op de avond klonk.",
]


def test_items_count_on_below_the_rest_of_an_item_that_a_blank_line_cut() -> None:
    found = blocks(
        *_PROSE,
        "Wij kozen plekken die voldoen aan het volgende:",
        "1. De plek ligt niet aan een weg waar hard gereden wordt (dat wil zeggen, harder dan dertig in het",
        "",
        "uur) en is te voet bereikbaar;",
        "2. De plek is van de gemeente;",
        "3. Er staat een boom die schaduw geeft.",
    )
    items = [text for kind, text in found if kind is TurnKind.LIST]
    assert items == [
        "1. De plek ligt niet aan een weg waar hard gereden wordt (dat wil zeggen, harder dan dertig in het uur)"
        " en is te voet bereikbaar;",
        "2. De plek is van de gemeente;",
        "3. Er staat een boom die schaduw geeft.",
    ]


def test_what_ends_with_a_semicolon_between_two_items_belongs_to_the_first() -> None:
    found = blocks(
        *_PROSE,
        "",
        "Zo verdeelden wij het werk:",
        "• Buurt: bewoners snoeien de heg en letten op de kinderen;",
        "",
        "De Bakker betaalt het zand; de school zet de hekken;",
        "",
        "• Gemeente: de tuinman maait en de opzichter keurt de toestellen;",
        "• Allen: wij ruimen op.",
    )
    assert (
        TurnKind.LIST,
        "Buurt: bewoners snoeien de heg en letten op de kinderen; De Bakker betaalt het zand; de school zet de hekken;",
    ) in found


def test_a_paragraph_between_two_lists_stays_one() -> None:
    found = blocks(
        *_PROSE,
        "",
        "• Zand;",
        "",
        "Daarna ging het over de bomen langs de sloot, die volgens de tuinman allemaal ziek waren.",
        "",
        "• Bomen;",
        "• Heggen.",
    )
    assert [text for kind, text in found if kind is TurnKind.LIST] == ["Zand;", "Bomen;", "Heggen."]


def test_a_slash_joins_across_a_blank_line_only_what_goes_on_small() -> None:
    assert mend(["Wij vroegen naar de glijbaan en/", "", "of de wip."], ["slashes"])[0] == [
        "Wij vroegen naar de glijbaan en/of ",
        "",
        "de wip.",
    ]
    apart = ["Wij vroegen naar de glijbaan en/", "", "Daarna kwam de wip."]
    assert mend(apart, ["slashes"])[0] == apart


def test_sentences_with_a_number_at_the_foot_of_a_page_are_its_notes() -> None:
    found = blocks(
        *_PROSE,
        "",
        "Meer dan de helft van de bewoners kwam nooit in de speeltuin, ook niet met hun kleinkinderen.",
        "",
        "1 Zie ook de lijst achterin.",
        "2 Dit zijn bewoners van de drie straten aan het water.",
        "\fDaarna spraken wij met de school, die de speeltuin elke dag gebruikt en hem graag groter zag worden.",
    )
    assert (TurnKind.NOTE, "1 Zie ook de lijst achterin.") in found
    assert (TurnKind.NOTE, "2 Dit zijn bewoners van de drie straten aan het water.") in found


def test_a_list_that_goes_on_overleaf_is_no_note() -> None:
    found = blocks(
        *_PROSE,
        "",
        "Wij vroegen het aan drie mensen.",
        "",
        "1 De tuinman kwam elke week.",
        "2 De opzichter kwam nooit.",
        "\f3 De bakker kwam met brood.",
    )
    assert not [text for kind, text in found if kind is TurnKind.NOTE]
