"""What nobody says, between turns and below the last: gestures, ends, an observer's notes; and labels of more than one word."""

from __future__ import annotations

import json

import pytest

from qualcode.model import Role, TurnKind
from qualcode.reading import read_bytes
from qualcode.reading.page.line_numbers import without_line_numbers
from tests.reading.test_edges_of_talk import word
from tests.reading.test_turns import said

RING = "Juf:\tWie heeft er ruzie gehad?\nK1:\tIk, om de bank.\n{}\nJuf:\tEn toen?\nK2:\tBij ons zachtjes.\n"


def test_what_a_speaker_does_in_brackets_on_a_line_of_its_own_is_a_note() -> None:
    assert said(RING.format("\t(Juf gaat op haar hurken zitten)"))[2] == (
        "note",
        "(Juf gaat op haar hurken zitten)",
    )


@pytest.mark.parametrize(
    "words", ["(dat weet ik niet meer)", "(Juf heeft mij gezien)", "(Juf) en toen (weg)"]
)
def test_other_words_in_brackets_stay_with_who_speaks(words: str) -> None:
    assert said(RING.format(words))[1] == ("K1", f"Ik, om de bank.\n{words}")


@pytest.mark.parametrize(
    "end",
    [
        "Einde interview. Duur 17 min.",
        "Einde van het gesprek",
        "Vastgesteld in de vergadering van 1 april 2026.",
        "Met dank aan mevrouw T., die de uitgewerkte tekst heeft gelezen en goedgekeurd.",
        "Noot van de observator: er werd veel door elkaar gepraat, niet alles is verstaan.",
    ],
)
def test_the_word_that_closes_a_talk_is_nobodys(end: str) -> None:
    talk = "Interviewer: Hoe was het?\nRespondent: Stil.\nInterviewer: Altijd?\nRespondent: Op zondag niet.\n"
    assert said(f"{talk}\n{end}\n")[-2:] == [("Respondent", "Op zondag niet."), ("note", end)]


@pytest.mark.parametrize("end", ["Met dank aan mijn moeder.", "Vastgesteld is er niets.", "Een einde."])
def test_words_that_are_like_a_closing_are_said(end: str) -> None:
    talk = "Interviewer: Hoe was het?\nRespondent: Stil.\nInterviewer: Altijd?\nRespondent: Op zondag niet.\n"
    assert said(f"{talk}\n{end}\n")[-1][0] == "Respondent"


def test_a_quotation_between_turns_in_markdown_is_the_observers() -> None:
    text = "**I:** Kookt u zelf?\n\n**R:** Op dinsdag.\n\n> Er komt iemand binnen.\n\n**I:** En de rest?\n\n**R:** Wachten.\n"
    turns = read_bytes(text.encode(), "keuken.md").turns
    assert [turn.kind for turn in turns] == [*[TurnKind.SPEECH] * 2, TurnKind.NOTE, *[TurnKind.SPEECH] * 2]
    quoted = read_bytes(b"# Verslag\n\nWe vroegen het.\n\n> Alles is anders.\n\nDat was het.\n", "verslag.md")
    assert [turn.kind for turn in quoted.turns].count(TurnKind.NOTE) == 0


def test_two_people_who_speak_at_once_are_a_voice_of_their_own() -> None:
    text = "Ruud\nWie haalt er?\n\nPauline & Sofie\nIk!\n\nRuud\nDat was samen.\n\nPauline\nElke dag.\n\nSofie\nIk ook.\n"
    assert [who for who, _ in said(text)] == ["Ruud", "Pauline & Sofie", "Ruud", "Pauline", "Sofie"]
    assert said("Werk & inkomen: nieuw loket\nZorg & welzijn: geen nieuws\n")[0][0] == "prose"


def test_both_moderators_ask_where_their_names_stand_behind_the_word() -> None:
    text = (
        "Moderator Jet: Welkom, wie begint?\nPauline: Ik wil wel.\nGert: Hoi.\nModerator Ruud: Ik luister vandaag.\n"
        "Pauline: Mooi.\nModerator Jet: En jij?\nGert: Zeg dat.\n"
    )
    speakers = read_bytes(text.encode(), "groep.txt").speakers
    asking = [speaker.label for speaker in speakers if speaker.role is Role.INTERVIEWER]
    assert asking == ["Moderator Jet", "Moderator Ruud"]


