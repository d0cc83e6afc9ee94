"""Sentences, items and words of a report that a page, a blank line, a list or a dash tore apart, whole again."""

from __future__ import annotations

import pytest

from qualcode.model import DocumentKind, Transcript, TurnKind
from qualcode.reading import read_bytes
from qualcode.reading.repair import mend

FILLER = [
    "De gemeente vroeg ons om na te gaan hoe de bibliotheken in de regio samenwerken en wat dat ",
    "oplevert voor bezoekers, vrijwilligers en de mensen die er werken. Wij spraken met velen en ",
    "lazen de verslagen van de afgelopen jaren. Wat opvalt is dat de meeste plannen niet uit het ",
    "archief komen maar uit de leeszaal zelf. Dat is een goed teken voor de komende tijd. ",
    "",
]
AFTER = [
    "De tweede vraag ging over geld, en daar waren de leden korter over. Zij vonden dat de wethouder ",
    "eerst maar eens moest komen kijken voordat hij een bedrag noemde. Dat heeft hij toen ook gedaan. ",
    "Hij kwam op een dinsdag, bleef tot sluitingstijd en nam twee boeken mee die hij nog niet kende. ",
]
TORN = [
    "Het idee is niet nieuw. Al in de jaren zestig schreef een bibliothecaris uit de stad over de ",
    "leeszaal als huiskamer van de wijk, en hij had dat gelezen in een blad uit het Verenigd ",
]
REST = "\fKoninkrijk, waar zij dit al langer zo deden. Dat blad bestaat niet meer, en hij ook niet. "
NOTES = ["1\tZie het jaarverslag van de vereniging.", "2\tBoer en Vink 1968.", "3\tArchief, doos 12."]


def report(*lines: str) -> Transcript:
    return read_bytes("\n".join([*FILLER, *lines, "", *AFTER]).encode(), "a.txt", kind=DocumentKind.REPORT)


def of_kind(found: Transcript, kind: TurnKind) -> list[str]:
    return [found.text[turn.start : turn.end] for turn in found.turns if turn.kind is kind]


def test_a_sentence_goes_on_over_a_page_behind_a_name_with_a_capital() -> None:
    assert "uit het Verenigd Koninkrijk, waar" in report(*TORN, *NOTES, REST).text


def test_a_page_number_between_blank_lines_ends_a_page() -> None:
    lines = [*FILLER * 4, "12 Jaarboek", "", "", *TORN, "", "13 Jaarboek", "", "", REST.strip("\f")]
    found = report(*lines, "", *FILLER * 4, "14 Jaarboek", "", "", *FILLER * 4)
    assert "uit het Verenigd Koninkrijk, waar" in found.text


def test_a_quote_that_stays_open_goes_on_over_the_page_and_no_other_sentence_does() -> None:
    above = [
        "De wethouder vertelde het ons zelf. “Wij hadden die winter geen geld voor hout, en dus bleef ",
        "de kachel uit. Dat vond niemand erg, want er was koffie en er waren dekens uit de bioscoop. ",
    ]
    below = "\fToen de lente kwam ging de deur open, en daar stonden ze allemaal nog.”"
    assert "uit de bioscoop. Toen de lente" in report(*above, *NOTES, below).text
    assert "bioscoop. Toen" not in report(above[0].replace("“", ""), above[1], *NOTES, below.strip("”")).text


def test_a_paragraph_goes_on_behind_a_list_that_its_page_shows() -> None:
    items = ["• Koffie", "• Dekens", "• Boeken"]
    rest = "\faandacht besteed aan wat de leden zelf van hun zaal vonden. Dat was meer dan wij dachten. "
    torn = [TORN[0], "leeszaal als huiskamer van de wijk, en in dat blad werd er ook daarna nog altijd veel "]
    found = report(*torn, "", *items, rest)
    assert "nog altijd veel aandacht besteed" in found.text
    assert of_kind(found, TurnKind.LIST) == ["Koffie", "Dekens", "Boeken"]


def test_a_word_cut_over_a_blank_line_leaves_its_paragraph_whole() -> None:
    found = report(
        "• Het beeld dat de leden van hun eigen zaal hebben is door de jaren heen ver-",
        "",
        "deeld. De verwachting was een beeld dat in alle dorpen ongeveer gelijk zou zijn. ",
        "",
        "• De leden zien het liefst een zaal die open is. ",
    )
    assert "heen verdeeld. De verwachting" in of_kind(found, TurnKind.LIST)[0]


def test_items_of_which_a_blank_line_parts_the_first_line_are_whole() -> None:
    parted = [
        line
        for number in range(5)
        for line in (
            f"• Zaal {number} is in de week van het boek",
            "",
            "ook op zondag open voor de leden.",
            "",
        )
    ]
    found = report(*parted, "• Een plan voor de zomer maken:", "", "De Leeszaal Buiten, in het park.", "")
    items = of_kind(found, TurnKind.LIST)
    assert items[0] == "Zaal 0 is in de week van het boek ook op zondag open voor de leden."
    assert items[5] == "Een plan voor de zomer maken: De Leeszaal Buiten, in het park."
    alone = report("• Een plan voor de zomer maken:", "", "De Leeszaal Buiten, in het park.", "")
    assert of_kind(alone, TurnKind.LIST) == ["Een plan voor de zomer maken:"]


