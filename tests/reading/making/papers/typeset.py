"""Pages set by reportlab (Platypus), and pages set by hand with the operators of PDF."""

from __future__ import annotations

import html
from pathlib import Path
from textwrap import wrap
from typing import Any

from .documents import MARK, Paper

SIZES = {"heading": 13, "pull": 15, "caption": 8, "apart": 10, "residue": 7}


def platypus(paper: Paper, target: Path) -> None:
    """By reportlab: frames (two with ``columns``), cut words, heads that take turns, notes at the foot of their page."""
    from reportlab.lib.pagesizes import A5
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import BaseDocTemplate, Flowable, Frame, ListFlowable, PageTemplate, Spacer, Table
    from reportlab.platypus import Paragraph as Text

    width, height = A5
    notes: list[str] = []
    body = float(paper.options.get("size", "9.5"))

    class Call(Flowable):  # type: ignore[misc]
        """Where a note is called: it asks for its place at the foot."""

        def __init__(self, number: str) -> None:
            super().__init__()
            self.number, self.width, self.height = number, 0, 0

        def draw(self) -> None:
            notes.append(self.number)

    def style(kind: str, size: float = 9.5) -> Any:
        size += body - 9.5
        cut = {"hyphenationLang": "nl_NL", "embeddedHyphenation": 1, "uriWasteReduce": 0.3} if "hyphens" in paper.options else {}  # fmt: skip
        bold = "Times-Bold" if kind in ("heading", "pull") else "Times-Roman"
        indent = 12 if kind == "quote" else 0
        return ParagraphStyle(
            kind, fontName=bold, fontSize=size, leading=size * 1.25, spaceAfter=5, spaceBefore=5 if kind == "heading" else 0,
            alignment=0 if kind in ("heading", "pull") else 4, leftIndent=indent, rightIndent=indent, **cut if kind == "prose" else {},
        )  # fmt: skip

    def edges(canvas: Any, document: Any) -> None:
        canvas.setFont("Helvetica", 7.5)
        heads = paper.options.get("head", "").split(" // ")
        canvas.drawString(42, height - 30, heads[document.page % len(heads)])
        foot = paper.options.get("foot", "PAGE").replace("PAGE", str(document.page))
        canvas.drawRightString(width - 42, 22, foot)
        at = 62
        canvas.setFont("Times-Roman", 7.5)
        for number in notes:
            for line in wrap(f"{number} {paper.notes[number]}", 92):
                canvas.drawString(42, at, line)
                at -= 9
        notes.clear()

    two = "columns" in paper.options
    wide = (width - 84 - 14) / 2 if two else width - 84
    frames = [
        Frame(42 + place * (wide + 14), 74, wide, height - 120, 0, 0, 0, 0)
        for place in range(2 if two else 1)
    ]
    document = BaseDocTemplate(
        str(target), pagesize=A5, pageTemplates=[PageTemplate("p", frames, onPageEnd=edges)]
    )
    flow: list[Any] = []
    for block in paper.blocks:
        words = html.escape(block.written, quote=False).replace("⏎", "<br/>").replace("¬", "\u00ad")
        words = MARK.sub(r'<super size="6">\1</super>', words)
        if block.kind == "table":
            flow += [Table([[Text(cell, style("cell", 8)) for cell in row] for row in block.rows], style=[("GRID", (0, 0), (-1, -1), 0.3, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]), Spacer(1, 6)]  # fmt: skip
        elif block.kind == "list":
            item = {"bulletType": "bullet", "start": paper.options.get("bullet", "•")} if not block.mark else {"bulletType": "1", "start": block.mark[:-1], "bulletFormat": "%s."}  # fmt: skip
            flow.append(ListFlowable([Text(words, style("prose"))], leftIndent=14, bulletFontSize=8, **item))
        elif block.kind != "note":
            size = (
                (16 if block.mark == "#" else 11.5) if block.kind == "heading" else SIZES.get(block.kind, 9.5)
            )
            flow.append(Text(words, style(block.kind, size)))
        flow += [Call(number) for number in MARK.findall(block.words)]
    document.build(flow)


def by_hand(paper: Paper, target: Path) -> None:
    """Line by line with operators of our own writing.

    ``cut nohyphen`` cuts words at the end of a line and sets no hyphen, ``cut soft`` sets a soft one, ``cut hard`` a plain one;
    ``words`` places each word by itself with no space between, ``twice`` sets headings and tables twice, ``spaced`` sets the letters
    of headings apart, ``ligatures`` sets fi and fl as one sign, ``head`` and ``foot`` stand on each page.
    """
    import pyphen
    from reportlab.pdfbase.pdfmetrics import stringWidth

    cutter = pyphen.Pyphen(lang="nl_NL")
    options = paper.options
    measure = int(options.get("measure", "330"))
    pages: list[list[str]] = [[]]
    top = int(options.get("top", "520"))
    at = float(top)
    number = [1]

    def show(x: float, y: float, words: str, size: float, face: str = "F1") -> None:
        if "ligatures" in options:
            words = words.replace("fi", "\x01").replace("fl", "\x02")
        raw = (
            words.encode("cp1252", "replace")
            .replace(b"\\", b"\\\\")
            .replace(b"(", b"\\(")
            .replace(b")", b"\\)")
        )
        pages[-1].append(f"BT /{face} {size:g} Tf {x:.1f} {y:.1f} Td ({raw.decode('latin-1')}) Tj ET")

    def edge() -> None:
        if head := options.get("head"):
            show(40, top + 40, head.replace("PAGE", str(number[0])), 8)
        if foot := options.get("foot"):
            show(40, 25, foot.replace("PAGE", str(number[0])), 8)

    def down(step: float) -> None:
        nonlocal at
        at -= step
        if at < 50:
            edge()
            pages.append([])
            number[0] += 1
            at = top - step

    def lines(words: str, size: float, face: str, *, cut: bool) -> list[str]:
        name = "Times-Bold" if face == "F2" else "Times-Roman"
        found, line = [], ""
        for word in words.split():
            longer = f"{line} {word}".strip()
            if stringWidth(longer, name, size) <= measure:
                line = longer
                continue
            part = ""
            if cut and len(word) > 7:
                for one, other in cutter.iterate(word.rstrip(".,;:")):
                    if stringWidth(f"{line} {one}-", name, size) <= measure and len(one) > 2:
                        part, rest = one, other + word[len(word.rstrip(".,;:")) :]
                        break
            if part:
                found.append(f"{line} {part}" + {"soft": "\u00ad", "hard": "-"}.get(options["cut"], ""))
                line = rest
            else:
                found.append(line + (" " if options.get("cut") == "nohyphen" else ""))
                line = word
        return [*found, line]

    for block in paper.blocks:
        size = {"heading": 14, "note": 7.5}.get(block.kind, SIZES.get(block.kind, 10))
        face = "F2" if block.kind in ("heading", "pull") else "F1"
        words = MARK.sub(r"\1", block.written)
        if block.kind == "table":
            wide = measure / len(block.rows[0])
            for row in block.rows:
                cells = [wrap(cell, int(wide / 5)) or [""] for cell in row]
                for step in range(max(map(len, cells))):
                    down(12)
                    for place, cell in enumerate(cells):
                        for _ in range(2 if "twice" in options else 1):
                            if step < len(cell):
                                show(40 + place * wide, at, cell[step], 9)
            down(8)
            continue
        down(6)
        marked = {"list": options.get("bullet", "-") + " ", "note": f"{block.mark} "}.get(block.kind, "")
        for place, line in enumerate(
            lines(marked + words, size, face, cut=block.kind == "prose" and "cut" in options)
        ):
            down(size * 1.25)
            if block.kind == "heading" and "spaced" in options:
                line = "   ".join(" ".join(word) for word in line.split())
            if "words" in options and block.kind != "heading":
                x = 40.0
                for word in line.split():
                    show(x, at, word, size, face)
                    x += stringWidth(word + " ", "Times-Roman", size)
            else:
                for _ in range(2 if "twice" in options and block.kind == "heading" else 1):
                    show(40 + (10 if block.kind in ("list", "quote") and place else 0), at, line, size, face)
    edge()
    _write(pages, target, top + 75)


def _write(pages: list[list[str]], target: Path, high: int) -> None:
    coding = "<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [1 /fi /fl] >>"
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects += [
        f"<< /Type /Font /Subtype /Type1 /BaseFont /{face} /Encoding {coding} >>"
        for face in ("Times-Roman", "Times-Bold")
    ]
    kids = []
    for page in pages:
        content = "\n".join(page)
        objects.append(f"<< /Length {len(content.encode('latin-1'))} >>\nstream\n{content}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 420 {high}] /Contents {len(objects)} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n".encode()
    target.write_bytes(out)
