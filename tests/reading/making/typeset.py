"""PDF as programs that set type make it: WeasyPrint (justified, hyphenated, columns, notes) and reportlab.

WeasyPrint is not among our own requirements: ``WEASYPRINT`` names an interpreter that has it; without one the file stays as it is.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

SCRIPT = "import sys, weasyprint; weasyprint.HTML(string=sys.stdin.read()).write_pdf(sys.argv[1])"
CSS = """
@page { size: A5; margin: 18mm 15mm; @bottom-center { content: counter(page); font-size: 8pt } }
html { font: 9.5pt/1.3 "Liberation Serif" } p { text-align: justify; hyphens: auto; margin: 0 0 2.5mm }
h1 { font-size: 15pt } h2 { font-size: 12pt } h3 { font-size: 10pt; font-style: italic }
h1, h2, h3 { break-after: avoid; margin: 4mm 0 2mm } table { border-collapse: collapse; margin: 3mm 0 }
td, th { border: .3pt solid; padding: 1mm 2mm; text-align: left; vertical-align: top }
.noot { float: footnote; font-size: 7.5pt } ::footnote-call { font-size: 65%; vertical-align: super; line-height: 0 }
.kader { float: right; width: 42mm; border: .5pt solid; padding: 2mm; margin: 0 0 3mm 4mm; font-size: 8.5pt }
.citaat { font-size: 13pt; font-style: italic; text-align: center; margin: 5mm 8mm; hyphens: manual }
figcaption, caption { font-size: 8pt; text-align: left } blockquote { margin: 2mm 6mm }
"""


def weasy(page: str, css: str, target: Path) -> None:
    """A page of HTML set by WeasyPrint with the sheet above and `css`."""
    if python := os.environ.get("WEASYPRINT"):
        whole = f'<html lang="nl"><head><style>{CSS}{css}</style></head><body>{page}</body></html>'
        subprocess.run([python, "-c", SCRIPT, str(target)], input=whole, text=True, check=True)


def lines_numbered(text: str, target: Path, *, every: int = 1, head: str = "") -> None:
    """Each line of `text`, wrapped, with its number in the margin (each `every` lines), over pages with `head`."""
    from textwrap import wrap

    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(target), pagesize=(420, 400))
    rows = [row for line in text.rstrip("\n").split("\n") for row in (wrap(line, 62) or [""])]
    number = 0
    for start in range(0, len(rows), 22):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 370, head)
        canvas.drawRightString(380, 25, f"{start // 22 + 1}")
        for at, row in enumerate(rows[start : start + 22]):
            high = 345 - 14 * at
            number += bool(row)
            if row and number % every == 0:
                canvas.setFont("Helvetica", 7)
                canvas.drawRightString(45, high, str(number))
            canvas.setFont("Times-Roman", 10.5)
            canvas.drawString(60, high, row)
        canvas.showPage()
    canvas.save()
