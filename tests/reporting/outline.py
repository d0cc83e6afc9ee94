"""The outline of a report, for comparing with the golden files: headings, captions, heads of tables."""

from __future__ import annotations

import io
from typing import Any

from lxml import html as lxml_html


def html_outline(page: str) -> list[str]:
    """What a reader of the page passes, a line each."""
    lines = []
    for node in lxml_html.fromstring(page).iter():
        if not isinstance(node.tag, str):
            continue
        if node.tag in ("h1", "h2", "h3", "h4"):
            lines.append(f"{node.tag} {_words(node)}")
        elif node.tag == "caption" or node.get("class") == "caption":
            lines.append(f"   {_words(node)}")
        elif node.tag == "thead":
            lines.append("   | " + " | ".join(_words(cell) for cell in node.iter("th")))
        elif node.tag == "blockquote":
            lines.append("   citaat")
        elif node.get("class") == "who":
            lines.append(f"   wie: {_words(node)}")
    return lines


def docx_outline(data: bytes) -> list[str]:
    """The same of a Word document."""
    from docx import Document

    document = Document(io.BytesIO(data))
    lines = []
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            lines.append("   | " + " | ".join(cell.text for cell in block.rows[0].cells))
        elif block.style.name.startswith(("Heading", "Title", "Caption", "Citaatbron")):
            lines.append(f"{block.style.name}: {block.text}")
        elif block.style.name == "Quote":
            lines.append("   citaat")
    return lines


def _words(node: Any) -> str:
    return " ".join(node.text_content().split())