def test_an_indented_word_between_two_items_ends_the_first() -> None:
    found = report("• Rust", "• Steun, onderling", "", "\fcontact", "• Licht en lucht")
    assert of_kind(found, TurnKind.LIST) == ["Rust", "Steun, onderling contact", "Licht en lucht"]


def test_a_pair_of_dashes_at_the_begin_of_lines_sets_words_apart() -> None:
    found = report(
        "Mensen die de zaal alleen kennen van de verhalen in de krant en er zelf nooit kwamen ",
        "– dat zijn vooral de jongere bewoners van de nieuwe wijk, en steeds vaker de oudere ",
        "– lijken er het meest van te verwachten. Wij vroegen hun waarom zij dan niet kwamen. ",
    )
    assert not of_kind(found, TurnKind.LIST)
    assert "kwamen – dat zijn" in found.text
    assert "oudere – lijken" in found.text


def test_a_title_may_open_with_the_dots_in_which_the_one_before_it_ended() -> None:
    full = "Wie daar nu langs loopt ziet een zaal die elke dag open is en die door de buurt wordt gedragen. "
    assert "… en bij de zaal van morgen" in of_kind(
        report("… en bij de zaal van morgen", full), TurnKind.HEADING
    )


def test_a_title_that_ends_in_a_number_takes_the_number_of_its_chapter() -> None:
    found = report("\fVooruitblik ronde 2", "4.", *AFTER)
    assert "4. Vooruitblik ronde 2" in of_kind(found, TurnKind.HEADING)


def test_a_full_line_without_the_space_of_all_others_ends_within_a_compound() -> None:
    lines = [
        *FILLER[:4] * 8,
        "Daarom vragen de leden van de zaal al jaren om veel betere en eerlijke vakantie",
    ]
    mended, _ = mend([*lines, "regelingen voor wie er werkt. "], ["lost_hyphens"])
    assert mended[-2].endswith("vakantieregelingen ")
    lines[-1] = "Daarom vragen de leden van de zaal al jaren om een veel betere en gezamenlijke"
    mended, _ = mend([*lines, "opgang voor wie er werkt. "], ["lost_hyphens"])
    assert mended[-1].startswith("opgang")


def test_no_space_stands_before_a_comma() -> None:
    assert mend(["Op de werkvloer , zoals het heet, en 3 , 4."], ["spacing"])[0] == [
        "Op de werkvloer, zoals het heet, en 3 , 4."
    ]


def test_a_caption_that_tells_what_is_seen_is_a_note() -> None:
    caption = [
        "Figuur 2: Bezoekers van de zaal per maand, ",
        "uitgesplitst naar leden, kinderen en mensen ",
        "die alleen voor de krant kwamen. De cijfers ",
        "van het laatste jaar zijn voorlopig en die ",
        "van de zomer geschat. Wie twee keer op een ",
        "dag kwam, telt daarin twee keer mee, behalve ",
        "op woensdag.",
    ]
    assert " ".join(line.strip() for line in caption) in of_kind(report(*caption), TurnKind.NOTE)


def test_two_numbered_titles_side_by_side_head_nothing() -> None:
    assert not of_kind(report("1. Rust in de zaal 2. Licht en lucht", "", *TORN), TurnKind.HEADING)


def test_names_that_lost_a_ligature_are_whole_where_words_are_too() -> None:
    words = ["De af bakening en het af bakenen kosten tijd."]
    names = ["Zie Ruf kema 2001; Ballaf kee et al. 2003; vanaf hier. Vanaf januari 2016 is het zo."]
    mended, _ = mend([*words, *names], ["split_words"])
    assert mended[1] == "Zie Rufkema 2001; Ballafkee et al. 2003; vanaf hier. Vanaf januari 2016 is het zo."
    assert mend(names, ["split_words"])[0] == names


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("De organisa ties in de regio.", "De organisaties in de regio."),
        ("Zestig medewer kers doen mee.", "Zestig medewerkers doen mee."),
        ("De verant woordelijke wethouder.", "De verantwoordelijke wethouder."),
        ("Een Tempo bepaling en veel organisaties, maatschappelijke voorzieningen.", ""),
        ("Wij spraken mensen ing en ten huize.", ""),
    ],
)
def test_a_long_beginning_that_is_no_word_goes_with_the_end_behind_it(torn: str, whole: str) -> None:
    assert mend([torn], ["split_words"])[0] == [whole or torn]


def test_two_common_words_are_one_where_the_text_writes_them_so_and_its_line_is_cut() -> None:
    many = [f"Er is een lijst, waaronder de {name}. " for name in ("krant", "kast", "klok")]
    lines = [
        *FILLER[:4] * 8,
        *many,
        "Wie daar in de week werkt heeft ook andere taken in de zaal en buiten op het plein, waar",
    ]
    mended, _ = mend([*lines, "onder het vegen van de stoep. "], ["lost_hyphens"])
    assert mended[-2].endswith("waaronder ")


def test_labels_of_a_figure_without_a_space_at_their_end_stay_two() -> None:
    mended, _ = mend([*FILLER[:4] * 8, "Leeszaal", "federalisme"], ["lost_hyphens"])
    assert mended[-1] == "federalisme"


def test_a_ligature_between_the_parts_of_a_word_joins_them_and_a_word_beside_it_stays() -> None:
    torn = ["Een speci fi eke vraag over ko ff ie, en ik ga ff kijken."]
    assert mend(torn, ["split_words"])[0] == ["Een specifieke vraag over koffie, en ik ga ff kijken."]
