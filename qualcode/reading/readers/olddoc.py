"""Old Word files (.doc), through LibreOffice where it is on the machine."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from qualcode.errors import ReadingError
from qualcode.reading.raw import Raw
from qualcode.reading.readers import word

_SECONDS = 120
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(data: bytes, name: str) -> Raw:
    """A .doc, converted to .docx in a folder of its own that is removed after.

    Raises
    ------
    ReadingError : LibreOffice is absent, or cannot open the file.
    """
    if not data.startswith(_OLE):
        raise ReadingError("reading.error.damaged", file=name)
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise ReadingError("reading.error.needs_libreoffice", file=name)
    with tempfile.TemporaryDirectory(prefix="qualcode-doc-") as folder:
        source = Path(folder) / "bron.doc"
        source.write_bytes(data)
        command = [
            office, f"-env:UserInstallation=file://{folder}/profiel", "--headless", "--norestore",
            "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder, str(source),
        ]  # fmt: skip
        try:
            subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603
        except (OSError, subprocess.TimeoutExpired) as problem:
            raise ReadingError("reading.error.damaged", file=name) from problem
        converted = Path(folder) / "bron.docx"
        if not converted.is_file():
            raise ReadingError("reading.error.damaged", file=name)
        return word.read(converted.read_bytes(), name)
