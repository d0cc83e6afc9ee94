"""The topic report: one HTML file that needs nothing else, for screen and paper."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from qualcode.i18n import language, t
from qualcode.reporting import figures
from qualcode.reporting.account import account, method
from qualcode.reporting.content import Content, Mark, Passage, ThreadView, capital
from qualcode.reporting.pictures import breadth_pictures, heat_pictures, map_picture
from qualcode.reporting.study import Study
from qualcode.reporting.words import clean, day, kind_name, moment, number, of, one_line, percentage

SENTENCE_ENDS = (".", "!", "?", "…", ":", ";", "’", "”", '"', ")")


def report_html(study: Study) -> str:
    """The report on `study` as one HTML document.

    Everything is inside: style, pictures and words. No script, no request to anywhere. Words from
    transcripts, file names and codebooks are always text, never markup.
    """
    content = Content(study)
    page = _environment().get_template("report.html.j2")
    return str(page.render(**_page(content), **_helpers(content)))


@dataclass(frozen=True, slots=True)
class Frequency:
    """A code that was given: the label with those above it, and how often and over how much."""

    path: str
    codings: int
    words: int
    documents: int
    cases: int
    speakers: int


def _page(content: Content) -> dict[str, Any]:
    study = content.study
    return {
        "lang": language(),
        "content": content,
        "study": study,
        "title": capital(one_line(study.title)),
        "made": moment(study.made) if study.made else "",
        "counts": _counts(content),
        "threads": content.threads,
        "map": map_picture(content),
        "breadth": breadth_pictures(content),
        "heat": heat_pictures(content),
        "left_over": content.left_over,
        "fragments": content.left_over + sum(view.thread.size for view in content.threads),
        "frequencies": _frequencies(content),
        "account": _grouped(content),
        "method": method(),
    }


def _counts(content: Content) -> list[tuple[str, str]]:
    study = content.study
    counted = {
        "cases": len(study.cases),
        "documents": len(study.documents),
        "participants": content.participants,
        "words": sum(document.words for document in study.documents.values()),
        "segments_content": len(study.segments),
        "codings": len(study.codings),
    }
    return [(number(counted[key]), t(f"reporting.count.{key}")) for key in counted]


def _helpers(content: Content) -> dict[str, Any]:
    return {
        "t": t,
        "text": clean,
        "number": number,
        "of": of,
        "percentage": percentage,
        "day": day,
        "kind_name": kind_name,
        "rich": _rich,
        "figure_style": _safe(figures.STYLE),
        "quoted": _quoted,
        "marker": lambda view: _safe(figures.marker(view.rank - 1)),
        "dots": lambda view: _dots(content, view),
        "where": lambda view: _where(content, view),
        "mark_name": lambda mark: t(f"reporting.mark.{mark}"),
        "mark_why": lambda mark: t(f"reporting.mark.{mark}.why"),
        "under": _under,
        "Mark": Mark,
    }


@cache
def _environment() -> Any:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("qualcode.reporting"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _safe(markup: str) -> Any:
    from markupsafe import Markup

    return Markup(markup)  # noqa: S704 (made by us; every foreign word in it is escaped there)


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


def _where(content: Content, view: ThreadView) -> tuple[str, str]:
    """In which cases a thread occurs, and in which not, in words."""
    by_case = view.thread.breadth.by_case
    names = {True: [], False: []}  # type: dict[bool, list[str]]
    for case, name in content.names.items():
        count = by_case.get(case, 0)
        names[bool(count)].append(f"{name} ({number(count)})" if count else name)
    absent = t("reporting.html.absent", names="; ".join(names[False])) if names[False] else ""
    return "; ".join(names[True]), absent


def _quoted(quote: Passage) -> list[str]:
    """The paragraphs of a quote, between quotation marks; a line that ends no sentence runs on."""
    parts = [""]
    for line in clean(quote.segment.text).split("\n"):
        if parts[-1].endswith(SENTENCE_ENDS) and line.strip():
            parts.append(line.strip())
        else:
            parts[-1] = f"{parts[-1]} {line.strip()}".strip()
    parts[0] = "‘" + parts[0]
    parts[-1] += "’"
    return parts


def _under(quote: Passage) -> str:
    """What stands under a quote after who said it: kind of source, date and time."""
    parts = [kind_name(quote.document.kind), day(quote.document.date), quote.time]
    return ", ".join(part.replace(" ", "\u00a0") for part in parts if part)


def _frequencies(content: Content) -> list[Frequency]:
    from qualcode.analysis import code_frequencies

    study = content.study
    if study.codebook is None or not study.codings:
        return []
    table = code_frequencies(study.codebook, study.codings, study.documents, study.texts, study.speakers)
    given = table[table["codings"] > 0].sort_values(["codings", "code"], ascending=[False, True])
    columns = ["path", "codings", "words", "documents", "cases", "speakers"]
    return [Frequency(*row) for row in given[columns].itertuples(index=False, name=None)]


def _grouped(content: Content) -> list[tuple[str, list[tuple[str, str]]]]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for entry in account(content):
        value = entry.value if isinstance(entry.value, str) else _written(entry.value)
        groups.setdefault(entry.group, []).append((entry.item, value))
    return list(groups.items())


def _written(value: float) -> str:
    if isinstance(value, int):
        return number(value)
    return number(value, 2).rstrip("0").rstrip(",.")