@pytest.mark.parametrize(
    "pair", [("Supervisor", "Supervisant"), ("Mentor", "Coachee"), ("Broer", "Kleindochter")]
)
def test_people_by_what_they_are_to_each_other_are_speakers(pair: tuple[str, str]) -> None:
    one, other = pair
    text = (
        f"{one}: Je had niets ingebracht.\n\n{other}: Een witregel.\n\n{one}: Waarover?\n\n{other}: Over u.\n"
    )
    assert [who for who, _ in said(text)] == [one, other, one, other]


def test_a_web_page_names_who_speaks_above_all_paragraphs_of_a_section_and_when_in_time() -> None:
    sections = "".join(
        f'<section><h5 class="speaker">{who}</h5><time>[00:00:{at}]</time><p>{one}</p><p>{two}</p></section>'
        for who, at, one, two in [
            ("Anna", "03", "Waar begon het?", "Op een plein, hè."),
            ("Bert", "11", "Waar een bank stond.", "Alleen de bouten nog."),
        ]
    )
    turns = read_bytes(
        f"<html><body><article>{sections}</article></body></html>".encode(), "plein.html"
    ).turns
    assert [(turn.speaker, turn.begins) for turn in turns] == [("Anna", 3.0), ("Bert", 11.0)]
    assert all(turn.kind is TurnKind.SPEECH for turn in turns)


def test_lines_of_a_page_are_numbered_and_blank_ones_counted() -> None:
    page = "\n".join(f"Regel met woorden {letter}." for letter in "abcdef")
    assert without_line_numbers(f"{page}\n1\n2\n4\n5\n6\n8").strip() == page
    assert without_line_numbers(f"{page}\n1\n2\n4\n8\n9\n10").endswith("10")
    assert without_line_numbers(f"{page}\n{page}\n1\n2\n4\n5").endswith("5")


CHAT = "[14:02, 3-2-2026] Babette Kamp: kan je typen?\n[14:03, 3-2-2026] Ruben: Ja hoor, {}\n[14:05, 3-2-2026] Babette Kamp: mooi\nen bedankt\n"


def test_messages_copied_from_the_page_of_a_messenger_have_time_and_date_before_them() -> None:
    assert said(CHAT.format("om [14:05, 3-2-2026] dan")) == [
        ("Babette Kamp", "kan je typen?"),
        ("Ruben", "Ja hoor, om [14:05, 3-2-2026] dan"),
        ("Babette Kamp", "mooi\nen bedankt"),
    ]


@pytest.mark.parametrize(
    ("name", "label"), [("Fenna (zij/haar)", "Fenna"), ("Bo (they/them)", "Bo"), ("Jan (Hema)", "Jan (Hema)")]
)
def test_how_people_wish_to_be_called_is_no_part_of_the_name_of_a_sender(name: str, label: str) -> None:
    text = f"10:00:00\t From  Host : Welkom!\n10:00:05\t From  {name} : +1\n10:00:07\t From  Host : Mooi.\n"
    assert [who for who, _ in said(text)] == ["Host", label, "Host"]


def test_messages_that_a_program_gives_newest_first_are_read_in_the_order_of_their_times() -> None:
    rows = [("Tessa", 3, "dan blijf ik maar"), ("Onderzoek", 2, "En toen?"), ("Tessa", 1, "kamer bekeken")]
    listed = [
        {"sender_name": who, "timestamp_ms": 1770040000000 + at, "content": words} for who, at, words in rows
    ]
    read = read_bytes(json.dumps({"messages": listed}).encode(), "message_1.json")
    assert [read.text[turn.start : turn.end] for turn in read.turns] == [words for *_, words in rows[::-1]]


