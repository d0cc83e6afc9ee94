"""What returns on every page: the study's title above, the page's number below."""

from __future__ import annotations

from typing import Any

from qualcode.i18n import t
from qualcode.reporting.word.base import Base
from qualcode.reporting.word.xml import field, node, text_run

MARK = "\x01"


def running_heads(base: Base, title: str) -> None:
    """Fill head and foot of the last section, but where a template has its own."""
    section = base.document.sections[-1]
    if base.own and (_filled(section.header) or _filled(section.footer)):
        return
    if not base.own:
        section.different_first_page_header_footer = True
    _fill(section.header, [text_run(title)], "left")
    told = t("report.page.of", page=MARK, pages=MARK).split(MARK)
    numbers = [
        text_run(told[0]),
        *field("PAGE", "1"),
        text_run(told[1]),
        *field("NUMPAGES", "1"),
        text_run(told[2]),
    ]
    _fill(section.footer, numbers, "right")


def _filled(part: Any) -> bool:
    if part.is_linked_to_previous:
        return False
    has_words = any(paragraph.text.strip() for paragraph in part.paragraphs)
    return (
        has_words or bool(part.tables) or bool(part._element.xpath(".//w:drawing|.//w:pict|.//w:fldSimple"))
    )


def _fill(part: Any, runs: list[Any], align: str) -> None:
    part.is_linked_to_previous = False
    block = part.paragraphs[0]._p
    for child in list(block):
        if not child.tag.endswith("}pPr"):
            block.remove(child)
    for run in runs:
        block.append(run)
    block.get_or_add_pPr().append(node("w:jc", val=align))
