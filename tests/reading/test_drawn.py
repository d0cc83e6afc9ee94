"""Marks of a list that a program drew instead of setting them, and two pages on a sheet."""

from __future__ import annotations

import io

import pytest

from qualcode.model import TurnKind
from qualcode.reading import read_bytes

ITEMS = ["gezinnen: zes gesprekken aan huis", "huisartsen: vier gesprekken", "wijkteam: twee bijeenkomsten"]


def page_with_list(producer: str, size: float) -> bytes:
    """A report whose list has a disc of `size` points before each item, made by the `producer` of that name."""
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas._doc.info.producer = producer
    text = canvas.beginText(60, 760)
    text.setLeading(14)
    for _ in range(4):
        text.textLine("In het voorjaar spraken de onderzoekers met gezinnen, huisartsen en het wijkteam.")
    canvas.drawText(text)
    for number, item in enumerate(ITEMS):
        height = 690 - 14 * number
        canvas.circle(80, height + 4, size / 2, fill=1)
        canvas.drawString(90, height, item)
    text = canvas.beginText(60, 620)
    text.setLeading(14)
    for _ in range(4):
        text.textLine(
            "Daarna zijn de verslagen voorgelegd aan allen die hadden meegedaan, en dat kostte tijd."
        )
    canvas.drawText(text)
    canvas.save()
    return stream.getvalue()


def items(data: bytes) -> list[str]:
    read = read_bytes(data, "nota.pdf")
    return [read.text[turn.start : turn.end] for turn in read.turns if turn.kind is TurnKind.LIST]


def test_a_small_disc_before_a_line_is_the_mark_of_an_item() -> None:
    assert items(page_with_list("Skia/PDF m156", 4)) == ITEMS


@pytest.mark.parametrize(("producer", "size"), [("Skia/PDF m156", 30), ("Iets anders", 4)])
def test_large_discs_and_those_of_other_programs_are_drawings(producer: str, size: float) -> None:
    assert items(page_with_list(producer, size)) == []


@pytest.mark.parametrize(
    ("size", "halves"),
    [((842, 595), ((40, 560), (440, 560))), ((595, 842), ((40, 800), (40, 400)))],
    ids=["lying", "upright"],
)
def test_the_number_of_the_left_page_on_a_sheet_is_nobodys(
    size: tuple[int, int], halves: tuple[tuple[int, int], ...]
) -> None:
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=size)
    for number, (left, top) in enumerate(halves, 1):
        for row in range(8):
            who = ("Interviewer", "Bakker")[row % 2]
            canvas.drawString(left, top - 14 * row, f"{who}: Daar heb ik het nog nooit over gehad, zei hij.")
        canvas.drawString(left + 150, top - 200, str(number))
    canvas.save()
    talk = read_bytes(stream.getvalue(), "gesprek.pdf")
    said = "".join(talk.text[turn.start : turn.end] for turn in talk.turns)
    assert ("1" in said) is (size[0] < size[1])
