"""LibreOffice turns what we wrote into the formats that it writes itself."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

FILTERS = {".doc": "doc:MS Word 97"}


def need_office() -> None:
    """End with a word of explanation where there is no LibreOffice."""
    if not shutil.which("soffice"):
        sys.exit("soffice is needed for the odt, rtf, pdf, doc and html files")


def convert(sources: list[Path], suffix: str, folder: Path) -> None:
    """Write each source as ``folder/<its stem><suffix>``; a profile of its own lets several of these run at once."""
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless"]
        command += ["--convert-to", FILTERS.get(suffix, suffix[1:]), "--outdir", str(folder)]
        subprocess.run([*command, *map(str, sources)], check=True, capture_output=True)