def test_a_paragraph_of_word_that_holds_all_turns_is_cut_before_each_label() -> None:
    turns = [
        ("I", "Wat deed je hiervoor?"),
        ("R", "Ik reed op een ijscowagen, zes zomers lang, en dat was mooi."),
    ] * 6
    data = word((" ".join(f"{who}: {words}" for who, words in turns), False))
    assert [turn.speaker for turn in read_bytes(data, "gesprek.docx").turns] == [who for who, _ in turns]
    prose = word(
        ("De kern: wij weten het niet. Het gevolg: niemand vraagt het. De vraag: wie wel? " * 6, False)
    )
    assert {turn.speaker for turn in read_bytes(prose, "tekst.docx").turns} <= {"", "Spreker 1"}


def test_a_stroke_parts_a_label_from_the_words() -> None:
    text = "INT/ Wat ziet u als u binnenkomt?\nWPK/ De schoenen.\nINT/ Wat zegt dat?\nWPK/ Een stapel is bezoek.\n"
    assert said(text)[:2] == [("INT", "Wat ziet u als u binnenkomt?"), ("WPK", "De schoenen.")]


TWO = "I: Wat is een goede dienst?\nR1: Warme koffie.\nI: Gebeurt dat?\nR1: Soms.\n{}I: En voor u?\nR2: Namen weten.\nI: Lukt dat?\nR2: Bij acht.\n"


@pytest.mark.parametrize(
    ("between", "found"),
    [
        (
            "Interview 2\nDatum: 4 februari 2026\n",
            [("heading", "Interview 2"), ("note", "Datum: 4 februari 2026")],
        ),
        ("Gesprek 12 - de buurman\n\n", [("heading", "Gesprek 12 - de buurman")]),
        ("Interview 2 heb ik niet gelezen.\n", []),
        ("Interview 2\nzei ze toen.\n", []),
    ],
)
def test_the_title_of_a_second_talk_and_its_head_matter_stand_between_turns(
    between: str, found: list[tuple[str, str]]
) -> None:
    assert [pair for pair in said(TWO.format(between)) if pair[0] in ("heading", "note")] == found


def test_a_theme_in_capitals_between_turns_of_word_is_a_heading() -> None:
    talk = [
        "M: Wie wil?",
        "E: Ik blijf.",
        "M: Waarom?",
        "E: Om de zwaan.",
        "WAT MAAKT HET ZWAAR",
        "M: En nu?",
        "E: O jee.",
    ]
    turns = read_bytes(word(*((words, False) for words in talk)), "groep.docx").turns
    assert [turn.kind for turn in turns].index(TurnKind.HEADING) == 4


def test_a_time_in_type_of_its_own_between_paragraphs_is_no_heading() -> None:
    talk = [
        ("I: Wie wil?", False),
        ("R: Ik blijf hier.", False),
        ("00:02:30", True),
        ("En daarna ga ik.", False),
    ]
    talk += [("I: Waarom?", False), ("R: Om de zwaan.", False), ("00:05:00", True), ("I: Dank.", False)]
    read = read_bytes(word(*talk), "gesprek.docx")
    assert {turn.kind for turn in read.turns} == {TurnKind.SPEECH}
    assert [read.text[turn.start : turn.end] for turn in read.turns][1] == "Ik blijf hier.\nEn daarna ga ik."


def test_an_aunt_by_her_name_speaks() -> None:
    text = "Lotte - Hoe laat begon u?\nOpa Jan - Om zes uur.\ntante Riet - Vertel van de klompen.\nOpa Jan - O ja.\nLotte - En?\n"
    assert [who for who, _ in said(text)] == ["Lotte", "Opa Jan", "tante Riet", "Opa Jan", "Lotte"]


@pytest.mark.parametrize(
    ("parted", "answers"), [("Vr. {}\nDhr. P. {}\n", "dhr. p"), ("Vr. – {}\nP. – {}\n", "p")]
)
def test_stops_and_dashes_part_abbreviated_labels_from_words(parted: str, answers: str) -> None:
    pairs = [
        ("U was toen twaalf.", "Elf, in die week."),
        ("Wat weet u nog?", "Dat er taart was."),
        ("Dus?", "Ja."),
    ]
    turns = said("".join(parted.format(*pair) for pair in pairs))
    assert [words for _, words in turns] == [words for pair in pairs for words in pair]
    assert [who.rstrip(".").casefold() for who, _ in turns] == ["vr", answers] * 3
