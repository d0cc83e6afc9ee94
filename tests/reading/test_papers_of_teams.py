"""Papers about a study that are no talk, and reports that hold some: what decides, and what stays where it stands."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest

from qualcode.model import DocumentKind, Transcript, TurnKind
from qualcode.reading import read, read_bytes

PLAN = """Actieplan van het leerteam

Het leerteam komt vier keer bijeen. In de eerste bijeenkomst worden de uitkomsten van de vragenlijst gelezen, in de tweede kiest men een onderzoeksvraag.

De invalkracht krijgt voor de bijeenkomsten hetzelfde uurloon als de vaste medewerkers. De teamleider is er niet bij; die leest het plan wanneer het klaar is en voegt er niets aan toe.

De volgende bijeenkomst is op de locatie in het dorp, in de zaal naast de keuken.
"""
TALK = """In ons leerteam gaat het eigenlijk altijd over het rooster. Ik heb daar laatst nog iets over gezegd, want ik vind dat je niet kunt blijven schuiven.

Nou ja, dan kijken ze me aan. En dan zeg ik maar dat ik het wel doe, die zondag. Ik heb toch niks anders, behalve dan mijn moeder, en die slaapt.
"""


def _read(folder: Path, name: str, words: str) -> Transcript:
    path = folder / name
    path.write_text(words, encoding="utf-8")
    return read(path)


def _document(folder: Path, *paragraphs: tuple[int, str]) -> Transcript:
    """A Word document of paragraphs, each with the level of its heading or 0."""
    document = docx.Document()
    for level, words in paragraphs:
        if level:
            document.add_heading(words, level)
        else:
            document.add_paragraph(words)
    document.save(str(folder / "document.docx"))
    return read(folder / "document.docx")


def _told(transcript: Transcript) -> list[tuple[TurnKind, str, str]]:
    return [(turn.kind, turn.speaker, transcript.text[turn.start : turn.end]) for turn in transcript.turns]


def test_a_paper_about_a_learning_team_is_a_report_and_one_who_tells_of_it_talks(tmp_path: Path) -> None:
    assert _read(tmp_path, "leerteam plan.txt", PLAN).kind is DocumentKind.REPORT
    told = _read(tmp_path, "leerteam 3.txt", TALK)
    assert told.kind is DocumentKind.LEARNING_TEAM
    assert len(told.speakers) == 1


ABOVE = (
    "De werkgroep heeft een half jaar lang bijgehouden wie de lijst als laatste had veranderd, en hoe laat dat was.",
    "Medewerkers met een klein contract vullen vaker een gat dan anderen, en zij doen dat eerder in de maand dan de vaste mensen.",
)
SAID = (
    "I: Wanneer kijk je op de lijst?",
    "R: Als de kinderen slapen.",
    "I: En dan?",
    "R: Dan wacht ik even.",
)


@pytest.mark.parametrize(
    ("title", "kind"),
    [("Bijlage: een gesprek", DocumentKind.REPORT), ("Het gesprek zelf", DocumentKind.INTERVIEW)],
)
def test_a_talk_that_is_the_appendix_of_a_longer_paper_leaves_it_a_paper(
    tmp_path: Path, title: str, kind: DocumentKind
) -> None:
    parts = [
        (1, "Samen op de lijst"),
        *((0, words) for words in ABOVE),
        (2, title),
        *((0, words) for words in SAID),
    ]
    transcript = _document(tmp_path, *parts)
    assert transcript.kind is kind
    assert all(words in transcript.text for words in (*ABOVE, "Dan wacht ik even."))


def test_headings_and_notes_above_a_talk_keep_their_order(tmp_path: Path) -> None:
    parts = [
        (1, "Gesprek 4"),
        (2, "Vooraf"),
        (0, ABOVE[0]),
        (2, "Het gesprek"),
        *((0, words) for words in SAID),
    ]
    told = [words for kind, _, words in _told(_document(tmp_path, *parts)) if kind is not TurnKind.SPEECH]
    assert told[-3:] == ["Vooraf", ABOVE[0], "Het gesprek"]


@pytest.mark.parametrize(
    "title", ["Nabeschouwing", "Observaties van de interviewer", "Reflectie op het gesprek"]
)
def test_what_the_researcher_adds_below_a_talk_is_nobodys_words(tmp_path: Path, title: str) -> None:
    added = (
        "Opvallend was hoe vaak het woord lijst viel. De respondent keek tijdens het gesprek op de telefoon."
    )
    transcript = _document(
        tmp_path, (1, "Gesprek 4"), *((0, words) for words in SAID), (2, title), (0, added)
    )
    assert _told(transcript)[-1] == (TurnKind.NOTE, "", added)


def test_a_caption_without_a_stop_above_a_table_is_a_note(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(
        "De raad heeft dit jaar drie keer advies gegeven over het personeel en over de kleding."
    )
    document.add_paragraph("Tabel 4.1 Adviezen in 2025")
    table = document.add_table(rows=3, cols=3)
    for cell, words in zip(
        table._cells,
        ["Onderwerp", "Advies", "Overgenomen", "Pool", "positief", "ja", "Kleding", "ongevraagd", "deels"],
        strict=True,
    ):
        cell.text = words
    document.save(str(tmp_path / "advies.docx"))
    kinds = [kind for kind, _, _ in _told(read(tmp_path / "advies.docx"))]
    assert kinds == [TurnKind.PROSE, TurnKind.NOTE, TurnKind.TABLE]


PAGE = """<html><body><header><a href="/">Kenniscentrum</a></header><main><h1>Wisselingen</h1>
<p>Na elke wisseling gaan afspraken verloren.<sup><a href="#v1">1</a></sup> Zie <a href="#v1">hier</a>.</p>
<p id="v1">Gemeten door vrijwilligers.</p></main><footer>Cookies</footer></body></html>"""


def test_a_raised_mark_leads_to_its_note_and_what_frames_the_page_goes(tmp_path: Path) -> None:
    told = _told(_read(tmp_path, "pagina.html", PAGE))
    assert told == [
        (TurnKind.HEADING, "", "Wisselingen"),
        (TurnKind.PROSE, "", "Na elke wisseling gaan afspraken verloren. Zie hier."),
        (TurnKind.NOTE, "", "Gemeten door vrijwilligers."),
    ]


def test_a_footnote_of_one_who_tells_is_nobodys_words(tmp_path: Path) -> None:
    files = Path(__file__).parent / "fifteenth" / "files"
    told = _told(read(files / "Reflectieverslag student leerwerkplaats.odt"))
    assert told[-1] == (TurnKind.NOTE, "", "Dit idee komt uit het college over presentie.")


def test_acronyms_that_dutch_writes_small_stay_small_in_a_text_that_lost_none(tmp_path: Path) -> None:
    words = (
        "In de ggz en het mkb werkt men anders dan in de rest van het land. Dat blijkt uit de gesprekken.\n"
    )
    assert re.findall("ggz|mkb", _read(tmp_path, "rapport.txt", words).text) == ["ggz", "mkb"]


ROWS = ["Locatie Start Eind", "Stadswal 8 15", "De Linde 6 12", "Dorpszicht 4 5"]
BELOW = [
    "De cijfers zeggen niets over de omvang van de contracten in de pool, want",
    "die nam af, en dat gold in het bijzonder voor de mensen die in het dorp",
    "begonnen en na een jaar naar een vast team gingen. Dat was niet bedoeld.",
]


def test_a_paragraph_right_below_a_table_is_no_part_of_it(tmp_path: Path) -> None:
    above = "Wij bekeken de roosters van een half jaar en spraken met de planners."
    text = "\n".join(["Evaluatie van de pool", "", above, "", *ROWS, *BELOW])
    told = _told(_read(tmp_path, "evaluatie.txt", text))
    assert [kind for kind, _, _ in told] == [TurnKind.HEADING, TurnKind.PROSE, TurnKind.TABLE, TurnKind.PROSE]
    assert told[-1][2] == " ".join(BELOW)


def test_the_parts_of_an_appendix_are_nobody() -> None:
    text = (
        "A.1. Voorbereiding\nDe teams zijn in maart gestart.\nA.2. Verloop\nIn elke bijeenkomst stond een vraag centraal. "
        "De deelnemers brachten een voorbeeld in.\nA.3. Opbrengst\nDe teams leverden samen elf ideeën op.\n"
    )
    mended = read_bytes(text.encode(), "bijlage.txt")
    assert mended.kind is DocumentKind.REPORT
    assert not mended.speakers
