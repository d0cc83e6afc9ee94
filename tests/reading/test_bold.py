"""Questions in bold in a PDF make a conversation only where somebody answers them in the first person."""

from __future__ import annotations

from qualcode.model import DocumentKind, Transcript
from qualcode.reading import read_bytes

TALK = [
    ("Hoe ging de eerste week, en wat had je", True),
    ("je ervan voorgesteld?", True),
    ("Ik had me op meer drukte ingesteld, maar het bleef", False),
    ("stil op de afdeling.", False),
    ("Wie hielp je?", True),
    ("Mijn buurvrouw, die werkt er al jaren.", False),
    ("Vertel daar eens over.", True),
    ("Zij wist bij elke deur wie erachter woonde, dat vond ik knap.", False),
    ("En nu?", True),
    ("Nu ken ik zelf de deuren.", False),
]
LEAFLET = [
    ("Wat is een huisbezoek?", True),
    ("Een medewerker van de gemeente komt langs en kijkt", False),
    ("welke hulp er nodig is.", False),
    ("Wat kost het?", True),
    ("Het bezoek is gratis.", False),
    ("Wie komt er?", True),
    ("Een vaste medewerker van het wijkteam.", False),
]


def pdf(pages: list[list[tuple[str, bool]]]) -> bytes:
    """Pages with a line of text each 14 points, in bold where it says so."""
    objects = [
        "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
        f"2 0 obj<</Type/Pages/Count {len(pages)}/Kids[{' '.join(f'{10 + 2 * n} 0 R' for n in range(len(pages)))}]>>endobj",
        "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj",
        "6 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>endobj",
    ]
    for number, lines in enumerate(pages):
        shown = " ".join(
            f"BT /{'F2' if bold else 'F1'} 10 Tf 60 {780 - 14 * row} Td ({words}) Tj ET"
            for row, (words, bold) in enumerate(lines)
        )
        at = 10 + 2 * number
        objects.append(
            f"{at} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]"
            f"/Resources<</Font<</F1 5 0 R/F2 6 0 R>>>>/Contents {at + 1} 0 R>>endobj"
        )
        objects.append(f"{at + 1} 0 obj<</Length {len(shown)}>>stream\n{shown}\nendstream endobj")
    return ("%PDF-1.4\n" + "\n".join(objects) + "\ntrailer<</Root 1 0 R>>\n%%EOF").encode("latin-1")


def said(read: Transcript) -> list[tuple[str, str]]:
    return [(turn.speaker, read.text[turn.start : turn.end]) for turn in read.turns]


def test_a_question_of_two_lines_is_one_and_an_answer_goes_on_over_the_page() -> None:
    found = said(read_bytes(pdf([TALK[:3], TALK[3:]]), "gesprek.pdf"))
    assert [speaker for speaker, _ in found] == ["Interviewer", "Geïnterviewde"] * 4
    assert found[0][1] == "Hoe ging de eerste week, en wat had je je ervan voorgesteld?"
    assert found[1][1] == "Ik had me op meer drukte ingesteld, maar het bleef stil op de afdeling."


def test_a_leaflet_with_questions_for_headings_is_no_conversation() -> None:
    read = read_bytes(pdf([LEAFLET]), "folder.pdf")
    assert read.kind is DocumentKind.REPORT
    assert not read.speakers


def test_type_alone_makes_no_question() -> None:
    plain = [(words, False) for words, _ in TALK]
    assert len(read_bytes(pdf([plain]), "gesprek.pdf").speakers) < 2
    everything = [(words, True) for words, _ in TALK]
    assert len(read_bytes(pdf([everything]), "gesprek.pdf").speakers) < 2


def test_the_number_of_a_single_page_is_nobodys() -> None:
    lines = [
        (f"{'Interviewer' if n % 2 == 0 else 'Respondent'}: Zin {n} van het gesprek.", False)
        for n in range(8)
    ]
    gap = [("", False)] * 20
    found = said(read_bytes(pdf([[*lines, *gap, ("1", False)]]), "gesprek.pdf"))
    assert found[-1] == ("Respondent", "Zin 7 van het gesprek.")
    close = said(read_bytes(pdf([[*lines, ("1", False)]]), "gesprek.pdf"))
    assert close[-1][1].endswith("1")


def test_a_short_block_in_bold_is_a_heading_whatever_word_it_ends_with() -> None:
    from qualcode.model import TurnKind
    from qualcode.reading.page.bold import with_headings
    from qualcode.reading.said import Said

    found = [Said("Horen wat er mis is", kind=TurnKind.TABLE), Said("Mis is het niet", kind=TurnKind.PROSE),
             Said("Let op: dit blijft een zin.", kind=TurnKind.PROSE)]  # fmt: skip
    made = with_headings(found, {"Horen wat er mis is", "Let op: dit blijft een zin."})
    assert [said.kind for said in made] == [TurnKind.HEADING, TurnKind.PROSE, TurnKind.PROSE]


def test_a_title_in_bold_ends_where_other_type_begins_and_a_question_in_bold_is_no_cell() -> None:
    from qualcode.model import TurnKind
    from qualcode.reading.report.blocks import typed

    title = ["Sessie 2 – De waarde van een", "mislukt plan voor de haven"]
    text = ["Over wat lukt schrijft men graag, over wat mislukt bijna nooit.", "Twee schippers vertellen over een boot die niet wilde varen."]  # fmt: skip
    found = typed([*title, *text], bold=set(title))
    assert [(said.kind, said.text) for said in found] == [(TurnKind.HEADING, " ".join(title)), (TurnKind.PROSE, " ".join(text))]  # fmt: skip
    cells = ["Wie ligt waar?", "", "Haven 31%", "", "Kade 24%", "", "Sluis 17%"]
    asked = typed([*text, "", *cells, "", *text], bold={cells[0]})
    assert [said.kind for said in asked] == [TurnKind.PROSE, TurnKind.HEADING, TurnKind.TABLE, TurnKind.PROSE]
