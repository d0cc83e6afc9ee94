"""Word files: bold labels, a table of two columns, questions in italics."""

from __future__ import annotations

import io
from datetime import datetime
from random import Random
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from corpora.rendering.archive import steady
from corpora.rendering.delivery import Delivery, paragraphs


def bold_labels(delivery: Delivery) -> bytes:
    """Labels in bold.

    Habits: ``after`` (what parts label and words), ``questions`` (the whole question bold), ``own_line`` (the
    label is a paragraph), ``paragraphs`` (words after which a long turn gets a new paragraph), ``tail``.
    """
    word = new_document(delivery)
    dice = delivery.dice("runs")
    after = delivery.habit("after", ": ")
    for turn in delivery.turns:
        bold = turn.asks and bool(delivery.habits.get("questions"))
        first, *more = paragraphs(turn.text, delivery.amount("paragraphs"))
        line = word.add_paragraph()
        line.add_run(turn.label + after.rstrip(" ")).bold = True
        if delivery.habits.get("own_line"):
            line.paragraph_format.space_after = Pt(0)
            line.paragraph_format.keep_with_next = True
            line = word.add_paragraph()
        elif after.endswith(" "):
            line.add_run(" ")
        _words(line, first, dice, bold=bold)
        for text in more:
            _words(word.add_paragraph(), text, dice, bold=bold)
    if after.endswith("\t"):
        _hang(word, Cm(delivery.amount("hang", 15) / 10))
    if tail := delivery.habit("tail"):
        word.add_paragraph().add_run(tail).italic = True
    return saved(word, delivery)


def table(delivery: Delivery) -> bytes:
    """Speaker left, words right.

    Habits: ``header``, ``colon``, ``bold``, ``grid``, ``left`` (millimetres), ``continued`` (words after
    which a long turn gets a further row without a label).
    """
    word = new_document(delivery)
    dice = delivery.dice("runs")
    rows: list[tuple[str, str]] = []
    for turn in delivery.turns:
        first, *more = paragraphs(turn.text, delivery.amount("continued"))
        rows.append((turn.label + delivery.habit("colon"), first))
        rows.extend(("", text) for text in more)
    header = delivery.habits.get("header")
    grid = word.add_table(rows=0, cols=2)
    if delivery.habits.get("grid", True):
        grid.style = "Table Grid"
    grid.autofit = False
    widths = (Cm(delivery.amount("left", 22) / 10), Cm(16 - delivery.amount("left", 22) / 10))
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    if isinstance(header, list):
        _row(grid, (str(header[0]), str(header[1])), widths, dice, bold=(True, True))
    for label, text in rows:
        _row(grid, (label, text), widths, dice, bold=(delivery.habits.get("bold") is True, False))
    return saved(word, delivery)


def italic_questions(delivery: Delivery) -> bytes:
    """Questions in italics (bold too with the habit ``bold``), answers plain, nobody named."""
    word = new_document(delivery)
    dice = delivery.dice("runs")
    for turn in delivery.turns:
        for text in [turn.text] if turn.asks else paragraphs(turn.text, delivery.amount("paragraphs")):
            line = word.add_paragraph()
            _words(line, text, dice, italic=turn.asks, bold=turn.asks and bool(delivery.habits.get("bold")))
    return saved(word, delivery)


def new_document(delivery: Delivery) -> WordDocument:
    """An A4 page in Dutch with the delivery's font, head matter and page numbers."""
    word = Document()
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.5)
    style = word.styles["Normal"]
    style.font.name = delivery.habit("font", "Calibri")
    style.font.size = Pt(delivery.amount("size", 11))
    style.paragraph_format.space_after = Pt(delivery.amount("space", 8))
    fonts = style.element.rPr.rFonts
    fonts.set(qn("w:eastAsia"), delivery.habit("font", "Calibri"))
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "nl-NL")
    style.element.rPr.append(language)
    _head(word, delivery)
    if delivery.habits.get("numbered"):
        _page_number(section.footer.paragraphs[0])
    if running := delivery.habit("running"):
        section.header.paragraphs[0].text = running
    return word


def saved(word: WordDocument, delivery: Delivery) -> bytes:
    """The document's bytes, the same at every build."""
    moment = datetime.combine(delivery.script.date, datetime.min.time())
    told = word.core_properties
    told.author = told.last_modified_by = delivery.habit("author", "transcriptie")
    told.created = told.modified = moment
    told.title, told.comments, told.language, told.revision = "", "", "nl-NL", 3
    links = word.part.package.rels
    for key in [key for key, link in links.items() if link.reltype.endswith("/thumbnail")]:
        del links[key]
    buffer = io.BytesIO()
    word.save(buffer)
    return steady(buffer.getvalue())


def _head(word: WordDocument, delivery: Delivery) -> None:
    for number, line in enumerate(delivery.head):
        paragraph = word.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        key, colon, value = line.partition(": ")
        if number == 0:
            run = paragraph.add_run(line)
            run.bold, run.font.size = True, Pt(delivery.amount("size", 11) + 3)
        else:
            paragraph.add_run(key + colon).bold = (
                bool(colon) and delivery.habits.get("bold_head", True) is True
            )
            paragraph.add_run(value)
    if delivery.head:
        word.add_paragraph()


def _words(line: Paragraph, text: str, dice: Random, *, bold: bool = False, italic: bool = False) -> None:
    """Add words in a few runs cut anywhere, as Word leaves them after editing."""
    cuts = sorted(dice.randrange(len(text)) for _ in range(len(text) // 150))
    for start, stop in zip([0, *cuts], [*cuts, len(text)], strict=True):
        run = line.add_run(text[start:stop])
        run.bold, run.italic = bold or None, italic or None


def _row(
    grid: Any, texts: tuple[str, str], widths: tuple[Any, Any], dice: Random, *, bold: tuple[bool, bool]
) -> None:
    for cell, text, width, heavy in zip(grid.add_row().cells, texts, widths, bold, strict=True):
        cell.width = width
        cell.paragraphs[0].paragraph_format.space_after = Pt(3)
        if text:
            _words(cell.paragraphs[0], text, dice, bold=heavy)


def _hang(word: WordDocument, by: Any) -> None:
    for line in word.paragraphs:
        if "\t" in line.text:
            line.paragraph_format.left_indent = by
            line.paragraph_format.first_line_indent = -by


def _page_number(line: Paragraph) -> None:
    line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for kind, code in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = line.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = code
        run._r.append(mark)
