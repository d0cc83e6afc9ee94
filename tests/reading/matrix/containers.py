"""The containers that a layout is put in: what we write ourselves, and what LibreOffice and Chromium make of it."""

from __future__ import annotations

import csv
import html
import io
import re
from pathlib import Path
from typing import IO, Any

from .blocks import Block, Run, Table

_WIDE, _HIGH, _MARGIN, _LINE, _TAB, _NEAR = 440, 480, 60, 16, 48, 4
"""Of a page of a PDF, in points."""
FONTS = {"": "Helvetica", "b": "Helvetica-Bold", "i": "Helvetica-Oblique", "u": "Helvetica"}
MARKS = {"": "", "b": "**", "i": "*", "u": "__"}


def as_text(blocks: list[Block], gap: str) -> str:
    """Paragraphs parted by `gap`; a table by tabs."""
    parts = []
    for block in blocks:
        if isinstance(block, Table):
            parts += ["\t".join(_plain(cell).replace("\n", " ") for cell in row) for row in block.rows]
        else:
            parts.append(_plain(block))
    return gap.join(parts) + "\n"


def as_markdown(blocks: list[Block]) -> str:
    """Paragraphs with a blank line between them; a table with its bars."""
    parts = []
    for block in blocks:
        if isinstance(block, Table):
            rows = [
                "| " + " | ".join(_marked(cell).replace("\n", "<br>") for cell in row) + " |"
                for row in block.rows
            ]
            parts.append("\n".join([rows[0], "|" + " --- |" * len(block.rows[0]), *rows[1:]]))
        else:
            parts.append(_marked(block).replace("\n", "  \n"))
    return "\n\n".join(parts) + "\n"


def as_html(blocks: list[Block]) -> str:
    """A page."""
    parts = []
    for block in blocks:
        if isinstance(block, Table):
            rows = ("".join(f"<td>{_tagged(cell)}</td>" for cell in row) for row in block.rows)
            parts.append("<table>\n" + "\n".join(f"<tr>{row}</tr>" for row in rows) + "\n</table>")
        else:
            parts.append(f"<p>{_tagged(block)}</p>")
    style = "body{font:11pt/1.4 serif} p,td{white-space:pre-wrap;tab-size:6;margin:.4em 0} td{vertical-align:top;padding:3px 8px}"
    return f'<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>Gesprek</title><style>{style}</style></head><body>\n' + "\n".join(parts) + "\n</body></html>\n"  # fmt: skip


def as_word(blocks: list[Block], target: Path | IO[bytes], *, blank: bool) -> None:
    """A Word document; `blank` puts an empty paragraph between the paragraphs."""
    import docx

    document = docx.Document()
    for block in blocks:
        if isinstance(block, Table):
            table = document.add_table(rows=len(block.rows), cols=len(block.rows[0]))
            table.style = "Table Grid"
            for row, cells in zip(table.rows, block.rows, strict=True):
                for cell, words in zip(row.cells, cells, strict=True):
                    _runs(cell.paragraphs[0], words)
        else:
            _runs(document.add_paragraph(), block)
            if blank:
                document.add_paragraph()
    document.save(str(target) if isinstance(target, Path) else target)


def as_pdf(blocks: list[Block], between: float = 2.0) -> bytes:
    """Pages of lines cut at their width; paragraphs stand `between` times as far apart as lines."""
    from reportlab.pdfbase.pdfmetrics import stringWidth
    from reportlab.pdfgen.canvas import Canvas

    sink = io.BytesIO()
    canvas = Canvas(sink, (_WIDE + 2 * _MARGIN, _HIGH + 2 * _MARGIN))
    above = 0.0
    for block in blocks:
        across = 0.0
        for words, look in _pieces(block):
            font = FONTS[look]
            wide = stringWidth(words, font, 11)
            if words == "\n" or across + stringWidth(words.rstrip(), font, 11) > _WIDE:
                across, above = 0.0, above + _LINE
            if above > _HIGH:
                canvas.showPage()
                above = 0.0
            if words == "\t":
                across = (across + _NEAR) // _TAB * _TAB + _TAB
            elif words != "\n":
                canvas.setFont(font, 11)
                left, base = _MARGIN + across, _MARGIN + _HIGH - above
                canvas.drawString(left, base, words)
                if look == "u":
                    canvas.rect(left, base - 2, wide, 0.7, stroke=0, fill=1)
                across += wide
        above += between * _LINE
    canvas.save()
    return sink.getvalue()


def _pieces(block: Block) -> list[Run]:
    """The words of a paragraph, each with the white behind it; tabs and line ends apart."""
    return [Run(part, run.look) for run in block for part in re.findall(r"\t|\n|[^\s]+ *| +", run.words)]


def as_csv(table: Table) -> str:
    """Rows parted by semicolons, as a Dutch Excel saves them."""
    sink = io.StringIO()
    csv.writer(sink, delimiter=";").writerows([[_plain(cell) for cell in row] for row in table.rows])
    return sink.getvalue()


def as_sheet(table: Table, target: Path | IO[bytes]) -> None:
    """A workbook of one sheet."""
    import openpyxl

    book = openpyxl.Workbook()
    for row in table.rows:
        book.active.append([_plain(cell) for cell in row])
    book.save(target)


def _plain(runs: list[Run]) -> str:
    return "".join(run.words for run in runs)


def _marked(runs: list[Run]) -> str:
    return "".join(MARKS[run.look] + run.words + MARKS[run.look] for run in runs)


def _tagged(runs: list[Run]) -> str:
    return "".join(
        (f"<{run.look}>{words}</{run.look}>" if run.look else words)
        for run in runs
        for words in [html.escape(run.words, quote=False).replace("\n", "<br>")]
    )


def _runs(paragraph: Any, runs: list[Run]) -> None:
    for run in runs:
        made = paragraph.add_run(run.words)
        made.bold, made.italic, made.underline = (
            run.look == "b" or None,
            run.look == "i" or None,
            run.look == "u" or None,
        )
