"""Pages of very many letters, such as a web page that was printed on one long sheet: text by its place is the same, and found in bounded time."""

from __future__ import annotations

import random
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from qualcode.reading import read_bytes
from qualcode.reading.page import letters as letters_of_page
from qualcode.reading.page.letters import Piece
from qualcode.reading.page.opened import Page
from tests.reading.bad_files import pdf

HERE = Path(__file__).parent
SOME = sorted(path for path in (HERE / "gold").rglob("*.pdf") if path.stat().st_size < 60_000)[:25]
SAID = "Dat is in week {} nog heel anders gegaan dan dat wij nu gewend zijn."


def sheet(rows: int) -> bytes:
    """A transcript on one page, names in a narrow column beside the words."""
    high = 14 * rows + 100
    lines = [
        f"1 0 0 1 {left} {high - 50 - 14 * at} Tm ({words}) Tj"
        for at in range(rows)
        for left, words in ((40, "Karin" if at % 2 else "Interviewer"), (140, SAID.format(at)))
    ]
    page = pdf(f"BT /F1 9 Tf {' '.join(lines)} ET")
    return page.replace(b"[0 0 595 842]", f"[0 0 600 {high}]".encode())


def scattered(words: int) -> bytes:
    """A page on which words lie over each other, anywhere."""
    chance = random.Random(5)
    said = [
        f"1 0 0 1 {chance.randrange(560)} {chance.randrange(800)} Tm ({chance.choice(['rooster', 'en toen', ' ', 'ja'])}) Tj"
        for _ in range(words)
    ]
    return pdf(f"BT /F1 9 Tf {' '.join(said)} ET")


@pytest.mark.parametrize("data", [*(path.read_bytes() for path in SOME), scattered(500), sheet(20)])
def test_text_within_a_rectangle_is_what_pdfium_says(data: bytes) -> None:
    document = pypdfium2.PdfDocument(data)
    chance = random.Random(7)
    with Page(document, 0) as page:
        letters = page.letters
        pieces = letters.pieces()[:150]
        pieces += [
            Piece(one.left, min(one.bottom, two.bottom), two.right, max(one.top, two.top))
            for one, two in pairwise(pieces)
        ]
        for _ in range(40):
            left, bottom = chance.random() * 500, chance.random() * 700
            pieces.append(Piece(left, bottom, left + chance.random() * 300, bottom + chance.random() * 90))
        for piece in pieces:
            assert letters._bands.within(*piece) == letters.within(piece)
    document.close()


def test_a_long_sheet_is_read_as_a_short_one(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = read_bytes(sheet(60), "a.pdf")
    assert len(usual.turns) == 60
    monkeypatch.setattr(letters_of_page, "_MANY", 100)
    assert read_bytes(sheet(60), "a.pdf").text == usual.text


LONG = """
import resource
resource.setrlimit(resource.RLIMIT_CPU, (25, 30))
resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
from qualcode.reading import read_bytes
from tests.reading.bad_files import pdf
from tests.reading.test_long_sheets import sheet
assert len(read_bytes(sheet(2_000), "a.pdf").turns) == 2_000
heaped = "BT /F1 9 Tf 14 TL 50 700 Td " + "1 0 0 1 50 700 Tm (Karin: ja) Tj T* (dat) Tj " * 5_000 + "ET"
assert "Karin" in read_bytes(pdf(heaped), "a.pdf").text
numbers = "".join(f"1 0 0 1 {40 + 9 * (at % 50)} {at // 50} Tm ({'-A'[at % 2]}) Tj " for at in range(16_000))
assert read_bytes(pdf("BT /F1 7 Tf 50 700 Td (Karin zegt ja en nee) Tj " + numbers + "ET"), "a.pdf").text
"""


def test_a_sheet_of_hundreds_of_thousands_of_letters_is_read_in_bounded_time() -> None:
    """Each row was once looked for among all letters of the page: minutes for a long transcript."""
    run = subprocess.run([sys.executable, "-c", LONG], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-600:]
