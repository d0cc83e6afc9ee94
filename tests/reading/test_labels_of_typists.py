"""What typists and programs set before labels and between turns: numbers of questions, minutes, voices with a colon in brackets."""

from __future__ import annotations

from qualcode.model import DocumentKind
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
