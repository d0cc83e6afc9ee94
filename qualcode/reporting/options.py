"""What can be chosen for a report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from qualcode.errors import ReportError
from qualcode.model import StyleFile, StyleKind
from qualcode.reporting.own_file import Given
from qualcode.reporting.study import Study
from qualcode.reporting.words import one_line

PHASE = "fase"
"""Asks for the phase of the source as if it were an attribute of who speaks in it."""


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """Choices for a report; what is chosen for its words (attribution, pseudonyms) stands in the `Study`.

    Attributes
    ----------
    by : attributes of speakers by which groups are compared; empty: those with few values.
    coder : whose codings count; empty: everybody's.
    html_template : a Jinja2 template of one's own, which may extend ``report.html.j2``.
    word_template : a Word file whose styles, page and headers are used.
    logo : a picture (PNG, JPEG or SVG) for the first page.
    paged : have LibreOffice, where it is installed, find the pages for the contents of the Word document.
    """

    by: tuple[str, ...] = ()
    coder: str = ""
    html_template: Given | None = None
    word_template: Given | None = None
    logo: Given | None = None
    paged: bool = False

    def completed(self, kept: Mapping[StyleKind, StyleFile]) -> ReportOptions:
        """The same, with what is `kept` for what was not chosen."""
        return replace(
            self,
            html_template=self.html_template or kept.get(StyleKind.HTML),
            word_template=self.word_template or kept.get(StyleKind.WORD),
            logo=self.logo or kept.get(StyleKind.LOGO),
        )


def check(study: Study, options: ReportOptions) -> None:
    """ReportError when a coder or attribute that is asked for does not occur in the study."""
    coders = {coding.coder for coding in study.codings}
    if options.coder and options.coder not in coders:
        raise ReportError("report.error.coder", name=one_line(options.coder), known=_told(coders))
    known = {PHASE} | {
        key for document in study.documents.values() for s in document.speakers for key in s.attributes
    }
    for key in options.by:
        if key not in known:
            raise ReportError("report.error.attribute", name=one_line(key), known=_told(known))


def _told(names: Iterable[str]) -> str:
    return ", ".join(sorted(map(one_line, names))) or "–"
