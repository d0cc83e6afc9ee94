"""Who speaks where only a dash, a number, type or the order of the turns tells it; each layout beside one that is no talk."""

from __future__ import annotations

import io

import pytest

from qualcode.model import DocumentKind, Role
from qualcode.reading import read_bytes
from tests.reading.test_bold import LEAFLET, TALK, pdf


def said(text: str, name: str = "gesprek.txt") -> list[tuple[str, str]]:
    """Speaker or kind, and words, of each turn."""
    read = read_bytes(text.encode(), name)
    return [(turn.speaker or turn.kind.value, read.text[turn.start : turn.end]) for turn in read.turns]


ASKED = ["Sinds wanneer vaar je? Op deze boot, bedoel ik.", "En in de winter?", "Wie vaart er mee?"]
TOLD = [
    "Vanaf het jaar dat mijn vader stopte.",
    "Dan lig ik voor de kant en schilder ik.",
    "Mijn neef, in de zomer.",
]


@pytest.mark.parametrize("dash", ["- ", "– ", "—"])
def test_lines_with_a_dash_in_turn_ask_and_answer(dash: str) -> None:
    text = "\n".join(f"{dash}{line}" for pair in zip(ASKED, TOLD, strict=True) for line in pair)
    turns = said(text)
    assert [speaker for speaker, _ in turns] == ["Interviewer", "Geïnterviewde"] * 3
    assert [words for _, words in turns[:2]] == [ASKED[0], TOLD[0]]


def test_a_list_of_questions_asks_nobody() -> None:
    questions = "\n".join(f"- {question}" for question in (*ASKED, "Wat kost een lot?", "Waar lig je dan?"))
    assert {speaker for speaker, _ in said(questions)}.isdisjoint({"Interviewer", "Geïnterviewde"})


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_question_with_its_number_is_answered_without_one(between: str) -> None:
    text = between.join(
        f"Vraag {n}: {question}{between}Antwoord: {answer}"
        for n, (question, answer) in enumerate(zip(ASKED, TOLD, strict=True), 1)
    )
    assert [speaker for speaker, _ in said(text)] == ["Vraag", "Antwoord"] * 3
    assert said(text)[2] == ("Vraag", ASKED[1])


def test_questions_in_italics_on_pages_are_the_interviewers() -> None:
    slanted = pdf([TALK]).replace(b"Helvetica-Bold", b"Helvetica-Oblique")
    assert [turn.speaker for turn in read_bytes(slanted, "gesprek.pdf").turns] == [
        "Interviewer",
        "Geïnterviewde",
    ] * 4
    leaflet = pdf([LEAFLET]).replace(b"Helvetica-Bold", b"Helvetica-Oblique")
    assert read_bytes(leaflet, "folder.pdf").kind is DocumentKind.REPORT


def word(rows: list[tuple[str, str]], *, bold: bool) -> bytes:
    """A document of Word with a paragraph for each label and words."""
    import docx

    document = docx.Document()
    for label, words in rows:
        paragraph = document.add_paragraph()
        paragraph.add_run(label).bold = bold
        paragraph.add_run(words)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


ROUND = [
    ("Gespreksleider |", " Wie merkt er iets van de markt?"),
    ("Slager |", " Ik. Op dinsdag sta ik tot mijn enkels in de kratten."),
    ("Opticien |", " Bij mij komen ze schuilen, en een enkeling koopt een koord."),
    ("Gespreksleider |", " Zou hij moeten verhuizen?"),
    ("Drogist |", " Als u het mij vraagt wel."),
    ("Slager |", " Naar jouw stoep zeker."),
]


def test_a_label_in_bold_speaks_though_it_stands_but_once() -> None:
    read = read_bytes(word(ROUND, bold=True), "gesprek.docx")
    assert [turn.speaker for turn in read.turns] == [label.rstrip(" |") for label, _ in ROUND]


