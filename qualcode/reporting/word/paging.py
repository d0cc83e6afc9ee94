"""On which page each chapter begins: the document is laid out by LibreOffice, where that is installed."""

from __future__ import annotations

import json
import subprocess
import sys

from qualcode import libreoffice, processes

SECONDS = 300


def chapter_pages(document: bytes) -> list[tuple[str, int]]:
    """Each heading of the first level and its page, from 1, in order; nothing where that cannot be found."""
    laid_out = libreoffice.converted(document, "rapport.docx", "pdf", seconds=SECONDS)
    if laid_out is None:
        return []
    try:
        return _outline(laid_out)
    except (OSError, ValueError, subprocess.SubprocessError):
        return []


def _outline(laid_out: bytes) -> list[tuple[str, int]]:
    """The chapters of a PDF; read by a process of its own, for pdfium bears no two threads at once."""
    read = subprocess.run(  # noqa: S603 (our own module)
        processes.command(__name__),
        input=laid_out,
        capture_output=True,
        env=processes.surroundings(),
        timeout=SECONDS,
        check=True,
    )
    return [(str(title), int(page)) for title, page in json.loads(read.stdout)]


def _read_outline(laid_out: bytes) -> list[tuple[str, int]]:
    import pypdfium2

    found = []
    with pypdfium2.PdfDocument(laid_out) as pdf:
        for mark in pdf.get_toc(max_depth=9):
            target = mark.get_dest()
            if mark.level == 0 and target is not None and target.get_index() is not None:
                found.append((" ".join(mark.get_title().split()), int(target.get_index()) + 1))
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_read_outline(sys.stdin.buffer.read())))
