"""Names and quotes in Arabic and Hebrew stand in the order in which they are read, also in a PDF, which has them as they are drawn."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from qualcode.model import Transcript
from qualcode.reading import read, read_bytes

PAGES = Path(__file__).parent / "pages"
WORD = [
    ("Interviewer", "Waar komt u vandaan?"),
    ("Dov", "Uit חיפה, en mijn vrouw uit באר שבע (in het zuiden), sinds 1987."),
    ("Interviewer", "Wat stond er op het bord?"),
    ("Samira", "Er stond: «مغلق من 12:30 إلى 14:00» en daaronder niets."),
    ("Interviewer", "En op de brief?"),
    ("Samira", "ממשלה? Nee, dat was de andere: بلدية روتردام."),
    ("Samira", "Er hing een blaadje bij. أهلا وسهلا بكم في بيتنا، تفضلوا."),
    ("Interviewer", "Mooi. En שלום zegt u ook?"),
    ("Dov", "Ja, 'שלום' zeg ik, of [לא ברור]..."),
]
BROWSER = [
    ("Interviewer", "Wat zei uw moeder dan altijd?"),
    ("Yasmin", "Zij zei altijd “من جدّ وجد”, wie zich inspant (dat is 1 van haar 12 spreuken), die vindt."),
    ("Interviewer", "Kunt u dat opschrijven?"),
    ("Yasmin", "Ja: الصبر مفتاح الفرج. Dat betekent: geduld is de sleutel."),
    ("Interviewer", "En in het Hebreeuws?"),
    ("Dov", "Daar is het סבלנות, en (בוקר טוב) voor goedemorgen om 8:30."),
    ("ليلى", "Ik heet zo, dat lees je van rechts."),
    ("Interviewer", "Dank u wel."),
    ("ليلى", "Graag gedaan!"),
]


def said(transcript: Transcript) -> list[tuple[str, str]]:
    turns: list[tuple[str, str]] = []
    for turn in transcript.turns:
        words = " ".join(transcript.text[turn.start : turn.end].split())
        turns.append((turn.speaker, words))
    return turns


def one_each(turns: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """`turns`, what one speaker says in a row made one."""
    found: list[tuple[str, str]] = []
    for who, words in turns:
        if found and found[-1][0] == who:
            words = f"{found.pop()[1]} {words}"
        found.append((who, words))
    return found


@pytest.mark.parametrize(("name", "turns"), [("word", WORD), ("browser", BROWSER)])
def test_a_pdf_has_its_words_in_the_order_in_which_they_are_read(
    name: str, turns: list[tuple[str, str]]
) -> None:
    assert one_each(said(read(PAGES / f"right_to_left_{name}.pdf"))) == one_each(turns)


def test_text_and_word_keep_it_and_a_name_in_arabic_is_a_speaker_s() -> None:
    document, sink = docx.Document(), io.BytesIO()
    for who, words in BROWSER:
        document.add_paragraph(f"{who}: {words}")
    document.save(sink)
    lines = "\n\n".join(f"{who}: {words}" for who, words in BROWSER)
    assert said(read_bytes(lines.encode(), "gesprek.txt")) == BROWSER
    assert said(read_bytes(sink.getvalue(), "gesprek.docx")) == BROWSER
