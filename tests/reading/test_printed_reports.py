"""What prints of reports taught: titles that are heads too, chapters and notes of one number, quotes, judgements in a column."""

from __future__ import annotations

import pytest

from qualcode.model import DocumentKind, Transcript, TurnKind
from qualcode.reading import read_bytes

FILLER = (
    "De bewoners spreken elkaar in de gang, bij de lift en naast de containers van het gebouw.\n"
    "Wie daar een kwartier staat, hoort meer dan in een vergadering van de bewonersraad, en\n"
    "dat zegt iets over de plekken waar een gesprek vanzelf ontstaat in een flat als deze."
)


def report(text: str, name: str = "verslag.txt") -> Transcript:
    return read_bytes(text.encode(), name, kind=DocumentKind.REPORT)


def texts(transcript: Transcript, kind: TurnKind) -> list[str]:
    return [transcript.text[turn.start : turn.end] for turn in transcript.turns if turn.kind is kind]


def pages(*heads: str, top: str = "Samen wonen in Dalem") -> str:
    first, *rest = heads
    parts = [f"{first}\n\n{top}\n\n{FILLER}"] + [f"{head}\n\n{FILLER}\n\n{FILLER}" for head in rest]
    return "\f".join(parts)


@pytest.mark.parametrize(
    "heads",
    [
        ["Samen wonen in Dalem"] * 4,
        ["Samen wonen in Dalem 1", "2 Lectoraat Wonen", "Samen wonen in Dalem 3", "4 Lectoraat Wonen"],
    ],
    ids=["bare", "numbered"],
)
def test_a_title_that_is_the_running_head_too_stays_once(heads: list[str]) -> None:
    transcript = report(pages(*heads))
    assert transcript.text.count("Samen wonen in Dalem") == 1
    assert texts(transcript, TurnKind.HEADING) == ["Samen wonen in Dalem"]
    assert "Lectoraat" not in transcript.text


def test_a_chapter_at_a_page_that_has_its_number_already_is_no_head() -> None:
    text = "\f".join(
        [
            f"{FILLER}\n\nLectoraat Wonen 1",
            f"2 Methode\n\n{FILLER}\n\nLectoraat Wonen 2",
            f"{FILLER}\n\nLectoraat Wonen 3",
        ]
    )
    transcript = report(text)
    assert texts(transcript, TurnKind.HEADING) == ["2 Methode"]
    assert "Lectoraat" not in transcript.text


def test_a_head_that_stands_on_one_page_goes_where_its_number_is_that_page_s() -> None:
    text = "\f".join(
        [
            f"Van Dongeren: Samen wonen in Dalem 1\n\n{FILLER}\n\n{FILLER}",
            f"2 Tijdschrift voor Wonen, jaargang elf\n\n{FILLER}\n\n{FILLER}",
            f"Van Dongeren: Samen wonen in Dalem 3\n\n{FILLER}\n\n{FILLER}",
        ]
    )
    assert "jaargang" not in report(text).text


def test_the_title_of_a_chapter_is_not_the_note_of_its_number() -> None:
    text = (
        f"1 Inleiding\n\nZij wonen er kort.1 {FILLER}\n\n2 Werkwijze\n\n2.1 Gesprekken\n\n"
        f"Er is veel gesproken.2 {FILLER}\n\n"
        "1 Zij kwamen in de laatste twee jaar in de flat wonen.\n2 Met zeventien huishoudens, van wie twee schriftelijk.\n"
    )
    transcript = report(text)
    assert texts(transcript, TurnKind.HEADING) == ["1 Inleiding", "2 Werkwijze", "2.1 Gesprekken"]
    assert [note[:9] for note in texts(transcript, TurnKind.NOTE)] == ["1 Zij kwa", "2 Met zev"]


def test_a_quote_with_short_last_lines_is_no_table() -> None:
    quote = (
        "Hij zei: ik weet niet wat ik moet zeggen. Dat was het beste wat hij had kunnen zeggen. Daarna\n"
        "zaten we nog even.\n(projectleider, 46 jaar)"
    )
    transcript = report(f"{FILLER}\n\n{quote}\n\n{FILLER}")
    assert texts(transcript, TurnKind.TABLE) == []
    assert " ".join(quote.split()) in texts(transcript, TurnKind.PROSE)


