"""Beside the wild: texts that look like a copied layout and are none, and what is said of what was left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.model import DocumentKind
from qualcode.reading import read, read_bytes
from qualcode.reading.page.leading import layer_of
from qualcode.reading.page.opened import Page

WILD = Path(__file__).parent / "wild" / "files"


def speakers(text: str, name: str = "gesprek.txt") -> list[str]:
    return [turn.speaker for turn in read_bytes(text.encode(), name).turns]


def test_paragraphs_that_a_digit_counts_are_no_voices() -> None:
    text = "".join(
        f"{n}: {words}\n" for n, words in enumerate(["De wijk is oud.", "De huur stijgt.", "Er komt een school.", "De bus rijdt om."], 1)
    )  # fmt: skip
    assert "Spreker 2" not in speakers(text)


def test_names_above_spans_of_time_stay_with_the_words_below() -> None:
    said = [("Interviewer", "Hoe begon je?"), ("Karin", "Via mijn zus."), ("Interviewer", "En toen?"), ("Karin", "Bleef ik.")]  # fmt: skip
    text = "".join(f"{name}\n0:0{n},0 - 0:0{n + 1},0\n{words}\n\n" for n, (name, words) in enumerate(said))
    read_ = read_bytes(text.encode(), "gesprek.txt")
    assert [(turn.speaker, read_.text[turn.start : turn.end]) for turn in read_.turns] == said


def test_a_time_of_the_clock_glued_to_uur_parts_nothing() -> None:
    lines = [f"Karin: Dan begin ik om {hour}:30uur en dan is er niemand." for hour in (7, 8, 9)]
    text = "\n".join(f"Interviewer: En dan?\n{line}" for line in lines)
    assert speakers(text) == ["Interviewer", "Karin"] * 3


@pytest.mark.parametrize(
    "between",
    ["Anderen missen die aandacht juist, vooral in grotere teams.\n\n", ""],
    ids=["report", "sheet"],
)
def test_quotes_with_names_behind_are_talk_only_where_hardly_anything_else_is(between: str) -> None:
    quotes = [
        f"“Zij vroeg hoe het met mij was, en dat was {n} weken later.” (R{n}, vrouw)\n\n" for n in (3, 4, 5)
    ]
    kind = read_bytes(between.join(["", *quotes]).encode(), "tekst.txt").kind
    assert (kind is DocumentKind.REPORT) is bool(between)


def test_who_is_told_what_to_do_says_nothing_and_who_says_so_does() -> None:
    cards = "Interviewer: je stelt open vragen.\nRespondent: je bent een schipper van 61.\nObservator: je zwijgt.\n"
    assert read_bytes(cards.encode(), "kaarten.txt").kind is DocumentKind.REPORT
    talk = "Interviewer: Je bent schipper?\nRespondent: Je kunt het zo noemen, ik vaar.\nInterviewer: Je vaart.\n"
    assert read_bytes(talk.encode(), "gesprek.txt").kind.is_dialogue


@pytest.mark.parametrize("name", ["praat met gebaren.TextGrid", "elan met gebaren en tonen.eaf"])
def test_tiers_that_are_left_out_are_told(name: str) -> None:
    assert any("gebaren" in warning for warning in read(WILD / name).warnings)


def test_dashes_before_both_lines_of_all_two_cues_are_two_voices() -> None:
    cues = "".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n- Een zin?\n- Nog een {n}.\n\n" for n in (1, 2))
    assert set(speakers(cues, "a.srt")) == {"Spreker 1", "Spreker 2"}


def test_dashes_in_few_cues_are_words() -> None:
    cues = "".join(
        f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\nEen zin\n- met een streep {n}.\n\n" for n in (1, 2)
    )
    assert set(speakers(cues, "a.srt")) == {"Spreker 1"}


def test_a_line_that_a_hyphen_ties_to_the_next_stands_as_low_as_its_end() -> None:
    import pypdfium2 as pdfium

    lines = [
        "weken kwamen er negen van de gast-",
        "vrouwen zelf, zei men achteraf.",
        "Dat leek weinig voor een straat.",
    ]
    shown = "BT /F1 10 Tf 60 780 Td 12 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    data = (
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>endobj\n"
        f"4 0 obj<</Length {len(shown)}>>stream\n{shown}\nendstream endobj\n"
        "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    ).encode("latin-1")
    found = layer_of(Page(pdfium.PdfDocument(data), 0).letters)
    assert any(sign in "".join(found.lines) for sign in "\ufffe\x02")
    assert set(found.pitches) == {12.0}
