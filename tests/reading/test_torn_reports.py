"""Reports as extraction leaves them: sentences torn by notes and pages, dashes that are no list marks, copies in large type."""

from __future__ import annotations

import pytest

from qualcode.model import DocumentKind, Transcript, TurnKind
from qualcode.reading import read_bytes

FILLER = [
    "De gemeente vroeg ons om na te gaan hoe de bibliotheken in de regio samenwerken en wat dat ",
    "oplevert voor bezoekers, vrijwilligers en de mensen die er werken. Wij spraken met velen en ",
    "lazen de verslagen van de afgelopen jaren. Wat opvalt is dat de meeste plannen niet uit het ",
    "archief komen maar uit de leeszaal zelf. Dat is een goed teken voor de komende tijd. ",
    "",
]


def report(*lines: str) -> Transcript:
    return read_bytes("\n".join([*FILLER, *lines, "", *FILLER]).encode(), "a.txt", kind=DocumentKind.REPORT)


def blocks(found: Transcript) -> list[tuple[TurnKind, str]]:
    return [(turn.kind, found.text[turn.start : turn.end]) for turn in found.turns]


def prose(found: Transcript) -> list[str]:
    return [text for kind, text in blocks(found) if kind is TurnKind.PROSE]


def test_a_dash_within_a_sentence_begins_no_item() -> None:
    found = report(
        "Wie de leeszaal binnenkomt ziet vooral oudere bezoekers, en steeds vaker ook hun kleinkinderen ",
        "– meestal op woensdag – die er samen een boek uitzoeken of een spel lenen voor het weekend. ",
        "",
        "De raad stelde drie vragen: ",
        "– wat kost de samenwerking, en wie betaalt dat in de jaren die nog komen gaan ",
        "– wat levert het op voor de buurt ",
        "– hoe lang gaat het door ",
    )
    items = [text for kind, text in blocks(found) if kind is TurnKind.LIST]
    assert len(items) == 3
    assert any("kleinkinderen – meestal op woensdag – die" in text for text in prose(found))


def test_a_sentence_goes_on_over_notes_though_with_a_capital() -> None:
    found = report(
        "Het idee is niet nieuw. Al in de jaren zestig schreef een bibliothecaris uit de stad ",
        "over de leeszaal als huiskamer van de wijk, en hij verwees daarbij naar het werk van de ",
        "1\tZie het jaarverslag van de vereniging.",
        "2\tBoer en Vink 1968.",
        "3\tArchief van de stad, doos 12.",
        "\fVerenigde Leeszalen, die het woord voor het eerst gebruikten in hun blad. Dat blad bestaat niet meer. ",
    )
    assert any("werk van de Verenigde Leeszalen, die" in text for text in prose(found))


def test_the_rest_of_a_note_below_a_blank_is_no_running_text() -> None:
    found = report(
        "Het idee is niet nieuw. Al in de jaren zestig schreef een bibliothecaris uit de stad ",
        "over de leeszaal als huiskamer van de wijk. Daar is later veel over gezegd en geschreven. ",
        "1\tDe vereniging bracht er in dat jaar een heel eigen nummer over uit, met bijdragen van de",
        "",
        "Bond van Leeszalen en twee wethouders.",
        "2\tBoer en Vink 1968.",
        "3\tArchief van de stad, doos 12.",
        "\fEen tweede idee kwam van de lezers zelf. Zij wilden langer open, ook op zondag en in de zomer. ",
    )
    notes = [text for kind, text in blocks(found) if kind is TurnKind.NOTE]
    assert notes[0].endswith("bijdragen van de Bond van Leeszalen en twee wethouders.")
    assert not any("Bond van" in text for text in prose(found))


def test_the_first_chapter_is_no_note() -> None:
    lines = [f"{number}\tBoer en Vink 19{60 + number}." for number in range(1, 5)]
    found = report("1\tAanleiding", "", *FILLER, *lines)
    assert (TurnKind.NOTE, "1 Aanleiding") not in blocks(found)
    assert (TurnKind.NOTE, "1 Boer en Vink 1961.") in blocks(found)


