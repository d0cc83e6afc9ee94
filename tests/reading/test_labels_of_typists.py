"""What typists and programs set before labels and between turns: numbers of questions, minutes, voices with a colon in brackets."""

from __future__ import annotations

import pytest

from qualcode.model import DocumentKind, Role
from qualcode.reading import read_bytes
from tests.reading.test_turns import said


def test_minutes_between_dashes_are_nobody_s_words() -> None:
    text = "Int: Hoe ging het?\nLoes: Het ging wel.\n--- 01:00 ---\nInt: En nu?\nLoes: Nu ook.\n=== [02:00] ===\nInt: Dank je.\n"
    assert [words for _, words in said(text)] == [
        "Hoe ging het?",
        "Het ging wel.",
        "En nu?",
        "Nu ook.",
        "Dank je.",
    ]


def test_numbers_of_questions_before_who_asks_are_no_part_of_a_label() -> None:
    text = "Kraan\n1 I - Wat zie je?\n  R - Helmen.\n2 I - En wie?\n  R - Wie loopt.\n3 I - Zeg je dat?\n  R - Aan jou nu.\n"
    assert said(text)[1:3] == [("I", "Wat zie je?"), ("R", "Helmen.")]
    listed = "Kraan\n\n1 Plein - een bank\n2 Straat - een boom\n3 Hof - een lamp\n"
    assert read_bytes(listed.encode(), "lijst.txt").kind is DocumentKind.REPORT


def test_a_voice_that_a_program_numbered_may_stand_in_brackets_with_a_colon() -> None:
    text = "[Speaker:0] Waarom hier?\n[Speaker:1] Omdat een was lang duurt.\n[Speaker:0] En dan?\n[Speaker:1] Lakens.\n"
    assert said(text)[1] == ("Speaker 1", "Omdat een was lang duurt.")


def test_a_name_of_two_may_have_a_dash_for_its_hyphen() -> None:
    text = "Interviewer: Wil je beginnen?\nTea Vos–Kramer: Ja hoor.\nInterviewer: En daarna?\nTea Vos-Kramer: Dan de planning.\n"
    assert said(text)[1] == ("Tea Vos-Kramer", "Ja hoor.")
    assert said(text)[3] == ("Tea Vos-Kramer", "Dan de planning.")


@pytest.mark.parametrize("shape", ["{}>> {}", "({}:) {}", "{} -- {}", ">> {}: {}"])
def test_signs_around_a_label_are_no_part_of_what_is_said(shape: str) -> None:
    rows = [
        ("Interviewer", "Hoe ging het?"),
        ("Sjef", "Goed."),
        ("Interviewer", "En nu?"),
        ("Sjef", "Nu ook."),
    ] * 2
    assert said("\n".join(shape.format(*row) for row in rows) + "\n") == rows


def test_a_word_speaks_where_all_that_is_said_is_announced() -> None:
    rows = [
        ("Host", "Is er iemand in de zaal met een vraag?"),
        ("Zaal", "Ja."),
        *[("Marloes", "Mag ik eerst?"), ("Host", "Kort dan.")] * 4,
    ]
    assert said("".join(f">> {who}: {words}\n" for who, words in rows)) == rows


def test_letters_that_also_abbreviate_a_word_may_be_a_voice() -> None:
    rows = [("I", "Je hebt dus twee bazen."), ("CF", "Vier."), ("I", "En nu?"), ("CF", "Een hok.")]
    assert said("".join(f"{who}: {words}\n" for who, words in rows)) == rows


def test_what_a_meeting_s_program_says_at_the_end_names_nobody() -> None:
    text = "# Gesprek\n\n**Sanne:** Hoor je me?\n\n**Jaap:** Dubbel.\n\n### Transcript is beëindigd na 00:31:47\n\n*Dit bewerkbare transcript is gegenereerd door een computer en kan fouten bevatten.*\n"
    read = read_bytes(text.encode(), "gesprek.md")
    assert [turn.speaker for turn in read.turns if turn.speaker] == ["Sanne", "Jaap"]


