"""Word files and PDFs made sign by sign, and the check that a file is refused with one of our own errors."""

from __future__ import annotations

import io
import zipfile

import pytest

from qualcode.errors import ReadingError
from qualcode.reading import read_bytes

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def refused(data: bytes, name: str) -> str:
    with pytest.raises(ReadingError) as caught:
        read_bytes(data, name)
    assert str(caught.value).startswith(name)
    assert caught.value.cure
    return caught.value.key.removeprefix("reading.error.")


def docx(body: str, **parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            f"<w:body>{body}</w:body></w:document>",
        )
        for name, words in parts.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), words)
    return stream.getvalue()


def par(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


TALK = par("Interviewer: Hoe gaat het?") + par("Karin: Goed hoor.") + par("Interviewer: En thuis?")


def pdf(stream: str, pages: int = 1, extra: str = "") -> bytes:
    """A minimal PDF whose cross-reference table is absent, so that it also is broken."""
    kids = " ".join(f"{10 + n} 0 R" for n in range(pages))
    body = [
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
        f"2 0 obj<</Type/Pages/Count {pages}/Kids[{kids}]>>endobj",
        "3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>endobj",
        f"4 0 obj<</Length {len(stream)}>>stream\n{stream}\nendstream endobj",
    ]
    body += [
        f"{10 + n} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents 4 0 R>>endobj"
        for n in range(pages)
    ]
    return ("\n".join(body) + f"\ntrailer<</Root 1 0 R{extra}>>\n%%EOF").encode("latin-1")


SHOWN = "BT /F1 12 Tf 50 780 Td 14 TL (Interviewer: Hoe gaat het met je werk?) Tj T* (Karin: Heel goed, dank je wel hoor.) Tj T* (Interviewer: Fijn om te horen.) Tj ET"
