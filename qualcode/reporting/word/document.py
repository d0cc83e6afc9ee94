"""The whole report in Word, from cover to appendix."""

from __future__ import annotations

import struct
from datetime import datetime
from typing import Any

from qualcode import __version__
from qualcode.errors import ReportError
from qualcode.i18n import language, t
from qualcode.reporting.appendix import CodeEntry, code_entries, counted, frequencies
from qualcode.reporting.chapters import Book
from qualcode.reporting.content import capital
from qualcode.reporting.html import counts
from qualcode.reporting.logo import read_logo
from qualcode.reporting.methods import method_chapter
from qualcode.reporting.options import ReportOptions
from qualcode.reporting.own_file import Given
from qualcode.reporting.pictures import breadth_pictures, heat_pictures, map_picture
from qualcode.reporting.prose import Prose
from qualcode.reporting.sections import Section
from qualcode.reporting.study import Study
from qualcode.reporting.word.base import Base
from qualcode.reporting.word.chapters import write_chapter
from qualcode.reporting.word.memos import write_memos
from qualcode.reporting.word.paging import chapter_pages
from qualcode.reporting.word.running import running_heads
from qualcode.reporting.word.styles import LOCALE
from qualcode.reporting.word.tables import write_tables
from qualcode.reporting.word.writer import Writer
from qualcode.reporting.word.xml import node
from qualcode.reporting.words import as_lined, clean, moment, number, of, one_line, percentage, who


def report_docx(study: Study, options: ReportOptions | None = None) -> bytes:
    """The report on `study` as a Word document.

    The text is in Word's own styles, so that a template decides on its looks. ReportError when a template
    or logo cannot be used.
    """
    return book_docx(Book(study, options))


def book_docx(book: Book) -> bytes:
    """The same of a report that was worked out before."""
    base = Base(book.options.word_template)
    writer = Writer(base)
    title = capital(one_line(book.study.title))
    running_heads(base, title)
    _cover(writer, book)
    contents = writer.spot()
    _brief(writer, book)
    _overview(writer, book)
    for chapter in book.chapters:
        write_chapter(writer, book, chapter)
    _remains(writer, book)
    _codings(writer, book)
    write_tables(writer, book)
    write_memos(writer, book)
    _method(writer, book)
    _codebook(writer, book)
    blocks = writer.contents(t("report.toc"), contents)
    _properties(base.document, book, title)
    pages = _pages(base, writer) if book.options.paged else []
    if pages:
        for block in blocks:
            block.getparent().remove(block)
        writer.contents(t("report.toc"), contents, pages)
    contents.getparent().remove(contents)
    return base.saved()


def _pages(base: Base, writer: Writer) -> list[int | None]:
    """On which page each chapter begins; empty where that cannot be found out."""
    laid = iter(chapter_pages(base.saved()))
    found = [next((page for title, page in laid if title == text), None) for text, _ in writer.headings]
    return found if all(found) else []


def _cover(writer: Writer, book: Book) -> None:
    if writer.base.in_cover:
        return
    if book.options.logo:
        put_logo(writer, book.options.logo)
    writer.text(capital(one_line(book.study.title)), "Title")
    writer.text(book.subject, "Subtitle")
    if book.study.made:
        writer.text(t("reporting.html.made", moment=moment(book.study.made)), "Subtitle")


def put_logo(writer: Writer, given: Given) -> None:
    """An organisation's logo; ReportError when it is no picture."""
    from docx.image.exceptions import (
        InvalidImageStreamError,
        UnexpectedEndOfFileError,
        UnrecognizedImageError,
    )

    broken = (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError)
    try:
        writer.logo(read_logo(given).dots)
    except (ValueError, LookupError, ArithmeticError, struct.error, *broken) as error:
        raise ReportError("report.error.logo", file=given.name) from error


def _brief(writer: Writer, book: Book) -> None:
    prose = Prose(book)
    writer.heading(t("report.brief"), 1)
    if book.views:
        writer.text(prose.lead())
    else:
        writer.text(prose.without())
    rows = [(name, value) for value, name in counts(book.content)]
    heads = (t("reporting.column.what"), t("report.column.count"))
    writer.table(t("report.caption.counts"), heads, rows, (1,), (5, 2))
    writer.heading(t("report.read"), 2)
    for key in prose.guide():
        writer.rich(t(key))


def _overview(writer: Writer, book: Book) -> None:
    if not book.views:
        return
    writer.heading(t("reporting.html.threads_list"), 1)
    heads = (
        t("reporting.column.rank"),
        t("reporting.html.thread"),
        t("reporting.html.cases"),
        t("reporting.column.sources"),
        who(book.content.voices).capitalize(),
        t("reporting.column.fragments"),
        t("reporting.html.nearest"),
        t("reporting.html.marks"),
    )
    rows = [
        (
            number(view.rank),
            view.name,
            of(view.thread.breadth.cases, view.thread.breadth.of_cases),
            number(view.thread.breadth.documents),
            number(view.thread.breadth.speakers),
            number(view.thread.size),
            one_line(view.nearest) or (t("reporting.new") if view.nearness == "new" else ""),
            ", ".join(t(f"reporting.mark.{mark}") for mark in view.marks),
        )
        for view in book.views
    ]
    writer.table(t("report.caption.overview"), heads, rows, (0, 3, 4, 5), (1, 9, 2, 1.6, 1.8, 2, 6, 4))
    content = book.content
    _pictures(writer, t("report.map"), [map_picture(content, book.views)], t("reporting.html.map_intro"))
    breadth = breadth_pictures(content, book.views)
    _pictures(writer, t("reporting.html.per_case"), breadth, t("reporting.html.per_case_intro"))
    heat = heat_pictures(content, book.views)
    _pictures(writer, t("reporting.html.heat"), heat, t("reporting.html.heat_intro"))


