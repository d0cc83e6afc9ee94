"""How long the report takes in HTML and in Word, and how large it is.

    python benchmarks/export/report.py

Each case runs in a process of its own; seconds are of the processor, since the machine may be shared.
*Work* is what HTML and Word share (chapters, groups, counter-voices, method); *pictures* is the part of Word
that goes to drawing them as PNG; *plain* is python-docx as it comes writing the same paragraphs and tables,
without styles, captions or pictures; *ratio* leaves the pictures out.
"""

from __future__ import annotations

import argparse
import io
import json
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CASES = {
    "2.000 fragmenten, 22 draden": {"threads": 22, "cases": 6, "fragments": 2_000, "codings": 2_000},
    "20.000 fragmenten, 40 draden": {"threads": 40, "cases": 12, "fragments": 20_000, "codings": 20_000},
}


def measured(name: str) -> dict[str, float]:
    """Seconds and megabytes of one case."""
    sys.path.insert(0, str(ROOT / "tests" / "reporting"))
    import builders

    from qualcode.reporting.chapters import Book
    from qualcode.reporting.figures import flat
    from qualcode.reporting.html import book_html
    from qualcode.reporting.methods import method_chapter
    from qualcode.reporting.pictures import share_picture
    from qualcode.reporting.raster import drawn
    from qualcode.reporting.word import book_docx

    study = builders.study(**CASES[name])
    started = time.process_time()
    book = Book(study)
    assert book.chapters
    method_chapter(book)
    work = time.process_time() - started
    started = time.process_time()
    page = book_html(book)
    html = time.process_time() - started
    started = time.process_time()
    document = book_docx(book)
    word = time.process_time() - started
    started = time.process_time()
    for chapter in book.chapters:
        drawn(flat(share_picture(chapter, book.whole_share(chapter))))
    pictures = time.process_time() - started
    return {
        "work": work,
        "html": html,
        "page": len(page.encode()) / 1e6,
        "word": word,
        "docx": len(document) / 1e6,
        "pictures": pictures,
        "plain": _plain(document),
        "chapters": len(book.chapters),
    }


def _plain(data: bytes) -> float:
    """Seconds for the same paragraphs and cells with python-docx as it comes."""
    from docx import Document

    ours = Document(io.BytesIO(data))
    paragraphs = [paragraph.text for paragraph in ours.paragraphs]
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in ours.tables]
    started = time.process_time()
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    for rows in tables:
        table = document.add_table(len(rows), len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    document.save(io.BytesIO())
    return time.process_time() - started


def main() -> None:
    """Measure every case in its own process and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("case", nargs="?", choices=CASES, help="print this case alone, as JSON")
    case = parser.parse_args().case
    if case:
        print(json.dumps(measured(case)))
        return
    print("| | chapters | work s | HTML s | HTML MB | Word s | pictures s | Word MB | plain s | ratio |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for name in CASES:
        told = subprocess.run([sys.executable, __file__, name], capture_output=True, text=True, check=True)
        r = json.loads(told.stdout)
        ratio = (r["word"] - r["pictures"]) / r["plain"]
        print(
            f"| {name} | {r['chapters']} | {r['work']:.2f} | {r['html']:.2f} | {r['page']:.1f}"
            f" | {r['word']:.1f} | {r['pictures']:.1f} | {r['docx']:.1f} | {r['plain']:.1f} | {ratio:.2f} |"
        )


if __name__ == "__main__":
    main()
