"""A report of `sources` printed by LibreOffice, Chromium, WeasyPrint or reportlab, and text as it is taken out of a print."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from benchmarks.reading.truth import load
from tests.reading.reports.printing.web import Page
from tests.reading.reports.printing.writer import Document, Look

HERE = Path(__file__).parents[1]
FILES = HERE / "files"
FONTS = Path("/usr/share/fonts/truetype")
SERIF, SANS = '"EB Garamond"', '"Open Sans"'


def office(source: str, look: Look, form: str = "pdf") -> bytes:
    """Printed by LibreOffice, or stored by it as .docx or .odt."""
    with tempfile.TemporaryDirectory() as folder:
        flat = Path(folder) / "report.fodt"
        flat.write_text(Document(load(HERE / "sources" / f"{source}.md"), look).xml(), encoding="utf-8")
        profile = f"-env:UserInstallation=file://{tempfile.gettempdir()}/reports-office"
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", form, "--outdir", folder, str(flat)],
            check=True,
            capture_output=True,
        )
        return (Path(folder) / f"report.{form}").read_bytes()


def weasy(source: str, css: str, *, caps: bool = False) -> bytes:
    """Printed by WeasyPrint, with notes at the foot of the page."""
    from weasyprint import HTML

    page = Page(load(HERE / "sources" / f"{source}.md"), foot=True, caps=caps).whole(css)
    return bytes(HTML(string=page).write_pdf())


def chrome(
    source: str, css: str, head: str = "", foot: str = "", *, size: str = "A4", web: str = ""
) -> bytes:
    """Printed by Chromium; `web` is the address of a page that was printed as it stood, with the usual head and foot."""
    from playwright.sync_api import sync_playwright

    report = load(HERE / "sources" / f"{source}.md")
    small = '<div style="font-size:8px;width:100%;margin:0 15mm;display:flex;justify-content:space-between">'
    number = '<span class="pageNumber"></span>'
    if web:
        top = f"{small}<span>27-11-2026, 10:14</span><span>{report.head['title']}</span></div>"
        below = f'{small}<span>{web}</span><span>{number}/<span class="totalPages"></span></span></div>'
    else:
        top = f"{small}<span>{head}</span></div>"
        below = f"{small}<span>{foot}</span><span>{number}</span></div>"
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        sheet = browser.new_page()
        sheet.set_content(Page(report, shy=True).whole(css))
        data = sheet.pdf(
            format=size,
            display_header_footer=True,
            header_template=top,
            footer_template=below,
            margin={"top": "20mm", "bottom": "20mm", "left": "18mm", "right": "18mm"},
        )
        browser.close()
    return data


def set_by_code(source: str, font: str, **look: float) -> bytes:
    """Printed by reportlab."""
    from tests.reading.reports.printing import platypus

    return platypus.printed(load(HERE / "sources" / f"{source}.md"), str(FONTS / font), **look)  # type: ignore[arg-type]


def text_of(name: str, *options: str) -> bytes:
    """What ``pdftotext`` takes out of a file of the set."""
    return subprocess.run(
        ["pdftotext", "-enc", "UTF-8", *options, str(FILES / name), "-"], check=True, capture_output=True
    ).stdout


def copied(name: str) -> bytes:
    """All text of a file of the set, as it comes out of a viewer's copy of everything."""
    import pypdfium2

    document = pypdfium2.PdfDocument(FILES / name)
    return "\n".join(page.get_textpage().get_text_range() for page in document).replace("\r\n", "\n").encode()