SPACED = [
    "De leeszaal ging in dat jaar vaker open dan in alle jaren daarvoor, en dat was te merken aan ",
    "de loop naar de balie. Wie er werkte had het druk, maar klaagde daar zelden over. Er kwamen in ",
    "die tijd ook mensen langs die nog nooit een boek hadden geleend en die dat ook niet gingen doen, ",
    "want zij kwamen voor de krant, voor de warmte of voor een praatje met de vrijwilliger aan het ",
    "raam. Zo werd de zaal in een paar jaar tijd de plek waar de buurt elkaar zag en sprak over wat ",
    "er speelde. De wethouder kwam er graag en nam dan een stapel stukken mee om door te nemen met een ",
    "kop koffie erbij. Dat viel op bij de raad, die zich begon af te vragen wat zo een zaal nu wel ",
    "kost en wat hij oplevert. Een antwoord was er niet, want niemand hield bij wie er kwam en hoe ",
    "lang hij bleef. Daarom kwam er een teller bij de deur, en een lijst waarop je kon zetten waar ",
    "je voor kwam. Na een maand hing die lijst vol met namen en met tekeningen van kinderen die de ",
    "pen hadden gevonden. De teller bleek ook de poes te tellen die elke dag een paar keer in en uit ",
    "liep. Wij hebben de cijfers daarom niet gebruikt en gingen zelf een week lang bij de deur zitten ",
    "met een schrift op schoot. ",
]


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        (
            "Wat daaruit kwam schreef de wethouder in het voorjaar op in een van zijn korte beleids",
            "notities aan de raad, die er niet meer op terugkwam. ",
            "beleidsnotities",
        ),
        (
            "Wie daar meer van wil weten kan ook nu in de zomer nog terecht bij onze eigen vaste contact",
            "persoon van de leeszaal, die alles heeft bewaard. ",
            "contactpersoon",
        ),
    ],
)
def test_a_full_line_without_its_space_ends_within_a_word(above: str, below: str, whole: str) -> None:
    assert f" {whole} " in report(*SPACED, above, below).text


def test_words_cut_in_a_note_are_whole() -> None:
    found = report(
        "1\tBoer en Vink 1968. ",
        "2\tEr was in de stad een lijst van biblio",
        "thecarissen die er werkten. ",
        "3\tArchief van de stad. ",
    )
    assert (TurnKind.NOTE, "2 Er was in de stad een lijst van bibliothecarissen die er werkten.") in blocks(
        found
    )


def test_a_figure_that_is_spoken_of_in_brackets_is_no_caption() -> None:
    found = report(
        "Het aantal uitleningen nam in die jaren toe, al was dat niet in elke wijk even sterk (zie ",
        "figuur 2.1). Wij vragen ons af of dat zo blijft, want er komen minder kinderen in de stad. ",
    )
    assert any("(zie figuur 2.1). Wij" in text for text in prose(found))


def test_rows_of_figures_are_a_table() -> None:
    found = report(
        "Een leeszaal waar je rustig kunt zitten en lezen 36 26▼ 47▲",
        "",
        "Een ruime keuze aan kranten en tijdschriften 75 74 81▲",
    )
    assert not any("kranten" in text for text in prose(found))


LARGE = "De leeszaal is ook vandaag nog voor veel ouderen in de wijk de enige plek waar zij die dag een ander mens"


@pytest.mark.parametrize(
    "copy",
    [
        f"{LARGE} spreken.",
        f"{LARGE.replace('ook vandaag nog', 'nog altijd')} spreken.",
    ],
)
def test_a_sentence_set_once_more_in_large_type_stands_there_once(copy: str) -> None:
    running = f"Wij telden de bezoekers. {LARGE} spreken. Dat zeggen ook de vrijwilligers zelf."
    found = report(running, "", copy)
    assert sum("die dag" in text for text in prose(found)) == 1
    (repair,) = (repair for repair in found.repairs if repair.step == "pull_quotes")
    assert repair.count == 1
    kept = read_bytes(
        "\n".join([*FILLER, running, "", copy]).encode(),
        "a.txt",
        kind=DocumentKind.REPORT,
        without=("pull_quotes",),
    )
    assert sum("die dag" in text for text in prose(kept)) == 2


def test_paragraphs_that_say_something_of_their_own_stay() -> None:
    one = "Voor de bezoekers van de leeszaal verandert er in het komende jaar weinig of niets."
    other = "Voor de medewerkers van het archief verandert er in het komende jaar heel erg veel."
    found = report(one, "", other)
    assert {one, other} <= set(prose(found))


YEARS = range(1991, 2003)


def test_small_capitals_that_are_words_too_only_where_many_were_lost() -> None:
    sure = [f"In {year} schreven het cbs, het scp en de wrr erover, en ook tno deed dat. " for year in YEARS]
    lost = report(*sure, "Volgens de ser en de eu is ai daar de oorzaak van, schrijft de v&vn. ")
    assert "de SER en de EU is AI daar" in lost.text
    assert "de V&VN" in lost.text
    kept = report("Volgens het cbs is ai daar de oorzaak van. ")
    assert "het CBS is ai daar" in kept.text


@pytest.mark.parametrize("opening", ["‘Samen, samen’ is daar het woord", "Wij beginnen daar met het woord"])
def test_a_heading_that_trails_off_or_stands_above_a_quotation_is_one(opening: str) -> None:
    text = f"{opening} dat de meeste bezoekers en vrijwilligers noemen als zij vertellen over het "
    found = report(
        "Wat er dan gebeurt…", text, "werk dat zij er doen, en over de mensen die zij er ontmoeten. "
    )
    assert (TurnKind.HEADING, "Wat er dan gebeurt…") in blocks(found)
