"""Text taken out of a PDF: by pdftotext, or selected and copied in a viewer; and what happens to such text on its way."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path


def extracted(source: Path, how: str) -> str:
    """The text of a PDF by ``pdftotext`` with its options, or by ``viewer``, page after page."""
    if how != "viewer":
        command = [*how.split(), "-enc", "UTF-8", str(source), "-"]
        return subprocess.run(command, check=True, capture_output=True).stdout.decode()
    import pypdfium2

    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(source)]
    return "\n".join(pages).replace("\r\n", "\n").replace("\x02", "\ufffe")


def damaged(text: str, kinds: str) -> str:
    """`text` after what a mail, an editor or a database did to it, one kind after another."""
    for kind in kinds.split():
        text = DAMAGE[kind](text)
    return text


def _zero_width(text: str) -> str:
    return re.sub(r"\b(\w{5})(\w{6,})", "\\1\u200b\\2", text)


def _ligatures(text: str) -> str:
    return text.replace("fi", "\ufb01").replace("fl", "\ufb02")


def _lost_ligatures(text: str) -> str:
    return re.sub(r"(?<=\w)(f[fil])(?=\w)", r" \1 ", text)


DAMAGE = {
    "mojibake": lambda text: text.encode("utf-8").decode("cp1252", "ignore"),
    "no-feeds": lambda text: text.replace("\f", ""),
    "feed-as-space": lambda text: text.replace("\f", " "),
    "ruits": lambda text: re.sub("[•▪–]", "\ufffd", text),
    "no-hyphens": lambda text: re.sub(r"(?<=[a-zë])-\n", "\n", text),
    "soft-hyphens": lambda text: re.sub(r"(?<=[a-zë])-\n", "\u00ad\n", text),
    "double": lambda text: text.replace("\n", "\n\n"),
    "tight": lambda text: re.sub("\n{2,}", "\n", text),
    "zero-width": _zero_width,
    "ligatures": _ligatures,
    "lost-ligatures": _lost_ligatures,
    "nbsp": lambda text: re.sub(r"(?<=\d) (?=[a-z])", "\u00a0", text),
}
