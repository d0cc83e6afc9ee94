"""Cells of a table around which no rules are drawn, told in a PDF by where they begin; words beside names and marks of items are none."""

from __future__ import annotations

import io

from reportlab.pdfgen.canvas import Canvas

from qualcode.model import DocumentKind, TurnKind
from qualcode.reading import read_bytes
from qualcode.reading.page.aligned import tables
from qualcode.reading.page.letters import Piece

ABOVE = "In de onderstaande rijen staat per haven hoeveel boten er op zondag lagen te wachten op de brug."
BELOW = "De telling is gedaan door de brugwachter zelf, die daarvoor een oud schoolbord heeft meegenomen."
MORE = (
    "Hij had er een krijtje bij dat hij in zijn pet bewaarde, en een spons die aan een touwtje hing.",
    "Wie wilde meekijken mocht dat doen, als hij maar niet op de brug ging staan en de boten liet gaan.",
)


def line(top: float, *cells: tuple[float, float]) -> list[Piece]:
    """Stretches of text on one line, each from its left to its right."""
    return [Piece(left, top - 9, right, top) for left, right in cells]


def blocks(*rows: tuple[str, ...]) -> list[tuple[TurnKind, str]]:
    """What is read of a page with `rows` of cells right between two paragraphs."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842))
    canvas.setFont("Helvetica", 10)
    text = [(ABOVE,), *rows, (BELOW,), *((words,) for words in MORE)]
    for at, cells in enumerate(text):
        for column, cell in enumerate(cells):
            canvas.drawString(71 + 130 * column, 700 - 12 * at, cell)
    canvas.save()
    read = read_bytes(stream.getvalue(), "telling.pdf", kind=DocumentKind.REPORT)
    return [(turn.kind, read.text[turn.start : turn.end]) for turn in read.turns]


def test_rows_of_cells_right_between_paragraphs_are_a_table() -> None:
    found = blocks(("Haven", "Boten"), ("Oude Zijl", "vier"), ("Het Sas", "zeven"), ("Buitenhaven", "geen"))
    assert found[1] == (TurnKind.TABLE, "Haven Boten\nOude Zijl vier\nHet Sas zeven\nBuitenhaven geen")
    assert found[0] == (TurnKind.PROSE, ABOVE)
    assert found[2][1].startswith(BELOW)


def test_a_cell_of_two_lines_stands_in_its_column_and_a_paragraph_ends_the_table() -> None:
    rows = [*line(700, (71, 110), (200, 240), (300, 340)), *line(688, (71, 120)), *line(676, (71, 100), (200, 210), (300, 330)),
            *line(664, (71, 105), (200, 220), (300, 335))]  # fmt: skip
    ((_, bottom, _, top),) = tables([*rows, *line(652, (71, 500)), *line(640, (71, 90))])
    assert (round(bottom), round(top)) == (653, 700)


def test_marks_of_items_and_words_beside_names_are_no_cells() -> None:
    items = [piece for row in range(5) for piece in line(700 - 12 * row, (71, 76), (90, 300))]
    assert tables([*items, *line(500, (71, 520))]) == []
    talk = [piece for row in range(5) for piece in line(700 - 12 * row, (71, 110), (160, 515 - row))]
    assert tables(talk) == []
