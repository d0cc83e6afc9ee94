"""What the eighteenth set taught: agreements behind a talk, numbers where nobody new speaks, namesakes, chapters, stopwatches, breaks."""

from __future__ import annotations

import pytest

from qualcode.reading import read_bytes
from qualcode.reading.raw import Paragraph
from qualcode.reading.readers import tables
from tests.reading.test_at_the_bureau import typed
from tests.reading.test_turns import said

TALK = "I: Waar staat die boot?\n\nR: Achter het huis, onder een zeil.\n\nI: En vaart hij nog?\n\nR: Nee, maar hij droomt.\n\n"


@pytest.mark.parametrize(
    "title",
    [
        "Afspraken",
        "Actiepunten:",
        "Acties en besluiten",
        "Na afloop (opname uit):",
        "Na afloop van het gesprek",
    ],
)
def test_what_was_agreed_below_a_talk_is_nobodys(title: str) -> None:
    turns = said(f"{TALK}{title}\n\nUitwerking per post sturen.\n")
    assert turns[3] == ("R", "Nee, maar hij droomt.")
    assert turns[4:] == [("heading", title), ("note", "Uitwerking per post sturen.")]


def test_a_sentence_about_agreements_is_still_said() -> None:
    turns = said(f"{TALK}Afspraken maken we hier niet, dat gaat vanzelf.\n")
    assert turns[-1][0] == "R"


def test_conventions_are_no_speaker() -> None:
    turns = said(f"Interview met een schipper\n\nTranscriptieconventies: (.) = korte pauze\n\n{TALK}")
    assert [who for who, _ in turns if who in "IR"] == ["I", "R"] * 2
    assert "Transcriptieconventies" not in {who for who, _ in turns}


def test_a_frisian_interviewer_asks() -> None:
    found = read_bytes(
        "Ynterviewer: Wat fynst dêrfan?\nWytske: It is wol moai.\nYnterviewer: En no?\nWytske: Thús.\n".encode(),
        "a.txt",
    )
    assert [(speaker.label, str(speaker.role)) for speaker in found.speakers] == [
        ("Ynterviewer", "interviewer"),
        ("Wytske", "deelnemer"),
    ]


def test_the_number_of_a_paragraph_goes_where_the_same_voice_goes_on() -> None:
    text = "[01] INT: Wat deed je?\n\n[02] LM: Lopen.\n\n[03] Achttien kilometer.\n\n[04] INT: En nu?\n\n[05] LM: Nu komt de kast.\n\n[06] INT: Fijn?\n"
    assert said(text)[1] == ("LM", "Lopen.\nAchttien kilometer.")
    kept = text.replace("[03]", "[1998]")
    assert "[1998] Achttien kilometer." in said(kept)[1][1]


@pytest.mark.parametrize("marks", ["'\"", "′″", "’”", "''"])
def test_minutes_and_seconds_as_on_a_stopwatch(marks: str) -> None:
    minute, second = marks[0], marks[1] if marks != "''" else "''"
    words = ["I: Komt er wind?", "M: Kijk naar het riet.", "I: En dan?", "M: Dan moet het zeil eraf."]
    text = "\n".join(f"{at}{minute}{9 + at:02}{second} {line}" for at, line in enumerate(words))
    found = read_bytes(text.encode(), "a.txt")
    assert [(turn.speaker, turn.begins) for turn in found.turns] == [
        ("I", 9),
        ("M", 70),
        ("I", 131),
        ("M", 192),
    ]


def test_a_dot_may_part_a_name_from_its_time() -> None:
    text = "Host · 00:00:02\nWie zit er in de bus?\nNasser · 00:00:06\nJe hebt drie groepen.\nHost · 00:00:11\nEn de laatste?\nNasser · 00:00:15\nDie blijft zitten.\n"
    assert [who for who, _ in said(text)] == ["Host", "Nasser"] * 2


def test_two_of_one_name_are_told_apart_by_what_stands_in_brackets() -> None:
    text = "Int: Jullie heten allebei Ria.\nRia (Oost): Ja, echt.\nRia (West): Helaas.\nInt: Wat is het verschil?\nRia (West): De auto.\nRia (Oost): De tas.\n"
    assert [who for who, _ in said(text)] == [
        "Int",
        "Ria (Oost)",
        "Ria (West)",
        "Int",
        "Ria (West)",
        "Ria (Oost)",
    ]