def test_a_label_in_bold_on_a_line_of_its_own_speaks_though_it_is_a_word_that_stands_once() -> None:
    rows = [("Anouk", ""), ("", "Zal ik de deur dichtdoen?"), ("Mevr. A.", ""), ("", "Nee, laat maar.")] * 2
    rows += [
        ("zoon", ""),
        ("", "Ze slaapt in de gang."),
        ("Mevr. A.", ""),
        ("", "Dat hoeft zij niet te weten."),
    ]
    read = read_bytes(word(rows, bold=True), "gesprek.docx")
    assert [turn.speaker for turn in read.turns][-2:] == ["zoon", "Mevr. A."]


SCHEME = ["mevrouw klaagt over de heup", "loopt met rollator", "nieuw matras", "bespreken met ergotherapeut"]


@pytest.mark.parametrize("days", [1, 2])
def test_heads_of_a_record_of_care_are_no_voices(days: int) -> None:
    day = "\n".join(f"{letter}: {words}." for letter, words in zip("SOAP", SCHEME, strict=True))
    read = read_bytes("\n\n".join(f"{9 + n} april\n\n{day}" for n in range(days)).encode(), "dag.txt")
    assert (read.kind, read.speakers) == (DocumentKind.REPORT, ())


def test_letters_of_which_no_record_is_made_speak() -> None:
    text = "S: Wie begint?\nO: Ik wel.\nP: Dan kom ik erna.\nA: Ik ook.\nS: Goed.\nP: Nou, kom op dan.\n"
    assert {speaker for speaker, _ in said(text)} == set("SOPA")


UNMARKED = (
    "Spreker A (0:00:02)\nwelkom eh we gaan het hebben over de haven\n\nSpreker B (0:00:07)\nja altijd de haven zeg ik dan\n\n"
    "Spreker A (0:00:15)\nhoe komt u aan uw schip\n\nSpreker B (0:00:19)\nvan mijn oom die wilde er van af en ik niet\n\n"
    "Spreker A (0:00:33)\nheeft u daar spijt van gehad\n\nSpreker B (0:00:36)\nelke maandag en nooit op zondag\n"
)


def test_who_asks_is_known_without_question_marks() -> None:
    read = read_bytes(UNMARKED.encode(), "gesprek.txt")
    assert [one.label for one in read.speakers if one.role is Role.INTERVIEWER] == ["Spreker A"]
    even = UNMARKED.replace("van mijn oom", "hoe komt iemand aan zijn oom").replace(
        "ja altijd", "wat wilt u daarvan"
    )
    assert not [
        one
        for one in read_bytes(even.encode(), "a.txt").speakers
        if one.role is Role.INTERVIEWER and one.label == "Spreker B"
    ]


@pytest.mark.parametrize("names", [("VRAGER", "WASSER"), ("Voorzitter", "Loes")])
def test_a_name_before_a_capital_at_the_head_of_every_paragraph_speaks(names: tuple[str, str]) -> None:
    rows = [f"{names[n % 2]} {words}" for n, words in enumerate(pair for both in zip(ASKED, TOLD, strict=True) for pair in both)]  # fmt: skip
    assert [speaker for speaker, _ in said("\n\n".join(rows))] == list(names) * 3
    assert [speaker for speaker, _ in said("\n".join(rows))] == list(names) * 3


def test_paragraphs_that_open_with_the_same_words_are_no_talk() -> None:
    prose = ["De Raad besluit over de haven.", "Het College voert het uit.", "De Griffie schrijft het op.", "Het Loket geeft de brief."]  # fmt: skip
    assert read_bytes("\n\n".join(prose * 2).encode(), "tekst.txt").kind is DocumentKind.REPORT


def test_a_talk_in_a_newsletter_is_a_part_of_it() -> None:
    talk = "\n".join(f"Interviewer: {a}\nSchipper: {b}" for a, b in zip(ASKED, TOLD, strict=True))
    assert read_bytes(f"# Nieuwsbrief haven, mei\n\n{talk}\n".encode(), "mei.md").kind is DocumentKind.REPORT
    assert read_bytes(f"# Interview haven, mei\n\n{talk}\n".encode(), "mei.md").kind.is_dialogue
