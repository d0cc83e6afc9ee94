"""Styles: Word's own by their own names, a few of ours beside them, and how they look without a template."""

from __future__ import annotations

from typing import Any

from qualcode.i18n import language
from qualcode.reporting.word.xml import node

SOURCE, CELL, HEAD_CELL, NOTE, TABLE = "Citaatbron", "Tabeltekst", "Tabelkop", "Opmerking", "Qualcode-tabel"
BUILT_IN = (
    "Title",
    "Subtitle",
    "Heading 1",
    "Heading 2",
    "Heading 3",
    "Caption",
    "Quote",
    "List Bullet",
    "TOC Heading",
    "toc 1",
    "Header",
    "Footer",
)
INK, SOFT, ACCENT = "1B2430", "565E6B", "00598C"
FONT = "Arial"
LOCALE = {"nl": "nl-NL", "en": "en-GB"}


def complete(document: Any, *, own: bool = False) -> None:
    """Add the styles that a document lacks, and say which language the text is in.

    In an organisation's `own` template they take letter and colour from its *Normal*, and the room beside a
    quote from its *Quote*.
    """
    from docx.enum.style import WD_STYLE_TYPE

    styles = document.styles
    have = {style.name for style in styles}
    for name in (*BUILT_IN, SOURCE, CELL, HEAD_CELL, NOTE):
        if name not in have:
            added = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name in BUILT_IN)
            added.base_style = styles["Normal"] if "Normal" in have else None
            _looks(added, name, own=own)
            if own and name == SOURCE:
                added.paragraph_format.left_indent = styles["Quote"].paragraph_format.left_indent
    if TABLE not in have:
        _add_table_style(styles.element)
    _speak(document)


def dress(document: Any) -> None:
    """Give Word's styles and page the looks of our own reports."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Cm

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(2.2)
    styles = document.styles
    normal = styles["Normal"]
    _font(normal, FONT, 10, INK)
    _space(normal, 0, 6, 1.12)
    for name in BUILT_IN:
        if name not in {style.name for style in styles}:
            styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=True).base_style = normal
        _looks(styles[name], name)


def hyphenate_tables(document: Any) -> None:
    """Have long words hyphenated in the narrow columns of tables, and nowhere else."""
    settings = document.settings.element
    tab = settings.find(node("w:defaultTabStop").tag)
    if tab is None:
        return
    tab.addnext(node("w:autoHyphenation", val="true"))
    for name, off in (("Normal", 1), (CELL, 0), (HEAD_CELL, 0)):
        properties = document.styles[name].element.get_or_add_pPr()
        after = ("w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl")
        properties.insert_element_before(node("w:suppressAutoHyphens", val=off), *after)


def _looks(style: Any, name: str, *, own: bool = False) -> None:
    """How a style looks where no template says so."""
    letter = "" if own else FONT
    if name in _HEADINGS:
        size, before, after = _HEADINGS[name]
        _font(style, letter, size, INK, bold=True)
        _space(style, before, after, 1.05)
        style.paragraph_format.keep_with_next = True
        if name.startswith("Heading"):
            _outline(style, int(name[-1]) - 1)
        style.paragraph_format.page_break_before = name == "Heading 1"
        _without_lines(style)
    elif name in _TEXTS:
        size, colour, before, after, italic = _TEXTS[name]
        _font(style, letter, size, colour, italic=italic)
        _space(style, before, after, 1.08)
    if name in ("Quote", SOURCE) and not own:
        _indent_with_line(style)
    if name == "toc 1":
        _leader(style)
    if name == HEAD_CELL:
        style.font.bold = True


_HEADINGS = {
    "Title": (28, 90, 8),
    "Heading 1": (18, 0, 10),
    "Heading 2": (13, 14, 4),
    "Heading 3": (10.5, 10, 2),
    "TOC Heading": (18, 30, 10),
}
_TEXTS = {
    "Subtitle": (13, SOFT, 0, 6, False),
    "Caption": (8.5, SOFT, 8, 4, False),
    "Quote": (10, INK, 4, 2, True),
    "List Bullet": (10, INK, 0, 3, False),
    "toc 1": (10, INK, 0, 4, False),
    "Header": (9, SOFT, 0, 0, False),
    "Footer": (9, SOFT, 0, 0, False),
    SOURCE: (9, SOFT, 0, 10, False),
    CELL: (8.5, INK, 1, 1, False),
    HEAD_CELL: (8.5, INK, 1, 1, False),
    NOTE: (8.5, SOFT, 2, 8, False),
}


def _font(
    style: Any, name: str, size: float, colour: str, *, bold: bool | None = None, italic: bool | None = None
) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    font = style.font
    font.size, font.bold, font.italic = Pt(size), bold, italic
    if not name:
        return
    font.name, font.color.rgb = name, RGBColor.from_string(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{key}"), None)
    fonts.set(qn("w:cs"), name)


def _space(style: Any, before: float, after: float, lines: float) -> None:
    from docx.shared import Pt

    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), lines


def _outline(style: Any, level: int) -> None:
    properties = style.element.get_or_add_pPr()
    for found in properties.findall(node("w:outlineLvl").tag):
        properties.remove(found)
    properties.append(node("w:outlineLvl", val=level))


def _without_lines(style: Any) -> None:
    properties = style.element.get_or_add_pPr()
    for found in properties.findall(node("w:pBdr").tag):
        properties.remove(found)


def _indent_with_line(style: Any) -> None:
    from docx.shared import Cm

    style.paragraph_format.left_indent = Cm(0.7)
    style.paragraph_format.right_indent = Cm(0.7)
    properties = style.element.get_or_add_pPr()
    line = node("w:pBdr", node("w:left", val="single", sz=12, space=10, color="C9C5BB"))
    after = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl")
    for found in properties.findall(line.tag):
        properties.remove(found)
    properties.insert_element_before(line, *after)


def _leader(style: Any) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.shared import Cm

    stops = style.paragraph_format.tab_stops
    stops.clear_all()
    stops.add_tab_stop(Cm(16.2), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _add_table_style(styles: Any) -> None:
    """A table with lines between the rows and a heavier one under its head."""
    borders = node(
        "w:tblBorders",
        node("w:top", val="single", sz=8, space=0, color=INK),
        node("w:bottom", val="single", sz=8, space=0, color=INK),
        node("w:insideH", val="single", sz=4, space=0, color="DAD6CC"),
    )
    margins = node(
        "w:tblCellMar",
        node("w:left", w=60, type="dxa"),
        node("w:right", w=60, type="dxa"),
    )
    under = node("w:tcBorders", node("w:bottom", val="single", sz=8, space=0, color=INK))
    first = node("w:tblStylePr", node("w:tcPr", under), type="firstRow")
    styles.append(
        node(
            "w:style",
            node("w:name", val=TABLE),
            node("w:basedOn", val="TableNormal"),
            node("w:uiPriority", val=99),
            node("w:tblPr", borders, margins),
            first,
            type="table",
            customStyle=1,
            styleId=TABLE,
        )
    )


def _speak(document: Any) -> None:
    """The language of the text, for spelling, hyphens and voices that read aloud."""
    from docx.oxml.ns import qn

    defaults = document.styles.element.find(qn("w:docDefaults"))
    if defaults is None:
        return
    for properties in defaults.iter(qn("w:rPr")):
        found = properties.find(qn("w:lang"))
        if found is None:
            found = node("w:lang")
            properties.append(found)
        found.set(qn("w:val"), LOCALE[language()])
