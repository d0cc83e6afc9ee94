"""PDF with a real text layer: words hyphenated at line ends, running heads and page numbers."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pyphen
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import cm
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from corpora.rendering.delivery import Delivery

_HYPHENS = pyphen.Pyphen(lang="nl_NL", left=2, right=3)
_OWN_HYPHEN = re.compile(r"(?<=\w\w)-(?=\w\w)")
_LETTERS = re.compile(r"[^\W\d_]{6,}")
_FONTS = {
    "Helvetica": ("Helvetica", "Helvetica-Bold"),
    "Times": ("Times-Roman", "Times-Bold"),
    "Vera": ("Vera", "VeraBd"),
}
_MARGIN = 2.5 * cm
_TOP = A4[1] - 2.8 * cm
_BOTTOM = 2.6 * cm


class Page:
    """A canvas that knows where the next line comes and starts new pages by itself."""

    def __init__(self, delivery: Delivery, buffer: io.BytesIO, pages: int) -> None:
        self.delivery = delivery
        self.canvas = Canvas(buffer, pagesize=A4, invariant=1, pageCompression=1)
        self.canvas.setAuthor(delivery.habit("author", "transcriptie"))
        self.canvas.setTitle(delivery.title)
        self.plain, self.bold = _FONTS[delivery.habit("font", "Helvetica")]
        self.size = delivery.amount("size", 11)
        self.pages = pages
        self.number = 1
        self.y = _TOP
        self._furnish()

    def line(self, pieces: list[tuple[float, str, bool]]) -> None:
        """Write pieces of one line: x from the left margin (points), text, whether bold."""
        if self.y < _BOTTOM:
            self.canvas.showPage()
            self.number += 1
            self.y = _TOP
            self._furnish()
        for x, text, heavy in pieces:
            self.canvas.setFont(self.bold if heavy else self.plain, self.size)
            self.canvas.drawString(_MARGIN + x, self.y, text)
        self.y -= self.size * 1.35

    def gap(self, lines: float) -> None:
        """Leave room."""
        self.y -= self.size * 1.35 * lines

    def _furnish(self) -> None:
        self.canvas.setFont(self.plain, 8.5)
        if running := self.delivery.habit("running"):
            self.canvas.drawString(_MARGIN, A4[1] - 1.6 * cm, running)
        foot = self.delivery.habit("foot").format(page=self.number, pages=self.pages)
        if self.delivery.habit("foot_at", "right") == "centre":
            self.canvas.drawCentredString(A4[0] / 2, 1.4 * cm, foot)
        else:
            self.canvas.drawRightString(A4[0] - _MARGIN, 1.4 * cm, foot)


def pdf(delivery: Delivery) -> bytes:
    """Pages of turns.

    Habits: ``font``, ``size``, ``indent`` (millimetres of the column of labels; 0: labels stand in the line),
    ``gap`` (tenths of a line between turns), ``hyphens``, ``running``, ``foot``, ``foot_at``.
    """
    for name in ("Vera", "VeraBd"):
        registerFont(TTFont(name, f"{name}.ttf"))
    pages = _drawn(delivery, io.BytesIO(), 0).number
    buffer = io.BytesIO()
    page = _drawn(delivery, buffer, pages)
    page.canvas.save()
    return buffer.getvalue()


def _drawn(delivery: Delivery, buffer: io.BytesIO, pages: int) -> Page:
    page = Page(delivery, buffer, pages)
    for number, line in enumerate(delivery.head):
        page.line([(0, line, number == 0)])
    page.gap(1)
    indent = delivery.amount("indent") * cm / 10
    for turn in delivery.turns:
        label = f"{turn.label}:"
        start = indent or stringWidth(label + " ", page.bold, page.size)
        lines = _lines(turn.text, start - indent, A4[0] - 2 * _MARGIN - indent, page)
        for number, text in enumerate(lines):
            mark = [(0.0, label, True)] if number == 0 else []
            page.line([*mark, (start if number == 0 else indent, text, False)])
        page.gap(delivery.amount("gap", 5) / 10)
    return page


def _lines(text: str, first: float, width: float, page: Page) -> Iterator[str]:
    """Fill lines of `width` points, the first one shortened by `first`, with hyphens where they help."""
    line, used = "", first
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if used + stringWidth(joined, page.plain, page.size) <= width:
            line = joined
            continue
        head, tail = _cut(word, line, width - used, page)
        yield f"{line} {head}".strip()
        line, used = tail, 0.0
    yield line


def _cut(word: str, line: str, room: float, page: Page) -> tuple[str, str]:
    """The longest beginning of `word` that still fits after `line`, and the rest."""
    for place in sorted(_places(word), reverse=True):
        head, tail = word[:place], word[place:]
        head += "" if head.endswith("-") else "-"
        if page.delivery.habits.get("hyphens", True) or word[place - 1] == "-":
            shown = f"{line} {head}".strip()
            if stringWidth(shown, page.plain, page.size) <= room:
                return head, tail
    return "", word


def _places(word: str) -> Iterator[int]:
    """Where a word may be cut: after a hyphen of its own, and between the syllables of its longer parts."""
    for hyphen in _OWN_HYPHEN.finditer(word):
        yield hyphen.end()
    for part in _LETTERS.finditer(word):
        for place in _HYPHENS.positions(part.group()):
            yield part.start() + place
