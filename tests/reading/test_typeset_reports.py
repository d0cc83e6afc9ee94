"""What the long manuals that typesetters print taught: marks that are signs, heads of chapters, names with a capital within."""

from __future__ import annotations

import pytest

from qualcode.model import DocumentKind, TurnKind
from qualcode.reading import read_bytes
from qualcode.reading.repair import mend

BODY = (
    "De stuurgroep kwam in het voorjaar drie keer bijeen en sprak over de inhuur van\n"
    "krachten van buiten, die in twee van de vier huizen verder opliep dan begroot was.\n"
)


def after(step: str, text: str) -> str:
    lines, _ = mend(text.split("\n"), [step])
    return "\n".join(lines)


def paged(heads: list[str]) -> str:
    """A text of as many pages as `heads`, each with its head and a paragraph of its own."""
    return "\n".join(
        f"\f{head}\n{BODY}Alinea {at} van de {head[-3:]} gaat over iets anders.\n{BODY}"
        for at, head in enumerate(heads)
    )


def test_a_number_that_is_a_sign_of_its_own_is_a_note_and_others_stay_on_their_words() -> None:
    text = (
        "Per kamer is 14 m² nodig volgens de norm², en het WPA2-netwerk van de mbo2-groep\n"
        "draait sinds mei. De rekening³ volgt later.\n\n"
        "²Norm van de brancheorganisatie, uitgave van vorig jaar.\n"
        "³Zie bijlage A.\n"
    )
    mended = read_bytes(text.encode(), "verslag.txt", kind=DocumentKind.REPORT)
    said = {turn.kind: mended.text[turn.start : turn.end] for turn in mended.turns}
    assert "14 m² nodig volgens de norm, en het WPA2-netwerk van de mbo2-groep" in said[TurnKind.PROSE]
    assert "De rekening volgt later." in said[TurnKind.PROSE]
    notes = [mended.text[turn.start : turn.end] for turn in mended.turns if turn.kind is TurnKind.NOTE]
    assert notes == ["2 Norm van de brancheorganisatie, uitgave van vorig jaar.", "3 Zie bijlage A."]


def test_a_raised_number_without_its_note_stays() -> None:
    text = f"{BODY}De norm⁴ is oud.\n\n⁵ Iets anders dat zo begint.\n"
    assert after("footnotes", text) == text


def test_a_row_that_opens_with_a_number_is_no_note_for_a_name_below_it() -> None:
    text = f"{BODY}\n2 Standaard groep 2 Zoals eerder\n\n{BODY}Daar staat data2 in de lijst van mei.\n"
    assert after("footnotes", text) == text


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Het team kocht LibreOffice, en wie LibreOffice kent werkt door.", True),
        ("Kijk op https://www.voorbeeld.nl/WerkGroepen/MailLijsten voor meer.", True),
        ("De regel KamerNummer=waarde hoort daar.", True),
        ("Meer is te lezen overFlexwerk in de bijlage.", False),
        ("BaanzekerheidMobiliteit", False),
    ],
)
def test_a_name_with_a_capital_within_is_not_parted(written: str, kept: bool) -> None:
    assert (after("glued_words", written) == written) is kept


def test_two_usual_words_over_a_line_are_no_cut_word_where_most_lines_end_without_a_space() -> None:
    rows = [
        "het gaat in dit deel over wat de waarde van het werk voor iedereen is en waar",
        "de mensen van het team dan samen verder over spreken met de leiding van het huis",
    ]
    text = "\n".join([*rows * 14, *(f"{row} " for row in rows * 3)])
    assert after("lost_hyphens", text) == text


def test_heads_that_name_the_chapter_and_the_section_of_each_page_go() -> None:
    heads = [
        "HOOFDSTUK 2. KOSTEN VAN INHUUR 2.1. WAT HET VOORJAAR BRACHT",
        "HOOFDSTUK 2. KOSTEN VAN INHUUR 2.2. DE TWEE HUIZEN AAN ZEE",
        "HOOFDSTUK 2. KOSTEN VAN INHUUR 2.4. WIE ER TEKENT",
        "HOOFDSTUK 3. ROOSTERS 3.1. EEN WEEK VOORUIT",
        "HOOFDSTUK 3. ROOSTERS 3.3. RUILEN",
    ]  # fmt: skip
    assert "HOOFDSTUK" not in after("running_heads", paged(heads))