@pytest.mark.parametrize("asides", [("lacht", "zucht"), ("Gast", "Extern"), ("hr", "")])
def test_how_somebody_speaks_or_joined_makes_no_namesakes(asides: tuple[str, str]) -> None:
    one, other = (f"Ria ({aside})" if aside else "Ria" for aside in asides)
    text = f"Int: Dag.\n{one}: Ja.\nInt: En?\n{other}: Nee.\nInt: Toch?\n{one}: Goed.\nInt: Dus?\n{other}: Klaar.\n"
    assert {who for who, _ in said(text)} == {"Int", "Ria"}


def test_the_chapters_of_a_podcast_are_nobodys() -> None:
    chapters = "00:00 Intro\n01:40 Hoe word je lichtwachter?\n14:05 De storm\n\n"
    turns = said(
        f"{chapters}HOST: Waar zijn we?\nWIEBE: Op tweeënvijftig meter.\nHOST: En nu?\nWIEBE: Omlaag.\n"
    )
    assert [who for who, _ in turns if who != "note"] == ["HOST", "WIEBE"] * 2


def test_who_takes_part_before_dashes_says_nothing() -> None:
    people = ["Deelnemers", "Gemeente – programmaleider", "Vakbond – gestopt in 2023"]
    talk = ["Voorzitter: Wie begint?", "Gemeente: Ik wil wel.", "Vakbond: Ga je gang.", "Gemeente: Goed, dan het veld.",
            "Vakbond – Dat kende ik niet.", "Voorzitter: Echt?", "Vakbond: Nee.", "Gemeente: Toch.", "Vakbond: Jawel.", "Gemeente: Ik ook niet."]  # fmt: skip
    found = read_bytes(typed("Rondetafel", *people, *talk), "a.docx")
    shown = [(turn.speaker, found.text[turn.start : turn.end]) for turn in found.turns if turn.speaker]
    assert shown[0] == ("Voorzitter", "Wie begint?")
    assert ("Vakbond", "Dat kende ik niet.") in shown


@pytest.mark.parametrize(
    "words", ["Schorsing van vijf minuten", "Koffiepauze", "De vergadering wordt kort geschorst."]
)
def test_a_break_is_nobodys(words: str) -> None:
    found = read_bytes(
        typed("A: Dat hoop ik dan maar.", "B: Ik ook.", words, "A: We gaan verder.", "B: Goed."), "a.docx"
    )
    shown = [(turn.speaker or str(turn.kind), found.text[turn.start : turn.end]) for turn in found.turns]
    assert shown[1:3] == [("B", "Ik ook."), ("note", words)]


def test_letters_with_stops_are_words_in_brackets() -> None:
    assert said("A: Opgave?\n\n(d.e.)\n\nB: Zeg dat niet.\n\nA: Goed.\n")[1] == ("note", "(d.e.)")


def test_head_matter_may_stand_in_the_table_of_a_talk() -> None:
    grid = [("Verslag", ""), ("Zaaknummer", "Z-25"), ("Opgesteld door", "secretariaat"), ("Spreker", "Tekst"),
            ("Coach", "Beneden of boven?"), ("Bewoner", "Boven is niks."), ("Coach", "Waarom?"), ("Bewoner", "Schimmel.")]  # fmt: skip
    found = list(tables.paragraphs([[[Paragraph(cell)] for cell in row] for row in grid]))
    assert [(one.speaker, one.text) for one in found if one.speaker] == grid[4:]


def test_names_that_no_list_has_speak_where_each_stands_with_a_later_time() -> None:
    timed = [
        "Zwier [00:02]: Wat is een weesfiets?",
        "Wachter [00:05]: Eentje zonder bel.",
        "Zwier [00:09]: Mag dat?",
        "Wachter [00:11]: Ja hoor.",
    ]
    found = read_bytes(typed("Gesprek", *timed), "a.docx")
    assert [turn.speaker for turn in found.turns if turn.speaker] == ["Zwier", "Wachter"] * 2
    shuffled = [timed[0].replace("00:02", "09:02"), *timed[1:]]
    assert {
        turn.speaker for turn in read_bytes(typed("Gesprek", *shuffled), "a.docx").turns if turn.speaker
    } != {"Zwier", "Wachter"}
