"""The chapters on the rode draden, in Word."""

from __future__ import annotations

from qualcode.i18n import t
from qualcode.reporting.chapters import Book, Chapter
from qualcode.reporting.content import Passage
from qualcode.reporting.groups import GroupTable
from qualcode.reporting.html import quoted, under
from qualcode.reporting.pictures import course_picture, course_told, share_picture, shares_told
from qualcode.reporting.prose import Prose
from qualcode.reporting.word.writer import Writer
from qualcode.reporting.words import kind_name, number, of, one_line, share

BESIDE_ITS_TABLES = 0.31
"""Of a page's height: what the picture of the groups takes, so that their tables fit below it."""


def write_chapter(writer: Writer, book: Book, chapter: Chapter) -> None:
    """One rode draad: what it is, where it lives, what is said, who says otherwise, how groups differ."""
    prose, view = Prose(book), chapter.view
    title = t("report.word.chapter", n=number(chapter.number), name=view.name)
    if not book.accepted:
        title = t("report.word.candidate", title=title)
    writer.heading(title, 1)
    writer.text(prose.spread(chapter))
    writer.bullets(
        t("report.word.mark", name=t(f"reporting.mark.{mark}"), why=t(f"reporting.mark.{mark}.why"))
        for mark in view.marks
    )
    _what(writer, prose, chapter)
    _where(writer, book, prose, chapter)
    writer.heading(t("report.chapter.said"), 2)
    for quote in view.quotes:
        _quote(writer, book, quote)
    if not view.quotes:
        writer.text(t("report.chapter.no_quotes"))
    writer.heading(prose.counter_title(chapter), 2)
    writer.text(prose.counter(chapter))
    for voice in chapter.counter.voices:
        _quote(writer, book, voice.passage, voice.told)
    _differ(writer, book, prose, chapter)


def _what(writer: Writer, prose: Prose, chapter: Chapter) -> None:
    writer.heading(t("report.chapter.what"), 2)
    described = prose.description(chapter)
    for part in described:
        writer.text(part)
    for memo in chapter.memos:
        paragraphs, signed = prose.memo(memo)
        for part in paragraphs:
            writer.text(part)
        writer.note(signed)
    if not chapter.memos and not described:
        writer.note(t("report.chapter.no_memo"))
    for sentence in prose.what(chapter):
        writer.text(sentence)
    parts = prose.parts(chapter)
    if parts:
        writer.heading(t("report.parts"), 3)
        writer.bullets(parts)


def _where(writer: Writer, book: Book, prose: Prose, chapter: Chapter) -> None:
    writer.heading(t("report.chapter.where"), 2)
    for sentence in prose.where(chapter):
        writer.text(sentence)
    heads = (
        t("reporting.column.case"),
        *map(kind_name, book.kinds),
        t("report.column.all"),
        t("report.column.case_share"),
    )
    rows = [
        (
            row.name,
            *(_count(row.by_kind.get(kind, 0)) for kind in book.kinds),
            of(row.fragments, row.of_fragments),
            share(row.fragments, row.of_fragments),
        )
        for row in chapter.shown_cases
    ]
    caption = t("report.chapter.where_caption", name=chapter.view.name)
    writer.table(caption, heads, rows, range(1, len(heads)))
    drawn = course_picture(chapter, book.whole_share(chapter))
    if drawn:
        writer.text(prose.course(chapter), kept=True)
        writer.picture(drawn, t("report.figure.course", name=chapter.view.name), course_told(chapter))
    writer.note(prose.measures(chapter))


def _differ(writer: Writer, book: Book, prose: Prose, chapter: Chapter) -> None:
    writer.heading(t("report.chapter.differ"), 2)
    for sentence in prose.contrasts(chapter):
        writer.text(sentence)
    svg = share_picture(chapter, book.whole_share(chapter))
    if svg:
        name = t("report.figure.shares", name=chapter.view.name)
        writer.picture(svg, name, shares_told(chapter), most=BESIDE_ITS_TABLES)
    for table in chapter.groups:
        _groups(writer, chapter, table, prose.heard())
    if not chapter.groups:
        writer.text(t("report.chapter.no_groups", who=prose.heard()))
    note = prose.small(chapter.groups)
    if note:
        writer.note(note)


def _groups(writer: Writer, chapter: Chapter, table: GroupTable, who: str) -> None:
    caption = t("report.chapter.groups_caption", name=chapter.view.name, attribute=table.name, who=who)
    heads = (*(t(f"report.groups.{key}") for key in ("group", "share", "fragments")), who.capitalize())
    rows = [
        (
            row.name,
            share(row.fragments, row.of_fragments) + ("°" if row.small else ""),
            of(row.fragments, row.of_fragments),
            of(row.speakers, row.of_speakers),
        )
        for row in table.rows
    ]
    writer.table(caption, heads, rows, (1, 2, 3), (4, 2, 3, 3))


def _quote(writer: Writer, book: Book, quote: Passage, told: tuple[str, ...] = ()) -> None:
    parts = (one_line(quote.attribution), under(quote, book.study.grain), ", ".join(told))
    writer.quote(quoted(quote), " – ".join(part for part in parts if part))


def _count(count: int) -> str:
    return number(count) if count else t("report.column.nothing")