def test_items_that_count_by_letter_stand_apart() -> None:
    items = [
        "a. Hoeveel gezinnen bereiken de consulenten?",
        "b. Hoe waarderen zij de hulp die zij krijgen?",
        "c. Wat is er veranderd?",
    ]
    transcript = report(f"{FILLER}\n\nDe vragen zijn:\n\n" + "\n".join(items) + f"\n\n{FILLER}")
    assert len(texts(transcript, TurnKind.LIST)) == 3


JUDGED = """<html><body><h1>Jaarverslag cliëntenraad</h1><p>{filler}</p><table>
<tr><th>Onderwerp</th><th>Advies</th><th>Gevolgd</th></tr>
<tr><td>Sluiting van twee locaties</td><td>negatief</td><td>nee</td></tr>
<tr><td>Voedingsbeleid van de keuken</td><td>positief</td><td>ja</td></tr>
<tr><td>Domotica op de gesloten afdelingen</td><td>voorwaarden</td><td>deels</td></tr>
<tr><td>Reglement voor huisdieren</td><td>positief</td><td>ja</td></tr>
<tr><td>Tarieven van de wasserij</td><td>voorwaarden</td><td>ja</td></tr>
</table><p>{filler}</p></body></html>"""


def test_judgements_behind_their_subjects_are_no_speakers() -> None:
    transcript = read_bytes(JUDGED.format(filler=FILLER).encode(), "jaarverslag.html")
    assert transcript.speakers == ()
    assert transcript.kind is DocumentKind.REPORT
    assert len(texts(transcript, TurnKind.PROSE)) == 2
    (table,) = texts(transcript, TurnKind.TABLE)
    assert "Voedingsbeleid van de keuken | positief | ja" in table


def test_names_behind_their_words_are_speakers_still() -> None:
    rows = [
        ("Zullen we beginnen met de planning?", "Marieke"),
        ("Ja, als iedereen er is tenminste.", "Joost"),
        ("Ik wacht nog op de cijfers van maart.", "Marieke"),
        ("Die komen vrijdag, heb ik begrepen.", "Joost"),
    ]
    body = "".join(
        f"<tr><td>{at}</td><td>{words}</td><td>{who}</td></tr>" for at, (words, who) in enumerate(rows, 1)
    )
    transcript = read_bytes(f"<html><body><table>{body}</table></body></html>".encode(), "gesprek.html")
    assert {speaker.label for speaker in transcript.speakers} == {"Marieke", "Joost"}


def test_the_title_above_other_short_lines_stays_a_heading() -> None:
    transcript = report(
        f"Samen wonen in Dalem\n\nVerslag van een jaar\n\nLectoraat Wonen\n\nMaart 2026\n\n{FILLER}\n\n{FILLER}"
    )
    assert transcript.title == "Samen wonen in Dalem"


def test_running_heads_of_a_copied_text_are_no_speakers() -> None:
    text = "\n".join(
        f"Samen wonen - deel twee\n{FILLER}\nLectoraat Wonen | {number}" for number in range(1, 6)
    )
    transcript = read_bytes(text.encode(), "gekopieerd.txt")
    assert transcript.speakers == ()
    assert transcript.kind is DocumentKind.REPORT


@pytest.mark.parametrize(
    "rows",
    [
        "Figuur 3.1 Verzuim in procenten",
        "Tabel 3.1 Verzuim in procenten\nDalem 9 8\nHerveld 7 7\nAndelst 6 5",
    ],
    ids=["alone", "with rows"],
)
def test_prose_below_a_caption_without_a_blank_line_is_no_part_of_its_table(rows: str) -> None:
    below = "In de herfst zijn de uitkomsten voorgelegd aan de teams, die er de meeste van herkenden."
    transcript = report(f"{FILLER}\n\n{rows}\n{below}\nOver de oorzaken waren zij het niet eens.")
    prose = texts(transcript, TurnKind.PROSE)
    assert prose[-1] == f"{below} Over de oorzaken waren zij het niet eens."
    assert "procenten" not in " ".join(prose)


def test_key_words_are_no_heading() -> None:
    words = "Trefwoorden: wonen, ontmoeting, flatgebouwen, actieonderzoek"
    transcript = report(f"{FILLER}\n\n{words}\n\n{FILLER.replace('De bewoners', 'Zij')}")
    assert words not in texts(transcript, TurnKind.HEADING)


def test_a_head_with_the_number_of_its_page_goes_though_the_title_stands_elsewhere_on_the_first() -> None:
    text = f"{FILLER}\n\nLectoraat\n\nSamen wonen in Dalem\f2 Samen wonen in Dalem\n\n{FILLER}\n\n{FILLER}"
    assert "2 Samen wonen" not in report(text).text