@pytest.mark.parametrize(
    ("behind", "name"),
    [("Gijs", "Veldman, G. (Gijs)"), ("Gast", "Veldman, G."), ("HRM", "Veldman, G.")],
)
def test_a_first_name_in_brackets_behind_initials_is_part_of_the_name(behind: str, name: str) -> None:
    text = f"Noor Brands: Wat doe je?\nVeldman, G. ({behind}): Ik teken.\nNoor Brands: Wat?\nVeldman, G. ({behind}): Alles.\n"
    assert said(text)[1] == (name, "Ik teken.")


def test_those_who_are_counted_by_letter_speak_without_a_sign() -> None:
    rows = [
        ("GL", "Hoe vaak?"),
        ("Docent A", "Zeven keer."),
        ("Docent B", "Ik elf."),
        ("GL", "En nu?"),
        ("Docent B", "Ach."),
        ("Docent A", "Nee."),
    ]
    assert said("\n\n".join(f"{who} {words}" for who, words in rows) + "\n") == rows


def test_labels_between_stars_speak_and_the_words_of_a_glossary_do_not() -> None:
    rows = [
        ("Docent", "Wat wil je?"),
        ("Sem", "Niks."),
        ("Aaliyah", "Rust."),
        ("Docent", "En jij?"),
        ("Sem", "Geld."),
    ] * 2
    assert said("".join(f"*{who}* {words}\n" for who, words in rows)) == rows
    words = "*Flexpool* groep zonder vast rooster\n*Inlener* wie iemand tijdelijk te werk stelt\n*Ketenregeling* regel over contracten\n"
    assert read_bytes(words.encode(), "begrippen.txt").kind is DocumentKind.REPORT


def test_quotations_ask_where_they_are_questions_with_an_answer_below_each() -> None:
    talk = "> Hoe begon het?\n\nMet een bus, en ik had geen rijbewijs.\n\n> En toen?\n\nToen ben ik gaan lopen, nou ja, fietsen.\n"
    read = read_bytes(talk.encode(), "gesprek.md")
    assert [turn.speaker for turn in read.turns] == ["Interviewer", "Geïnterviewde"] * 2
    paper = talk.replace("Hoe begon het?", "Het begon klein.").replace("En toen?", "Toen werd het groot.")
    assert read_bytes(paper.encode(), "gesprek.md").turns[0].speaker != "Interviewer"


def test_whoever_speaks_first_among_people_called_by_a_title_asks() -> None:
    text = "MvdB: U bent verhuisd.\nDhr. De Groot: Ja.\nMevr. De Groot: Hij wil ze niet weg.\nMvdB: Juist.\nDhr. De Groot: Zij wel.\n"
    read = read_bytes(text.encode(), "gesprek.txt")
    assert [one.label for one in read.speakers if one.role is Role.INTERVIEWER] == ["MvdB"]
    text = text.replace("MvdB", "Buurvrouw Els").replace("Mevr. De Groot", "Zoon")
    assert not any(one.role is Role.INTERVIEWER for one in read_bytes(text.encode(), "gesprek.txt").speakers)


COUNTED = (
    ("A", "Wil je vertellen hoe je ochtend begint?"),
    ("P", "Met de telefoon, die gaat al als ik de sleutel pak."),
    ("A", "De telefoon. En dan?"),
    ("P", "Dan is er iemand ziek, meestal."),
    ("A", "Wat doet dat met je?"),
    ("P", "Ik word er kort van. Tegen de verkeerde, hè."),
)


@pytest.mark.parametrize("shape", ["{0}{1}: {2}", "{0}{1}. {2}", "{0} {1}\t{2}"])
def test_labels_that_count_the_turns_of_each_speaker_are_two_people(shape: str) -> None:
    text = "\n".join(shape.format(who, 1 + at // 2, words) for at, (who, words) in enumerate(COUNTED))
    assert said(text) == list(COUNTED)


def test_members_of_two_groups_who_speak_once_each_stay_apart() -> None:
    labels = ("A1", "A2", "A3", "B1", "B2", "B3")
    text = "\n".join(f"{label}: {words}" for label, (_, words) in zip(labels, COUNTED, strict=True))
    assert [who for who, _ in said(text)] == list(labels)
