"""On which page each chapter begins: the document is laid out by LibreOffice, where that is installed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SECONDS = 300
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)


def office() -> str:
    """The program that can lay a document out; empty where there is none."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).is_file()), "")


def chapter_pages(document: bytes) -> list[tuple[str, int]]:
    """Each heading of the first level and its page, from 1, in order; nothing where that cannot be found.

    The document goes through a folder of its own that nobody else can read, and no network is used.
    """
    program = office()
    if not program:
        return []
    with tempfile.TemporaryDirectory(prefix="qualcode-") as folder:
        path = Path(folder) / "rapport.docx"
        path.write_bytes(document)
        profile = (Path(folder) / "profiel").as_uri()
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
        try:
            subprocess.run(  # noqa: S603 (our own arguments)
                [*command, "--outdir", folder, str(path)],
                capture_output=True,
                timeout=SECONDS,
                check=True,
            )
            return _outline(path.with_suffix(".pdf"))
        except (OSError, ValueError, subprocess.SubprocessError):
            return []


def _outline(path: Path) -> list[tuple[str, int]]:
    """The chapters of a PDF; read by a process of its own, for pdfium bears no two threads at once."""
    command = [sys.executable, "-m", __name__, str(path)]
    read = subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)  # noqa: S603 (ours)
    return [(str(title), int(page)) for title, page in json.loads(read.stdout)]


def _read_outline(path: str) -> list[tuple[str, int]]:
    import pypdfium2

    found = []
    with pypdfium2.PdfDocument(path) as pdf:
        for mark in pdf.get_toc(max_depth=9):
            target = mark.get_dest()
            if mark.level == 0 and target is not None and target.get_index() is not None:
                found.append((" ".join(mark.get_title().split()), int(target.get_index()) + 1))
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_read_outline(sys.argv[1])))
