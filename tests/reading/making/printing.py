"""PDF as browsers, copiers and scanners make it, of what making.py writes."""

from __future__ import annotations

import io
from pathlib import Path

CHROMIUM = "/usr/bin/chromium"


def printed(page: str, title: str, target: Path) -> None:
    """A web page printed to PDF by Chromium, with its usual heads (date and title) and feet (address and page)."""
    from playwright.sync_api import sync_playwright

    small = '<div style="font-size:8px;width:100%;margin:0 1cm;display:flex;justify-content:space-between">'
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        sheet = browser.new_page()
        sheet.set_content(f'<html lang="nl"><head><title>{title}</title></head><body>{page}</body></html>')
        sheet.pdf(
            path=str(target),
            format="A5",
            display_header_footer=True,
            header_template=f"{small}<span>14-06-2026, 11:52</span><span>{title}</span></div>",
            footer_template=f"{small}<span>https://example.nl/gesprek/31</span>"
            '<span><span class="pageNumber"></span>/<span class="totalPages"></span></span></div>',
            margin={"top": "1.6cm", "bottom": "1.6cm", "left": "1.2cm", "right": "1.2cm"},
        )
        browser.close()


def two_up(source: Path, target: Path) -> None:
    """Two pages of `source` beside each other on a sheet that lies on its side."""
    import pypdfium2

    document = pypdfium2.PdfDocument(source)
    pages = pypdfium2.raw.FPDF_ImportNPagesToOne(document.raw, 842, 595, 2, 1)
    pypdfium2.PdfDocument(pages).save(target)


def scanned(source: Path, target: Path) -> None:
    """`source` as a picture, with the words that were recognised set over it invisibly, each by itself."""
    import pypdfium2
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    document = pypdfium2.PdfDocument(source)
    canvas = Canvas(str(target))
    for page in document:
        width, height = page.get_size()
        canvas.setPageSize((width, height))
        picture = io.BytesIO()
        page.render(scale=0.8).to_pil().convert("L").save(picture, "jpeg", quality=30)
        canvas.drawImage(ImageReader(picture), 0, 0, width, height)
        words = page.get_textpage()
        for place in range(words.count_rects()):
            left, bottom, right, top = words.get_rect(place)
            line = words.get_text_bounded(left, bottom, right, top).strip()
            at = left
            for word in line.split():
                share = (right - left) * len(word) / max(len(line), 1)
                text = canvas.beginText(at, bottom + 1.5)
                text.setTextRenderMode(3)
                text.setFont("Helvetica", 10)
                text.textOut(word + " ")
                canvas.drawText(text)
                at += share + (right - left) / max(len(line), 1)
        canvas.showPage()
    canvas.save()
