"""What can be chosen for a report."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


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
    """

    by: tuple[str, ...] = ()
    coder: str = ""
    html_template: Path | None = None
    word_template: Path | None = None
    logo: Path | None = None
