"""The report as one HTML file that needs nothing else, for screen and paper."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from typing import Any

from qualcode.i18n import language, t
from qualcode.model import slug
from qualcode.reporting import figures, memos
from qualcode.reporting.apart import page_apart
from qualcode.reporting.appendix import code_entries, counted, frequencies
from qualcode.reporting.attribution import Grain
from qualcode.reporting.chapters import Book, Chapter
from qualcode.reporting.content import Content, Mark, Passage, ThreadView, capital
from qualcode.reporting.logo import read_logo
from qualcode.reporting.methods import method_chapter
from qualcode.reporting.options import ReportOptions
from qualcode.reporting.own_page import ours
from qualcode.reporting.pictures import (
    breadth_pictures,
    course_picture,
    heat_pictures,
    map_picture,
    share_picture,
)
from qualcode.reporting.prose import Prose
from qualcode.reporting.study import Study
from qualcode.reporting.tables import NUMERIC, SHADES, for_paper
from qualcode.reporting.words import (
    as_lined,
    between_marks,
    clean,
    day,
    kind_name,
    moment,
    number,
    of,
    one_line,
    percentage,
    share,
    typed,
)

TEMPLATE = "report.html.j2"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the page, and the same as a file to save."""

    svg: Any
    name: str
    file: str
    uri: Any


def report_html(study: Study, options: ReportOptions | None = None) -> str:
    """The report on `study` as one HTML document.

    Everything is inside: style, pictures and words. No script, no request to anywhere. Words from
    transcripts, file names and codebooks are always text, never markup. ReportError when a template of
    one's own cannot be used.
    """
    return book_html(Book(study, options))


def book_html(book: Book) -> str:
    """The same of a report that was worked out before."""
    own = book.options.html_template
    if own is not None:
        return page_apart(book, own)
    return str(ours().get_template(TEMPLATE).render(page_values(book)))


def page_values(book: Book) -> dict[str, Any]:
    """All that a template of the report is given, by name."""
    return {**_page(book), **_helpers(book)}


def _page(book: Book) -> dict[str, Any]:
    content, study, views = book.content, book.study, book.views
    logo = book.options.logo
    name = t("report.map")
    drawn = map_picture(content, views)
    return {
        "lang": language(),
        "book": book,
        "content": content,
        "study": study,
        "accepted": book.accepted,
        "title": capital(one_line(study.title)),
        "made": moment(study.made) if study.made else "",
        "logo": _safe(read_logo(logo).uri) if logo else "",
        "counts": counts(content),
        "threads": views,
        "chapters": book.chapters,
        "others": book.others,
        "map": _picture(drawn, name) if drawn else "",
        "breadth": _pictures(breadth_pictures(content, views), t("reporting.html.per_case")),
        "heat": _pictures(heat_pictures(content, views), t("reporting.html.heat")),
        "left_over": content.left_over,
        "fragments": content.searched,
        "frequencies": frequencies(book),
        "tables": book.tables,
        "memos": book.memos,
        "method": method_chapter(book),
        "codes": code_entries(book),
    }


def counts(content: Content) -> list[tuple[str, str]]:
    """How much there is in the study: a number and what is counted."""
    study = content.study
    found = {
        "cases": len(study.cases),
        "documents": len(study.documents),
        "participants": content.participants,
        "words": sum(document.words for document in study.documents.values()),
        "segments_content": len(study.segments),
        "codings": study.table.totals["codings"],
    }
    return [(number(found[key]), t(f"reporting.count.{key}")) for key in found]