def _pictures(writer: Writer, name: str, pictures: list[str], intro: str) -> None:
    drawn = [picture for picture in pictures if picture]
    if not drawn:
        return
    writer.heading(name, 2)
    writer.text(intro, kept=True)
    for picture in drawn:
        writer.picture(picture, name, f"{name}. {intro}")


def _remains(writer: Writer, book: Book) -> None:
    if not book.views:
        return
    content = book.content
    writer.heading(t("reporting.html.left"), 1)
    if content.left_over:
        total = content.searched
        share = percentage(content.left_over, total)
        left = number(content.left_over)
        writer.text(t("reporting.html.left_text", n=left, total=number(total), share=share))
    else:
        writer.text(t("reporting.html.left_none"))
    for key, lines in Prose(book).others():
        writer.heading(t("report.others"), 2)
        writer.text(t(f"report.others.{key}", n=number(len(lines))))
        writer.bullets(lines)


def _codings(writer: Writer, book: Book) -> None:
    writer.heading(t("report.codings"), 1)
    found = frequencies(book)
    if not found:
        writer.text(t("reporting.html.coded_none"))
        return
    writer.text(t("reporting.html.coded_text", n=number(book.study.table.totals["codings"])))
    writer.note(one_line(book.study.table.told))
    keys = ("code", "codings", "words", "sources", "cases", "speakers")
    heads = tuple(t(f"reporting.column.{key}") for key in keys)
    rows = [
        (row.path, *map(number, (row.codings, row.words, row.documents, row.cases, row.speakers)))
        for row in found
    ]
    writer.table(t("report.caption.codes"), heads, rows, range(1, 6), (8, 2.6, 2.3, 2.1, 2.3, 2.3))


def _method(writer: Writer, book: Book) -> None:
    writer.heading(t("report.method"), 1)
    writer.text(t("report.method.intro"))
    for section in method_chapter(book):
        _section(writer, section)


def _section(writer: Writer, section: Section) -> None:
    writer.heading(section.title, 2)
    for sentence in section.paragraphs:
        writer.text(sentence)
    for drawn in section.pictures:
        writer.picture(drawn.svg, drawn.name, drawn.described)
    for name, explanation in section.defined:
        writer.defined(name, explanation)
    for grid in section.grids:
        writer.table(grid.caption, grid.heads, grid.rows, grid.numeric, grid.weights)
    if section.lines:
        writer.heading(section.list_title, 3)
        writer.bullets(section.lines)


def _codebook(writer: Writer, book: Book) -> None:
    writer.heading(t("report.appendix"), 1)
    codebook, entries = book.study.codebook, code_entries(book)
    if codebook is None:
        writer.text(t("report.appendix.none"))
        return
    title, n = one_line(codebook.title), number(len(codebook.codes))
    writer.text(t("report.appendix.intro", title=title, version=codebook.version, n=n))
    if codebook.facets:
        writer.heading(t("report.appendix.facets"), 2)
        writer.bullets(
            t(
                "report.appendix.facet",
                label=one_line(facet.label),
                values=", ".join(one_line(value.label) for value in facet.values),
            )
            for facet in codebook.facets
        )
    for entry in entries:
        _code(writer, book, entry)


def _code(writer: Writer, book: Book, entry: CodeEntry) -> None:
    code = entry.code
    writer.heading(code.label, 2 if entry.level == 1 else 3)
    told = [t("report.appendix.under", path=entry.path) if entry.path else "", counted(entry, book)]
    if any(told):
        writer.note(" · ".join(part for part in told if part), kept=True)
    if code.definition:
        writer.text(as_lined(code.definition))
    for key, text in (("when", code.when_to_use), ("when_not", code.when_not_to_use)):
        if text:
            writer.defined(t(f"report.appendix.{key}"), as_lined(text))
    if code.examples:
        said = " ".join(f"‘{one_line(example)}’" for example in code.examples)
        writer.defined(t("report.appendix.examples"), said)
    if entry.facets:
        writer.defined(t("report.appendix.facets"), entry.facets)


_AFTER_UPDATE = (
    "w:hdrShapeDefaults",
    "w:footnotePr",
    "w:endnotePr",
    "w:compat",
    "w:docVars",
    "w:rsids",
    "m:mathPr",
    "w:themeFontLang",
    "w:clrSchemeMapping",
    "w:shapeDefaults",
    "w:decimalSymbol",
    "w:listSeparator",
)
"""What the schema wants after ``updateFields`` in the settings."""


def _properties(document: Any, book: Book, title: str) -> None:
    core = document.core_properties
    core.title, core.language = clean(title), LOCALE[language()]
    core.subject = book.subject
    core.author, core.last_modified_by, core.comments = "", "", f"qualcode {__version__}"
    core.keywords = ""
    if book.study.made:
        made = datetime.fromisoformat(book.study.made)
        core.created = core.modified = made
    settings = document.settings.element
    for found in settings.findall(node("w:updateFields").tag):
        settings.remove(found)
    settings.insert_element_before(node("w:updateFields", val="true"), *_AFTER_UPDATE)
