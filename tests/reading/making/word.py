"""An entry becomes a Word document, by python-docx."""

from __future__ import annotations

import html
import io
import re
from pathlib import Path
from typing import Any

from .entry import Entry
from .quirks import word_quirks

RUN = re.compile(r"(\*\*.+?\*\*|__.+?__|\^\^.+?\^\^|%%.+?%%|⊕.+?⊕|⊖.+?⊖|\[@.+?@\])")
FIELDS = {"PAGE": "PAGE", "PAGES": "NUMPAGES"}
JOINED = {"«": (0, 1), "⇧": (1, 0)}
"""A cell that is one with the one to its left or above it: how many rows up and columns to the left that is."""
RED = {"⊕": "w:ins", "⊖": "w:del"}


def write_word(entry: Entry, target: Path) -> None:
    """The lines of `entry`, each as what its mark says it is."""
    import docx
    from docx.enum.text import WD_BREAK
    from docx.shared import Cm

    document = docx.Document()
    if "a5" in entry.options:
        document.sections[0].page_width, document.sections[0].page_height = Cm(14.8), Cm(21)
    if "linenumbers" in entry.options:
        _number_lines(document, entry.options["linenumbers"])
    for place in ("header", "footer"):
        if place in entry.options:
            paragraph = getattr(document.sections[0], place).paragraphs[0]
            for piece in re.split("(PAGES?)", entry.options[place]):
                if piece in FIELDS:
                    _field(paragraph, FIELDS[piece])
                else:
                    paragraph.add_run(piece)
    lines = entry.text.rstrip("\n").split("\n")
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        if line.startswith("| "):
            rows = [line]
            while at < len(lines) and lines[at].startswith("| "):
                rows.append(lines[at])
                at += 1
            _table(document, rows)
        elif line == "~~~":
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        elif not line.strip():
            if "tight" not in entry.options:
                document.add_paragraph("")
        elif found := re.match("(#+) ", line):
            _runs(document.add_heading("", level=len(found[1])), line[found.end() :])
        elif line.startswith(("- ", "+ ")):
            style = "List Bullet" if line.startswith("-") else "List Number"
            _runs(document.add_paragraph(style=style), line[2:])
        elif line.startswith("▭ "):
            _text_box(document.add_paragraph(), line[2:])
        else:
            paragraph = document.add_paragraph()
            if "hanging" in entry.options:
                paragraph.paragraph_format.left_indent = Cm(2.5)
                paragraph.paragraph_format.first_line_indent = Cm(-2.5)
            _runs(paragraph, line)
    if "comment" in entry.options:
        runs = [run for paragraph in document.paragraphs[1:4] for run in paragraph.runs]
        document.add_comment(runs[:1], text=entry.options["comment"], author="Begeleider", initials="B")
    if "sdt" in entry.options:
        _fields_to_fill(document)
    if "quirks" in entry.options:
        word_quirks(document)
    document.save(str(target))


def _number_lines(document: Any, step: str) -> None:
    """Every so many lines a number in the margin, over all pages."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    numbers = OxmlElement("w:lnNumType")
    numbers.set(qn("w:countBy"), step)
    numbers.set(qn("w:restart"), "continuous")
    document.sections[0]._sectPr.append(numbers)


def _fields_to_fill(document: Any) -> None:
    """Each paragraph in a content control, as in the templates of bureaus."""
    from docx.oxml import OxmlElement

    for paragraph in document.paragraphs:
        control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
        paragraph._p.addprevious(control)
        control.append(OxmlElement("w:sdtPr"))
        control.append(content)
        content.append(paragraph._p)


def _field(paragraph: Any, name: str) -> None:
    """The number of the page, or of pages, that Word fills in."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run = paragraph.add_run()
    for kind in ("begin", "", "end"):
        if kind:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        else:
            element = OxmlElement("w:instrText")
            element.text = name
        run._r.append(element)


def _runs(paragraph: Any, line: str) -> None:
    from docx.shared import RGBColor

    if line.startswith("⛶ "):
        paragraph.add_run().add_picture(_picture())
        line = line[2:]
    for piece in RUN.split(line.replace("→", "\t").replace("⏎", "\n").replace("¬", "\u00ad")):
        if not piece:
            continue
        marked = RUN.fullmatch(piece)
        if marked and piece[0] in RED:
            _tracked(paragraph, piece)
            continue
        if marked and piece.startswith("[@"):
            paragraph.part.document.add_comment(
                paragraph.runs[-1:], text=piece[2:-2], author="Begeleider", initials="B"
            )
            continue
        run = paragraph.add_run(piece[2:-2] if marked else piece)
        if marked:
            run.font.small_caps = piece.startswith("%%") or None
            run.bold = piece.startswith("**") or None
            run.italic = piece.startswith("__") or None
            if piece.startswith("^^"):
                run.font.color.rgb = RGBColor(0x1F, 0x4E, 0x9E)


def _picture() -> io.BytesIO:
    """A small square of one colour, as a portrait beside a name."""
    from PIL import Image

    picture = io.BytesIO()
    Image.new("RGB", (24, 24), (70, 90, 140)).save(picture, "png")
    picture.seek(0)
    return picture


def _tracked(paragraph: Any, piece: str) -> None:
    """Words put in or struck out while Word kept track of changes."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    change = OxmlElement(RED[piece[0]])
    for key, value in (("id", "7"), ("author", "Redacteur"), ("date", "2025-05-05T10:00:00Z")):
        change.set(qn(f"w:{key}"), value)
    run = paragraph.add_run(piece[1:-1])
    for text in run._r.findall(qn("w:t")):
        if piece[0] == "⊖":
            text.tag = qn("w:delText")
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    change.append(run._r)
    paragraph._p.append(change)


def _text_box(paragraph: Any, words: str) -> None:
    """A text box as older Word writes it, anchored in an empty paragraph."""
    from docx.oxml import parse_xml

    spaces = " ".join(
        f'xmlns:{key}="{value}"'
        for key, value in (
            ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
            ("v", "urn:schemas-microsoft-com:vml"),
        )
    )
    paragraph._p.append(
        parse_xml(
            f'<w:r {spaces}><w:pict><v:shape id="box" style="width:180pt;height:90pt" type="#_x0000_t202"><v:textbox>'
            f"<w:txbxContent><w:p><w:r><w:t>{html.escape(words)}</w:t></w:r></w:p></w:txbxContent>"
            "</v:textbox></v:shape></w:pict></w:r>"
        )
    )


def _table(document: Any, rows: list[str]) -> None:
    cells = [[cell.strip() for cell in row.strip().strip("|").split("|")] for row in rows]
    table = document.add_table(rows=len(cells), cols=len(cells[0]))
    table.style = "Table Grid"
    for row, line in enumerate(cells):
        for column, cell in enumerate(line):
            if cell in JOINED:
                up, left = JOINED[cell]
                table.cell(row - up, column - left).merge(table.cell(row, column))
                continue
            _runs(table.cell(row, column).paragraphs[0], cell)
