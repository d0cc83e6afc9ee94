"""Pages in two columns are read column by column, whatever the order of the lines in the file."""

from __future__ import annotations

from qualcode.reading import read_bytes
from qualcode.reading.page.columns import gutter, in_reading_order
from qualcode.reading.page.letters import Piece

LEFT = [f"Links regel {n} over het rooster en de uren" for n in range(20)]
RIGHT = [f"Rechts regel {n} over de mensen en het werk" for n in range(20)]


def pdf(lines: list[tuple[int, int, str]]) -> bytes:
    """One page with each text at its place (x and y in points)."""
    shown = " ".join(f"BT /F1 9 Tf {x} {y} Td ({words}) Tj ET" for x, y, words in lines)
    objects = [
        "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
        "2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj",
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>endobj",
        f"4 0 obj<</Length {len(shown)}>>stream\n{shown}\nendstream endobj",
        "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj",
    ]
    return ("%PDF-1.4\n" + "\n".join(objects) + "\ntrailer<</Root 1 0 R>>\n%%EOF").encode("latin-1")


def lines_of(data: bytes) -> str:
    return " ".join(read_bytes(data, "rapport.pdf").text.split())


def test_lines_that_take_turns_are_read_column_by_column() -> None:
    heading = [
        (
            60,
            800,
            "Een kop over de hele breedte van de pagina, die boven beide kolommen staat en doorloopt tot rechts",
        )
    ]
    rows = [
        place
        for n, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True))
        for place in ((60, 760 - 14 * n, left), (320, 760 - 14 * n, right))
    ]
    text = lines_of(pdf(heading + rows))
    assert text.index("Een kop") < text.index("Links regel 0") < text.index("Links regel 19")
    assert text.index("Links regel 19") < text.index("Rechts regel 0") < text.index("Rechts regel 19")


def test_columns_in_order_are_left_as_they_are() -> None:
    rows = [(60, 760 - 14 * n, words) for n, words in enumerate(LEFT)]
    rows += [(320, 760 - 14 * n, words) for n, words in enumerate(RIGHT)]
    text = lines_of(pdf(rows))
    assert text.index("Links regel 19") < text.index("Rechts regel 0")


def test_names_beside_words_are_no_columns() -> None:
    talk = [f"Dat is wat ik van punt {n} vind, en dat zeg ik al langer." for n in range(20)]
    rows = [
        place
        for n, words in enumerate(talk)
        for place in ((60, 760 - 14 * n, "Interviewer:" if n % 2 else "Karin:"), (260, 760 - 14 * n, words))
    ]
    found = read_bytes(pdf(rows), "interview.pdf")
    assert {speaker.label for speaker in found.speakers} == {"Interviewer", "Karin"}
    assert len(found.turns) == 20


def test_what_runs_across_parts_the_page() -> None:
    left, right = Piece(0, 90, 40, 100), Piece(60, 90, 100, 100)
    across, below = Piece(0, 70, 100, 80), Piece(0, 50, 40, 60)
    assert in_reading_order([right, below, across, left], 50) == [left, right, across, below]
    assert gutter([left, right] * 3) is None
