"""Small pieces of WordprocessingML that python-docx has no verb for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from qualcode.reporting.words import clean

SVG_NAMESPACE = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


def node(name: str, /, *children: Any, **attributes: str | int) -> Any:
    """An element such as ``w:tr``; attributes are of the same namespace."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    prefix = name.partition(":")[0]
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"{prefix}:{key.rstrip('_')}"), str(value))
    for child in children:
        element.append(child)
    return element


def text_run(text: str, *, bold: bool = False, italic: bool = False) -> Any:
    """A run; line breaks in `text` become breaks."""
    run = node("w:r")
    if bold or italic:
        run.append(node("w:rPr", *[node(name) for name, on in (("w:b", bold), ("w:i", italic)) if on]))
    for place, line in enumerate(clean(text).split("\n")):
        if place:
            run.append(node("w:br"))
        run.append(written(line))
    return run


def written(text: str) -> Any:
    """The words in a run, white space kept."""
    element = node("w:t")
    element.text = text
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element


def field(instruction: str, result: str = "") -> list[Any]:
    """The runs of a field with the result that shows until Word works it out anew."""
    code = node("w:instrText")
    code.text = f" {instruction} "
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [
        node("w:r", node("w:fldChar", fldCharType="begin")),
        node("w:r", code),
        node("w:r", node("w:fldChar", fldCharType="separate")),
        node("w:r", written(result)),
        node("w:r", node("w:fldChar", fldCharType="end")),
    ]


def bookmarked(paragraph: Any, name: str, number: int) -> None:
    """Put a bookmark around what is in `paragraph` (a ``w:p``)."""
    runs = [child for child in paragraph if not child.tag.endswith("}pPr")]
    start = node("w:bookmarkStart", id=number, name=name)
    runs[0].addprevious(start)
    runs[-1].addnext(node("w:bookmarkEnd", id=number))


def paragraph(style_id: str, children: Iterable[Any], *, align: str = "", after: int = 0) -> Any:
    """A ``w:p`` of that style, with `after` twips of white below it where given."""
    properties = node("w:pPr", node("w:pStyle", val=style_id))
    if after:
        properties.append(node("w:spacing", after=after))
    if align:
        properties.append(node("w:jc", val=align))
    return node("w:p", properties, *children)


def keep_with_next(block: Any) -> None:
    """Keep a ``w:p`` on the page of what comes after it."""
    block.pPr.insert(1, node("w:keepNext"))


def indent(block: Any, twips: int) -> None:
    """Let every line of a ``w:p`` without an alignment of its own begin so far in."""
    if twips:
        block.pPr.append(node("w:ind", left=twips))


def svg_blip(relation: str) -> Any:
    """The extension by which a picture also holds SVG ([MS-ODRAWXML] 2.26.1.1)."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    return parse_xml(
        f"<a:extLst {nsdecls('a', 'r')}><a:ext uri='{SVG_EXTENSION}'>"
        f"<asvg:svgBlip xmlns:asvg='{SVG_NAMESPACE}' r:embed='{relation}'/></a:ext></a:extLst>"
    )
