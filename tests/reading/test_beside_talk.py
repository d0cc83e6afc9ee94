"""Talk with something beside it: codes in the next column, rounds between turns; answers in rows or columns of another order."""

from __future__ import annotations

import io

import docx
import pytest

from qualcode.model import DocumentKind, TurnKind
from qualcode.reading import read_bytes
from tests.reading.test_edges_of_talk import word
from tests.reading.test_turns import said

ROWS = [
    ("I: Je hebt twee agenda's.", "dubbel"),
    ("R: Een voor mijn baas en een voor mijzelf, ja.", "dubbele planning; verbergen"),
    ("I: Weet hij dat?", ""),
    ("R: Hij zegt altijd: je ziet eruit als een dinsdag.", "humor"),
]


def table(rows: list[tuple[str, ...]]) -> bytes:
    document = docx.Document()
    made = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, cells in zip(made.rows, rows, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def spoken(data: bytes, name: str) -> list[tuple[str, str]]:
    read = read_bytes(data, name)
    return [
        (turn.speaker, read.text[turn.start : turn.end])
        for turn in read.turns
        if turn.kind is TurnKind.SPEECH
    ]


def test_codes_beside_a_transcript_are_notes() -> None:
    wanted = [(words[0], words[3:]) for words, _ in ROWS]
    for rows in (ROWS, [("Transcript", "Open codes"), *ROWS]):
        read = read_bytes(table(list(rows)), "analyse.docx")
        assert spoken(table(list(rows)), "analyse.docx") == wanted
        notes = [read.text[turn.start : turn.end] for turn in read.turns if turn.kind is TurnKind.NOTE]
        assert {"dubbel", "dubbele planning; verbergen", "humor"} <= set(notes)


def test_a_table_of_quotes_and_codes_in_a_report_says_nothing() -> None:
    rows = [
        ("Citaat", "Code"),
        ("“Ik was er nog.”", "trouw"),
        ("“Niemand vroeg het.”", "stilte"),
        ("“Wij lopen om.”", "angst"),
    ]
    assert spoken(table(list(rows)), "bijlage.docx") == []


def test_a_numbered_round_in_bold_that_asks_is_a_heading_among_turns() -> None:
    rows = [
        ("Ronde 1: het incident", True),
        ("Wilke: Zij zette een tas op mijn bureau.", False),
        ("Sem: Wat deed je?", False),
    ]
    rows += [
        ("Ronde 2: wat zou jij doen?", True),
        ("Sem: Ik had de tas willen vastpakken.", False),
        ("Wilke: Ja.", False),
    ]
    read = read_bytes(word(*rows), "intervisie.docx")
    heads = [read.text[turn.start : turn.end] for turn in read.turns if turn.kind is TurnKind.HEADING]
    assert heads == ["Ronde 1: het incident", "Ronde 2: wat zou jij doen?"]


QUESTIONS = ("Hoe verliep de eerste ontmoeting?", "Wat vond je lastig?")


def test_a_column_for_each_numbered_person_and_a_row_for_each_question() -> None:
    rows = [
        "Vraag;Buddy 1;Buddy 2;Buddy 3",
        f"{QUESTIONS[0]};Stroef, we keken vooral naar de hond.;De taart was mislukt en dat hielp.;Die ging niet door, twee keer.",
        f"{QUESTIONS[1]};Dat ik niet wist wanneer ik weg mocht.;Hij wil mij geld geven voor de bus.;Ze praat veel over haar dochter.",
    ]
    turns = said("\n".join(rows), "matrix.csv")
    assert turns[0] == ("heading", QUESTIONS[0])
    assert [who for who, _ in turns[1:4]] == ["Buddy 1", "Buddy 2", "Buddy 3"]


def test_a_row_for_each_answer_is_a_survey_though_people_come_back() -> None:
    rows = ["deelnemer;vraag;antwoord"]
    rows += [
        f"D0{n};{question};Ik kwam voor de bus en de hapjes {n}."
        for n in range(1, 5)
        for question in QUESTIONS
    ]
    read = read_bytes("\n".join(rows).encode(), "lang.csv")
    assert read.kind is DocumentKind.SURVEY
    assert [read.text[turn.start : turn.end] for turn in read.turns if turn.kind is TurnKind.HEADING] == list(
        QUESTIONS
    )


def above_talk(*rows: tuple[str, ...]) -> bytes:
    document = docx.Document(io.BytesIO(table(list(rows))))
    for line in (
        "Voorzitter: Wie begint er?",
        "Ouder: Ik wil wel.",
        "Voorzitter: Ga je gang.",
        "Ouder: Goed.",
    ):
        document.add_paragraph(line)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


@pytest.mark.parametrize(("head", "told"), [("Code", True), ("Wie er bij was", False)])
def test_codes_may_stand_behind_questions_and_answers_in_a_table(head: str, told: bool) -> None:
    rows = [
        ("Hoe kwam u erbij?", "Ik liep toch al.", "toegang"),
        ("En nu?", "Nu loop ik langzamer.", "getuige"),
    ]
    read = read_bytes(table([("Vraag", "Antwoord", head), *rows]), "buurtvaders.docx")
    assert any(turn.speaker == "Geïnterviewde" for turn in read.turns) is told


def test_who_took_part_and_where_from_is_nobody_s_words() -> None:
    rows = [("Rol", "Achtergrond"), ("Voorzitter", "lector, hogeschool"), ("Ouder", "moeder van drie")]
    read = read_bytes(above_talk(*rows), "rondetafel.docx")
    assert [read.text[turn.start : turn.end] for turn in read.turns if turn.speaker] == [
        "Wie begint er?",
        "Ik wil wel.",
        "Ga je gang.",
        "Goed.",
    ]
