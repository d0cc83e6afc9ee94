"""A report printed by reportlab, whose lines and pages are set by code, as the exports of many systems are."""

from __future__ import annotations

import io
from html import escape

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    ListFlowable,
    ListItem,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from benchmarks.reading.truth import MARK, Block, Report
from tests.reading.reports.printing.web import curly


def printed(report: Report, font: str, *, columns: int = 1, size: float = 10) -> bytes:
    """The PDF of a report; its notes stand at its end."""
    pdfmetrics.registerFont(TTFont("Text", font))
    body = ParagraphStyle(
        "b",
        fontName="Text",
        fontSize=size,
        leading=size * 1.35,
        alignment=TA_JUSTIFY,
        spaceAfter=size * 0.5,
        hyphenationLang="nl_NL",
        embeddedHyphenation=1,
    )
    styles = {
        "prose": body,
        "quote": ParagraphStyle("q", body, leftIndent=12, rightIndent=12, fontSize=size * 0.95),
        "caption": ParagraphStyle(
            "c", body, hyphenationLang="", fontSize=size * 0.9, textColor="#336", keepWithNext=1
        ),
        "remark": ParagraphStyle("r", body, hyphenationLang="", fontSize=size * 0.8),
        "pull": ParagraphStyle(
            "p", body, hyphenationLang="", fontSize=size * 1.3, leading=size * 1.7, textColor="#844"
        ),
    }
    heads = {
        level: ParagraphStyle(
            f"h{level}",
            body,
            hyphenationLang="",
            alignment=0,
            keepWithNext=1,
            fontSize=size * times,
            leading=size * times * 1.25,
            spaceBefore=size * 0.8,
        )
        for level, times in ((0, 2.0), (1, 1.5), (2, 1.2), (3, 1.05))
    }

    def words(text: str) -> str:
        said = MARK.sub(r"<super size=6>\1</super>", escape(curly(text), quote=False))
        return said.replace("\n", "<br/>")

    def one(block: Block) -> object:
        if block.kind == "heading":
            return Paragraph(words(block.text), heads[block.level])
        if block.kind == "table":
            cell = ParagraphStyle(
                "t", body, hyphenationLang="", alignment=0, fontSize=size * 0.85, leading=size
            )
            rows = [[Paragraph(words(text), cell) for text in row] for row in block.rows]
            return Table(rows, repeatRows=1, style=[("LINEBELOW", (0, 0), (-1, -1), 0.3, "grey")])
        return Paragraph(words(block.text), styles[block.kind])

    story: list[object] = [Paragraph(words(report.head["title"]), heads[0])]
    story += [
        Paragraph(words(report.head[key]), styles["remark"])
        for key in ("subtitle", "author", "date")
        if key in report.head
    ]
    items: list[Block] = []
    for block in [*report.blocks, Block("end", "")]:
        if items and (block.kind != "list" or block.mark in ("1.", "a.")):
            story.append(_list(items, body, words))
            items = []
        if block.kind == "list":
            items.append(block)
        elif block.kind not in ("note", "end"):
            story.append(one(block))
    story.append(Spacer(1, 12))
    story += [Paragraph(f"{mark}. {words(text)}", styles["remark"]) for mark, text in report.notes.items()]
    return _built(story, report.head["head"], columns)


def _list(items: list[Block], body: ParagraphStyle, words: object) -> object:
    dots = items[0].mark == "-"
    parts = [ListItem(Paragraph(words(block.text), body)) for block in items]  # type: ignore[operator]
    return ListFlowable(
        parts,
        bulletType="bullet" if dots else items[0].mark[0],
        start="square" if dots else None,
        bulletFormat=None if dots else "%s.",
    )


def _built(story: list[object], head: str, columns: int) -> bytes:
    wide, high = A4
    edge, gap = 22 * mm, 6 * mm
    width = (wide - 2 * edge - gap * (columns - 1)) / columns
    frames = [
        Frame(edge + at * (width + gap), edge, width, high - 2 * edge, 0, 0, 0, 0) for at in range(columns)
    ]

    def around(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Text", 8)
        canvas.drawString(edge, high - 14 * mm, head)
        canvas.drawRightString(wide - edge, 12 * mm, f"Pagina {document.page}")

    target = io.BytesIO()
    document = BaseDocTemplate(target, pagesize=A4)
    document.addPageTemplates(PageTemplate(frames=frames, onPage=around))
    document.build(story)
    return target.getvalue()