def _helpers(book: Book) -> dict[str, Any]:
    content = book.content
    return {
        "t": t,
        "text": clean,
        "as_lined": as_lined,
        "number": number,
        "of": of,
        "percentage": percentage,
        "share": share,
        "day": day,
        "moment": moment,
        "kind_name": kind_name,
        "rich": _rich,
        "prose": Prose(book),
        "figure_style": _safe(figures.STYLE + shade_style()),
        "quoted": quoted,
        "marker": lambda view: _safe(figures.marker(view.rank - 1)),
        "dots": lambda view: _dots(content, view),
        "mark_name": lambda mark: t(f"reporting.mark.{mark}"),
        "mark_why": lambda mark: t(f"reporting.mark.{mark}.why"),
        "under": lambda quote: under(quote, study_grain(book)),
        "share_figure": lambda chapter: _share_figure(book, chapter),
        "drawn": lambda found: _picture(found.svg, found.name),
        "course_figure": lambda chapter: _course_figure(book, chapter),
        "counted": lambda entry: counted(entry, book),
        "caption": Captions(),
        "for_paper": for_paper,
        "numeric": NUMERIC,
        "said_of": lambda one: between_marks(one.words),
        "under_memo": lambda one: memos.under(one, study_grain(book)),
        "signed": memos.signed,
        "typed": typed,
        "Mark": Mark,
    }


class Captions:
    """Numbers tables and figures in the order in which they are asked for."""

    def __init__(self) -> None:
        self._last = {"table": 0, "figure": 0}

    def __call__(self, kind: str, text: str) -> str:
        """``Tabel 3: text``."""
        self._last[kind] += 1
        return f"{t(f'report.caption.{kind}')} {self._last[kind]}: {clean(text)}"


def shade_style() -> str:
    """The colours behind figures; their type is dark on any screen."""
    return "".join(
        f".shade{step}{{background:#{colour};color:#1b2430}}" for step, colour in enumerate(SHADES, 1)
    )


def study_grain(book: Book) -> Grain:
    """How much attributions tell."""
    return book.study.grain


def _safe(markup: str) -> Any:
    from markupsafe import Markup

    return Markup(markup)  # noqa: S704 (made by us; every foreign word in it is escaped there)


def _picture(svg: str, name: str, suffix: str = "") -> Picture:
    """A picture whose style stands once in the page; the file to save carries its own."""
    packed = base64.b64encode(svg.encode("utf-8")).decode("ascii")
    return Picture(
        svg=_safe(svg.replace(f"<style>{figures.STYLE}</style>", "", 1)),
        name=name,
        file=f"{slug(name)[:60]}{suffix}.svg",
        uri=_safe(f"data:image/svg+xml;base64,{packed}"),
    )


def _pictures(drawn: list[str], name: str) -> list[Picture]:
    several = len(drawn) > 1
    return [_picture(svg, name, f"-{place}" if several else "") for place, svg in enumerate(drawn, 1)]


def _share_figure(book: Book, chapter: Chapter) -> Picture | None:
    drawn = share_picture(chapter, book.whole_share(chapter))
    name = t("report.figure.shares", name=chapter.view.name)
    return _picture(drawn, name) if drawn else None


def _course_figure(book: Book, chapter: Chapter) -> Picture | None:
    drawn = course_picture(chapter, book.whole_share(chapter))
    name = t("report.figure.course", name=chapter.view.name)
    return _picture(drawn, name) if drawn else None


def _rich(key: str) -> Any:
    """A text of the catalogue with ``**strong**`` and ``*emphasis*``."""
    from markupsafe import escape

    text = str(escape(t(key)))
    text = re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", text)
    return _safe(re.sub(r"\*(.+?)\*", r"<em>\1</em>", text))


def _dots(content: Content, view: ThreadView) -> Any:
    breadth = view.thread.breadth
    said = t("reporting.html.in_cases", n=breadth.cases, total=breadth.of_cases)
    cases = [case.id for case in content.study.cases]
    return _safe(figures.dots(cases, breadth.by_case, said))


def quoted(quote: Passage) -> list[str]:
    """The paragraphs of a quote, between quotation marks."""
    return between_marks(quote.segment.text)


def under(quote: Passage, grain: Grain) -> str:
    """What stands under a quote after who said it: the kind of source; for the team date and time too."""
    parts = [kind_name(quote.document.kind)]
    if grain is Grain.CASE:
        parts += [day(quote.document.date), quote.time]
    return ", ".join(part.replace(" ", "\u00a0") for part in parts if part)
