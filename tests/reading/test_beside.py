"""What stands beside the words on a page and apart from them in its file: marks of lists, initials, numbers, small print, letters set apart."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest

from qualcode.model import Transcript, TurnKind
from qualcode.reading import read_bytes

TEXT = [
    "De bewoners spreken elkaar in de gang, bij de lift en naast de containers van het gebouw.",
    "Wie daar een kwartier staat, hoort meer dan in een vergadering van de bewonersraad, en dat",
    "zegt iets over de plekken waar een gesprek vanzelf ontstaat en waar het gepland moet worden.",
]


def page(draw: Callable[[Any], None]) -> Transcript:
    """A page with running text from 760 down and from 400 down, and what `draw` sets on it afterwards."""
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(60, 790, "Ontmoeten in de flat")
    for top in (760, 400):
        _lines(canvas, 60, top, TEXT)
    draw(canvas)
    canvas.save()
    return read_bytes(stream.getvalue(), "verslag.pdf")


def _lines(canvas: Any, left: float, top: float, lines: list[str], size: float = 10) -> None:
    canvas.setFont("Helvetica", size)
    for at, line in enumerate(lines):
        canvas.drawString(left, top - 1.3 * size * at, line)


def texts(transcript: Transcript, kind: TurnKind) -> list[str]:
    return [transcript.text[turn.start : turn.end] for turn in transcript.turns if turn.kind is kind]


ITEMS = ["gezinnen die er lang wonen;", "de huismeester van de flat;", "een medewerker van de corporatie."]


@pytest.mark.parametrize("marks", [["•", "•", "•"], ["–", "–", "–"], ["1.", "2.", "3."]])
def test_marks_that_the_file_has_after_the_text_are_put_before_their_items(marks: list[str]) -> None:
    def draw(canvas: Any) -> None:
        _lines(canvas, 80, 700, ITEMS)
        _lines(canvas, 60, 340, TEXT)
        for at, mark in enumerate(marks):
            canvas.drawString(68, 700 - 13 * at, mark)

    found = texts(page(draw), TurnKind.LIST)
    assert [item.removeprefix(f"{at}. ") for at, item in enumerate(found, 1)] == ITEMS


def test_a_dash_that_stands_for_a_missing_figure_is_no_mark() -> None:
    def draw(canvas: Any) -> None:
        _lines(canvas, 60, 700, ["Melder ziet af 67 41", "Andere buur weigert 58 9"])
        canvas.drawString(60, 674, "Onbekend 16")
        canvas.drawString(128, 674, "-")
        canvas.drawString(140, 674, "4")

    assert texts(page(draw), TurnKind.LIST) == []


@pytest.mark.parametrize("first", [True, False], ids=["before", "after"])
def test_a_large_initial_goes_to_the_word_that_it_begins(first: bool) -> None:
    def draw(canvas: Any) -> None:
        def initial() -> None:
            canvas.setFont("Helvetica", 36)
            canvas.drawString(60, 687, "W")

        if first:
            initial()
        _lines(
            canvas,
            88,
            700,
            [
                "ie hier langer woont dan tien jaar, kent bijna iedereen op zijn verdieping,",
                "en soms ook daarboven.",
            ],
        )
        _lines(
            canvas, 60, 648, ["De anderen kennen alleen de buren links en rechts, en de mensen met een hond."]
        )
        if not first:
            initial()

    prose = texts(page(draw), TurnKind.PROSE)
    assert any(block.startswith("Wie hier langer woont") for block in prose)
    assert "W" not in prose


def test_a_letter_of_the_usual_size_is_no_initial() -> None:
    def draw(canvas: Any) -> None:
        _lines(
            canvas,
            98,
            700,
            ["en de rest van de tabel staat hier in kleine letters en zonder enige kop erboven."],
        )
        canvas.drawString(60, 695, "A")

    assert not any("Aen de rest" in block for block in texts(page(draw), TurnKind.PROSE))


@pytest.mark.parametrize("dot", ["", "."])
def test_small_print_below_the_text_is_a_note(dot: str) -> None:
    def draw(canvas: Any) -> None:
        _lines(canvas, 60, 300, ["Dit zeiden ook de mensen van de eerste verdieping.1"])
        _lines(
            canvas,
            60,
            80,
            [
                f"1{dot} Zij wonen er korter, en hun deuren komen uit op de straat, zodat",
                "zij de lift niet nodig hebben.",
            ],
            8,
        )

    transcript = page(draw)
    assert texts(transcript, TurnKind.NOTE) == [
        "1 Zij wonen er korter, en hun deuren komen uit op de straat, zodat zij de lift niet nodig hebben."
    ]
    assert "verdieping." in transcript.text
    assert "verdieping.1" not in transcript.text


def test_small_print_that_no_number_refers_to_is_no_note() -> None:
    def draw(canvas: Any) -> None:
        _lines(canvas, 60, 80, ["1 Woningen met een eigen opgang zijn hier niet meegeteld in de cijfers."], 8)

    assert texts(page(draw), TurnKind.NOTE) == []


def test_letters_set_apart_come_together_into_their_words() -> None:
    def draw(canvas: Any) -> None:
        text = canvas.beginText(60, 700)
        text.setFont("Helvetica-Bold", 15)
        text.setCharSpace(2.2)
        text.textLine("Een dunne deur")
        text.setCharSpace(0)
        canvas.drawText(text)
        _lines(canvas, 60, 670, TEXT)

    assert "Een dunne deur" in texts(page(draw), TurnKind.HEADING)


def test_a_row_of_figures_is_no_word_whose_letters_are_set_apart() -> None:
    def draw(canvas: Any) -> None:
        text = canvas.beginText(60, 700)
        text.setFont("Helvetica", 10)
        text.setCharSpace(2.2)
        text.textLine("Opleiding 1 4 3 0 2")
        text.setCharSpace(0)
        canvas.drawText(text)

    assert "1 4 3 0 2" in page(draw).text


def test_lines_in_larger_print_stay_together() -> None:
    def draw(canvas: Any) -> None:
        canvas.setFont("Helvetica", 15)
        for at, line in enumerate(
            ["Wie daar een kwartier staat, hoort", "meer dan in een vergadering van de", "bewonersraad"]
        ):
            canvas.drawString(60, 690 - 19.5 * at, line)

    transcript = page(draw)
    assert "hoort\nmeer" not in transcript.text.replace("\n\n", "\n")


def test_a_large_initial_passes_by_the_author_above_its_word() -> None:
    def draw(canvas: Any) -> None:
        canvas.setFont("Helvetica", 36)
        canvas.drawString(60, 674, "W")
        _lines(canvas, 60, 709, ["Door Geertje Wiarda"])
        _lines(
            canvas, 88, 696, ["ie hier langer woont dan tien jaar, kent bijna iedereen op zijn verdieping,"]
        )

    assert "Wie hier langer woont" in page(draw).text


def test_running_text_below_large_print_is_a_paragraph_of_its_own() -> None:
    def draw(canvas: Any) -> None:
        canvas.setFont("Helvetica", 15)
        canvas.drawString(60, 690, "Meer dan in een vergadering hoort wie daar staat")
        _lines(canvas, 60, 677, TEXT)

    assert TEXT[0].split()[0] in {block.split()[0] for block in texts(page(draw), TurnKind.PROSE)}
    assert "staat De bewoners" not in page(draw).text


def test_a_note_below_the_second_column_is_one_though_the_first_goes_lower() -> None:
    def draw(canvas: Any) -> None:
        canvas.showPage()
        left = ["De bewoners spreken elkaar in de gang,", "bij de lift en naast de containers."] * 16
        _lines(canvas, 60, 760, [*left[:-1], "en wie daar staat, hoort veel.1"])
        _lines(canvas, 320, 760, left[:20])
        _lines(canvas, 320, 420, ["1 Dat zei ook de huismeester, die er", "al dertig jaar werkt."], 8)

    assert texts(page(draw), TurnKind.NOTE) == ["1 Dat zei ook de huismeester, die er al dertig jaar werkt."]


def test_large_print_at_the_end_of_a_column_is_no_part_of_the_next() -> None:
    def draw(canvas: Any) -> None:
        canvas.showPage()
        rows = ["De bewoners spreken elkaar in de gang,", "bij de lift, en naast de containers en"] * 8
        _lines(canvas, 60, 760, [*rows, "dat vinden zij genoeg."])
        _lines(canvas, 60, 500, ["Zij vinden een praatje genoeg"], 15)
        _lines(canvas, 320, 760, ["In de zomer is dat anders, dan zit men", *rows])

    assert not any("genoeg In de zomer" in block for block in texts(page(draw), TurnKind.PROSE))


INDENTED = (
    "De lift is met afstand de plek waar de meeste gesprekken beginnen, en ook de plek waar",
    "zij het snelst weer eindigen. Wie op de vierde verdieping woont, heeft voor een gesprek",
    "een halve minuut, en wie op de eerste woont neemt de trap en praat nergens over dan daar.",
    "Bij de containers is dat anders. Daar staat men stil, met een zak in de hand, en wie stil",
    "staat wordt aangesproken. De huismeester noemt het zijn spreekuur, al zegt hij er zelf niet",
    "veel. Hij luistert, schrijft later iets op en brengt het de volgende dag naar het kantoor.",
    "Over de parkeerplaats werd weinig verteld, behalve door wie er werkt. De monteur die daar",
    "in de winter elke ochtend auto's start, kent meer bewoners dan de wijkagent en hoort ook",
    "van meer mensen hoe het met hun buren gaat, met hun kinderen en met hun rug in de ochtend.",
    "Samen laten deze plekken zien dat een gesprek een reden nodig heeft die geen gesprek is,",
    "zoals afval, een startkabel of een boodschap. Een bank in de hal is dat niet gebleken: daar",
    "ging niemand zitten, omdat iedereen kon zien dat wie er zat een gesprek wilde beginnen nu.",
)


def test_a_paragraph_that_only_an_indent_parts_from_the_one_above_is_one() -> None:
    def draw(canvas: Any) -> None:
        canvas.showPage()
        for at, line in enumerate(INDENTED):
            _lines(canvas, 60 if at % 3 else 74, 760 - 13 * at, [line])

    prose = texts(page(draw), TurnKind.PROSE)
    assert [" ".join(INDENTED[at : at + 3]) in prose for at in (0, 3, 6, 9)] == [True] * 4


def test_an_item_s_second_line_is_no_paragraph() -> None:
    def draw(canvas: Any) -> None:
        canvas.showPage()
        for at in range(5):
            _lines(canvas, 60, 760 - 26 * at, [f"{at + 1}. Spreek met de bewoners van verdieping {at + 1}."])
            _lines(
                canvas, 74, 747 - 26 * at, ["Doe dat samen met de huismeester, en schrijf op wat zij zeggen."]
            )

    assert len(texts(page(draw), TurnKind.LIST)) == 5