def test_titles_of_chapters_each_on_its_page_stay() -> None:
    heads = [
        "Hoofdstuk 1 Aanleiding",
        "Hoofdstuk 2 Opzet",
        "Hoofdstuk 3 Roosters",
        "Hoofdstuk 4 Kosten",
        "Hoofdstuk 5 Slot",
    ]
    assert after("running_heads", paged(heads)).count("Hoofdstuk") == 5


def test_captions_at_the_top_of_pages_stay() -> None:
    said = (
        "Inhuur per huis",
        "Verzuim naar leeftijd",
        "Wie er vertrok",
        "Kosten van bemiddeling",
        "Roosters die schoven",
    )
    heads = [f"Figuur 1.{at} {one}" for at, one in enumerate(said, 1)]
    assert after("running_heads", paged(heads)).count("Figuur") == 5


def test_a_head_beside_a_roman_number_goes_with_those_beside_others() -> None:
    heads = [
        "Jaarverslag Duinhof ii",
        "Jaarverslag Duinhof iii",
        *(f"Jaarverslag Duinhof {page} / 9" for page in range(1, 6)),
    ]
    assert "Duinhof" not in after("running_heads", paged(heads))


def test_numbers_that_rise_amid_pages_are_cells() -> None:
    cells = "\n".join(
        f"Rij met een naam {at} die lang genoeg is\nnog een cel\nen nog een\n\n{at}\n\nmeer\nrijen\nhier\nvolgen"
        for at in range(4, 8)
    )
    assert "\n4\n" in after("running_heads", f"\f{BODY}{BODY}\n{cells}\n{BODY}{BODY}\f{BODY}{BODY}{BODY}")


def test_a_sentence_that_stands_as_a_paragraph_of_its_own_twice_is_no_pull_quote() -> None:
    said = "Wie zich ziek meldt belt zelf voor acht uur naar de planner van die dag en spreekt niets in."
    apart = "In de nacht is er een achterwacht, die binnen een half uur in huis kan zijn en de sleutel heeft."
    text = f"Nachtdienst\n\n{BODY}\n{said}\n\n{apart}\n\nDagdienst\n\nOverdag is dat anders geregeld.\n\n{said}\n"
    mended = read_bytes(text.encode(), "huisregels.txt", kind=DocumentKind.REPORT)
    assert " ".join(mended.text.split()).count(said) == 2


def test_who_signs_a_long_contract_in_a_table_makes_it_no_talk() -> None:
    paragraphs = "".join(
        f"<p>Artikel {at}. {' '.join(BODY.split())} Dit geldt ook bij overmacht en na de looptijd {at}.</p>"
        for at in range(140)
    )
    table = "<table><tr><td>Aan de verkoper</td><td>Aan de klant</td></tr><tr><td>Onderneming met een gemachtigde persoon in kamer 103</td><td>Gemachtigde van Duinhof</td></tr></table>"
    mended = read_bytes(f"<html><body>{paragraphs}{table}</body></html>".encode(), "overeenkomst.html")
    assert mended.kind is DocumentKind.REPORT
    assert not mended.speakers


def test_what_nobody_sees_is_pointed_out_in_the_import_report() -> None:
    _, repairs = mend(["zie bijlage\u00a0A van de zorg\u200bvisie"], ["invisible"])
    assert repairs[0].examples[0].before == "zie bijlage⍽A van de zorg▯visie"


@pytest.mark.parametrize(
    "leader", [" . . . . . . . . . . . ", "............................", " .  .  .  .  .  .  . "]
)
def test_entries_of_a_table_of_contents_are_no_titles(leader: str) -> None:
    titles = (
        "1 Inleiding",
        "1.1 Aanleiding",
        "2 Methode",
        "2.1 Gesprekken met planners",
        "Bijlage A Vragenlijst",
    )
    contents = "\n".join(f"{title}{leader}{page}" for page, title in enumerate(titles, 5))
    text = f"Inhoudsopgave\n\n{contents}\n\n\f1 Inleiding\n\n{BODY}"
    read = read_bytes(text.encode(), "scriptie.txt", kind=DocumentKind.REPORT)
    said = [(turn.kind, read.text[turn.start : turn.end]) for turn in read.turns]
    assert [words for kind, words in said if kind is TurnKind.HEADING] == ["Inhoudsopgave", "1 Inleiding"]
    assert [words.count("\n") for kind, words in said if kind is TurnKind.TABLE] == [4]
